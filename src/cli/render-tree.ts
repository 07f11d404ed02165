import type { Colours } from "./colours.ts";
import { inlineText, isInline, isNode, isRecord } from "./render-value.ts";

/**
 * Returns a tree for people: one node a line with its plain values, what it holds below it.
 *
 *     ovs-vsctl-show  systemUuid 9cad81c8-...  ovsVersion 2.15.4
 *     └─ bridge br-int  failMode secure  datapathType system
 *        └─ port ovn-k8s-mp0
 *           └─ interface ovn-k8s-mp0  type internal
 *
 * Places (spans and `place` nodes) are left out, and so is what says nothing: `null` (any, none), `false` and empty lists. Values of options named like a key are masked.
 */
export function renderTree(ast: unknown, colours: Colours): string {
  const lines: string[] = [];
  render({ value: ast, label: "", lead: "", rest: "" }, colours, lines);
  return `${lines.join("\n")}\n`;
}

interface Branch {
  readonly value: unknown;
  /** What stands before the node: the name of the field that holds it, where its kind does not say that. */
  readonly label: string;
  /** What is drawn before the first line of the branch, and before all others. */
  readonly lead: string;
  readonly rest: string;
}

function render({ value, label, lead, rest }: Branch, colours: Colours, lines: string[]): void {
  const { title, fields, branches } = partsOf(value);
  const words = fields.map(([key, text]) => `${colours.dim(key)} ${text}`);
  const head = [label, title.kind].filter((word) => word !== "").map((word) => colours.cyan(word));
  const name = title.name === "" ? [] : [colours.bold(title.name)];
  lines.push(lead + [[...head, ...name].join(" "), ...words].join("  "));
  branches.forEach(([name, branch], at) => {
    const last = at === branches.length - 1;
    render(
      { value: branch, label: name, lead: `${rest}${last ? "└─ " : "├─ "}`, rest: `${rest}${last ? "   " : "│  "}` },
      colours,
      lines,
    );
  });
}

interface Parts {
  readonly title: { readonly kind: string; readonly name: string };
  readonly fields: (readonly [key: string, text: string])[];
  readonly branches: (readonly [label: string, value: unknown])[];
}

/** A node's kind and name, the fields that fit on its line, and what is drawn below it. */
function partsOf(value: unknown): Parts {
  const parts: Parts = { title: titleOf(value), fields: [], branches: [] };
  if (!isRecord(value)) return parts;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "kind" || key === "span" || (key === "name" && parts.title.name !== "")) continue;
    if (isInline(inner)) {
      const text = inlineText(key, inner);
      if (text !== "") parts.fields.push([key, text]);
    } else if (Array.isArray(inner))
      for (const item of inner.filter(isShown)) parts.branches.push([isNode(item) ? "" : key, item]);
    else parts.branches.push([isNode(inner) && inner.kind.includes(key) ? "" : key, inner]);
  }
  return parts;
}

function isShown(value: unknown): boolean {
  return !isNode(value) || value.kind !== "place";
}

function titleOf(value: unknown): Parts["title"] {
  if (!isRecord(value)) return { kind: "", name: "" };
  const { kind, name } = value;
  return { kind: typeof kind === "string" ? kind : "", name: typeof name === "string" ? inlineText("name", name) : "" };
}
