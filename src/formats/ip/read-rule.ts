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

/** `fwmark 0x1/0xff`, `dscp 0xa/0xf`, `uidrange 0-10`, `sport 80`, `dport 80-90`, `dport 0x50/0xf0` */
function readMark(fields: Fields, word: string, segment: Segment): boolean {
  const [value = "", mask] = wordAt(segment, segment.at).split("/");
  const masked = mask === undefined ? undefined : numberOf(mask);
  if (masked === null || !putMarked(fields, { word, value, mask: masked })) return false;
  segment.at++;
  return true;
}

interface Marked {
  readonly word: string;
  readonly value: string;
  readonly mask: number | undefined;
}

function putMarked(fields: Fields, { word, value, mask }: Marked): boolean {
  switch (word) {
    case "fwmark":
      return putNumber(fields, "fwmark", value) && putMask(fields, "fwmask", mask);
    case "flowlabel":
      return putNumber(fields, "flowlabel", value) && putMask(fields, "flowlabelMask", mask);
    case "dscp":
      if (fields.dscp !== undefined || value === "") return false;
      fields.dscp = value;
      return putMask(fields, "dscpMask", mask);
    case "uidrange":
      return mask === undefined && putRange(fields, "uidrange", value);
    case "sport":
      return putRange(fields, "sport", value) && putMask(fields, "sportMask", mask);
    case "dport":
      return putRange(fields, "dport", value) && putMask(fields, "dportMask", mask);
    default:
      return false;
  }
}

function putNumber(fields: Fields, name: "fwmark" | "flowlabel", text: string): boolean {
  const value = numberOf(text);
  if (value === null || fields[name] !== undefined) return false;
  fields[name] = value;
  return true;
}

function putRange(fields: Fields, name: "uidrange" | "sport" | "dport", text: string): boolean {
  const range = rangeOf(text);
  if (range === null || fields[name] !== undefined) return false;
  fields[name] = range;
  return true;
}

type MaskName = "fwmask" | "flowlabelMask" | "dscpMask" | "sportMask" | "dportMask";

function putMask(fields: Fields, name: MaskName, mask: number | undefined): true {
  if (mask !== undefined) fields[name] = mask;
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
