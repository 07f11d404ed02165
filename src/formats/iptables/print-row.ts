import { familyOf, listAddress } from "./addresses.ts";
import type { Counters, MatchNode, RuleNode, TargetNode } from "./ast.ts";
import { listedCounters, shortCounters } from "./counters.ts";
import { printListMatch } from "./extensions/match-printers.ts";
import { columnName, printListTarget } from "./extensions/target-printers.ts";
import { isVerdict, padBytes } from "./print-shared.ts";
import { assignedNumber, protocolNumber, protocolWord } from "./protocols.ts";
import { opaqueMatchText, opaqueTargetText } from "./unknown-extension.ts";
import type { AddressMatch, InterfaceMatch, ListStyle } from "./values.ts";

/** How the rows of a table are written. */
export interface RowStyle extends ListStyle {
  readonly protocolNumbers: boolean;
  /** Whether an address that means any stands as it was read: in a listing that is printed as it was. */
  readonly asRead: boolean;
  /** Whether counters are rounded; those of a listing already are. */
  readonly rounds: boolean;
}

/** The columns of one row that not every listing has. */
export interface RowShape {
  readonly number: number | undefined;
  readonly counters: Counters | undefined;
  readonly hasInterfaces: boolean;
  readonly width: number;
}

/** One row (iptables/xshared.c: print_rule_details, print_ifaces, print_addresses). */
export function rowLine(rule: RuleNode, shape: RowShape, style: RowStyle): string {
  const { protocol, source, destination, target } = rule;
  const number = shape.number === undefined ? "" : `${String(shape.number).padEnd(4)} `;
  const name = padBytes(columnName(target?.name ?? ""), 9);
  const sign = protocol?.negated === true ? "!" : " ";
  const interfaces = shape.hasInterfaces
    ? ` ${padBytes(interfaceText(rule.inInterface, style), 6)} ${padBytes(interfaceText(rule.outInterface, style), 6)} `
    : "";
  const addresses = `${addressColumn(source, style)} ${addressColumn(destination, style)} `;
  const head = `${number}${counterColumns(shape, style)}${name} ${sign}${protocolColumn(rule, style)}${optionText(rule, style)} `;
  return `${head}${interfaces}${addresses}${target?.kind === "goto" ? "[goto] " : ""}${rowText(rule, style)}`;
}

/** The free text, with the blank before it or, as old versions had it, behind. */
function rowText(rule: RuleNode, style: RowStyle): string {
  const text = freeText(rule, style);
  return style.wordings.has("blank-behind") && text.startsWith(" ") ? `${text.slice(1)} ` : text;
}

function counterColumns({ counters, width }: RowShape, { rounds }: RowStyle): string {
  if (counters === undefined) return "";
  const [packets, bytes] = counterTexts(counters, rounds);
  return `${packets.padStart(width)} ${bytes.padStart(width)} `;
}

/** Packets and bytes as text. */
export function counterTexts(counters: Counters, rounds: boolean): readonly [string, string] {
  return rounds ? shortCounters(counters) : listedCounters(counters);
}

/** `%-4s `; before 1.8.9 `%-5s`, where a long name has no blank behind it. */
function protocolColumn(rule: RuleNode, style: RowStyle): string {
  const text = protocolText(rule, style);
  return style.wordings.has("protocol-unparted") ? text.padEnd(5) : `${text.padEnd(4)} `;
}

function protocolText({ protocol }: RuleNode, { numeric, asRead, protocolNumbers, wordings }: RowStyle): string {
  if (protocol === null) return protocolNumbers ? "0" : "all";
  const name = numeric && !asRead ? assignedNumber(protocol.name) : protocol.name;
  return protocolNumbers ? protocolNumber(name) : protocolWord(name, wordings);
}

/** The column `opt`: `--`, `-f` or `!f`; ip6tables left it blank before 1.8.9. */
export function optionText({ fragment }: RuleNode, { wordings }: ListStyle): string {
  if (fragment !== undefined) return fragment.negated ? "!f" : "-f";
  return wordings.has("option-blank") ? "  " : "--";
}

/** An interface, `*` or `any` for none. */
export function interfaceText(match: InterfaceMatch | null | undefined, { numeric }: ListStyle): string {
  if (match === null || match === undefined) return numeric ? "*" : "any";
  return `${match.negated ? "!" : ""}${match.name}`;
}

function addressColumn(match: AddressMatch | null, style: RowStyle): string {
  return `${match?.negated === true ? "!" : " "}${padBytes(addressText(match, style), 19)}`;
}

/** An address without its `!`. A listing printed as it was read has its own words for any address; the tree holds those that are not `anywhere`. */
export function addressText(match: AddressMatch | null, { numeric, family, asRead }: RowStyle): string {
  if (match === null) return numeric ? anyAddress(family) : "anywhere";
  const isAny = "cidr" in match && match.cidr.endsWith("/0") && familyOf(match) === family;
  return isAny && !numeric && !asRead ? "anywhere" : listAddress(match);
}

const anyAddress = (family: "ipv4" | "ipv6"): string => (family === "ipv6" ? "::/0" : "0.0.0.0/0");

/**
 * The texts of the matches and of the target; a blank stands before each but a few. Those few get one behind words that nobody claimed, and a target
 * behind any match: what the tool prints there, `tcp dpt:801.2.3.0/24`, cannot be read.
 */
export function freeText({ matches, target }: RuleNode, style: ListStyle): string {
  let texts = "";
  let isClaimed = true;
  for (const match of matches) {
    const text = matchText(match, style);
    texts = isClaimed && match.kind === "match" ? `${texts}${text}` : joined(texts, text);
    isClaimed = match.kind === "match";
  }
  return joined(texts, targetText(target, style));
}

const joined = (text: string, next: string): string =>
  text === "" || next === "" || next.startsWith(" ") ? `${text}${next}` : `${text} ${next}`;

function matchText(match: MatchNode, style: ListStyle): string {
  return match.kind === "match" ? printListMatch(match.name, match, style) : opaqueMatchText(match);
}

function targetText(target: TargetNode | null, style: ListStyle): string {
  if (target === null || target.kind === "jump" || target.kind === "goto" || isVerdict(target)) return "";
  if (target.kind === "opaque") return opaqueTargetText(target);
  return printListTarget(target.name, target, style);
}
