export type {
  AddressesAst,
  IptablesContext,
  ListedAddress,
  SessionAst,
  SessionEntry,
  SessionOutput,
} from "./ast.ts";
export { parseSession } from "./parse.ts";
