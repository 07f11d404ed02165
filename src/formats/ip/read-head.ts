import { putAttribute } from "./attributes.ts";
import type { LinkBlock } from "./blocks.ts";
import { type Field, numberOf } from "./fields.ts";
import { headWords } from "./link-names.ts";
import { readFields } from "./read-fields.ts";
import { keep, type Reader } from "./reader.ts";
import { isAtEnd, type Segment, take, wordAt } from "./segment.ts";
import { entry, readField, wordsFrom } from "./words.ts";

/** Reads the rest of the line that names the link. */
export function readHead(reader: Reader, link: LinkBlock, segment: Segment): void {
  const step = (word: string): boolean => {
    partNumber(segment);
    if (word === "event") return readEvent(reader, link, segment);
    if (word === "mode" || word === "state") return readState(reader, link, { segment, word });
    const field = entry(headWords, word);
    if (field !== undefined) readField(reader, link, { segment, field });
    else if (word.startsWith("xdp")) {
      link.other ??= {};
      return putAttribute(link.other, "xdp", word);
    }
    return field !== undefined;
  };
  readFields(reader, link, { segment, step });
}

/** Parts the next word where the tool prints no blank behind a number: `qlen 1000event REBOOT`, `state 0x7mode DEFAULT`. */
function partNumber({ words, starts, at }: Segment): void {
  const parts = /^(\d{1,10}|0x[\da-f]{1,8})(event|mode|group|qlen)$/.exec(words[at] ?? "");
  if (parts === null) return;
  const [, number = "", name = ""] = parts;
  words.splice(at, 1, number, name);
  starts.splice(at + 1, 0, (starts[at] ?? 0) + number.length);
}

/** `event BONDING FAILOVER` ends the line. */
function readEvent(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const named = segment.at - 1;
  const words: string[] = [];
  while (!isAtEnd(segment)) words.push(take(segment));
  if (words.length === 0) keep(reader, link, ["ip/missing-value", wordsFrom(segment, named)]);
  else if (link.fields.event !== undefined) keep(reader, link, ["ip/duplicate-field", wordsFrom(segment, named)]);
  else link.fields.event = words.join(" ");
  return true;
}

const states: Readonly<Record<"mode" | "state", { readonly name: Field; readonly index: Field }>> = {
  mode: { name: ["text", "linkmode"], index: ["number", "linkmodeIndex"] },
  state: { name: ["text", "operstate"], index: ["number", "operstateIndex"] },
};

interface WordAt {
  readonly segment: Segment;
  readonly word: "mode" | "state";
}

/** `mode DORMANT`, `state UP`; a mode or a state without a name is its number: `mode 2`. */
function readState(reader: Reader, link: LinkBlock, { segment, word }: WordAt): true {
  const { name, index } = states[word];
  readField(reader, link, { segment, field: numberOf(wordAt(segment, segment.at)) === null ? name : index });
  return true;
}
