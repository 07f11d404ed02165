import type { IptablesOptions } from "../formats/iptables/index.ts";
import type { CommandContext } from "./context.ts";

/** What a command line says of iptables' fragments: their table and family. */
export function iptablesOptions({ iptables }: CommandContext): IptablesOptions {
  const { table, family } = iptables ?? {};
  return { ...(table === undefined ? {} : { table }), ...(family === undefined ? {} : { family }) };
}
