import type { Span } from "../../../text/span.ts";
import type { MatchReader } from "../extension.ts";
import type { OptionTable } from "../option-table.ts";
import type { SaveOptions } from "../save-options.ts";
import type { WordingsDraft } from "../wordings.ts";
import { addrtype } from "./addrtype.ts";
import { ah } from "./ah.ts";
import { bpf } from "./bpf.ts";
import { cgroup } from "./cgroup.ts";
import { cluster } from "./cluster.ts";
import { comment } from "./comment.ts";
import { connbytes } from "./connbytes.ts";
import { connlabel } from "./connlabel.ts";
import { connlimit } from "./connlimit.ts";
import { conntrack, state } from "./conntrack.ts";
import { cpu } from "./cpu.ts";
import { dccp } from "./dccp.ts";
import { devgroup } from "./devgroup.ts";
import { dscp } from "./dscp.ts";
import { ecn } from "./ecn.ts";
import { esp } from "./esp.ts";
import { eui64 } from "./eui64.ts";
import { frag } from "./frag.ts";
import { hashlimit } from "./hashlimit.ts";
import { helper } from "./helper.ts";
import { icmp, icmp6 } from "./icmp.ts";
import { ipcomp } from "./ipcomp.ts";
import { iprange } from "./iprange.ts";
import { dst, hbh } from "./ipv6-options.ts";
import { ipv6header } from "./ipv6header.ts";
import { ipvs } from "./ipvs.ts";
import { length } from "./length.ts";
import { limit } from "./limit.ts";
import { mac } from "./mac.ts";
import { connmark, mark } from "./marks.ts";
import type { MatchByName } from "./match-by-name.ts";
import { mh } from "./mh.ts";
import { multiport } from "./multiport.ts";
import { nfacct } from "./nfacct.ts";
import { osf } from "./osf.ts";
import { owner } from "./owner.ts";
import { physdev } from "./physdev.ts";
import { pkttype } from "./pkttype.ts";
import { policy } from "./policy.ts";
import { gluedQuota, quota } from "./quota.ts";
import { rateest } from "./rateest.ts";
import { realm } from "./realm.ts";
import { recent } from "./recent.ts";
import { rpfilter } from "./rpfilter.ts";
import { rt } from "./rt.ts";
import { sctp } from "./sctp.ts";
import { set } from "./set.ts";
import { socket } from "./socket.ts";
import { srh } from "./srh.ts";
import { statistic } from "./statistic.ts";
import { stringMatch } from "./string.ts";
import { tcp } from "./tcp.ts";
import { tcpmss } from "./tcpmss.ts";
import { time } from "./time.ts";
import { tos } from "./tos.ts";
import { hl, ttl } from "./ttl.ts";
import { u32 } from "./u32.ts";
import { udp } from "./udp.ts";

/** A match with a type. */
export type MatchName = keyof MatchByName;
/** The node of a match with a type. */
export type TypedMatch = MatchByName[MatchName];

/** All matches that have a type. A new one is a file here, a line in this table, in `match-by-name.ts`, `list-readers.ts` and `match-printers.ts`. */
const READERS: { readonly [Name in MatchName]: MatchReader<MatchByName[Name]> } = {
  addrtype,
  ah,
  bpf,
  cgroup,
  cluster,
  comment,
  connbytes,
  connlabel,
  connlimit,
  connmark,
  conntrack,
  cpu,
  dccp,
  devgroup,
  dscp,
  dst,
  ecn,
  esp,
  eui64,
  frag,
  hashlimit,
  hbh,
  helper,
  hl,
  icmp,
  icmp6,
  ipcomp,
  iprange,
  ipv6header,
  ipvs,
  length,
  limit,
  mac,
  mark,
  mh,
  multiport,
  nfacct,
  osf,
  owner,
  physdev,
  pkttype,
  policy,
  quota,
  rateest,
  realm,
  recent,
  rpfilter,
  rt,
  sctp,
  set,
  socket,
  srh,
  state,
  statistic,
  string: stringMatch,
  tcp,
  tcpmss,
  time,
  tos,
  ttl,
  u32,
  udp,
};

const isMatchName = (name: string): name is MatchName => Object.hasOwn(READERS, name);

/** How the options of `-m NAME` are read, null for a match without a type. */
function saveReader(name: string): Pick<MatchReader<TypedMatch>, "options" | "readSave"> | null {
  if (name === "quota!") return gluedQuota;
  return isMatchName(name) ? READERS[name] : null;
}

/** Returns the options of `-m NAME`, or null for a match without a type. */
export function matchOptions(name: string): OptionTable | null {
  return saveReader(name)?.options ?? null;
}

/** Where options stand, and the spellings of their table. */
export interface ReadPlace {
  readonly span: Span;
  readonly wordings: WordingsDraft;
}

/** Returns the node of `-m NAME` with these options, or null when they make no sense or the match has no type. */
export function readSaveMatch(name: string, options: SaveOptions, place: ReadPlace): TypedMatch | null {
  return saveReader(name)?.readSave(options, place.span, place.wordings) ?? null;
}
