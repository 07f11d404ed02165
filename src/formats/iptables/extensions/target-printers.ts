import type { ExtensionPrinter } from "../extension.ts";
import type { IptablesLoss } from "../loss-codes.ts";
import { joinWords } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings } from "../wordings.ts";
import { auditPrinter } from "./audit.ts";
import { checksumPrinter } from "./checksum.ts";
import { classifyPrinter } from "./classify.ts";
import { clusteripPrinter } from "./clusterip.ts";
import { connmarkTargetPrinter } from "./connmark-target.ts";
import { connsecmarkPrinter } from "./connsecmark.ts";
import { ctPrinter, notrackPrinter } from "./ct.ts";
import { dscpTargetPrinter } from "./dscp-target.ts";
import { ecnTargetPrinter } from "./ecn-target.ts";
import { hmarkPrinter } from "./hmark.ts";
import { idletimerPrinter } from "./idletimer.ts";
import { ledPrinter } from "./led.ts";
import { listText } from "./list-text.ts";
import { logPrinter } from "./log.ts";
import { markTargetPrinter } from "./mark-target.ts";
import { masqueradePrinter, redirectPrinter } from "./masquerade.ts";
import { dnatPrinter, snatPrinter } from "./nat.ts";
import { netmapPrinter } from "./netmap.ts";
import { nflogPrinter } from "./nflog.ts";
import { nfqueuePrinter } from "./nfqueue.ts";
import { dnptPrinter, gluedNpt, snptPrinter } from "./npt.ts";
import { rateestTargetPrinter } from "./rateest-target.ts";
import { rejectPrinter } from "./reject.ts";
import { secmarkPrinter } from "./secmark.ts";
import { setTargetPrinter } from "./set-target.ts";
import { synproxyPrinter } from "./synproxy.ts";
import type { TargetByName } from "./target-by-name.ts";
import type { TargetName } from "./targets.ts";
import { tcpmssTargetPrinter } from "./tcpmss-target.ts";
import { tcpoptstripPrinter } from "./tcpoptstrip.ts";
import { teePrinter } from "./tee.ts";
import { tosTargetPrinter } from "./tos-target.ts";
import { tproxyPrinter } from "./tproxy.ts";
import { tracePrinter } from "./trace.ts";
import { hlTargetPrinter, ttlTargetPrinter } from "./ttl-target.ts";
import { ulogPrinter } from "./ulog.ts";

/** The printers of all targets that have a type. */
const PRINTERS: { readonly [Name in TargetName]: ExtensionPrinter<TargetByName[Name]> } = {
  AUDIT: auditPrinter,
  CHECKSUM: checksumPrinter,
  CLASSIFY: classifyPrinter,
  CLUSTERIP: clusteripPrinter,
  CONNMARK: connmarkTargetPrinter,
  CONNSECMARK: connsecmarkPrinter,
  CT: ctPrinter,
  DNAT: dnatPrinter,
  DNPT: dnptPrinter,
  DSCP: dscpTargetPrinter,
  ECN: ecnTargetPrinter,
  HL: hlTargetPrinter,
  HMARK: hmarkPrinter,
  IDLETIMER: idletimerPrinter,
  LED: ledPrinter,
  LOG: logPrinter,
  MARK: markTargetPrinter,
  MASQUERADE: masqueradePrinter,
  NETMAP: netmapPrinter,
  NFLOG: nflogPrinter,
  NFQUEUE: nfqueuePrinter,
  NOTRACK: notrackPrinter,
  RATEEST: rateestTargetPrinter,
  REDIRECT: redirectPrinter,
  REJECT: rejectPrinter,
  SECMARK: secmarkPrinter,
  SET: setTargetPrinter,
  SNAT: snatPrinter,
  SNPT: snptPrinter,
  SYNPROXY: synproxyPrinter,
  TCPMSS: tcpmssTargetPrinter,
  TCPOPTSTRIP: tcpoptstripPrinter,
  TEE: teePrinter,
  TOS: tosTargetPrinter,
  TPROXY: tproxyPrinter,
  TRACE: tracePrinter,
  TTL: ttlTargetPrinter,
  ULOG: ulogPrinter,
};

/** Returns the name that the target column shows: the kernel knows NOTRACK as CT. */
export const columnName = (name: string): string => (name === "NOTRACK" ? "CT" : name);

/** Prints `-j NAME` and its options. */
export function printSaveTarget<Name extends TargetName>(
  name: Name,
  node: TargetByName[Name],
  wordings: Wordings,
): string {
  const printer: ExtensionPrinter<TargetByName[Name]> = PRINTERS[name];
  const options = printer.printSave(node, wordings);
  const isGlued = wordings.has("npt-glued") && gluedNpt(`${name}${/^\S*/.exec(options)?.[0]}`) !== null;
  return isGlued ? `-j ${name}${options}` : joinWords("-j", name, options);
}

/** Prints the text of a target in a listing with the blank before it, empty for one that has none. */
export function printListTarget<Name extends TargetName>(
  name: Name,
  node: TargetByName[Name],
  style: ListStyle,
): string {
  return listText<TargetByName[Name]>(PRINTERS[name], node, style);
}

/** Returns what a listing does not carry of a target. */
export function targetLosses<Name extends TargetName>(name: Name, node: TargetByName[Name]): readonly IptablesLoss[] {
  const printer: ExtensionPrinter<TargetByName[Name]> = PRINTERS[name];
  return printer.lost?.(node) ?? [];
}
