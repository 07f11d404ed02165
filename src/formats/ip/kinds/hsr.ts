import type { IpKindParts, KindTable } from "./table.ts";

/** `hsr slave1 eth1 slave2 eth2 sequence 65206 supervision 01:15:4e:00:01:2d proto 1` */
export interface IpHsrData extends IpKindParts {
  /** `null` for `<none>`. */
  readonly slave1?: string | null;
  readonly slave2?: string | null;
  readonly interlink?: string | null;
  readonly seqNr?: number;
  readonly supervisionAddr?: string;
  readonly proto?: number;
  readonly version?: number;
}

/** iplink_hsr.c. */
export const hsr: KindTable<IpHsrData> = {
  fields: {
    slave1: "noneOrText",
    slave2: "noneOrText",
    interlink: "noneOrText",
    seqNr: "number",
    supervisionAddr: "text",
    proto: "number",
    version: "number",
  },
  words: {
    sequence: "seqNr",
    supervision: "supervisionAddr",
  },
};
