import type { IpKindParts, KindTable } from "./table.ts";

/** `netkit mode l3 type primary policy forward peer policy forward scrub default peer scrub default` */
export interface IpNetkitData extends IpKindParts {
  readonly mode?: string;
  readonly type?: string;
  readonly policy?: string;
  readonly peerPolicy?: string;
  readonly scrub?: string;
  readonly peerScrub?: string;
}

/** iplink_netkit.c. */
export const netkit: KindTable<IpNetkitData> = {
  fields: {
    mode: "text",
    type: "text",
    policy: "text",
    peerPolicy: "text",
    scrub: "text",
    peerScrub: "text",
  },
  words: {
    peer: { next: { policy: "peerPolicy", scrub: "peerScrub" } },
  },
};
