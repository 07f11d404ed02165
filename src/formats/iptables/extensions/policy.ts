import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { elementsOf, joinWords, type SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";
import { type Conditions, takeConditions } from "./conditions.ts";
import { ELEMENT_WORDS, type PolicyElement, printElement, readElement } from "./policy-elements.ts";

/** `-m policy`: what IPsec has done (`--dir in`) or is to do (`--dir out`) with the packet. */
export interface PolicyMatch {
  readonly kind: "match";
  readonly name: "policy";
  readonly span: Span;
  readonly dir: "in" | "out";
  readonly pol: "none" | "ipsec";
  /** Whether all transformations are described by `elements`, in their order, and not any one of them. */
  readonly strict: boolean;
  /** One for each transformation that is described; in the save form, `--next` parts them. */
  readonly elements: readonly PolicyElement[];
}

/** libxt_policy.c. */
export const policy: MatchReader<PolicyMatch> = {
  options: {
    dir: "1",
    pol: "1",
    strict: "0",
    reqid: "!1",
    spi: "!1",
    proto: "!1",
    mode: "!1",
    "tunnel-dst": "!1",
    "tunnel-src": "!1",
    next: "+0",
  },
  readSave,
  readList: readPolicy,
};

export const policyPrinter: ExtensionPrinter<PolicyMatch> = {
  printSave: (node, wordings) =>
    joinWords(
      `--dir ${node.dir} --pol ${node.pol}`,
      node.strict ? "--strict" : "",
      node.elements.map((element) => printSaveElement(element, wordings)).join(" --next "),
    ),
  printList,
};

const printSaveElement = (element: PolicyElement, wordings: Wordings): string =>
  printElement(element, "--", wordings.has("policy-proto-numbers"));

function printList(node: PolicyMatch, { numeric, wordings }: ListStyle): string {
  const { dir, pol, strict, elements } = node;
  const texts = elements.map((element, index) => {
    const text = printElement(element, "", numeric || wordings.has("policy-proto-numbers"));
    return elements.length > 1 ? `[${index}] ${text}` : text;
  });
  return joinWords(`policy match dir ${dir} pol ${pol}`, strict ? "strict" : "", ...texts);
}

interface Head {
  readonly dir: string;
  readonly pol: string;
  readonly strict: boolean;
  readonly elements: readonly PolicyElement[];
}

/** Several elements are only there when the policy is strict, and none when there is no policy. */
function policyMatch(span: Span, { dir, pol, strict, elements }: Head): PolicyMatch | null {
  if ((dir !== "in" && dir !== "out") || (pol !== "none" && pol !== "ipsec")) return null;
  if (elements.length > 1 && !strict) return null;
  return { kind: "match", name: "policy", span, dir, pol, strict, elements };
}

function readSave(options: SaveOptions, span: Span, wordings: WordingsDraft): PolicyMatch | null {
  const groups = elementsOf(options, ["dir", "pol", "strict"]);
  const elements = readElements(groups);
  const dir = options.get("dir")?.value ?? "";
  const pol = options.get("pol")?.value ?? "ipsec";
  const match = elements && policyMatch(span, { dir, pol, strict: options.has("strict"), elements });
  const hasNumbers = groups.some((group) => /^\d+$/.test(group.get("proto")?.value ?? ""));
  if (match !== null && hasNumbers) wordings.add("policy-proto-numbers");
  return match;
}

/** The elements, none for a single one without conditions; null when one of several has none, or a value makes no sense. */
function readElements(groups: readonly Conditions[]): readonly PolicyElement[] | null {
  if (groups.length === 1 && groups[0]?.size === 0) return [];
  const elements: PolicyElement[] = [];
  for (const group of groups) {
    const element = group.size === 0 ? null : readElement(group);
    if (element === null) return null;
    elements.push(element);
  }
  return elements;
}

/**
 *     policy match dir in pol ipsec strict [0] reqid 1 proto esp [1] ! spi 0x2a mode tunnel tunnel-dst 10.0.0.0/8
 *                                          ^ only where there are several elements
 */
function readPolicy(cursor: Cursor): PolicyMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "policy") || !nextWord(cursor, "match dir")) return null;
  const dir = takeWord(cursor);
  const pol = nextWord(cursor, "pol") ? takeWord(cursor) : "";
  const strict = nextWord(cursor, "strict");
  const groups = [takeElement(cursor, 0)];
  while (nextWord(cursor, `[${groups.length}]`)) groups.push(takeElement(cursor, groups.length));
  const elements = readElements(groups);
  return elements && policyMatch(spanOf(cursor, start, cursor.pos), { dir, pol, strict, elements });
}

/** The conditions of one element, behind its number or not. */
function takeElement(cursor: Cursor, index: number): Conditions {
  if (index === 0) nextWord(cursor, "[0]");
  return takeConditions(cursor, ELEMENT_WORDS);
}
