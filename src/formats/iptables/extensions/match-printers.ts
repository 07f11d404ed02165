import type { ExtensionPrinter } from "../extension.ts";
import type { IptablesLoss } from "../loss-codes.ts";
import { joinWords } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings } from "../wordings.ts";
import { addrtypePrinter } from "./addrtype.ts";
import { ahPrinter } from "./ah.ts";
import { bpfPrinter } from "./bpf.ts";
import { cgroupPrinter } from "./cgroup.ts";
import { clusterPrinter } from "./cluster.ts";
import { commentPrinter } from "./comment.ts";
import { connbytesPrinter } from "./connbytes.ts";
import { connlabelPrinter } from "./connlabel.ts";
import { connlimitPrinter } from "./connlimit.ts";
import { conntrackPrinter, statePrinter } from "./conntrack.ts";
import { cpuPrinter } from "./cpu.ts";
import { dccpPrinter } from "./dccp.ts";
import { devgroupPrinter } from "./devgroup.ts";
import { dscpPrinter } from "./dscp.ts";
import { ecnPrinter } from "./ecn.ts";
import { espPrinter } from "./esp.ts";
import { eui64Printer } from "./eui64.ts";
import { fragPrinter } from "./frag.ts";
import { hashlimitPrinter } from "./hashlimit.ts";
import { helperPrinter } from "./helper.ts";
import { icmp6Printer, icmpPrinter } from "./icmp.ts";
import { ipcompPrinter } from "./ipcomp.ts";
import { iprangePrinter } from "./iprange.ts";
import { dstPrinter, hbhPrinter } from "./ipv6-options.ts";
import { ipv6headerPrinter } from "./ipv6header.ts";
import { ipvsPrinter } from "./ipvs.ts";
import { lengthPrinter } from "./length.ts";
import { limitPrinter } from "./limit.ts";
import { listText } from "./list-text.ts";
import { macPrinter } from "./mac.ts";
import { connmarkPrinter, markPrinter } from "./marks.ts";
import type { MatchByName } from "./match-by-name.ts";
import type { MatchName } from "./matches.ts";
import { mhPrinter } from "./mh.ts";
import { multiportPrinter } from "./multiport.ts";
import { nfacctPrinter } from "./nfacct.ts";
import { osfPrinter } from "./osf.ts";
import { ownerPrinter } from "./owner.ts";
import { physdevPrinter } from "./physdev.ts";
import { pkttypePrinter } from "./pkttype.ts";
import { policyPrinter } from "./policy.ts";
import { quotaName, quotaPrinter } from "./quota.ts";
import { rateestPrinter } from "./rateest.ts";
import { realmPrinter } from "./realm.ts";
import { recentPrinter } from "./recent.ts";
import { rpfilterPrinter } from "./rpfilter.ts";
import { rtPrinter } from "./rt.ts";
import { sctpPrinter } from "./sctp.ts";
import { setPrinter } from "./set.ts";
import { socketPrinter } from "./socket.ts";
import { srhPrinter } from "./srh.ts";
import { statisticPrinter } from "./statistic.ts";
import { stringMatchPrinter } from "./string.ts";
import { tcpPrinter } from "./tcp.ts";
import { tcpmssPrinter } from "./tcpmss.ts";
import { timePrinter } from "./time.ts";
import { tosPrinter } from "./tos.ts";
import { hlPrinter, ttlPrinter } from "./ttl.ts";
import { u32Printer } from "./u32.ts";
import { udpPrinter } from "./udp.ts";

/** The printers of all matches that have a type. */
const PRINTERS: { readonly [Name in MatchName]: ExtensionPrinter<MatchByName[Name]> } = {
  addrtype: addrtypePrinter,
  ah: ahPrinter,
  bpf: bpfPrinter,
  cgroup: cgroupPrinter,
  cluster: clusterPrinter,
  comment: commentPrinter,
  connbytes: connbytesPrinter,
  connlabel: connlabelPrinter,
  connlimit: connlimitPrinter,
  connmark: connmarkPrinter,
  conntrack: conntrackPrinter,
  cpu: cpuPrinter,
  dccp: dccpPrinter,
  devgroup: devgroupPrinter,
  dscp: dscpPrinter,
  dst: dstPrinter,
  ecn: ecnPrinter,
  esp: espPrinter,
  eui64: eui64Printer,
  frag: fragPrinter,
  hashlimit: hashlimitPrinter,
  hbh: hbhPrinter,
  helper: helperPrinter,
  hl: hlPrinter,
  icmp: icmpPrinter,
  icmp6: icmp6Printer,
  ipcomp: ipcompPrinter,
  iprange: iprangePrinter,
  ipv6header: ipv6headerPrinter,
  ipvs: ipvsPrinter,
  length: lengthPrinter,
  limit: limitPrinter,
  mac: macPrinter,
  mark: markPrinter,
  mh: mhPrinter,
  multiport: multiportPrinter,
  nfacct: nfacctPrinter,
  osf: osfPrinter,
  owner: ownerPrinter,
  physdev: physdevPrinter,
  pkttype: pkttypePrinter,
  policy: policyPrinter,
  quota: quotaPrinter,
  rateest: rateestPrinter,
  realm: realmPrinter,
  recent: recentPrinter,
  rpfilter: rpfilterPrinter,
  rt: rtPrinter,
  sctp: sctpPrinter,
  set: setPrinter,
  socket: socketPrinter,
  srh: srhPrinter,
  state: statePrinter,
  statistic: statisticPrinter,
  string: stringMatchPrinter,
  tcp: tcpPrinter,
  tcpmss: tcpmssPrinter,
  time: timePrinter,
  tos: tosPrinter,
  ttl: ttlPrinter,
  u32: u32Printer,
  udp: udpPrinter,
};

/** Prints `-m NAME` and its options. */
export function printSaveMatch<Name extends MatchName>(
  name: Name,
  node: MatchByName[Name],
  wordings: Wordings,
): string {
  const printer: ExtensionPrinter<MatchByName[Name]> = PRINTERS[name];
  const word = node.name === "quota" ? quotaName(node, wordings) : name;
  const tail = node.name === "dst" && wordings.has("dst-blank") ? " " : "";
  return `${joinWords("-m", word, printer.printSave(node, wordings))}${tail}`;
}

/** Prints the text of a match in a listing with the blank before it, empty for the few that have none. */
export function printListMatch<Name extends MatchName>(name: Name, node: MatchByName[Name], style: ListStyle): string {
  return listText<MatchByName[Name]>(PRINTERS[name], node, style);
}

/** Returns what a listing does not carry of a match. */
export function matchLosses<Name extends MatchName>(name: Name, node: MatchByName[Name]): readonly IptablesLoss[] {
  const printer: ExtensionPrinter<MatchByName[Name]> = PRINTERS[name];
  return printer.lost?.(node) ?? [];
}
