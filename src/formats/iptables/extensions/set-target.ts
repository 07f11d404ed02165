import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j SET`: adds the packet's addresses and ports to an IP set, takes them out of one, or takes values for the packet from one. */
export interface SetTarget {
  readonly kind: "target";
  readonly name: "SET";
  readonly span: Span;
  readonly addSet?: SetReference;
  /** `--exist`: an entry that is there already gets a new timeout. */
  readonly exist: boolean;
  /** Seconds that the added entry lives, 0 for ever. */
  readonly timeout?: number;
  readonly delSet?: SetReference;
  readonly mapSet?: SetReference;
  readonly mapMark: boolean;
  readonly mapPrio: boolean;
  readonly mapQueue: boolean;
}

/** A set and the `flags`, `src` or `dst` for each of its dimensions, that say what of the packet is meant. */
export interface SetReference {
  /** The set's name; the tool quotes and escapes nothing in it. */
  readonly set: string;
  readonly flags: readonly string[];
}

/** What both forms hand over, by the words they share: the word's values, or null without that word. */
type Take = (word: string, count: 0 | 1 | 2) => readonly [value: string, second: string] | null;

/** libxt_SET.c, revision 3. `add-set NAME src,dst exist timeout 30 del-set NAME dst map-set NAME src map-mark map-prio map-queue` */
export const setTarget: TargetReader<SetTarget> = {
  options: {
    "add-set": "2",
    exist: "0",
    timeout: "1",
    "del-set": "2",
    "map-set": "2",
    "map-mark": "0",
    "map-prio": "0",
    "map-queue": "0",
  },
  readSave: (options, span) => {
    const values = readValues((word) => {
      const option = options.get(word);
      return option === undefined ? null : [option.value, option.second];
    });
    return values && { kind: "target", name: "SET", span, ...values };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const values = readValues((word, count) => takeListWord(cursor, word, count));
    return values && { kind: "target", name: "SET", span: spanOf(cursor, start, cursor.pos), ...values };
  },
};

export const setTargetPrinter: ExtensionPrinter<SetTarget> = {
  printSave: (node) => printValues(node, "--", bareWord),
  printList: (node) => printValues(node, "", String),
};

function takeListWord(cursor: Cursor, word: string, count: 0 | 1 | 2): ReturnType<Take> {
  if (!nextWord(cursor, word)) return null;
  const value = count > 0 ? takeWord(cursor) : "";
  return [value, count > 1 ? takeWord(cursor) : ""];
}

type Values = Omit<SetTarget, "kind" | "name" | "span">;

/** Asks for the words in the order in which the tool prints them. */
function readValues(take: Take): Values | null {
  const addSet = readReference(take("add-set", 2));
  const exist = take("exist", 0) !== null;
  const seconds = take("timeout", 1);
  const timeout = seconds === null ? undefined : readUint32(seconds[0]);
  const delSet = readReference(take("del-set", 2));
  const mapSet = readReference(take("map-set", 2));
  const mapMark = take("map-mark", 0) !== null;
  const mapPrio = take("map-prio", 0) !== null;
  const mapQueue = take("map-queue", 0) !== null;
  if (addSet === null || delSet === null || mapSet === null || timeout === null) return null;
  if (addSet === undefined && delSet === undefined && mapSet === undefined) return null;
  return {
    ...(addSet === undefined ? {} : { addSet }),
    exist,
    ...(timeout === undefined ? {} : { timeout }),
    ...(delSet === undefined ? {} : { delSet }),
    ...(mapSet === undefined ? {} : { mapSet }),
    mapMark,
    mapPrio,
    mapQueue,
  };
}

/** The set of a word: undefined without the word, null for values that make no sense. */
function readReference(values: ReturnType<Take>): SetReference | null | undefined {
  if (values === null) return undefined;
  const [set, second] = values;
  const flags = second.split(",");
  return set === "" || flags.some((flag) => flag !== "src" && flag !== "dst") ? null : { set, flags };
}

function printValues(node: SetTarget, dashes: string, word: (text: string) => string): string {
  const reference = (name: string, entry: SetReference | undefined): string =>
    entry === undefined ? "" : `${dashes}${name} ${word(entry.set)} ${entry.flags.join(",")}`;
  return joinWords(
    reference("add-set", node.addSet),
    node.exist ? `${dashes}exist` : "",
    node.timeout === undefined ? "" : `${dashes}timeout ${node.timeout}`,
    reference("del-set", node.delSet),
    reference("map-set", node.mapSet),
    node.mapMark ? `${dashes}map-mark` : "",
    node.mapPrio ? `${dashes}map-prio` : "",
    node.mapQueue ? `${dashes}map-queue` : "",
  );
}
