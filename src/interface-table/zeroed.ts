import type { Counter } from "../net/index.ts";
import { byteLength } from "../text/byte-length.ts";
import type { InterfaceTable, InterfaceTableRow } from "./ast.ts";
import { WHOLE_NAME } from "./net-tools-row.ts";

const COUNTERS = ["packets", "bytes", "errors", "dropped", "overruns", "frame", "carrier", "collisions"] as const;
type Traffic = { readonly [Field in (typeof COUNTERS)[number]]?: Counter | null | undefined };

/** What is shown of an interface, in a row or a block. */
interface Statistics {
  readonly name: string;
  readonly receive?: Traffic | null;
  readonly transmit?: Traffic | null;
}

/**
 * Returns whether the statistics behind a name of 15 bytes are all zero; null for other names, and where none are shown. With the fix of CVE-2025-46836
 * (upstream since May 2025, Debian 2.10-0.1+deb12u2 to 2.10-2) net-tools takes the colon behind such a name for the first figure, and reads none
 * (`lib/interface.c`, `get_name`): zeros prove nothing unless the text has other figures behind such a name.
 */
export function longNameStatistics({ name, receive, transmit }: Statistics): "zero" | "counted" | null {
  if (name.length > WHOLE_NAME || receive?.packets === undefined || transmit?.packets === undefined) return null;
  if (byteLength(name) !== WHOLE_NAME) return null;
  return isZero(receive) && isZero(transmit) ? "zero" : "counted";
}

function isZero(traffic: Traffic): boolean {
  return COUNTERS.every((name) => (traffic[name] ?? 0) === 0);
}

/** Returns the rows of a table whose zeros prove nothing. */
export function zeroedRows({ form, rows }: Pick<InterfaceTable, "form" | "rows">): readonly InterfaceTableRow[] {
  if (form !== "net-tools") return [];
  const long = rows.filter((row) => row.label === undefined && longNameStatistics(row) !== null);
  return long.every((row) => longNameStatistics(row) === "zero") ? long : [];
}
