import type { Json, JsonObject } from "../../document/json/index.ts";
import { parseIpAddress } from "../../net/index.ts";
import { readJsonLink } from "./json-link.ts";
import { readJsonRoute } from "./json-route.ts";
import { readJsonRule } from "./json-rule.ts";
import { isScalar, readKeys, textOf, textsOf } from "./json-values.ts";
import { closeAll } from "./open.ts";
import { neighbourFlags, neighbourKeys, openNeighbour, putNeighbour } from "./read-neighbour.ts";
import { keepLoose, type Reader, type Sort } from "./reader.ts";

/** Puts one object of the tool's lists into the tree. */
export function readJsonObject(reader: Reader, object: JsonObject): void {
  closeAll(reader);
  const keys = new Set(object.fields.map(({ key }) => key));
  const sort = sortOf(keys);
  if (keys.size === 0) reader.holes++;
  else if (sort === null || !reader.sorts.includes(sort)) keepLoose(reader, "ip/unknown-line", object);
  else if (sort === "links") readJsonLink(reader, object);
  else if (sort === "rules") readJsonRule(reader, object);
  else if (sort === "routes") readJsonRoute(reader, object);
  else readJsonNeighbour(reader, object);
}

/** What an object is, by keys that others do not have. A route has `flags` always, a neighbour never. */
function sortOf(keys: ReadonlySet<string>): Sort | null {
  if (keys.has("priority")) return "rules";
  if (keys.has("ifname") || keys.has("ifindex") || keys.has("addr_info")) return "links";
  if (!keys.has("dst")) return null;
  const isRoute = ["flags", "gateway", "via", "protocol", "scope", "metric", "type", "table"].some((key) =>
    keys.has(key),
  );
  const isNeighbour = ["state", "lladdr", "proxy", "used"].some((key) => keys.has(key));
  return isNeighbour || !isRoute ? "neighbours" : "routes";
}

function readJsonNeighbour(reader: Reader, object: JsonObject): void {
  const block = openNeighbour(object.start, object.end);
  const dst = parseIpAddress(textOf(object.fields.find(({ key }) => key === "dst")?.value ?? object));
  if (dst === null) {
    keepLoose(reader, "ip/bad-value", object);
    return;
  }
  let hasDst = false;
  const take = (key: string, value: Json): boolean | null => {
    if (key === "dst" && !hasDst) hasDst = true;
    else if (key === "state") return putState(block.state, value);
    else if (neighbourFlags.includes(key) && isScalar(value) && value.text !== "false" && !block.flags.includes(key))
      block.flags.push(key);
    else return null;
    return true;
  };
  readKeys(reader, block, { object, words: neighbourKeys, take, other: block.other });
  putNeighbour(reader, block, dst);
}

function putState(state: string[], value: Json): boolean {
  const texts = textsOf(value);
  if (texts === null || state.length > 0) return false;
  state.push(...texts);
  return true;
}
