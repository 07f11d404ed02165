import fc, { type Arbitrary } from "fast-check";
import { chainNames } from "./chain-names.ts";
import { extensionText, type Family, type Hook, type LiveExtension, type TableName } from "./extension.ts";
import { general, type LiveProtocol, protocol } from "./general.ts";
import { uint64 } from "./numbers.ts";

/** The built-in chains of each table. */
export const HOOKS: Readonly<Record<TableName, readonly Hook[]>> = {
  raw: ["PREROUTING", "OUTPUT"],
  mangle: ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"],
  nat: ["PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"],
  filter: ["INPUT", "FORWARD", "OUTPUT"],
  security: ["INPUT", "FORWARD", "OUTPUT"],
};

export const TABLES: readonly TableName[] = ["raw", "mangle", "nat", "filter", "security"];

/** One rule: its counters, `-A CHAIN ...` and what must stand before it. */
export interface LiveRule {
  readonly counters: string;
  readonly line: string;
  readonly before: readonly string[];
}

export interface LiveTable {
  readonly name: TableName;
  /** Lines `:CHAIN POLICY [P:B]`. */
  readonly chains: readonly string[];
  readonly rules: readonly LiveRule[];
}

/** A set of rules for one run of iptables-restore. */
export type RuleSet = readonly LiveTable[];

/** What the rules of one chain may be made of. */
interface Surroundings {
  readonly family: Family;
  readonly table: TableName;
  readonly chain: string;
  /** The built-in chain that leads here: user chains are called from the chains of one alone. */
  readonly home: Hook;
  readonly callable: readonly string[];
  readonly extensions: readonly LiveExtension[];
}

const counters: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constant("[0:0]"), weight: 2 },
  { arbitrary: fc.tuple(uint64, uint64).map(([packets, bytes]) => `[${packets}:${bytes}]`), weight: 1 },
);

/** Whether a rule of this place and protocol may hold the extension. */
function isAllowed(extension: LiveExtension, { family, table, home }: Surroundings, name: string | null): boolean {
  const { families, tables, hooks, protocols } = extension;
  return (
    (families?.includes(family) ?? true) &&
    (tables?.includes(table) ?? true) &&
    (hooks?.includes(home) ?? true) &&
    (protocols === undefined || (name !== null && protocols.includes(name)))
  );
}

const textOf = (extension: LiveExtension, family: Family): Arbitrary<string> =>
  extension.options(family).map((options) => extensionText(extension, options));

interface Part {
  readonly text: string;
  readonly before: readonly string[];
}

function target(surroundings: Surroundings, usable: readonly LiveExtension[]): Arbitrary<Part> {
  const { callable, family } = surroundings;
  const none: Arbitrary<Part> = fc.constant({ text: "", before: [] });
  const jump = (): Arbitrary<Part> =>
    fc
      .tuple(fc.constantFrom("-j", "-g"), fc.constantFrom(...callable))
      .map((words) => ({ text: words.join(" "), before: [] }));
  const extended = fc.constantFrom(...usable).chain((extension) =>
    textOf(extension, family).map((text) => ({
      text: `${extension.besides ?? ""} ${text}`.trim(),
      before: extension.before ?? [],
    })),
  );
  return fc.oneof(
    { arbitrary: none, weight: 1 },
    { arbitrary: callable.length === 0 ? none : jump(), weight: 2 },
    { arbitrary: extended, weight: 6 },
  );
}

function ruleOf(surroundings: Surroundings, { text: protocolText, name }: LiveProtocol): Arbitrary<LiveRule> {
  const { family, chain, home, extensions } = surroundings;
  const usable = extensions.filter((extension) => isAllowed(extension, surroundings, name));
  const matches = usable.filter(({ kind }) => kind === "match");
  const own = matches.filter(({ protocols }) => protocols !== undefined);
  const match = (choice: readonly LiveExtension[]): Arbitrary<Part> =>
    fc
      .constantFrom(...choice)
      .chain((extension) => textOf(extension, family).map((text) => ({ text, before: extension.before ?? [] })));
  const anyMatch = own.length === 0 ? match(matches) : fc.oneof(match(matches), match(own));
  return fc
    .record({
      counters,
      general: general(family, chain === home ? home : ""),
      matches: fc.array(anyMatch, { maxLength: 4 }),
      target: target(
        surroundings,
        usable.filter(({ kind }) => kind === "target"),
      ),
    })
    .map((parts) => ({
      counters: parts.counters,
      line: ["-A", chain, parts.general, protocolText, ...parts.matches.map(({ text }) => text), parts.target.text]
        .filter((part) => part !== "")
        .join(" "),
      before: [...parts.matches, parts.target].flatMap(({ before }) => before),
    }));
}

const rule = (surroundings: Surroundings): Arbitrary<LiveRule> =>
  protocol(surroundings.family).chain((chosen) => ruleOf(surroundings, chosen));

/** One table: user chains with odd names, each called only from chains before it, so that there is no loop. */
function tableOf(name: TableName, family: Family, extensions: readonly LiveExtension[]): Arbitrary<LiveTable> {
  const hooks = HOOKS[name];
  const policy = name === "nat" ? fc.constant("ACCEPT") : fc.constantFrom("ACCEPT", "DROP");
  return chainNames(5).chain((users) =>
    fc.array(fc.constantFrom(...hooks), { minLength: users.length, maxLength: users.length }).chain((homes) => {
      const callable = (home: Hook, from: number): readonly string[] =>
        users.filter((_, index) => index > from && homes[index] === home);
      const place = (chain: string, home: Hook, from: number): Surroundings => ({
        family,
        table: name,
        chain,
        home,
        extensions,
        callable: callable(home, from),
      });
      const places = [
        ...hooks.map((hook) => place(hook, hook, -1)),
        ...users.map((user, index) => place(user, homes[index] ?? "INPUT", index)),
      ];
      return fc.record({
        name: fc.constant(name),
        chains: fc
          .tuple(...hooks.map(() => fc.tuple(policy, counters)))
          .map((all) => [
            ...all.map(([verdict, count], index) => `:${hooks[index]} ${verdict} ${count}`),
            ...users.map((user) => `:${user} - [0:0]`),
          ]),
        rules: fc.array(fc.constantFrom(...places).chain(rule), { minLength: 5, maxLength: 25 }),
      });
    }),
  );
}

/** A set over one or two of the tables, of these extensions. */
export function ruleSet(family: Family, extensions: readonly LiveExtension[]): Arbitrary<RuleSet> {
  return fc
    .subarray([...TABLES], { minLength: 1, maxLength: 2 })
    .chain((names) => fc.tuple(...names.map((name) => tableOf(name, family, extensions))));
}

/** What iptables-restore reads: every table, so that nothing is left of the set before. */
export function restoreText(set: RuleSet): string {
  return TABLES.map((name) => {
    const table = set.find((one) => one.name === name);
    const chains = table?.chains ?? HOOKS[name].map((hook) => `:${hook} ACCEPT [0:0]`);
    const rules = table?.rules ?? [];
    const before = [...new Set(rules.flatMap((one) => one.before))].map((text) => `-A ${HOOKS[name][0]} ${text}`);
    return `${[`*${name}`, ...chains, ...before, ...rules.map(({ counters: count, line }) => `${count} ${line}`), "COMMIT"].join("\n")}\n`;
  }).join("");
}
