export type { Json, JsonArray, JsonFault, JsonFaultKind, JsonField, JsonObject, JsonScalar } from "./ast.ts";
export type { Bracket, JsonSink } from "./frames.ts";
export { type JsonOutput, type JsonSource, readJson } from "./read-json.ts";
