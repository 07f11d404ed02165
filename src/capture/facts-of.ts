import type { Fact, FactSource } from "../facts/index.ts";
import { cpuTopologyFacts } from "../formats/cpu-topology/index.ts";
import { ifconfigFacts } from "../formats/ifconfig/index.ts";
import { ipFacts } from "../formats/ip/index.ts";
import { iptablesFacts } from "../formats/iptables/index.ts";
import { netstatFacts } from "../formats/netstat/index.ts";
import { networkConfigFacts } from "../formats/network-config/index.ts";
import { ovsVsctlFacts } from "../formats/ovs-vsctl/index.ts";
import type { AnyAst } from "../formats/registry.ts";

/** A cache of routes is what the kernel made of them. */
const CACHE = /\broute\b.{0,200}\bcache\b/;

/** Returns the facts that a tree holds. */
export function factsOf(ast: AnyAst, source: FactSource): readonly Fact[] {
  switch (ast.kind) {
    case "ovs-vsctl-show":
      return ovsVsctlFacts(ast, source);
    case "ruleset":
      return iptablesFacts(ast, source);
    case "routes":
      return netstatFacts(ast, source);
    case "ifconfig":
      return ifconfigFacts(ast, source);
    case "ip":
      return CACHE.test(source.command ?? "") ? [] : ipFacts(ast, source);
    case "network-config":
      return networkConfigFacts(ast, source);
    default:
      return cpuTopologyFacts(ast, source);
  }
}
