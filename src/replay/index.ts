export { type Replay, type ReplayOptions, replayNode } from "./replay.ts";
