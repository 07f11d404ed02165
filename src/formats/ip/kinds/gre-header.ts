import type { FieldsOf } from "./table.ts";

/** What GRE and ERSPAN say of their own header, over IPv4 and IPv6 alike. */
export interface IpGreHeaderData {
  readonly ikey?: string;
  readonly okey?: string;
  readonly iseq?: boolean;
  readonly oseq?: boolean;
  readonly icsum?: boolean;
  readonly ocsum?: boolean;
  readonly erspanIndex?: number;
  readonly erspanVer?: number;
  readonly erspanDir?: string;
  readonly erspanHwid?: string;
}

export const greHeaderFields: FieldsOf<IpGreHeaderData> = {
  ikey: "text",
  okey: "text",
  iseq: "flag",
  oseq: "flag",
  icsum: "flag",
  ocsum: "flag",
  erspanIndex: "number",
  erspanVer: "number",
  erspanDir: "text",
  erspanHwid: "hex",
};
