import type { ChainNode, Counters, Heading, RuleNode, RulesetNode, TableNode } from "./ast.ts";
import { counterTexts, type RowShape, type RowStyle, rowLine } from "./print-row.ts";
import { textOfLines } from "./print-shared.ts";
import { numbersProtocols } from "./protocols.ts";

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
 * Returns the text of `iptables -L` (1.8.9) with these options, one listing a table. With `verbose`, rules of a text that has no counters are printed
 * with zeros, as if they were loaded anew. A table with a rule whose interfaces the text did not show is printed without `-v`, whatever is asked.
 */
export function printIptablesList(ast: RulesetNode, options: ListPrintOptions = {}): string {
  return textOfLines([
    ...ast.unknown.map((node) => node.text),
    ...ast.tables.flatMap((table) => listLines(table, options)),
  ]);
}

interface TableStyle extends RowStyle {
  readonly options: ListPrintOptions;
  readonly isListing: boolean;
}

/** Returns the lines of one table. */
export function listLines(table: TableNode, asked: ListPrintOptions): readonly string[] {
  const options = asked.verbose !== true || knowsInterfaces(table) ? asked : { ...asked, verbose: false };
  // A listing that shows by nothing whether it has numbers has addresses on all sides, and is printed as one with numbers.
  const numeric = options.numeric ?? table.numeric ?? (table.form === "list" || table.protocolNumbers === true);
  const style: TableStyle = {
    numeric,
    family: table.family ?? "ipv4",
    wordings: new Set(table.wordings),
    protocolNumbers: protocolNumbers(table, options, numeric),
    options,
    isListing: table.form === "list",
    asRead: table.form === "list" && options.numeric === undefined,
    rounds: options.exact === false || (options.exact === undefined && table.form !== "list"),
  };
  const references = table.form === "list" ? undefined : countReferences(table);
  const isNamed = style.isListing && style.wordings.has("table-line");
  return [
    ...(isNamed ? [`Table: ${table.name}`] : []),
    ...table.chains.flatMap((chain, index) => chainLines(withReferences(chain, references), index > 0, style)),
  ];
}

/** Whether protocols are numbers: as in the listing that was read, else as the version that saved the table has them. */
function protocolNumbers(table: TableNode, { numeric: asked }: ListPrintOptions, numeric: boolean): boolean {
  if (asked === undefined && table.protocolNumbers !== undefined) return table.protocolNumbers;
  return numeric && numbersProtocols(table.generated);
}

/** Whether each rule of the table says which interfaces it is for, if only any. */
const knowsInterfaces = ({ chains }: TableNode): boolean =>
  chains.every(({ rules }) => rules.every((rule) => rule.inInterface !== undefined));

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
    width: heading === null ? (style.wordings.has("counters-wide") ? 8 : 5) : heading.exact ? 8 : 5,
  };
}
