export type { Json, JsonArray, JsonFault, JsonFaultKind, JsonField, JsonObject, JsonScalar } from "./ast.ts";
export type { Bracket } from "./frames.ts";
export { type JsonSource, readJson } from "./read-json.ts";
