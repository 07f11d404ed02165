import type { Json, JsonObject } from "../../document/json/index.ts";
import type { Attributes } from "./attributes.ts";
import { openBlock } from "./block.ts";
import { numberOf } from "./fields.ts";
import { isScalar, readKeys, textOf } from "./json-values.ts";
import { putRule, type RuleBlock, ruleNetwork } from "./read-rule.ts";
import type { Reader } from "./reader.ts";
import { ruleKeys } from "./rule-names.ts";

/** Values that two keys share: `src` and `srclen`, `sport_start` and `sport_end`. */
interface Pairs {
  src?: string;
  srclen?: string;
  dst?: string;
  dstlen?: string;
  flow_from?: string;
  flow_to?: string;
}

type PairKey = keyof Pairs;

const pairKeys: readonly PairKey[] = ["src", "srclen", "dst", "dstlen", "flow_from", "flow_to"];

/** Reads a rule as JSON has it. */
export function readJsonRule(reader: Reader, object: JsonObject): void {
  const rule: RuleBlock = openBlock(object.start, object.end);
  const other: Attributes = {};
  const pairs: Pairs = {};
  const take = (key: string, value: Json): boolean | null => {
    const pair = pairKeys.find((one) => one === key);
    if (pair !== undefined) {
      if (pairs[pair] !== undefined || !isScalar(value)) return false;
      pairs[pair] = value.text;
      return true;
    }
    if (key === "goto") return putGoto(rule, textOf(value));
    return takeRange(rule, key, textOf(value));
  };
  readKeys(reader, rule, { object, words: ruleKeys, take, other });
  putNetworks(rule, pairs);
  putRule(reader, rule, other);
}

function putGoto({ fields }: RuleBlock, text: string): boolean {
  const goto = numberOf(text);
  if (fields.goto !== undefined || (goto === null && text !== "none")) return false;
  fields.goto = goto;
  return true;
}

/** `sport`, or `sport_start` and `sport_end`; `uid_start` and `uid_end`. */
function takeRange({ fields }: RuleBlock, key: string, text: string): boolean | null {
  const parts = /^(sport|dport|uid)(_start|_end)?$/.exec(key);
  if (parts === null) return null;
  const name = parts[1] === "uid" ? "uidrange" : parts[1] === "sport" ? "sport" : "dport";
  const value = numberOf(text);
  const before = fields[name];
  if (value === null || (before !== undefined && parts[2] !== "_end")) return false;
  fields[name] = { from: before?.from ?? value, to: value };
  return true;
}

function putNetworks(rule: RuleBlock, { src, srclen, dst, dstlen, flow_from, flow_to }: Pairs): void {
  const source = src === "all" ? null : networkOf(src, srclen);
  const target = networkOf(dst, dstlen);
  if (source !== undefined) rule.src = source;
  if (target !== undefined) rule.dst = target;
  if (flow_to !== undefined)
    rule.fields.flow = flow_from === undefined ? { to: flow_to } : { from: flow_from, to: flow_to };
}

function networkOf(address: string | undefined, length: string | undefined): ReturnType<typeof ruleNetwork> {
  if (address === undefined) return undefined;
  return ruleNetwork(length === undefined ? address : `${address}/${length}`);
}
