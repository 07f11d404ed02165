export { drawSvg } from "./draw-svg.ts";
