import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { listAddress, readAddress } from "../addresses.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { readDecimal } from "../numbers.ts";
import { protocolNumber } from "../protocols.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { AddressMatch, NumberMatch, WordMatch } from "../values.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";
import { type Conditions, lostAddresses, takeCondition, takeConditions } from "./conditions.ts";

/** `-m ipvs`: the packet belongs to a connection of the IP virtual server. A condition that is absent is not asked. */
export interface IpvsMatch extends IpvsConditions {
  readonly kind: "match";
  readonly name: "ipvs";
  readonly span: Span;
}

interface IpvsConditions {
  /** Any connection; `false`: none. All other conditions imply it, so that it stands alone. */
  readonly ipvs?: boolean;
  /** The number of the protocol of the virtual address. */
  readonly vproto?: NumberMatch;
  readonly vaddr?: AddressMatch;
  readonly vport?: NumberMatch;
  readonly vdir?: "ORIGINAL" | "REPLY";
  /** How packets are forwarded: `GATE`, `IPIP` or `MASQ`. */
  readonly vmethod?: WordMatch;
  /** The port of the controlling connection. */
  readonly vportctl?: NumberMatch;
}

/** The conditions in the order in which both forms print them (libxt_ipvs.c: ipvs_mt_dump). */
const ORDER = ["vproto", "vaddr", "vport", "vdir", "vmethod", "vportctl"] as const;
const METHODS: readonly string[] = ["GATE", "IPIP", "MASQ"];
const HIGHEST_PROTOCOL = 255;
const HIGHEST_PORT = 65535;

/** libxt_ipvs.c. 1.4.21 says `proto` for `vproto`, in both forms. */
export const ipvs: MatchReader<IpvsMatch> = {
  options: {
    ipvs: "!0",
    vproto: "!1",
    proto: "!1",
    vaddr: "!1",
    vport: "!1",
    vdir: "1",
    vmethod: "!1",
    vportctl: "!1",
  },
  readSave,
  readList: readIpvs,
};

export const ipvsPrinter: ExtensionPrinter<IpvsMatch> = {
  printSave: (node, wordings) => printConditions(node, { printName: optionName, word: bareWord, wordings }),
  printList: (node, { wordings }) => printConditions(node, { printName: listName, word: String, wordings }),
  lost: (node) => [
    ...(ORDER.filter((name) => node[name] !== undefined).length > 1 ? (["iptables/lost-match-border"] as const) : []),
    ...lostAddresses(node.vaddr),
  ],
};

function readSave(options: SaveOptions, span: Span, wordings: WordingsDraft): IpvsMatch | null {
  const any = options.get("ipvs");
  const others = new Map([...options].filter(([name]) => name !== "ipvs"));
  if (others.size > 0 && any?.negated === true) return null;
  if (others.size > 0) return ipvsMatch(span, others, wordings);
  return any === undefined ? null : { kind: "match", name: "ipvs", span, ipvs: !any.negated };
}

/**
 *     ipvs    ! ipvs    vproto 6 ! vaddr 10.0.0.1 vport 80 vdir ORIGINAL vmethod MASQ
 */
function readIpvs(cursor: Cursor, wordings: WordingsDraft): IpvsMatch | null {
  const start = cursor.pos;
  const any = takeCondition(cursor, "ipvs", false);
  if (any !== null) return { kind: "match", name: "ipvs", span: spanOf(cursor, start, cursor.pos), ipvs: !any.negated };
  const found = takeConditions(cursor, ["proto", ...ORDER]);
  return found.size === 0 ? null : ipvsMatch(spanOf(cursor, start, cursor.pos), found, wordings);
}

function ipvsMatch(span: Span, given: Conditions, wordings: WordingsDraft): IpvsMatch | null {
  const conditions = readConditions(given);
  if (conditions === null) return null;
  if (given.has("proto")) wordings.add("ipvs-proto");
  return { kind: "match", name: "ipvs", span, ...conditions };
}

type Draft = { -readonly [Name in keyof IpvsConditions]: IpvsConditions[Name] };

/** Null when a value makes no sense. */
function readConditions(given: Conditions): IpvsConditions | null {
  const found: Draft = {};
  const protocol = given.get("vproto") ?? given.get("proto");
  const number = readDecimal(protocolNumber(protocol?.value.toLowerCase() ?? ""), HIGHEST_PROTOCOL);
  if (protocol !== undefined && number !== null) found.vproto = { negated: protocol.negated, value: number };
  const address = given.get("vaddr");
  if (address !== undefined && address.value !== "") found.vaddr = readAddress(address.value, address.negated);
  for (const name of ["vport", "vportctl"] as const) {
    const port = given.get(name);
    const value = readDecimal(port?.value ?? "", HIGHEST_PORT);
    if (port !== undefined && value !== null) found[name] = { negated: port.negated, value };
  }
  const direction = given.get("vdir")?.value.toUpperCase();
  if (direction === "ORIGINAL" || direction === "REPLY") found.vdir = direction;
  const method = given.get("vmethod");
  if (method !== undefined && METHODS.includes(method.value.toUpperCase()))
    found.vmethod = { negated: method.negated, value: method.value.toUpperCase() };
  return Object.keys(found).length === given.size ? found : null;
}

interface Printing {
  readonly printName: (name: string, negated: boolean) => string;
  readonly word: (text: string) => string;
  readonly wordings: Wordings;
}

const listName: Printing["printName"] = (name, negated) => (negated ? `! ${name}` : name);

function printConditions(node: IpvsMatch, { printName, word, wordings }: Printing): string {
  if (node.ipvs !== undefined) return printName("ipvs", !node.ipvs);
  const parts: string[] = [];
  for (const name of ORDER) {
    const match = node[name];
    if (match === undefined) continue;
    const shown = name === "vproto" && wordings.has("ipvs-proto") ? "proto" : name;
    if (typeof match === "string") parts.push(`${printName(shown, false)} ${match}`);
    else
      parts.push(
        `${printName(shown, match.negated)} ${word("value" in match ? String(match.value) : listAddress(match))}`,
      );
  }
  return parts.join(" ");
}
