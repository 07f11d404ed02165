import type { FieldsOf, Word } from "./table.ts";

/** A tunnel in UDP around the tunnel: `encap gue encap-sport auto encap-dport 5555 encap-csum noencap-csum6 noencap-remcsum`. */
export interface IpTunnelEncap {
  /** `fou`, `gue`; `null` for another. */
  readonly type?: string | null;
  readonly sport?: number | "auto";
  readonly dport?: number;
  readonly csum?: boolean;
  readonly csum6?: boolean;
  readonly remcsum?: boolean;
}

/** tunnel.c, `tnl_print_encap`. */
export const encapFields: FieldsOf<IpTunnelEncap> = {
  type: "knownOrNull",
  sport: "autoOrNumber",
  dport: "number",
  csum: "flag",
  csum6: "flag",
  remcsum: "flag",
};

export const encapWords: Readonly<Record<string, Word>> = {
  encap: "encap.type",
  "encap-sport": "encap.sport",
  "encap-dport": "encap.dport",
  "encap-csum": "encap.csum",
  "encap-csum6": "encap.csum6",
  "encap-remcsum": "encap.remcsum",
};
