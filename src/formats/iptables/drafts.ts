import { lineSpan } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import { unknownLine } from "../../text/unknown.ts";
import { familyOf } from "./addresses.ts";
import type { ChainNode, RuleNode, TableForm, TableNode } from "./ast.ts";
import type { IptablesCode } from "./diagnostics.ts";
import type { ChainDraft, Reading, TableDraft } from "./reading.ts";
import { forgetSelectors } from "./row-selectors.ts";

/** Begins a table at the current line. */
export function startTable(reading: Reading, form: TableForm, name: string | null = null): TableDraft {
  const { start, end } = lineSpan(reading.cursor);
  const table: TableDraft = {
    name: name ?? reading.options.table,
    isNamed: name !== null,
    form,
    family: reading.options.family,
    numeric: undefined,
    protocolNumbers: undefined,
    wordings: new Set(),
    showsOption: false,
    generated: undefined,
    committed: false,
    completed: undefined,
    chains: [],
    byName: new Map(),
    finished: [],
    names: new Set(),
    hasRules: false,
    hasUserChain: false,
    unknown: [],
    start,
    end,
  };
  reading.tables.push(table);
  reading.table = table;
  reading.chain = null;
  reading.indent = 0;
  forgetSelectors(reading.columns);
  reading.columns.anyField = "";
  return table;
}

/** Begins a chain of the current table at the current line. Chains without a name cannot be found again. */
export function startChain(reading: Reading, table: TableDraft, name: string | null): ChainDraft {
  const { start, end } = lineSpan(reading.cursor);
  const chain: ChainDraft = {
    name,
    declared: false,
    policy: null,
    counters: undefined,
    references: undefined,
    heading: undefined,
    rules: [],
    unknown: null,
    start,
    end,
  };
  keepChain(table, chain);
  reading.chain = chain;
  return chain;
}

/** Keeps a new chain. In a listing the one before it is finished: nothing below belongs to it any more. */
function keepChain({ form, chains, byName, finished, names }: TableDraft, chain: ChainDraft): void {
  const { name } = chain;
  if (form === "list") {
    const last = chains.pop();
    if (last !== undefined) finished.push(chainNode(last));
    if (name !== null) names.add(name);
  } else if (name !== null) byName.set(name, chain);
  chains.push(chain);
}

/** Adds a rule. An array that is pushed to takes room for seventeen; most chains have one to three rules and get arrays of just that size. */
export function addRule(chain: ChainDraft, rule: RuleNode): void {
  const { rules } = chain;
  const first = rules[0];
  const second = rules[1];
  if (first === undefined) chain.rules = [rule];
  else if (second === undefined) chain.rules = [first, rule];
  else if (rules.length === 2) chain.rules = [first, second, rule];
  else rules.push(rule);
}

/** Makes the spans of the current table and chain reach over the current line. */
export function touchLine(reading: Reading): void {
  touch(reading, lineSpan(reading.cursor));
}

/** Makes the spans of the current table and chain reach over a span within the current line. */
export function touch(reading: Reading, span: Span): void {
  if (reading.table !== null) widen(reading.table, span);
  if (reading.chain !== null) widen(reading.chain, span);
}

function widen(draft: { start: number; end: number }, span: Span): void {
  if (span.start < draft.start) draft.start = span.start;
  if (span.end > draft.end) draft.end = span.end;
}

/** Returns whether a table is in one of the forms whose lines are options: `rules` or `save`. */
export const isOfOptions = ({ form }: { readonly form: TableForm }): boolean => form === "rules" || form === "save";

/** Returns whether a table still takes lines: a save form ends with its `COMMIT`. */
export function isOpen(table: TableDraft | null): table is TableDraft {
  return table !== null && !table.committed && table.completed === undefined;
}

/** Keeps the current line as unknown where it stands: in the chain of a listing, in an open table, or at the root. */
export function keepUnknown(reading: Reading, code: IptablesCode): void {
  const node = unknownLine(reading.cursor);
  report(reading.report, code, node.span);
  const { table, chain } = reading;
  if (table?.form === "list" && chain !== null) {
    chain.unknown ??= [];
    chain.unknown.push(node);
    touch(reading, node.span);
  } else if (isOpen(table)) {
    table.unknown.push(node);
    if (node.span.end > table.end) table.end = node.span.end;
  } else reading.unknown.push(node);
}

/** Returns the finished table. */
export function tableNode(draft: TableDraft): TableNode {
  const { start, end, name, form, numeric, protocolNumbers, wordings, generated, completed, unknown } = draft;
  const family = draft.family ?? (isOfOptions(draft) ? firstFamily(draft) : undefined);
  return {
    kind: "table",
    span: { start, end },
    name,
    form,
    ...(family === undefined ? {} : { family }),
    ...(numeric === undefined ? {} : { numeric }),
    ...(protocolNumbers === undefined ? {} : { protocolNumbers }),
    ...(wordings.size === 0 ? {} : { wordings: [...wordings].sort() }),
    ...(generated === undefined ? {} : { generated }),
    chains: [...draft.finished, ...draft.chains.map(chainNode)],
    ...(draft.committed ? { committed: true } : {}),
    ...(completed === undefined ? {} : { completed }),
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}

/** The family of the first address in the rules. */
function firstFamily({ chains }: TableDraft): "ipv4" | "ipv6" | undefined {
  for (const { rules } of chains) {
    for (const { source, destination } of rules) {
      const family = (source && familyOf(source)) ?? (destination && familyOf(destination)) ?? undefined;
      if (family !== undefined) return family;
    }
  }
  return undefined;
}

function chainNode(draft: ChainDraft): ChainNode {
  const { start, end, name, declared, policy, counters, references, heading, unknown } = draft;
  const span = { start, end };
  const rules = draft.rules.length > 3 ? draft.rules.slice() : draft.rules;
  // The chains of a kube-proxy listing are half as many as its rules: they have one shape, built here, and take half the memory of the spread below.
  if (references !== undefined && heading !== undefined && unknown === null) {
    return { kind: "chain", span, name, declared, policy, references, heading, rules };
  }
  return {
    kind: "chain",
    span,
    name,
    declared,
    policy,
    ...(counters === undefined ? {} : { counters }),
    ...(references === undefined ? {} : { references }),
    ...(heading === undefined ? {} : { heading }),
    rules,
    ...(unknown === null ? {} : { unknown }),
  };
}
