import type { Json, JsonObject } from "../../document/json/index.ts";
import type { IpNexthop } from "./ast-route.ts";
import { camelCase, guess, putAttribute } from "./attributes.ts";
import { type HopBlock, openNexthop, openRoute, type RouteBlock } from "./blocks.ts";
import { type Fields, prefixOf } from "./fields.ts";
import { isScalar, objectsOf, plainValue, readKeys, textOf, textsOf } from "./json-values.ts";
import { listOf, metricOf } from "./read-hop.ts";
import { addNexthop, nexthopNode, routeNode } from "./read-route.ts";
import { keep, type Reader } from "./reader.ts";
import { routeKeys } from "./route-names.ts";

/** Keys that go on with the route behind those of its tunnel. */
const afterEncap: readonly string[] = [
  "gateway",
  "via",
  "dev",
  "table",
  "protocol",
  "scope",
  "prefsrc",
  "metric",
  "flags",
  "nhid",
  "weight",
  "metrics",
];

/** Reads a route as JSON has it. */
export function readJsonRoute(reader: Reader, object: JsonObject): void {
  const route = openRoute(object.start, object.end, null);
  let isNamed = false;
  const take = (key: string, value: Json): boolean | null => {
    if (key === "dst" && !isNamed && isScalar(value)) {
      isNamed = true;
      route.node.dst = prefixOf(value.text);
      return route.node.dst !== null;
    }
    return takeOfRoute(reader, route, { key, value });
  };
  readHop(reader, route, { object, take });
  reader.routes.push(routeNode(reader, route));
}

interface KeyAt {
  readonly key: string;
  readonly value: Json;
}

function takeOfRoute(reader: Reader, route: RouteBlock, { key, value }: KeyAt): boolean | null {
  const { fields } = route;
  switch (key) {
    case "nexthops": {
      const objects = objectsOf(value);
      for (const one of objects ?? []) addNexthop(route, nexthopOf(reader, one));
      return objects !== null;
    }
    case "nh_info":
      if (value.kind !== "object" || fields.nhInfo !== undefined) return false;
      fields.nhInfo = nexthopOf(reader, value);
      return true;
    case "cache": {
      const texts = textsOf(value);
      if (texts === null || fields.cache !== undefined) return false;
      fields.cache = texts;
      return true;
    }
    case "ttl-propogate":
    case "ttl_propagate":
      if (fields.ttlPropogate !== undefined || !isScalar(value)) return false;
      fields.ttlPropogate = value.text === "true" || value.text === "enabled";
      return true;
    default:
      return null;
  }
}

function nexthopOf(reader: Reader, object: JsonObject): IpNexthop {
  const hop = openNexthop(object.start, object.end);
  readHop(reader, hop, { object, take: () => null });
  return nexthopNode(reader, hop);
}

interface HopKeys {
  readonly object: JsonObject;
  readonly take: (key: string, value: Json) => boolean | null;
}

function readHop(reader: Reader, hop: HopBlock, { object, take }: HopKeys): void {
  let inEncap = false;
  hop.other ??= {};
  const takeAll = (key: string, value: Json): boolean | null => {
    if (key === "encap" && hop.encap === null && isScalar(value)) {
      hop.encap = { type: value.text };
      inEncap = true;
      return true;
    }
    if (afterEncap.includes(key)) inEncap = false;
    if (inEncap && hop.encap !== null) return putAttribute(hop.encap, camelCase(key), guessed(value));
    return takeOfHop(reader, hop, { key, value }) ?? take(key, value);
  };
  readKeys(reader, hop, { object, words: routeKeys, take: takeAll, other: hop.other });
}

function guessed(value: Json): ReturnType<typeof guess> {
  return isScalar(value) && value.kind !== "word" && !value.text.includes("/") ? guess(value.text) : plainValue(value);
}

function takeOfHop(reader: Reader, hop: HopBlock, { key, value }: KeyAt): boolean | null {
  switch (key) {
    case "flags": {
      const texts = textsOf(value);
      if (texts === null || hop.node.flags.length > 0) return false;
      hop.node.flags = texts;
      return true;
    }
    case "via":
      return takeVia(hop, value);
    case "flow":
    case "flow_from":
    case "flow_to":
      return takeFlow(hop, { key, value });
    case "metrics": {
      const objects = objectsOf(value);
      for (const one of objects ?? []) readMetrics(reader, hop, one);
      return objects !== null;
    }
    default:
      return null;
  }
}

function takeVia({ fields }: HopBlock, value: Json): boolean {
  if (value.kind !== "object" || fields.via !== undefined || value.fields.length !== 2) return false;
  const [family, host] = ["family", "host"].map((name) => value.fields.find(({ key }) => key === name)?.value);
  if (family === undefined || host === undefined) return false;
  fields.via = { family: textOf(family), host: textOf(host) };
  return true;
}

/** `"flow":{"from":"3","to":"4"}`, of other releases `"flow_from":"3","flow_to":"4"`. */
function takeFlow({ fields }: HopBlock, { key, value }: KeyAt): boolean {
  if (value.kind === "object")
    return value.fields.every((field) => putFlow(fields, `flow_${field.key}`, textOf(field.value)));
  return putFlow(fields, key, textOf(value));
}

function putFlow(fields: Fields, key: string, text: string): boolean {
  if (key === "flow_from") fields.flow = { from: text, to: fields.flow?.to ?? "" };
  else if (key === "flow_to") fields.flow = { ...fields.flow, to: text };
  else return false;
  return text !== "";
}

/** Metrics stand in a list of one object; a feature is a null, of which the text has the word. */
function readMetrics(reader: Reader, hop: HopBlock, { fields }: JsonObject): void {
  hop.metrics ??= {};
  const { metrics } = hop;
  for (const { key, value, start } of fields) {
    if (isScalar(value) && value.text === "null") {
      metrics["features"] = [...listOf(metrics["features"]), key];
      continue;
    }
    const read = isScalar(value) ? metricOf(key, value.text) : null;
    const place = { start, end: value.end };
    if (read === null) keep(reader, hop, ["ip/bad-value", place]);
    else if (!putAttribute(metrics, camelCase(key), read)) keep(reader, hop, ["ip/duplicate-field", place]);
  }
}
