import type { Capture } from "../capture/index.ts";
import type { AnyAst } from "../formats/registry.ts";

/** A tree of the node, and where it was read. */
export interface ReplaySource {
  readonly path: string;
  readonly command?: string;
  readonly ast: AnyAst;
}

/** Which trees are asked for. */
export interface Wanted {
  readonly node: string;
  readonly namespace?: string;
}

type TreeOf<Kind extends AnyAst["kind"]> = ReplaySource & { readonly ast: Extract<AnyAst, { readonly kind: Kind }> };

/** Returns the trees of a node: of its files, and of the outputs in sessions that it is named by. */
export function sourcesOf({ files }: Capture, { node, namespace }: Wanted): readonly ReplaySource[] {
  return files.flatMap(({ path, command, ast, ...file }): readonly ReplaySource[] => {
    if (ast === null || ast.kind === "hostname" || ast.kind === "kubernetes") return [];
    if (ast.kind === "session")
      return namespace === undefined ? sessionSources(ast, { path, node, of: file.node }) : [];
    if (file.node !== node || file.namespace !== namespace) return [];
    return [command === undefined ? { path, ast } : { path, command, ast }];
  });
}

type Session = Extract<NonNullable<Capture["files"][number]["ast"]>, { readonly kind: "session" }>;

/** The outputs of a session that ran on the node; where an entry does not say, the file does. */
function sessionSources(
  { entries, transcript }: Session,
  { path, node, of }: { readonly path: string; readonly node: string; readonly of: string | null },
): readonly ReplaySource[] {
  return entries.flatMap(({ host = of, command: at, outputs }) => {
    const said = at === null ? undefined : transcript.nodes[at];
    const command = said?.kind === "command" ? said.line?.text : undefined;
    if (host !== node) return [];
    return outputs.flatMap(({ format, ast }): readonly ReplaySource[] => {
      if (format === null || format === "addresses" || ast === null) return [];
      return [command === undefined ? { path, ast } : { path, command, ast }];
    });
  });
}

/** The sources whose tree is of a kind. */
export function ofKind<Kind extends AnyAst["kind"]>(
  sources: readonly ReplaySource[],
  kind: Kind,
): readonly TreeOf<Kind>[] {
  return sources.filter((source): source is TreeOf<Kind> => source.ast.kind === kind);
}
