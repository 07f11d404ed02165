import type { Cursor } from "../../../text/cursor.ts";
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
import type { TypedMatch } from "./matches.ts";
import { mh } from "./mh.ts";
import { multiport } from "./multiport.ts";
import { nfacct } from "./nfacct.ts";
import { osf } from "./osf.ts";
import { owner } from "./owner.ts";
import { physdev } from "./physdev.ts";
import { pkttype } from "./pkttype.ts";
import { policy } from "./policy.ts";
import { quota } from "./quota.ts";
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

type Reader = (cursor: Cursor, wordings: WordingsDraft) => TypedMatch | null;

// The texts of a listing by the character they begin with, so that a row tries a few readers and not eighty.
const READERS: Readonly<Record<number, readonly Reader[]>> = {
  // !
  0x21: [connbytes.readList, ipvs.readList],
  // #
  0x23: [connlimit.readList],
  // D
  0x44: [dscp.readList],
  // E
  0x45: [ecn.readList],
  // H
  0x48: [hl.readList],
  // S
  0x53: [stringMatch.readList],
  // T
  0x54: [ttl.readList, time.readList],
  // c
  0x63: [connbytes.readList, cgroup.readList],
  // h
  0x68: [helper.readList],
  // i
  0x69: [ipvs.readList],
  // l
  0x6c: [hashlimit.readList],
  // m
  0x6d: [bpf.readList],
  // n
  0x6e: [nfacct.readList],
  // p
  0x70: [policy.readList, ipvs.readList],
  // t
  0x74: [tcpmss.readList, tos.readList],
  // u
  0x75: [u32.readList],
  // v
  0x76: [ipvs.readList],
};
const NONE: readonly Reader[] = [];

/** Returns the match whose text begins at the cursor and steps over it, or null, the cursor where it was. */
export function readListMatch(cursor: Cursor, wordings: WordingsDraft): TypedMatch | null {
  const start = cursor.pos;
  for (const read of READERS[cursor.text.charCodeAt(start)] ?? NONE) {
    const node = read(cursor, wordings);
    if (node !== null) return node;
    cursor.pos = start;
  }
  return null;
}
