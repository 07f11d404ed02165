import type { Span, UnknownNode } from "../../text/index.ts";
import type { AddressNode, Hardware, InterfaceFlags, InterfaceNode } from "./ast.ts";
import type { DetailNode } from "./ast-bsd.ts";
import type { Mutable } from "./draft.ts";

/** What a line of a block is: which list of the node holds it. */
export type LineKind = "address" | "hardware" | "detail" | "unknown";

/** What stands in a heading behind the flags. */
export type BsdSettings = Pick<InterfaceNode, "metric" | "mtu" | "index" | "rdomain" | "rtref" | "constrained">;

/** A BSD interface while its lines are read. */
export interface BsdDraft {
  readonly form: "bsd";
  readonly start: number;
  end: number;
  readonly name: string;
  readonly flags: InterfaceFlags;
  /** Solaris has a block for each family of an interface. */
  readonly family: string | undefined;
  readonly settings: BsdSettings;
  readonly addresses: AddressNode[];
  hardware: Hardware | undefined;
  readonly details: DetailNode[];
  /** The last detail that is not below another, and what is below it. */
  parent: Mutable<DetailNode> | null;
  children: DetailNode[];
  /** The indentation of the first line; deeper lines are below the detail before them. */
  indent: string | undefined;
  readonly layout: string[];
  readonly unknown: UnknownNode[];
  /** A blank line came after its last line: what is unknown from here on is not in the block. */
  closed: boolean;
}

/** Returns a draft with nothing but what its heading says. */
export function openBsd(
  start: number,
  name: string,
  { flags, settings }: Pick<BsdDraft, "flags" | "settings">,
): BsdDraft {
  return {
    form: "bsd",
    start,
    end: start,
    name,
    flags,
    family: flags.names.includes("IPv6") ? "IPv6" : undefined,
    settings,
    addresses: [],
    hardware: undefined,
    details: [],
    parent: null,
    children: [],
    indent: undefined,
    layout: [],
    unknown: [],
    closed: false,
  };
}

/** Adds a detail of the block, or one below the detail before it, whose place then reaches to its end. */
export function addDetail(draft: BsdDraft, node: Mutable<DetailNode>, isBelow: boolean): void {
  const { parent } = draft;
  if (!isBelow || parent === null) {
    draft.details.push(node);
    draft.parent = node;
    draft.children = [];
    return;
  }
  draft.children.push(node);
  parent.details = draft.children;
  parent.span = { start: parent.span.start, end: node.span.end };
}

/** Returns the node of a draft; `layout` is that of the draft, or one that is equal to it. */
export function finishBsd(draft: BsdDraft, span: Span, layout: readonly string[]): InterfaceNode {
  const { name, form, flags, settings, addresses, hardware, details, unknown } = draft;
  const node: Mutable<InterfaceNode> = { kind: "interface", span, name, form, flags, ...settings, addresses };
  if (hardware !== undefined) node.hardware = hardware;
  if (details.length > 0) node.details = details;
  if (layout.length > 0) node.layout = layout;
  if (unknown.length > 0) node.unknown = unknown;
  return node;
}
