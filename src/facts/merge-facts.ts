import type { Fact, NodeFact } from "./fact.ts";
import type { MergedNode } from "./node-facts.ts";

/** Returns the facts of a node by their kinds. Facts of the cluster are left out. */
export function mergeFacts(name: string, facts: Iterable<Fact>): MergedNode {
  const all = [...facts];
  const of = <Kind extends NodeFact["kind"]>(kind: Kind): readonly Extract<NodeFact, { kind: Kind }>[] =>
    all.filter((fact): fact is Extract<NodeFact, { kind: Kind }> => fact.kind === kind);
  const node = {
    kind: "node-facts",
    name,
    interfaces: of("interface"),
    addresses: of("address"),
    routes: of("route"),
    natRules: of("nat-rule"),
    bridges: of("bridge"),
    tunnels: of("tunnel"),
    cpus: of("cpu"),
  } as const;
  return { node, diagnostics: [] };
}
