import type { Cursor } from "../../../text/cursor.ts";
import type { WordingsDraft } from "../wordings.ts";
import { addrtype } from "./addrtype.ts";
import { comment } from "./comment.ts";
import { conntrack, state } from "./conntrack.ts";
import { icmp, icmp6 } from "./icmp.ts";
import { iprange } from "./iprange.ts";
import { length } from "./length.ts";
import { limit } from "./limit.ts";
import { mac } from "./mac.ts";
import { connmark, mark } from "./marks.ts";
import type { TypedMatch } from "./matches.ts";
import { multiport } from "./multiport.ts";
import { owner } from "./owner.ts";
import { physdev } from "./physdev.ts";
import { pkttype } from "./pkttype.ts";
import { dccp, sctp, udp } from "./port-protocols.ts";
import { recent } from "./recent.ts";
import { rpfilter } from "./rpfilter.ts";
import { set } from "./set.ts";
import { socket } from "./socket.ts";
import { statistic } from "./statistic.ts";
import { tcp } from "./tcp.ts";

type Reader = (cursor: Cursor, wordings: WordingsDraft) => TypedMatch | null;

// The texts of a listing by the character they begin with, so that a row tries two or three readers and not forty.
const NONE: readonly Reader[] = [];
const AT_EXCLAMATION: readonly Reader[] = [
  conntrack.readList,
  set.readList,
  recent.readList,
  owner.readList,
  state.readList,
];
const AT_SLASH: readonly Reader[] = [comment.readList];
const AT_UPPER_A: readonly Reader[] = [addrtype.readList];
const AT_UPPER_M: readonly Reader[] = [mac.readList];
const AT_UPPER_P: readonly Reader[] = [physdev.readList, pkttype.readList];
const AT_C: readonly Reader[] = [conntrack.readList, connmark.readList];
const AT_D: readonly Reader[] = [dccp.readList, iprange.readList];
const AT_I: readonly Reader[] = [icmp.readList, icmp6.readList];
const AT_L: readonly Reader[] = [limit.readList, length.readList];
const AT_M: readonly Reader[] = [mark.readList, multiport.readList, set.readList];
const AT_O: readonly Reader[] = [owner.readList];
const AT_R: readonly Reader[] = [recent.readList, rpfilter.readList];
const AT_S: readonly Reader[] = [statistic.readList, sctp.readList, state.readList, socket.readList, iprange.readList];
const AT_T: readonly Reader[] = [tcp.readList];
const AT_U: readonly Reader[] = [udp.readList];

function readersAt(code: number): readonly Reader[] {
  switch (code) {
    case 0x21:
      return AT_EXCLAMATION;
    case 0x2f:
      return AT_SLASH;
    case 0x41:
      return AT_UPPER_A;
    case 0x4d:
      return AT_UPPER_M;
    case 0x50:
      return AT_UPPER_P;
    case 0x63:
      return AT_C;
    case 0x64:
      return AT_D;
    case 0x69:
      return AT_I;
    case 0x6c:
      return AT_L;
    case 0x6d:
      return AT_M;
    case 0x6f:
      return AT_O;
    case 0x72:
      return AT_R;
    case 0x73:
      return AT_S;
    case 0x74:
      return AT_T;
    case 0x75:
      return AT_U;
    default:
      return NONE;
  }
}

/** Returns the match whose text begins at the cursor and steps over it, or null, the cursor where it was. */
export function readListMatch(cursor: Cursor, wordings: WordingsDraft): TypedMatch | null {
  const start = cursor.pos;
  for (const read of readersAt(cursor.text.charCodeAt(start))) {
    const node = read(cursor, wordings);
    if (node !== null) return node;
    cursor.pos = start;
  }
  return null;
}
