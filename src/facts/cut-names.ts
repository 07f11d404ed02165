import type { NodeFact } from "./fact.ts";
import type { InterfaceFact } from "./interface.ts";
import { byText } from "./order.ts";
import type { NetworkFactBase } from "./origin.ts";

/**
 * Returns the facts with the whole names of interfaces where a tool has cut them: the one name of the namespace that begins so and that another
 * source shows. Where there is none, or several, a name stays as it is.
 */
export function wholeNames(facts: readonly NodeFact[]): readonly NodeFact[] {
  const interfaces = facts.filter((fact) => fact.kind === "interface");
  const isAnyCut = facts.some((fact) => isCut(fact));
  if (!isAnyCut) return facts;
  const namespaces = wholeByNamespace(interfaces);
  const cut = new Set(interfaces.filter(isCut).map((fact) => keyOf(fact, fact.name)));
  const find = (fact: NetworkFactBase, name: string): string => wholeName(namespaces.get(fact.namespace ?? ""), name);
  return facts.map((fact) => {
    if (fact.kind === "interface" && isCut(fact)) return renamed(fact, find(fact, fact.name));
    if (fact.kind === "address" && cut.has(keyOf(fact, fact.interface)))
      return { ...fact, interface: find(fact, fact.interface) };
    if (fact.kind === "route" && isCut(fact)) {
      const { isInterfaceCut, interface: name = "", ...rest } = fact;
      const found = find(fact, name);
      return found === name ? fact : { ...rest, interface: found };
    }
    return fact;
  });
}

function isCut(fact: NodeFact): boolean {
  if (fact.kind === "interface") return fact.isNameCut === true;
  return fact.kind === "route" && fact.isInterfaceCut === true;
}

/** The same name in the same file. */
const keyOf = ({ origins }: NetworkFactBase, name: string): string => `${name} ${origins[0]?.path}`;

function renamed(fact: InterfaceFact, name: string): InterfaceFact {
  if (name === fact.name) return fact;
  const { isNameCut, ...rest } = fact;
  return { ...rest, name };
}

/** The names that are whole, ascending, of each namespace. */
function wholeByNamespace(interfaces: readonly InterfaceFact[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const fact of interfaces) {
    if (isCut(fact)) continue;
    const held = names.get(fact.namespace ?? "");
    if (held === undefined) names.set(fact.namespace ?? "", new Set([fact.name]));
    else held.add(fact.name);
  }
  return new Map([...names].map(([namespace, set]) => [namespace, [...set].sort(byText)]));
}

/** The one name that begins so; the name itself where another source shows it whole. */
function wholeName(ascending: readonly string[] = [], cut: string): string {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byText(ascending[middle], cut) < 0) low = middle + 1;
    else high = middle;
  }
  const [found = "", next = ""] = [ascending[low], ascending[low + 1]];
  if (!found.startsWith(cut) || found === cut) return cut;
  return next.startsWith(cut) ? cut : found;
}
