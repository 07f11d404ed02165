import type { AddressNode, BlockFields, Hardware } from "./ast.ts";
import type { DetailNode, DetailValues } from "./ast-bsd.ts";
import { bitFlagsText } from "./bsd-bits.ts";
import { shapeOf } from "./bsd-detail.ts";
import type { LineKind } from "./bsd-draft.ts";
import { HEADING_KEYS, headingFlagsText } from "./bsd-heading.ts";
import { bsdInetText } from "./bsd-inet.ts";
import { bsdInet6Text } from "./bsd-inet6.ts";
import { mediaText } from "./bsd-media.ts";
import type { FieldShape } from "./bsd-shape.ts";

/** A BSD block as the printer sees it. */
export interface BsdBlock {
  readonly heading: string;
  readonly fields: BlockFields;
  readonly addresses: readonly AddressNode[];
}

/** Returns the lines of a BSD block in the order of its layout; hardware, addresses, details and what was not understood without one. */
export function bsdLines(block: BsdBlock): string[] {
  const { fields, addresses } = block;
  const { hardware, details = [], unknown = [] } = fields;
  const texts: Readonly<Record<LineKind, readonly string[]>> = {
    hardware: hardware === undefined ? [] : [hardwareText(hardware)],
    address: addresses.map((node) => (node.family === "ipv4" ? bsdInetText(node) : bsdInet6Text(node))),
    detail: details.flatMap((node) => [detailText(node), ...(node.details ?? []).map(detailText)]),
    unknown: unknown.map(({ text }) => text),
  };
  return [headingText(block), ...(fields.layout === undefined ? plainLines(texts) : laidOut(fields.layout, texts))];
}

type Texts = Readonly<Record<LineKind, readonly string[]>>;

function plainLines({ hardware, address, detail, unknown }: Texts): string[] {
  return [...[...hardware, ...address, ...detail].map((text) => `\t${text}`), ...unknown];
}

const ENTRY = /^(\P{L}*)(address|hardware|detail|unknown)(.*)$/su;

/** Puts each line in its place, and at the end those that the layout has no place for. */
function laidOut(layout: readonly string[], texts: Texts): string[] {
  const next = { hardware: 0, address: 0, detail: 0, unknown: 0 };
  const lines: string[] = [];
  for (const entry of layout) {
    const [, indent = "", word = "", trailing = ""] = ENTRY.exec(entry) ?? [];
    const kind = kindOf(word);
    const text = kind === undefined ? undefined : texts[kind][next[kind]++];
    if (text !== undefined) lines.push(`${indent}${text}${trailing}`);
  }
  const { hardware, address, detail, unknown } = texts;
  const rest = {
    hardware: hardware.slice(next.hardware),
    address: address.slice(next.address),
    detail: detail.slice(next.detail),
    unknown: unknown.slice(next.unknown),
  };
  return [...lines, ...plainLines(rest)];
}

function kindOf(word: string): LineKind | undefined {
  return word === "address" || word === "hardware" || word === "detail" || word === "unknown" ? word : undefined;
}

function headingText({ heading, fields }: BsdBlock): string {
  const { flags, constrained } = fields;
  const settings = HEADING_KEYS.map((key) => (fields[key] === undefined ? "" : ` ${key} ${fields[key]}`)).join("");
  return `${heading}: flags=${headingFlagsText(flags ?? { names: [] })}${settings}${constrained === true ? " constrained" : ""}`;
}

function hardwareText({ type = "ether", address, rawAddress }: Hardware): string {
  return `${type === "address" ? "address:" : type} ${rawAddress ?? address ?? ""}`;
}

function detailText(node: DetailNode): string {
  const { word, sign = "", values } = node;
  const parts = shapeOf(word, node.sign).map((field) => fieldText(values, field));
  const body = [...parts, values.text ?? ""].filter((part) => part !== "").join(" ");
  return `${word}${sign}${body === "" || sign === "=" ? "" : " "}${body}`;
}

/** Returns a value with its literal before it, the empty string where the line does not have it. */
function fieldText(values: DetailValues, field: FieldShape): string {
  const text = valueText(values, field);
  return text === undefined ? "" : `${field[0]}${text}`;
}

function valueText(values: DetailValues, [, type, name]: FieldShape): string | undefined {
  switch (type) {
    case "media":
      return values.current === undefined ? undefined : mediaText({ current: values.current, active: values.active });
    case "bits": {
      const flags = values[name];
      return flags === undefined ? undefined : bitFlagsText(flags);
    }
    case "words":
      return values[name]?.join(" ");
    case "list":
      return values[name]?.join(",");
    case "arrow":
      return values[name] === undefined ? undefined : `${values.arrow ?? "-->"} ${values[name]}`;
    case "number,":
      return values[name] === undefined ? undefined : `${values[name]},`;
    default:
      return values[name]?.toString();
  }
}
