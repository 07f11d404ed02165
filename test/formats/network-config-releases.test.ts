import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import {
  checkNetworkConfig,
  type NetworkConfigAst,
  parseNetworkConfig,
  recognizeNetworkConfig,
} from "../../src/formats/network-config/index.ts";
import { describeText, goText, isObject, type Json, type JsonObject } from "./network-config-kubectl.ts";
import { objects } from "./network-config-objects.ts";

const NOT_OF_THE_OBJECT: readonly string[] = [
  "kind",
  "span",
  "places",
  "form",
  "notation",
  "otherFields",
  "unknown",
  "markers",
];

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The object that a node was read from. */
function objectOf(node: Json): Json {
  if (Array.isArray(node)) return node.map(objectOf);
  if (!isObject(node)) return node;
  switch (node["kind"]) {
    case "scalar":
      return node["value"] ?? null;
    case "sequence":
      return listOf(node["items"]).map(objectOf);
    case "mapping":
      return fieldsOf(node["fields"]);
    case "port-range":
      return `${node["from"]}-${node["to"]}`;
    case "flow-collector":
      return `${node["address"]}:${node["port"]}`;
    default:
      return { ...typedFields(node), ...fieldsOf(node["otherFields"]) };
  }
}

function typedFields(node: JsonObject): JsonObject {
  const isNetwork = node["form"] !== undefined;
  const entries = Object.entries(node).filter(
    ([key]) => !NOT_OF_THE_OBJECT.includes(key) && !(isNetwork && key === "name"),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [isNetwork && key === "resource" ? "kind" : key, objectOf(value)]),
  );
}

const fieldsOf = (fields: Json | undefined): JsonObject =>
  Object.fromEntries(
    listOf(fields).flatMap((field) =>
      isObject(field) ? [[String(field["key"]), objectOf(field["value"] ?? null)]] : [],
    ),
  );

const back = (ast: NetworkConfigAst): Json => objectOf(plain(ast));

/** An object as notations without types have it: all is text, and what is empty is like nothing. */
function asText(value: Json): Json {
  if (value === null) return "";
  if (Array.isArray(value)) return value.length === 0 ? "" : value.map(asText);
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => [key, asText(inner)]);
  return entries.length === 0 ? "" : Object.fromEntries(entries);
}

/** The spec or the status of an object as such notations have it. */
function textOf(object: Json | undefined, part: string): Json {
  return asText((isObject(object) ? object[part] : null) ?? null);
}

const yaml = (value: Json): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, sortMapEntries: true, indentSeq: false });

const listed = (object: JsonObject): JsonObject => ({
  apiVersion: "v1",
  items: [object],
  kind: "List",
  metadata: { resourceVersion: "", selfLink: "" },
});
const gathered = (object: JsonObject): JsonObject => ({
  apiVersion: object["apiVersion"] ?? null,
  items: [object],
  kind: "NetworkList",
  metadata: { continue: "", resourceVersion: "24589" },
});

/** Fields that have no type of their own, of all nodes but `metadata`; those that are null are left out. */
function untyped(node: Json, path = ""): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item) => untyped(item, path));
  if (!isObject(node) || ["scalar", "sequence", "mapping"].includes(String(node["kind"]))) return [];
  const own = listOf(node["otherFields"]).flatMap((field) =>
    isObject(field) && objectOf(field["value"] ?? null) !== null ? [`${path}.${field["key"]}`] : [],
  );
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, inner]) => (key === "otherFields" ? [] : untyped(inner, `${path}.${key}`))),
  ];
}

describe.each(Object.entries(objects))("%s", (_, object) => {
  test.each([
    ["JSON", JSON.stringify(object, null, 4), object],
    ["JSON on one line", JSON.stringify(object), object],
    ["YAML", yaml(object), object],
    ["a List of oc", JSON.stringify(listed(object), null, 4), listed(object)],
    ["a NetworkList of must-gather", `---\n${yaml(gathered(object))}`, gathered(object)],
  ])("%s", (_notation, text, truth) => {
    const { ast, diagnostics } = parseNetworkConfig(text);
    expect([diagnostics, ast.unknown]).toEqual([[], []]);
    expect(back(ast)).toEqual(truth);
    expect(untyped(plain(ast))).toEqual([]);
    expect(recognizeNetworkConfig(text)).toBeGreaterThan(0);
  });

  test("oc describe", () => {
    const text = describeText(object);
    const { ast, diagnostics } = parseNetworkConfig(text);
    expect([diagnostics, ast.unknown]).toEqual([[], []]);
    for (const part of ["spec", "status"]) expect(textOf(back(ast), part)).toEqual(textOf(object, part));
    const metadata = back(ast);
    expect(isObject(metadata) && Object.keys(isObject(metadata["metadata"]) ? metadata["metadata"] : {})).toEqual(
      Object.keys(isObject(object["metadata"]) ? object["metadata"] : {})
        .filter((key) => key !== "name" && key !== "annotations")
        .toSorted(),
    );
    expect(recognizeNetworkConfig(text)).toBeGreaterThan(0);
  });
});

describe("Go's map[...] of the status in releases before 4.6", () => {
  test.each(["config of 4.1", "config of 4.6, another plugin to come", "config of 4.9 with Kuryr"])("%s", (name) => {
    const status = objects[name]?.["status"] ?? null;
    const { ast, diagnostics } = parseNetworkConfig(goText(status));
    expect(diagnostics).toEqual([]);
    expect(textOf(back(ast), "status")).toEqual(asText(status));
  });
});

test("checks are silent on what the releases write, but of a migration that does not say from where", () => {
  const found = Object.entries(objects).flatMap(([name, object]) =>
    checkNetworkConfig(parseNetworkConfig(JSON.stringify(object)).ast).map(({ code }) => [name, code]),
  );
  expect(found).toEqual([["config of 4.16, live migration", "network-config/migration-incomplete"]]);
});
