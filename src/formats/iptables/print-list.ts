import { familyOf, listAddress } from "./addresses.ts";
import type { ChainNode, Counters, Heading, MatchNode, RuleNode, RulesetNode, TableNode, TargetNode } from "./ast.ts";
import { listedCounters, shortCounters } from "./counters.ts";
import { printListMatch } from "./extensions/matches.ts";
import { columnName, printListTarget } from "./extensions/targets.ts";
import { isVerdict, textOfLines } from "./print-shared.ts";
import { protocolNumber } from "./protocols.ts";
import type { AddressMatch, InterfaceMatch, ListStyle } from "./values.ts";

/** The options of `iptables -L`. One that is not given is as it was in the listing that was read, and off for other forms. */
export interface ListPrintOptions {
  /** `-n` */
  readonly numeric?: boolean;
  /** `-v` */
  readonly verbose?: boolean;
  /** `-x` */
  readonly exact?: boolean;
  /** `--line-numbers` */
  readonly lineNumbers?: boolean;
}

/**
 * Returns the text of `iptables -L` (1.8.9) with these options, one listing a table. With `-v`, a rule that has no counters is printed with zeros,
 * and one without interfaces with `*`: a caller who asks for columns that were never read gets what the tool prints for a fresh rule.
 */
export function printIptablesList(ast: RulesetNode, options: ListPrintOptions = {}): string {
  return textOfLines([
    ...ast.unknown.map((node) => node.text),
    ...ast.tables.flatMap((table) => listLines(table, options)),
  ]);
}

interface TableStyle extends ListStyle {
  readonly protocolNumbers: boolean;
  readonly options: ListPrintOptions;
  readonly isListing: boolean;
  /** Whether counters are rounded without `-x`; those of a listing already are. */
  readonly rounds: boolean;
}

/** Returns the lines of one table. */
export function listLines(table: TableNode, options: ListPrintOptions): readonly string[] {
  const numeric = options.numeric ?? table.numeric ?? table.protocolNumbers === true;
  const style: TableStyle = {
    numeric,
    family: table.family ?? "ipv4",
    wordings: new Set(table.wordings),
    protocolNumbers: options.numeric === undefined ? (table.protocolNumbers ?? numeric) : numeric,
    options,
    isListing: table.form === "list",
    rounds: options.exact === false || (options.exact === undefined && table.form !== "list"),
  };
  const references = table.form === "list" ? undefined : countReferences(table);
  return table.chains.flatMap((chain, index) => chainLines(withReferences(chain, references), index > 0, style));
}

/** How many rules of the table jump or go to each chain. */
function countReferences({ chains }: TableNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rules } of chains) {
    for (const { target } of rules) {
      if (target?.kind === "jump" || target?.kind === "goto")
        counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
    }
  }
  return counts;
}

/** A chain of a form that shows no references, with those that a listing would count. */
function withReferences(chain: ChainNode, references: ReadonlyMap<string, number> | undefined): ChainNode {
  if (references === undefined || chain.policy !== null || chain.name === null) return chain;
  return { ...chain, references: references.get(chain.name) ?? 0 };
}

function chainLines(chain: ChainNode, isFurther: boolean, style: TableStyle): readonly string[] {
  const heading = headingOf(chain, style);
  return [
    ...(isFurther ? [""] : []),
    ...(chain.name === null ? [] : [chainLine(chain, style)]),
    ...(heading === null ? [] : [headingLine(heading)]),
    ...chain.rules.map((rule, index) => rowLine(rule, rowShape(rule, { heading, style, number: index + 1 }), style)),
    ...(hasOpenComment(chain) ? [""] : []),
    ...(chain.unknown ?? []).map((node) => node.text),
  ];
}

/** Whether a comment of the last row is not closed: an empty line keeps it from reaching into the lines below. */
function hasOpenComment({ rules, unknown }: ChainNode): boolean {
  const last = unknown === undefined ? undefined : rules.at(-1);
  return (
    last !== undefined &&
    [...last.matches, last.target].some((node) => node?.kind === "opaque" && node.text.includes("/*"))
  );
}

/** The columns: those asked for, else those read. A chain that was read from a listing without heading is printed without. */
function headingOf({ heading }: ChainNode, { options, isListing }: TableStyle): Heading | null {
  const isAsked = options.verbose !== undefined || options.lineNumbers !== undefined || options.exact !== undefined;
  if (heading === undefined && !isAsked && isListing) return null;
  return {
    lineNumbers: options.lineNumbers ?? heading?.lineNumbers ?? false,
    verbose: options.verbose ?? heading?.verbose ?? false,
    exact: options.exact ?? heading?.exact ?? false,
  };
}

function chainLine({ name, policy, counters, references }: ChainNode, { options, rounds }: TableStyle): string {
  const head = `Chain ${name} (`;
  if (policy === null) {
    if (references === null) return `${head}ERROR obtaining refs)`;
    return references === undefined ? head : `${head}${references} references)`;
  }
  if (counters === undefined || options.verbose === false) return `${head}policy ${policy})`;
  const [packets, bytes] = counterTexts(counters, rounds);
  return `${head}policy ${policy} ${packets} packets, ${bytes} bytes)`;
}

