import { writeFileSync } from "node:fs";

/** One difference between what the tool says and what the library says. */
export interface Finding {
  readonly backend: string;
  readonly form: string;
  /** What was compared. */
  readonly what: string;
  /** Differences of one cause have one key. */
  readonly key: string;
  /** The rule as the tool saves it, or its line. */
  readonly rule: string;
  readonly detail: string;
}

interface Figure {
  sets: number;
  rules: number;
  equal: number;
  readonly exceptions: Map<string, number>;
}

/** The figures of a run; one per form and backend. */
export interface Figures {
  readonly forms: Map<string, Figure>;
  readonly findings: Finding[];
  readonly notes: string[];
}

export const newFigures = (): Figures => ({ forms: new Map(), findings: [], notes: [] });

/** Counts what one set showed under a heading. */
export function count(figures: Figures, heading: string, { rules, equal }: { rules: number; equal: number }): void {
  const figure = figureOf(figures, heading);
  figure.sets++;
  figure.rules += rules;
  figure.equal += equal;
}

/** Counts a rule that differs for a named reason. */
export function countException(figures: Figures, heading: string, names: readonly string[]): void {
  const { exceptions } = figureOf(figures, heading);
  const name = names.join(" + ");
  exceptions.set(name, (exceptions.get(name) ?? 0) + 1);
}

function figureOf({ forms }: Figures, heading: string): Figure {
  const known = forms.get(heading);
  if (known !== undefined) return known;
  const fresh: Figure = { sets: 0, rules: 0, equal: 0, exceptions: new Map() };
  forms.set(heading, fresh);
  return fresh;
}

/** The table of figures, a line a heading. */
export function figureLines({ forms }: Figures): string {
  return [...forms]
    .map(([heading, { sets, rules, equal, exceptions }]) => {
      const named = [...exceptions].toSorted((a, b) => b[1] - a[1]).map(([name, times]) => `${times} ${name}`);
      const head = `${heading.padEnd(44)} ${String(sets).padStart(5)} sets ${String(rules).padStart(6)} rules ${String(equal).padStart(6)} equal`;
      return named.length === 0 ? head : `${head}; by named loss: ${named.join(", ")}`;
    })
    .join("\n");
}

/** What has one key, together. */
export function groupBy<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The findings grouped by cause, with a few examples each. */
export function findingLines({ findings }: Figures, examples = 2): string {
  const groups = groupBy(findings, ({ what, key }) => `${what}: ${key}`);
  return [...groups]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([name, group]) => {
      const shown = group
        .slice(0, examples)
        .map(({ backend, form, rule, detail }) => `    ${backend} ${form}\n      ${rule}\n      ${detail}`);
      return [`  ${group.length} x ${name}`, ...shown].join("\n");
    })
    .join("\n");
}

/** Writes all findings to the file that NETGATHER_LIVE_REPORT names. */
export function writeReport({ findings, notes }: Figures): void {
  const path = process.env["NETGATHER_LIVE_REPORT"];
  if (path !== undefined && path !== "") writeFileSync(path, JSON.stringify({ findings, notes }, null, 1));
}
