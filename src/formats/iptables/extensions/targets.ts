import { type Cursor, looksAt } from "../../../text/cursor.ts";
import type { TargetReader } from "../extension.ts";
import type { OptionTable } from "../option-table.ts";
import type { SaveOptions } from "../save-options.ts";
import { audit } from "./audit.ts";
import { checksum } from "./checksum.ts";
import { classify } from "./classify.ts";
import { clusterip } from "./clusterip.ts";
import { connmarkTarget } from "./connmark-target.ts";
import { connsecmark } from "./connsecmark.ts";
import { ct, notrack } from "./ct.ts";
import { dscpTarget } from "./dscp-target.ts";
import { ecnTarget } from "./ecn-target.ts";
import { hmark } from "./hmark.ts";
import { idletimer } from "./idletimer.ts";
import { led } from "./led.ts";
import { log } from "./log.ts";
import { markTarget } from "./mark-target.ts";
import { masquerade, redirect } from "./masquerade.ts";
import type { ReadPlace } from "./matches.ts";
import { dnat, snat } from "./nat.ts";
import { netmap } from "./netmap.ts";
import { nflog } from "./nflog.ts";
import { nfqueue } from "./nfqueue.ts";
import { dnpt, snpt } from "./npt.ts";
import { rateestTarget } from "./rateest-target.ts";
import { reject } from "./reject.ts";
import { secmark } from "./secmark.ts";
import { setTarget } from "./set-target.ts";
import { synproxy } from "./synproxy.ts";
import type { TargetByName } from "./target-by-name.ts";
import { tcpmssTarget } from "./tcpmss-target.ts";
import { tcpoptstrip } from "./tcpoptstrip.ts";
import { tee } from "./tee.ts";
import { tosTarget } from "./tos-target.ts";
import { tproxy } from "./tproxy.ts";
import { trace } from "./trace.ts";
import { hlTarget, ttlTarget } from "./ttl-target.ts";
import { ulog } from "./ulog.ts";

/** A target with a type. */
export type TargetName = keyof TargetByName;
type TypedTarget = TargetByName[TargetName];

/** All targets that have a type. A new one is a file here, a line in this table, in `target-by-name.ts` and `target-printers.ts`. */
const READERS: { readonly [Name in TargetName]: TargetReader<TargetByName[Name]> } = {
  AUDIT: audit,
  CHECKSUM: checksum,
  CLASSIFY: classify,
  CLUSTERIP: clusterip,
  CONNMARK: connmarkTarget,
  CONNSECMARK: connsecmark,
  CT: ct,
  DNAT: dnat,
  DNPT: dnpt,
  DSCP: dscpTarget,
  ECN: ecnTarget,
  HL: hlTarget,
  HMARK: hmark,
  IDLETIMER: idletimer,
  LED: led,
  LOG: log,
  MARK: markTarget,
  MASQUERADE: masquerade,
  NETMAP: netmap,
  NFLOG: nflog,
  NFQUEUE: nfqueue,
  NOTRACK: notrack,
  RATEEST: rateestTarget,
  REDIRECT: redirect,
  REJECT: reject,
  SECMARK: secmark,
  SET: setTarget,
  SNAT: snat,
  SNPT: snpt,
  SYNPROXY: synproxy,
  TCPMSS: tcpmssTarget,
  TCPOPTSTRIP: tcpoptstrip,
  TEE: tee,
  TOS: tosTarget,
  TPROXY: tproxy,
  TRACE: trace,
  TTL: ttlTarget,
  ULOG: ulog,
};

/** Targets of xtables-addons, whose options are not known here: none of them is a user chain. */
const UNTYPED: readonly string[] = ["DELUDE", "DHCPMAC", "DNETMAP", "IPMARK", "LOGMARK", "SYSRQ", "TARPIT"];

/** Names of user chains are mostly longer, and need no look-up. */
const LONGEST_NAME = 11;

/** Returns whether a target has a type. */
export const isTargetName = (name: string): name is TargetName =>
  name.length <= LONGEST_NAME && Object.hasOwn(READERS, name);

/** Returns whether a name is that of a target without a type. */
export const isUntypedTarget = (name: string): boolean => name.length <= LONGEST_NAME && UNTYPED.includes(name);

/** Returns the options of `-j NAME`, or null for a target without a type. */
export function targetOptions(name: string): OptionTable | null {
  return isTargetName(name) ? READERS[name].options : null;
}

/** Returns the node of `-j NAME` with these options, or null when they make no sense or the target has no type. */
export function readSaveTarget(name: string, options: SaveOptions, place: ReadPlace): TypedTarget | null {
  return isTargetName(name) ? READERS[name].readSave(options, place.span, place.wordings) : null;
}

/** Returns the target whose text begins at the cursor and steps over it, or null, the cursor where it was. */
export function readListTarget(name: TargetName, cursor: Cursor, column: ReadPlace): TypedTarget | null {
  const start = cursor.pos;
  const known = name === "CT" && looksAt(cursor, "NOTRACK") ? "NOTRACK" : name;
  const node = READERS[known].readList(cursor, column.span, column.wordings);
  if (node === null) cursor.pos = start;
  return node;
}
