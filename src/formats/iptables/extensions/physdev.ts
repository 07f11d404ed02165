import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { InterfaceMatch, WordMatch } from "../values.ts";
import { takeCondition } from "./conditions.ts";

/** `-m physdev`: the ports of a bridge by which a packet came and goes. An absent condition is not asked; `false` is one with a `!`. */
export interface PhysdevMatch {
  readonly kind: "match";
  readonly name: "physdev";
  readonly span: Span;
  readonly isIn?: boolean;
  readonly in?: InterfaceMatch;
  readonly isOut?: boolean;
  readonly out?: InterfaceMatch;
  readonly isBridged?: boolean;
}

/** What is found by option: whether a `!` stands before it, and its value. */
type Take = (option: string, hasValue: boolean) => WordMatch | null;

/** libxt_physdev.c. The listing has the dashes of the options: `PHYSDEV match --physdev-in eth0 ! --physdev-is-bridged` */
export const physdev: MatchReader<PhysdevMatch> = {
  options: {
    "physdev-is-in": "!0",
    "physdev-in": "!1",
    "physdev-is-out": "!0",
    "physdev-out": "!1",
    "physdev-is-bridged": "!0",
  },
  readSave: (options, span) => {
    if (options.size === 0) return null;
    return { kind: "match", name: "physdev", span, ...conditions((option) => options.get(option) ?? null) };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "PHYSDEV") || !nextWord(cursor, "match")) return null;
    const found = conditions((option, hasValue) => takeCondition(cursor, `--${option}`, hasValue));
    if (Object.keys(found).length === 0) return null;
    return { kind: "match", name: "physdev", span: spanOf(cursor, start, cursor.pos), ...found };
  },
};

export const physdevPrinter: ExtensionPrinter<PhysdevMatch> = {
  printSave: printConditions,
  printList: (node) => joinWords("PHYSDEV match", printConditions(node)),
};

/** In the order in which both forms print them. */
function conditions(take: Take): Omit<PhysdevMatch, "kind" | "name" | "span"> {
  const isIn = take("physdev-is-in", false);
  const inside = take("physdev-in", true);
  const isOut = take("physdev-is-out", false);
  const outside = take("physdev-out", true);
  const isBridged = take("physdev-is-bridged", false);
  return {
    ...(isIn === null ? {} : { isIn: !isIn.negated }),
    ...(inside === null ? {} : { in: { negated: inside.negated, name: inside.value } }),
    ...(isOut === null ? {} : { isOut: !isOut.negated }),
    ...(outside === null ? {} : { out: { negated: outside.negated, name: outside.value } }),
    ...(isBridged === null ? {} : { isBridged: !isBridged.negated }),
  };
}

function printConditions(node: PhysdevMatch): string {
  return joinWords(
    flag("--physdev-is-in", node.isIn),
    port("--physdev-in", node.in),
    flag("--physdev-is-out", node.isOut),
    port("--physdev-out", node.out),
    flag("--physdev-is-bridged", node.isBridged),
  );
}

const flag = (option: string, value: boolean | undefined): string =>
  value === undefined ? "" : `${value ? "" : "! "}${option}`;

const port = (option: string, match: InterfaceMatch | undefined): string =>
  match === undefined ? "" : `${match.negated ? "! " : ""}${option} ${bareWord(match.name)}`;
