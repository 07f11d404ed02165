import { listAddress, readAddress } from "../addresses.ts";
import { hex, readUint32 } from "../numbers.ts";
import { bareWord } from "../save-quoting.ts";
import type { AddressMatch, NumberMatch, WordMatch } from "../values.ts";
import type { Conditions } from "./conditions.ts";

/** What is asked of one transformation of IPsec; what is absent is not. */
export interface PolicyElement {
  readonly reqid?: NumberMatch;
  /** The security parameter index. */
  readonly spi?: NumberMatch;
  /** `ah`, `esp` or `ipcomp`. */
  readonly proto?: WordMatch;
  /** `transport` or `tunnel`. */
  readonly mode?: WordMatch;
  readonly tunnelDst?: AddressMatch;
  readonly tunnelSrc?: AddressMatch;
}

/** The conditions in the order in which both forms print them (libxt_policy.c: print_entry). */
export const ELEMENT_WORDS = ["reqid", "spi", "proto", "mode", "tunnel-dst", "tunnel-src"] as const;
const NUMBERS = ["reqid", "spi"] as const;
const ADDRESSES = [
  ["tunnelDst", "tunnel-dst"],
  ["tunnelSrc", "tunnel-src"],
] as const;
const MODES: readonly string[] = ["transport", "tunnel"];

/** The protocols by number. The save form has names, a listing with `-n` numbers. */
const PROTOCOLS = [
  ["esp", "50"],
  ["ah", "51"],
  ["ipcomp", "108"],
] as const;

/** Returns the element with these conditions; null when a value makes no sense. */
export function readElement(given: Conditions): PolicyElement | null {
  const found: { -readonly [Name in keyof PolicyElement]: PolicyElement[Name] } = {};
  for (const name of NUMBERS) {
    const match = given.get(name);
    const value = match === undefined ? null : readUint32(match.value);
    if (match !== undefined && value !== null) found[name] = { negated: match.negated, value };
  }
  const protocol = given.get("proto");
  const named = PROTOCOLS.find(([name, number]) => protocol?.value === name || protocol?.value === number);
  if (protocol !== undefined && named !== undefined) found.proto = { negated: protocol.negated, value: named[0] };
  const mode = given.get("mode");
  if (mode !== undefined && MODES.includes(mode.value)) found.mode = { negated: mode.negated, value: mode.value };
  for (const [field, word] of ADDRESSES) {
    const match = given.get(word);
    if (match !== undefined && match.value !== "") found[field] = readAddress(match.value, match.negated);
  }
  return Object.keys(found).length === given.size ? found : null;
}

/** Prints an element with its words behind `dashes`: `--` in the save form. */
export function printElement(element: PolicyElement, dashes: string, hasNumbers: boolean): string {
  const { reqid, spi, proto, mode, tunnelDst, tunnelSrc } = element;
  const parts: string[] = [];
  const add = (word: string, negated: boolean, value: string): void => {
    parts.push(`${negated ? "! " : ""}${dashes}${word} ${value}`);
  };
  if (reqid !== undefined) add("reqid", reqid.negated, String(reqid.value));
  if (spi !== undefined) add("spi", spi.negated, hex(spi.value));
  if (proto !== undefined) add("proto", proto.negated, hasNumbers ? protocolNumber(proto.value) : proto.value);
  if (mode !== undefined) add("mode", mode.negated, mode.value);
  if (tunnelDst !== undefined) add("tunnel-dst", tunnelDst.negated, bareWord(listAddress(tunnelDst)));
  if (tunnelSrc !== undefined) add("tunnel-src", tunnelSrc.negated, bareWord(listAddress(tunnelSrc)));
  return parts.join(" ");
}

const protocolNumber = (name: string): string => PROTOCOLS.find(([known]) => known === name)?.[1] ?? name;
