import { type CpuTopology, printCpuSysfs, printNumactl } from "../../src/formats/cpu-topology/index.ts";
import { printIfconfig } from "../../src/formats/ifconfig/index.ts";
import { printIptables } from "../../src/formats/iptables/index.ts";
import { printRoutes } from "../../src/formats/netstat/index.ts";
import { printOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";
import type { AnyAst } from "../../src/formats/registry.ts";

/** A tree as the text of its tool, or null when its format has no printer. */
export function printed(ast: AnyAst): string | null {
  switch (ast.kind) {
    case "ovs-vsctl-show":
      return printOvsVsctlShow(ast);
    case "ruleset":
      return printIptables(ast);
    case "routes":
      return printRoutes(ast);
    case "ifconfig":
      return printIfconfig(ast);
    case "cpu-topology":
      return printedCpuTopology(ast);
    default:
      return null;
  }
}

function printedCpuTopology(ast: CpuTopology & { readonly kind: "cpu-topology" }): string | null {
  if (ast.form === "numactl") return printNumactl(ast);
  return ast.form === "sysfs" ? printCpuSysfs(ast) : null;
}
