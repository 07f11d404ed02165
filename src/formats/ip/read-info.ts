import type { IpLinkInfo } from "./ast.ts";
import type { IpValue } from "./ast-parts.ts";
import { type Attributes, camelCase, guess, isEmpty, putAttribute } from "./attributes.ts";
import { openBlock } from "./block.ts";
import type { InfoBlock, LinkBlock } from "./blocks.ts";
import { infoFlags, infoNames, pairNames, slaveNames, tunnelProtocols } from "./info-names.ts";
import { keep, partsOf, type Reader } from "./reader.ts";
import { endOf, isAtEnd, type Segment, startOf, take, wordAt } from "./segment.ts";
import { entry, wordsFrom } from "./words.ts";

const SLAVE = "_slave";

/** Begins the attributes of the kind that the next word names; false when the link has these already. */
export function openInfo(link: LinkBlock, segment: Segment): boolean {
  const word = wordAt(segment, segment.at);
  const info = link.info ?? { start: startOf(segment, segment.at), end: 0, data: {}, slaveData: {} };
  if (word.endsWith(SLAVE)) {
    if (info.slaveKind !== undefined) return false;
    info.slaveKind = word.slice(0, -SLAVE.length);
  } else {
    if (info.kind !== undefined || info.slaveKind !== undefined) return false;
    info.kind = word;
  }
  segment.at++;
  link.info = info;
  info.end = endOf(segment, segment.at - 1);
  return true;
}

/** Reads the attribute that the word before the next one names. Nearly all are pairs; the rest are in the tables. */
export function readInfoWord(reader: Reader, link: LinkBlock, { segment, info, isSlave }: InfoAt): void {
  const named = segment.at - 1;
  const word = wordAt(segment, named);
  const data = isSlave ? info.slaveData : info.data;
  const [name, value] = attributeOf(segment, word, isSlave);
  info.end = Math.max(info.end, endOf(segment, Math.min(segment.at, segment.words.length) - 1));
  const isNew = name.startsWith("ad_info.") ? putAdInfo(data, name, value) : putAttribute(data, camelCase(name), value);
  if (!isNew) keep(reader, link, ["ip/duplicate-field", wordsFrom(segment, named)]);
}

interface InfoAt {
  readonly segment: Segment;
  readonly info: InfoBlock;
  readonly isSlave: boolean;
}

function attributeOf(segment: Segment, word: string, isSlave: boolean): readonly [string, IpValue] {
  if (/^<.*>$/.test(word)) return ["flags", word.slice(1, -1).split(",")];
  const flag = entry(infoFlags, word);
  if (flag !== undefined && !(isSlave && pairNames.includes(word))) return flag;
  if (tunnelProtocols.includes(word) && segment.at === 2) return ["proto", word];
  if (word === "srcport") return ["port_range", { low: guess(take(segment)), high: guess(take(segment)) }];
  if (word.endsWith("-qos-map")) return [word.replace("-qos-map", "_qos"), qosMap(segment)];
  const name = (isSlave ? entry(slaveNames, word) : undefined) ?? entry(infoNames, word) ?? word;
  return [name, isAtEnd(segment) ? true : infoValue(name, take(segment))];
}

/** The value of an attribute, in text as in JSON, which has 1 for the `inherit` of a TOS. */
export function infoValue(name: string, word: string): IpValue {
  if (name === "tos" && (word === "1" || word === "0x1")) return "inherit";
  if (name === "arp_validate" && word === "none") return null;
  if (name === "arp_ip_target") return word.split(",");
  if (name === "ageing" && word === "none") return 0;
  return guess(word);
}

/** `{ 1:2 3:4 }`, the braces included. */
function qosMap(segment: Segment): IpValue {
  const pairs: IpValue[] = [];
  take(segment);
  while (!isAtEnd(segment)) {
    const word = take(segment);
    if (word === "}") break;
    const [from = "", to = ""] = word.split(":");
    pairs.push({ from: guess(from), to: guess(to) });
  }
  return pairs;
}

function putAdInfo(data: Attributes, name: string, value: IpValue): boolean {
  const before = data["adInfo"];
  const part = camelCase(name.slice("ad_info.".length));
  if (typeof before === "object" && before !== null && part in before) return false;
  data["adInfo"] = { ...(typeof before === "object" ? before : {}), [part]: value };
  return true;
}

/** The node of what is known of a link's kind. */
export function infoNode(reader: Reader, info: InfoBlock): IpLinkInfo {
  const { kind, data, slaveKind, slaveData, xstats } = info;
  return {
    kind: "link-info",
    ...partsOf(reader, openBlock(info.start, info.end)),
    ...(kind === undefined ? {} : { infoKind: kind }),
    ...(isEmpty(data) ? {} : { infoData: data }),
    ...(slaveKind === undefined ? {} : { infoSlaveKind: slaveKind }),
    ...(isEmpty(slaveData) ? {} : { infoSlaveData: slaveData }),
    ...(xstats === undefined ? {} : { infoXstats: xstats }),
  };
}
