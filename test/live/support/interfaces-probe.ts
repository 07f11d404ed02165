import { createLine, LINK_KINDS, type LinkKind } from "../arbitraries/interfaces-kinds.ts";
import { outputsOf } from "./commands.ts";
import { deleteNamespace, makeNamespace } from "./namespaces.ts";

/** The kinds of links that can be made here, and a sentence on the others. */
export interface ProbedKinds {
  readonly kinds: readonly LinkKind[];
  readonly told: string;
}

/** Makes one link of each kind; null where no namespace can be made. */
export async function probeKinds(): Promise<ProbedKinds | null> {
  const namespace = makeNamespace("kinds");
  if (namespace === null) return null;
  const lines = LINK_KINDS.map((kind, index) => `${createLine(kind, [`a${index}`, `b${index}`])} && printf ok`);
  const outputs = await outputsOf(namespace, lines);
  deleteNamespace(namespace);
  const isHere = (_: LinkKind, index: number): boolean => outputs.get(lines[index] ?? "") === "ok";
  const kinds = LINK_KINDS.filter(isHere);
  const names = (some: readonly LinkKind[]): string => some.map(({ name }) => name).join(", ");
  const left = LINK_KINDS.filter((kind) => !kinds.includes(kind));
  return { kinds, told: `links: ${names(kinds)}\nlinks that cannot be made here, left out: ${names(left) || "none"}` };
}
