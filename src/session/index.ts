export type { IptablesContext } from "../command/index.ts";
export type { AddressesAst, ListedAddress, SessionAst, SessionEntry, SessionOutput } from "./ast.ts";
export { parseSession } from "./parse.ts";
