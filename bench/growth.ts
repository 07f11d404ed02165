import { parseIptables } from "netgather/iptables";
import { type Effort, measure } from "./measure.ts";
import { against, figure, table } from "./table.ts";
import { iptablesText } from "./texts/iptables.ts";

const SIZES = [1_000, 10_000, 100_000] as const;
/** 25 % more a rule from the smallest to the largest. */
const GROWTH = 1.25;

/** Nanoseconds a rule of growing listings, and how much more than a rule of the smallest; `split` beside it, for which the machine's memory grows slow too. */
export function growthTable(effort: Effort): string {
  const sizes = effort.rounds > 10 ? SIZES : SIZES.slice(0, 2);
  const times = sizes.map((size) => {
    const { text, items } = iptablesText(size);
    const time = measure({ parse: () => parseIptables(text), split: () => text.split("\n") }, effort);
    return { items, parse: time.parse / items, split: time.split / items };
  });
  const rows = times.map(({ items, parse, split }) => [
    `${items.toLocaleString("en")} rules`,
    figure(parse),
    against(parse / (times[0]?.parse ?? parse), GROWTH),
    figure(split / (times[0]?.split ?? split)),
  ]);
  return table([["growth of iptables -nvL", "ns a rule", "x the first", "split, x the first"], ...rows]);
}

const HEAD = "Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n";
const row = (words: string): string =>
  `${HEAD}ACCEPT     all  --  anywhere             anywhere             ${words}\n`;

/** Texts that make careless parsers quadratic, by their length in characters. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  "one comment": (length) => `-A X -m comment --comment "${"x".repeat(length)}"\n`,
  "comments that are never closed": (length) => row("/* ".repeat(length / 3)),
  "matches in one row": (length) => row("tcp dpt:80 ".repeat(length / 11)),
  "matches in one rule": (length) => `-A X ${"-m tcp --dport 80 ".repeat(length / 18)}-j ACCEPT\n`,
  chains: (length) => Array.from({ length: length / 30 }, (_, at) => `Chain C${at} (0 references)\n`).join(""),
  "unbalanced quotes": (length) => '-A X -m comment --comment "x\n'.repeat(length / 29),
  "open log prefixes": (length) => row('LOG level warn prefix "'.repeat(length / 23)),
  NULs: (length) => row("\0".repeat(length)),
  "words that nobody claims": (length) => row("! foo ".repeat(length / 6)),
};

const LENGTH = 400_000;
const STEP = 4;
const EXPONENT = 1.1;

/** Time of hostile texts as a power of their length: 1 is linear. */
export function hostileTable(effort: Effort): string {
  const rows = Object.entries(HOSTILE).map(([name, make]) => {
    const [short, long] = [make(LENGTH), make(LENGTH * STEP)];
    const time = measure({ short: () => parseIptables(short), long: () => parseIptables(long) }, effort);
    return [name, figure(time.long / 1e6), against(Math.log(time.long / time.short) / Math.log(STEP), EXPONENT)];
  });
  return table([
    ["hostile to iptables", `ms, ${(LENGTH * STEP).toLocaleString("en")} characters`, "exponent"],
    ...rows,
  ]);
}
