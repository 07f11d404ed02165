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

/** What was compared, of which form, by which of the four backends. */
export interface Heading {
  readonly what: string;
  readonly form: string;
  readonly backend: string;
}

interface Figure {
  texts: number;
  all: number;
  equal: number;
  readonly exceptions: Map<string, number>;
}

/** The figures of a run. */
export interface Figures {
  readonly rows: Map<string, Map<string, Figure>>;
  readonly findings: Finding[];
  readonly notes: string[];
}

export const newFigures = (): Figures => ({ rows: new Map(), findings: [], notes: [] });

/** Counts what one set showed under a heading: of so many (rules, lines, nodes) so many are as they should be. */
export function count(figures: Figures, heading: Heading, { all, equal }: { all: number; equal: number }): void {
  const figure = figureOf(figures, heading);
  figure.texts++;
  figure.all += all;
  figure.equal += equal;
}

/** Counts a rule that differs for a named reason. */
export function countException(figures: Figures, heading: Heading, names: readonly string[]): void {
  const { exceptions } = figureOf(figures, heading);
  const name = [...new Set(names)].join(" + ");
  exceptions.set(name, (exceptions.get(name) ?? 0) + 1);
}

function figureOf({ rows }: Figures, { what, form, backend }: Heading): Figure {
  const row = entryOf(rows, `${what.padEnd(24)} ${form}`, (): Map<string, Figure> => new Map());
  return entryOf(row, backend, () => ({ texts: 0, all: 0, equal: 0, exceptions: new Map() }));
}

function entryOf<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = fresh();
  map.set(key, value);
  return value;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

/** The table of figures: a line for each form and comparison, `equal + by a named loss / all` for each backend. */
export function figureLines({ rows }: Figures): string {
  const lines = [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([heading, row]) => {
      const cells = [...row]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([backend, { texts, all, equal, exceptions }]) => {
          const excepted = sum(exceptions.values());
          return `${backend} ${equal}${excepted === 0 ? "" : `+${excepted}`}/${all} (${texts} texts)`.padEnd(40);
        });
      return `${heading.padEnd(46)} ${cells.join(" ")}`.trimEnd();
    });
  return [...lines, "by named loss:", ...exceptionLines(rows)].join("\n");
}

function exceptionLines(rows: Figures["rows"]): readonly string[] {
  return [...rows].flatMap(([heading, row]) => {
    const totals = new Map<string, number>();
    for (const { exceptions } of row.values()) {
      for (const [name, times] of exceptions) totals.set(name, (totals.get(name) ?? 0) + times);
    }
    const named = [...totals].toSorted((a, b) => b[1] - a[1]).map(([name, times]) => `${times} ${name}`);
    return named.length === 0 ? [] : [`${heading.padEnd(46)} ${named.join(", ")}`];
  });
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
