import type { Cidr, IpAddress } from "../../net/index.ts";
import type { Wordings } from "./wordings.ts";

/** A port: its number, or the service name that a listing without `-n` shows. Names are never looked up. */
export type Port = number | string;

/** Ports `from` to `to`, both included; the same number twice for a single port. `negated` for a `!` before it. */
export interface PortMatch {
  readonly from: Port;
  readonly to: Port;
  readonly negated: boolean;
}

/** A list of words with or without a `!` before it. */
export interface WordsMatch {
  readonly negated: boolean;
  readonly values: readonly string[];
}

/** One word with or without a `!` before it: an interface, a user, a type. */
export interface WordMatch {
  readonly negated: boolean;
  readonly value: string;
}

/** A number with or without a `!` before it. */
export interface NumberMatch {
  readonly negated: boolean;
  readonly value: number;
}

/** Numbers `from` to `to`, both included; the same twice for a single one. An end that a rule leaves open is the lowest or highest there is. */
export interface RangeMatch {
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
}

/** `-p`: the tool's name where the number is in its built-in list (`6` is `tcp`), else the name or number as shown. */
export interface ProtocolMatch {
  readonly negated: boolean;
  readonly name: string;
}

/** `-i`, `-o`: an interface, or all that begin so when the name ends in `+`. */
export interface InterfaceMatch {
  readonly negated: boolean;
  readonly name: string;
}

/** `-s`, `-d` with a network: `10.128.0.0/14`; a single address is a `/32` or `/128`. */
export interface CidrMatch {
  readonly negated: boolean;
  readonly cidr: Cidr;
}

/** `-s`, `-d` with a mask that is no prefix: `1.0.3.0/255.0.255.0`. */
export interface MaskedAddressMatch {
  readonly negated: boolean;
  readonly address: IpAddress;
  readonly mask: IpAddress;
}

/** `-s`, `-d` as a listing without `-n` shows it, mask and all: `localhost`, `loopback/8`. Names are never looked up. */
export interface HostMatch {
  readonly negated: boolean;
  readonly host: string;
}

/** What `-s` or `-d` compares with. */
export type AddressMatch = CidrMatch | MaskedAddressMatch | HostMatch;

/** How a listing is written: what decides between the two spellings that the tool has for many values. */
export interface ListStyle {
  /** `-n`: numbers for what else has a name. */
  readonly numeric: boolean;
  readonly family: "ipv4" | "ipv6";
  readonly wordings: Wordings;
}
