import type { Cidr, IpAddress } from "../../net/index.ts";
import type { IpRange, IpRule } from "./ast.ts";
import { type Attributes, isEmpty } from "./attributes.ts";
import { type Block, openBlock } from "./block.ts";
import { type Fields, numberOf, prefixOf } from "./fields.ts";
import { readFields } from "./read-fields.ts";
import { flowOf } from "./read-hop.ts";
import { partsOf, type Reader } from "./reader.ts";
import { ruleActions, ruleWords } from "./rule-names.ts";
import { endOf, type Segment, startOf, take, takes, wordAt } from "./segment.ts";
import { entry, readField } from "./words.ts";

/** A rule while it is read. */
export interface RuleBlock extends Block {
  /** Absent: the text has none; null: all. */
  src?: Cidr | IpAddress | null;
  dst?: Cidr | IpAddress;
}

/** Reads a rule: `32766:	from all lookup main`. */
export function readRule(reader: Reader, segment: Segment): void {
  const rule: RuleBlock = openBlock(startOf(segment, 0), endOf(segment, 0));
  if (takes(segment, "Deleted")) rule.fields.deleted = true;
  rule.fields.priority = numberOf(take(segment).slice(0, -1)) ?? 0;
  readFields(reader, rule, { segment, step: (word) => readWord(reader, rule, { segment, word }) });
  putRule(reader, rule);
}

export function putRule(reader: Reader, rule: RuleBlock, other: Attributes = {}): void {
  const { src, dst, fields } = rule;
  reader.rules.push({
    kind: "rule",
    ...partsOf(reader, rule),
    ...fields,
    priority: fields.priority ?? 0,
    ...(src === undefined ? {} : { src }),
    ...(dst === undefined ? {} : { dst }),
    ...(isEmpty(other) ? {} : { otherAttributes: other }),
  } satisfies IpRule);
}

function readWord(reader: Reader, rule: RuleBlock, { segment, word }: WordAt): boolean {
  const field = entry(ruleWords, word);
  if (field !== undefined) {
    readField(reader, rule, { segment, field });
    if (word === "iif" && takes(segment, "[detached]")) rule.fields.iifDetached = true;
    if (word === "oif" && takes(segment, "[detached]")) rule.fields.oifDetached = true;
    return true;
  }
  return (
    readPrefix(rule, word, segment) || readMark(rule.fields, word, segment) || readVerdict(rule.fields, word, segment)
  );
}

interface WordAt {
  readonly segment: Segment;
  readonly word: string;
}

/** `from all`, `from 10.0.0.0/8`, `to 10.1.0.0/16` */
function readPrefix(rule: RuleBlock, word: string, segment: Segment): boolean {
  const next = wordAt(segment, segment.at);
  if (word === "from" && rule.src === undefined) {
    const src = next === "all" ? null : ruleNetwork(next);
    if (src === undefined) return false;
    rule.src = src;
  } else if (word === "to" && rule.dst === undefined) {
    const dst = ruleNetwork(next);
    if (dst === undefined) return false;
    rule.dst = dst;
  } else return false;
  segment.at++;
  return true;
}

/** A network or address of a rule, undefined when the text is none. */
export function ruleNetwork(text: string): Cidr | IpAddress | undefined {
  const network = prefixOf(text);
  return network === null || network === "default" ? undefined : network;
}

/** `fwmark 0x1/0xff`, `uidrange 0-10`, `sport 80`, `dport 80-90` */
function readMark(fields: Fields, word: string, segment: Segment): boolean {
  const next = wordAt(segment, segment.at);
  if (word === "fwmark") {
    if (fields.fwmark !== undefined) return false;
    const [mark = "", mask] = next.split("/");
    const value = numberOf(mark);
    const masked = mask === undefined ? undefined : numberOf(mask);
    if (value === null || masked === null) return false;
    fields.fwmark = value;
    if (masked !== undefined) fields.fwmask = masked;
  } else if (word === "uidrange" || word === "sport" || word === "dport") {
    const range = rangeOf(next);
    if (range === null || fields[word] !== undefined) return false;
    fields[word] = range;
  } else return false;
  segment.at++;
  return true;
}

function rangeOf(word: string): IpRange | null {
  const [first = "", last = first, ...more] = word.split("-");
  const from = numberOf(first);
  const to = numberOf(last);
  return from === null || to === null || more.length > 0 ? null : { from, to };
}

/** What the rule does: `lookup main`, `goto 100 [unresolved]`, `blackhole`, `realms 3/4`. */
function readVerdict(fields: Fields, word: string, segment: Segment): boolean {
  if (word === "not" && fields.not === undefined) {
    fields.not = true;
  } else if (word === "lookup") {
    return readLookup(fields, segment);
  } else if (word === "goto" && fields.goto === undefined) {
    const target = take(segment);
    const goto = numberOf(target);
    if (goto === null && target !== "none") return false;
    fields.goto = goto;
    if (takes(segment, "[unresolved]")) fields.unresolved = true;
  } else if ((word === "realms" || word === "realm") && fields.flow === undefined) {
    const flow = flowOf(take(segment));
    if (flow === null) return false;
    fields.flow = flow;
  } else if (ruleActions.includes(word) && fields.action === undefined) {
    fields.action = word;
  } else return false;
  return true;
}

function readLookup(fields: Fields, segment: Segment): boolean {
  const table = take(segment);
  if (fields.table !== undefined || fields.l3mdev !== undefined || table === "") return false;
  if (table === "[l3mdev-table]") fields.l3mdev = true;
  else fields.table = table;
  return true;
}
