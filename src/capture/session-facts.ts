import type { SessionAst, SessionEntry } from "../session/index.ts";
import type { CommandLine, TranscriptNode } from "../transcript/index.ts";
import { factsOf } from "./facts-of.ts";
import type { SaidFacts } from "./file-reading.ts";
import { isNodeName } from "./names.ts";

/** Returns the facts of a session, each with the node that its entry ran on. Those of a pod are of no node. */
export function sessionFacts(session: SessionAst, path: string): readonly SaidFacts[] {
  const { nodes } = session.transcript;
  return session.entries.flatMap((entry) => {
    const facts = entryFacts(entry, path, entry.command === null ? null : lineOf(nodes[entry.command]));
    const host = hostOf(entry);
    return facts.length === 0 ? [] : [{ ...(host === undefined ? {} : { host }), facts }];
  });
}

function hostOf({ host, pod }: SessionEntry): string | undefined {
  if (pod !== undefined) return "";
  return host !== undefined && isNodeName(host) ? host : undefined;
}

function entryFacts(entry: SessionEntry, path: string, line: CommandLine | null): SaidFacts["facts"] {
  const { namespace } = entry;
  const source = {
    path,
    ...(line === null ? {} : { command: line.text }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return entry.outputs.flatMap(({ format, ast }) =>
    format === null || format === "addresses" || ast === null ? [] : factsOf(ast, source),
  );
}

function lineOf(node: TranscriptNode | undefined): CommandLine | null {
  if (node?.kind === "command") return node.line;
  return node?.kind === "heading" ? (node.line ?? null) : null;
}
