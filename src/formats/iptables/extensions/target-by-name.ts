import type { ChecksumTarget } from "./checksum.ts";
import type { ConnmarkTarget } from "./connmark-target.ts";
import type { CtTarget, NotrackTarget } from "./ct.ts";
import type { LogTarget } from "./log.ts";
import type { MarkTarget } from "./mark-target.ts";
import type { MasqueradeTarget, RedirectTarget } from "./masquerade.ts";
import type { DnatTarget, SnatTarget } from "./nat.ts";
import type { NetmapTarget } from "./netmap.ts";
import type { NflogTarget } from "./nflog.ts";
import type { NfqueueTarget } from "./nfqueue.ts";
import type { RejectTarget } from "./reject.ts";
import type { TcpmssTarget } from "./tcpmss-target.ts";
import type { TproxyTarget } from "./tproxy.ts";

/** The targets that have a type, by the name behind `-j`. */
export interface TargetByName {
  readonly CHECKSUM: ChecksumTarget;
  readonly CONNMARK: ConnmarkTarget;
  readonly CT: CtTarget;
  readonly DNAT: DnatTarget;
  readonly LOG: LogTarget;
  readonly MARK: MarkTarget;
  readonly MASQUERADE: MasqueradeTarget;
  readonly NETMAP: NetmapTarget;
  readonly NFLOG: NflogTarget;
  readonly NFQUEUE: NfqueueTarget;
  readonly NOTRACK: NotrackTarget;
  readonly REDIRECT: RedirectTarget;
  readonly REJECT: RejectTarget;
  readonly SNAT: SnatTarget;
  readonly TCPMSS: TcpmssTarget;
  readonly TPROXY: TproxyTarget;
}
