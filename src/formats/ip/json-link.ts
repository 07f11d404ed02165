import type { Json, JsonObject } from "../../document/json/index.ts";
import { parseCounter } from "../../net/index.ts";
import { camelCase } from "./attributes.ts";
import { type LinkBlock, openLink, type StatsBlock } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { readJsonAddress } from "./json-address.ts";
import { takeFunctions } from "./json-functions.ts";
import { takeInfo } from "./json-info.ts";
import { isScalar, objectsOf, readKeys, textOf, textsOf } from "./json-values.ts";
import { linkKeys } from "./link-names.ts";
import { closeLink } from "./link-node.ts";
import { setPeer } from "./read-link.ts";
import type { Reader } from "./reader.ts";

/** Reads a link as JSON has it. */
export function readJsonLink(reader: Reader, object: JsonObject): void {
  if (isHole(object)) {
    reader.holes++;
    return;
  }
  const link = openLink(object.start, object.end);
  let isNamed = false;
  const take = (key: string, value: Json): boolean | null => {
    if (key !== "ifname") return takeOfLink(reader, link, { key, value });
    if (isNamed || !isScalar(value)) return false;
    isNamed = true;
    link.node.ifname = value.kind === "word" ? null : value.text;
    return true;
  };
  link.other = {};
  readKeys(reader, link, { object, words: linkKeys, take, other: link.other });
  reader.link = link;
  closeLink(reader);
}

/** With `-o` a link without addresses is an object with an empty list and no name. */
function isHole({ fields: [field, ...more] }: JsonObject): boolean {
  return (
    field?.key === "addr_info" && more.length === 0 && field.value.kind === "array" && field.value.items.length === 0
  );
}

interface KeyAt {
  readonly key: string;
  readonly value: Json;
}

function takeOfLink(reader: Reader, link: LinkBlock, { key, value }: KeyAt): boolean | null {
  switch (key) {
    case "link":
      return takePeer(link, value);
    case "flags":
      return takeFlags(link, value);
    case "proto_down_reason":
      return takeReasons(link, value);
    case "altnames":
      return takeNames(link, value);
    case "link_netnsid":
      return takeNetnsid(link, value);
    case "linkinfo":
      return takeInfo(reader, link, value);
    case "stats64":
    case "stats644":
    case "stats":
      return takeStats(link, value);
    case "addr_info":
      return takeAddresses(reader, link, value);
    case "vfinfo_list":
      return takeFunctions(reader, link, value);
    default:
      return null;
  }
}

function takePeer(link: LinkBlock, value: Json): boolean {
  if (link.fields.link !== undefined || !isScalar(value)) return false;
  if (value.kind === "word") link.fields.link = null;
  else setPeer(link, value.text);
  return true;
}

function takeFlags({ fields }: LinkBlock, value: Json): boolean {
  const texts = textsOf(value);
  if (texts === null || fields.flags !== undefined) return false;
  fields.flags = texts;
  return true;
}

function takeReasons({ fields }: LinkBlock, value: Json): boolean {
  const texts = textsOf(value);
  if (texts === null || fields.protoDownReason !== undefined) return false;
  fields.protoDownReason = texts;
  return true;
}

function takeNames({ altnames }: LinkBlock, value: Json): boolean {
  const texts = textsOf(value);
  if (texts === null || altnames.length > 0) return false;
  altnames.push(...texts);
  return true;
}

function takeNetnsid({ fields }: LinkBlock, value: Json): boolean {
  const id = numberOf(textOf(value));
  if (id === null || fields.linkNetnsid !== undefined) return false;
  fields.linkNetnsid = id < 0 ? null : id;
  return true;
}

function takeAddresses(reader: Reader, link: LinkBlock, value: Json): boolean {
  const objects = objectsOf(value);
  if (objects === null || link.addresses.length > 0) return false;
  for (const one of objects) {
    if (one.fields.length === 0) reader.holes++;
    else link.addresses.push(readJsonAddress(reader, link, one));
  }
  return true;
}

/** `{"rx":{"bytes":0,...},"tx":{...}}` */
function takeStats(link: LinkBlock, value: Json): boolean {
  if (value.kind !== "object" || link.stats !== null) return false;
  const stats: StatsBlock = { start: value.start, end: value.end };
  link.stats = stats;
  return value.fields.every(({ key, value: side }) => {
    if ((key !== "rx" && key !== "tx") || side.kind !== "object" || stats[key] !== undefined) return false;
    const counters: Record<string, string | number> = {};
    stats[key] = counters;
    return side.fields.every((field) => {
      const count = parseCounter(textOf(field.value));
      const name = camelCase(field.key);
      if (count === null || name === "__proto__" || Object.hasOwn(counters, name)) return false;
      counters[name] = count;
      return true;
    });
  });
}
