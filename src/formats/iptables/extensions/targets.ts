import { type Cursor, looksAt } from "../../../text/cursor.ts";
import type { TargetExtension } from "../extension.ts";
import type { OptionTable } from "../option-table.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings } from "../wordings.ts";
import { checksum } from "./checksum.ts";
import { connmarkTarget } from "./connmark-target.ts";
import { ct, notrack } from "./ct.ts";
import { log } from "./log.ts";
import { markTarget } from "./mark-target.ts";
import { masquerade, redirect } from "./masquerade.ts";
import type { ReadPlace } from "./matches.ts";
import { dnat, snat } from "./nat.ts";
import { netmap } from "./netmap.ts";
import { nflog } from "./nflog.ts";
import { nfqueue } from "./nfqueue.ts";
import { reject } from "./reject.ts";
import type { TargetByName } from "./target-by-name.ts";
import { tcpmssTarget } from "./tcpmss-target.ts";
import { tproxy } from "./tproxy.ts";

/** A target with a type. */
export type TargetName = keyof TargetByName;
type TypedTarget = TargetByName[TargetName];

/** All targets that have a type. A new one is a file here, a line in this table, and one in `target-by-name.ts`. */
const EXTENSIONS: { readonly [Name in TargetName]: TargetExtension<TargetByName[Name]> } = {
  CHECKSUM: checksum,
  CONNMARK: connmarkTarget,
  CT: ct,
  DNAT: dnat,
  LOG: log,
  MARK: markTarget,
  MASQUERADE: masquerade,
  NETMAP: netmap,
  NFLOG: nflog,
  NFQUEUE: nfqueue,
  NOTRACK: notrack,
  REDIRECT: redirect,
  REJECT: reject,
  SNAT: snat,
  TCPMSS: tcpmssTarget,
  TPROXY: tproxy,
};

/** Targets of the tool that have no type: none of them is a user chain. */
const UNTYPED: readonly string[] = [
  "AUDIT",
  "CLASSIFY",
  "CLUSTERIP",
  "CONNSECMARK",
  "DNPT",
  "DSCP",
  "ECN",
  "HL",
  "HMARK",
  "IDLETIMER",
  "LED",
  "RATEEST",
  "SECMARK",
  "SET",
  "SNPT",
  "SYNPROXY",
  "TCPOPTSTRIP",
  "TEE",
  "TOS",
  "TRACE",
  "TTL",
  "ULOG",
];

/** Names of user chains are mostly longer, and need no look-up. */
const LONGEST_NAME = 11;

/** Returns whether a target has a type. */
export const isTargetName = (name: string): name is TargetName =>
  name.length <= LONGEST_NAME && Object.hasOwn(EXTENSIONS, name);

/** Returns whether a name is that of a target without a type. */
export const isUntypedTarget = (name: string): boolean => UNTYPED.includes(name);

/** Returns the options of `-j NAME`, or null for a target without a type. */
export function targetOptions(name: string): OptionTable | null {
  return isTargetName(name) ? EXTENSIONS[name].options : null;
}

/** Returns the node of `-j NAME` with these options, or null when they make no sense or the target has no type. */
export function readSaveTarget(name: string, options: SaveOptions, place: ReadPlace): TypedTarget | null {
  return isTargetName(name) ? EXTENSIONS[name].readSave(options, place.span, place.wordings) : null;
}

/** Returns the name that the target column shows: the kernel knows NOTRACK as CT. */
export const columnName = (name: string): string => (name === "NOTRACK" ? "CT" : name);

/** Returns the target whose text begins at the cursor and steps over it, or null, the cursor where it was. */
export function readListTarget(name: TargetName, cursor: Cursor, column: ReadPlace): TypedTarget | null {
  const start = cursor.pos;
  const known = name === "CT" && looksAt(cursor, "NOTRACK") ? "NOTRACK" : name;
  const node = EXTENSIONS[known].readList(cursor, column.span, column.wordings);
  if (node === null) cursor.pos = start;
  return node;
}

/** Prints `-j NAME` and its options. */
export function printSaveTarget<Name extends TargetName>(
  name: Name,
  node: TargetByName[Name],
  wordings: Wordings,
): string {
  const extension: TargetExtension<TargetByName[Name]> = EXTENSIONS[name];
  return joinWords("-j", name, extension.printSave(node, wordings));
}

/** Prints the text of a target in a listing, empty for one that has none. */
export function printListTarget<Name extends TargetName>(
  name: Name,
  node: TargetByName[Name],
  style: ListStyle,
): string {
  const extension: TargetExtension<TargetByName[Name]> = EXTENSIONS[name];
  return extension.printList(node, style);
}