function headingLine({ lineNumbers, verbose, exact }: Heading): string {
  const counters = verbose ? (exact ? "    pkts      bytes " : " pkts bytes ") : "";
  const interfaces = verbose ? "in     out     " : "";
  return `${lineNumbers ? "num  " : ""}${counters}target     prot opt ${interfaces}source               destination         `;
}

interface RowShape {
  readonly number: number | undefined;
  readonly counters: Counters | undefined;
  readonly hasInterfaces: boolean;
  readonly width: number;
}

const ZERO: Counters = { packets: 0, bytes: 0, exact: true };

/** The columns of one row: those asked for, else the ones it was read with, which need not be those of the heading. */
function rowShape(
  rule: RuleNode,
  { heading, style, number }: { readonly heading: Heading | null; readonly style: TableStyle; readonly number: number },
): RowShape {
  const { verbose, lineNumbers } = style.options;
  const hasInterfaces = verbose ?? (style.isListing && rule.inInterface !== undefined);
  return {
    number: lineNumbers === undefined ? rule.number : lineNumbers ? (rule.number ?? number) : undefined,
    counters: hasInterfaces ? (rule.counters ?? ZERO) : undefined,
    hasInterfaces,
    width: heading?.exact === true ? 8 : 5,
  };
}

/** One row (iptables/xshared.c: print_rule_details, print_ifaces, print_addresses). */
function rowLine(rule: RuleNode, shape: RowShape, style: TableStyle): string {
  const { protocol, fragment, source, destination, target } = rule;
  const number = shape.number === undefined ? "" : `${String(shape.number).padEnd(4)} `;
  const name = columnName(target?.name ?? "").padEnd(9);
  const sign = protocol?.negated === true ? "!" : " ";
  const option = fragment === undefined ? "--" : fragment.negated ? "!f" : "-f";
  const interfaces = shape.hasInterfaces
    ? ` ${interfaceText(rule.inInterface, style).padEnd(6)} ${interfaceText(rule.outInterface, style).padEnd(6)} `
    : "";
  const addresses = `${addressText(source, style)} ${addressText(destination, style)} `;
  const head = `${number}${counterColumns(shape, style)}${name} ${sign}${protocolText(rule, style).padEnd(4)} ${option} `;
  return `${head}${interfaces}${addresses}${target?.kind === "goto" ? "[goto] " : ""}${freeText(rule, style)}`;
}

function counterColumns({ counters, width }: RowShape, { rounds }: TableStyle): string {
  if (counters === undefined) return "";
  const [packets, bytes] = counterTexts(counters, rounds);
  return `${packets.padStart(width)} ${bytes.padStart(width)} `;
}

function counterTexts(counters: Counters, rounds: boolean): readonly [string, string] {
  return rounds ? shortCounters(counters) : listedCounters(counters);
}

function protocolText({ protocol }: RuleNode, { protocolNumbers }: TableStyle): string {
  if (protocol === null) return protocolNumbers ? "0" : "all";
  return protocolNumbers ? protocolNumber(protocol.name) : protocol.name;
}

function interfaceText(match: InterfaceMatch | null | undefined, { numeric }: TableStyle): string {
  if (match === null || match === undefined) return numeric ? "*" : "any";
  return `${match.negated ? "!" : ""}${match.name}`;
}

function addressText(match: AddressMatch | null, { numeric, family, isListing, options }: TableStyle): string {
  if (match === null) return ` ${(numeric ? anyAddress(family) : "anywhere").padEnd(19)}`;
  // A listing printed as it was read has its own words for any address; the tree holds those that are not `anywhere`.
  const asRead = isListing && options.numeric === undefined;
  const isAny = "cidr" in match && match.cidr.endsWith("/0") && familyOf(match) === family;
  const text = isAny && !numeric && !asRead ? "anywhere" : listAddress(match);
  return `${match.negated ? "!" : " "}${text.padEnd(19)}`;
}

const anyAddress = (family: "ipv4" | "ipv6"): string => (family === "ipv6" ? "::/0" : "0.0.0.0/0");

/** The texts of the matches and of the target, a blank before each. */
function freeText({ matches, target }: RuleNode, style: ListStyle): string {
  const texts = matches.map((match) => matchText(match, style));
  texts.push(targetText(target, style));
  return texts.map((text) => (text === "" ? "" : ` ${text}`)).join("");
}

function matchText(match: MatchNode, style: ListStyle): string {
  return match.kind === "match" ? printListMatch(match.name, match, style) : match.text;
}

function targetText(target: TargetNode | null, style: ListStyle): string {
  if (target === null || target.kind === "jump" || target.kind === "goto" || isVerdict(target)) return "";
  return target.kind === "opaque" ? target.text : printListTarget(target.name, target, style);
}
