import type { IpKindParts, KindTable } from "./table.ts";

/** `macsec sci 0200000000010001 protect on cipher GCM-AES-128 icvlen 16 encodingsa 0 validate strict encrypt off send_sci on end_station off scb off replay off` */
export interface IpMacsecData extends IpKindParts {
  /** Sixteen hexadecimal digits. */
  readonly sci?: string;
  readonly protect?: boolean;
  readonly cipherSuite?: string;
  readonly icvLen?: number;
  readonly encodingSa?: number;
  readonly validation?: string;
  readonly offload?: string;
  readonly encrypt?: boolean;
  readonly incSci?: boolean;
  readonly es?: boolean;
  readonly scb?: boolean;
  readonly replayProtect?: boolean;
  readonly window?: number;
}

/** ipmacsec.c. */
export const macsec: KindTable<IpMacsecData> = {
  fields: {
    sci: "text",
    protect: "switch",
    cipherSuite: "text",
    icvLen: "number",
    encodingSa: "number",
    validation: "text",
    offload: "text",
    encrypt: "switch",
    incSci: "switch",
    es: "switch",
    scb: "switch",
    replayProtect: "switch",
    window: "number",
  },
  words: {
    cipher: "cipherSuite",
    icvlen: "icvLen",
    encodingsa: "encodingSa",
    validate: "validation",
    send_sci: "incSci",
    end_station: "es",
    replay: "replayProtect",
  },
};
