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

// The texts of a listing by the code of the character they begin with, so that a row tries a few readers and not eighty. One line a character.
const READERS: Readonly<Record<number, readonly Reader[]>> = {
  // !
  33: [
    conntrack.readList,
    set.readList,
    recent.readList,
    owner.readList,
    state.readList,
    devgroup.readList,
    realm.readList,
    connbytes.readList,
    ipvs.readList,
  ],
  // #
  35: [connlimit.readList],
  // /
  47: [comment.readList],
  // A
  65: [addrtype.readList],
  // C
  67: [connmark.readList],
  // D
  68: [dscp.readList],
  // E
  69: [ecn.readList],
  // H
  72: [hl.readList],
  // M
  77: [mac.readList, mark.readList],
  // O
  79: [osf.readList],
  // P
  80: [physdev.readList, pkttype.readList],
  // S
  83: [stringMatch.readList],
  // T
  84: [ttl.readList, time.readList],
  // a
  97: [ah.readList],
  // c
  99: [
    conntrack.readList,
    connmark.readList,
    cluster.readList,
    connlabel.readList,
    cpu.readList,
    ipcomp.readList,
    connbytes.readList,
    cgroup.readList,
  ],
  // d
  100: [dccp.readList, iprange.readList, dst.readList, devgroup.readList],
  // e
  101: [esp.readList, eui64.readList],
  // f
  102: [frag.readList],
  // h
  104: [hbh.readList, helper.readList],
  // i
  105: [icmp.readList, icmp6.readList, ipv6header.readList, ipvs.readList],
  // l
  108: [limit.readList, length.readList, hashlimit.readList],
  // m
  109: [mark.readList, multiport.readList, set.readList, mh.readList, bpf.readList],
  // n
  110: [nfacct.readList],
  // o
  111: [owner.readList],
  // p
  112: [policy.readList, ipvs.readList],
  // q
  113: [quota.readList],
  // r
  114: [recent.readList, rpfilter.readList, rateest.readList, realm.readList, rt.readList],
  // s
  115: [
    statistic.readList,
    sctp.readList,
    state.readList,
    socket.readList,
    iprange.readList,
    srh.readList,
    devgroup.readList,
  ],
  // t
  116: [tcp.readList, tcpmss.readList, tos.readList],
  // u
  117: [udp.readList, u32.readList],
  // v
  118: [ipvs.readList],
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
