import type { AddrtypeMatch } from "./addrtype.ts";
import type { CommentMatch } from "./comment.ts";
import type { ConntrackMatch, StateMatch } from "./conntrack.ts";
import type { Icmp6Match, IcmpMatch } from "./icmp.ts";
import type { IprangeMatch } from "./iprange.ts";
import type { LengthMatch } from "./length.ts";
import type { LimitMatch } from "./limit.ts";
import type { MacMatch } from "./mac.ts";
import type { ConnmarkMatch, MarkMatch } from "./marks.ts";
import type { MultiportMatch } from "./multiport.ts";
import type { OwnerMatch } from "./owner.ts";
import type { PhysdevMatch } from "./physdev.ts";
import type { PkttypeMatch } from "./pkttype.ts";
import type { DccpMatch, SctpMatch, UdpMatch } from "./port-protocols.ts";
import type { RecentMatch } from "./recent.ts";
import type { RpfilterMatch } from "./rpfilter.ts";
import type { SetMatch } from "./set.ts";
import type { SocketMatch } from "./socket.ts";
import type { StatisticMatch } from "./statistic.ts";
import type { TcpMatch } from "./tcp.ts";

/** The matches that have a type, by the name behind `-m`. */
export interface MatchByName {
  readonly addrtype: AddrtypeMatch;
  readonly comment: CommentMatch;
  readonly connmark: ConnmarkMatch;
  readonly conntrack: ConntrackMatch;
  readonly dccp: DccpMatch;
  readonly icmp6: Icmp6Match;
  readonly icmp: IcmpMatch;
  readonly iprange: IprangeMatch;
  readonly length: LengthMatch;
  readonly limit: LimitMatch;
  readonly mac: MacMatch;
  readonly mark: MarkMatch;
  readonly multiport: MultiportMatch;
  readonly owner: OwnerMatch;
  readonly physdev: PhysdevMatch;
  readonly pkttype: PkttypeMatch;
  readonly recent: RecentMatch;
  readonly rpfilter: RpfilterMatch;
  readonly sctp: SctpMatch;
  readonly set: SetMatch;
  readonly socket: SocketMatch;
  readonly state: StateMatch;
  readonly statistic: StatisticMatch;
  readonly tcp: TcpMatch;
  readonly udp: UdpMatch;
}
