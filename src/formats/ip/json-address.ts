import type { Json, JsonObject } from "../../document/json/index.ts";
import { type Attributes, isEmpty } from "./attributes.ts";
import { type AddressBlock, type LinkBlock, openAddress } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { isScalar, readKeys } from "./json-values.ts";
import { addressFlags } from "./read-address.ts";
import type { Reader } from "./reader.ts";
import type { Words } from "./words.ts";

const addressKeys: Words = {
  family: ["text", "family"],
  address: ["ip", "address"],
  broadcast: ["ip", "broadcast"],
  local: ["ip", "local"],
  prefixlen: ["number", "prefixlen"],
  metric: ["number", "metric"],
  anycast: ["ip", "anycast"],
  scope: ["text", "scope"],
  ifa_flags: ["text", "ifaFlags"],
  protocol: ["text", "protocol"],
  label: ["text", "label"],
  valid_life_time: ["lifetime", "validLifeTime"],
  preferred_life_time: ["lifetime", "preferredLifeTime"],
  deleted: ["true", "deleted"],
};

/** Reads an address as JSON has it. With `-o` it names its link itself. */
export function readJsonAddress(reader: Reader, link: LinkBlock, object: JsonObject): AddressBlock {
  const block = openAddress(object.start, object.end);
  const take = (key: string, value: Json): boolean | null => {
    if (!isScalar(value)) return null;
    if (key === "index" || key === "dev") return putOwner(link, key, value.text);
    if (!addressFlags.includes(key) || value.text === "false" || block.flags.includes(key)) return null;
    block.flags = [...block.flags, key];
    return true;
  };
  const other: Attributes = {};
  readKeys(reader, block, { object, words: addressKeys, take, other });
  if (!isEmpty(other)) block.other = other;
  return block;
}

/** The link's index and name, which all its addresses repeat. */
function putOwner(link: LinkBlock, key: "index" | "dev", text: string): boolean {
  if (key === "dev") {
    link.node.ifname ??= text;
    return link.node.ifname === text;
  }
  link.fields.ifindex ??= numberOf(text) ?? 0;
  return String(link.fields.ifindex) === text;
}
