export type {
  NamedDestination,
  NamedGateway,
  Route,
  RouteFlagName,
  RouteFlags,
  RoutesAst,
  RouteTable,
  RouteTableForm,
  RouteTableTitle,
  WrittenWords,
} from "./ast.ts";
export type { NetstatCode } from "./diagnostics.ts";
export { parseRoutes } from "./parse.ts";
export { printRoutes } from "./print.ts";
export { recognizeNetstat } from "./recognize.ts";
