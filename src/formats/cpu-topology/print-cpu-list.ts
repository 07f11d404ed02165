import type { CpuListGrammar } from "./ast.ts";

/**
 * Returns CPUs as a list that the grammar's tool reads, in the form it prints: ascending, each CPU once, runs as `a-b`. util-linux (before
 * 2.42) prints a run of two as `0,1`, the others as `0-1`. Negative and fractional numbers name no CPU and are left out; no CPU at all is "".
 */
export function printCpuList(cpus: readonly number[], grammar: CpuListGrammar = "kernel-print"): string {
  const sorted = cpus.filter((cpu) => Number.isSafeInteger(cpu) && cpu >= 0).sort((a, b) => a - b);
  const pair = grammar === "util-linux" ? "," : "-";
  const parts: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    const from = sorted[index] ?? 0;
    let to = from;
    for (index++; index < sorted.length; index++) {
      const cpu = sorted[index] ?? 0;
      if (cpu > to + 1) break;
      to = cpu;
    }
    parts.push(printRun(from, to, pair));
  }
  return parts.join(",");
}

function printRun(from: number, to: number, pair: string): string {
  if (from === to) return String(from);
  return from + 1 === to ? `${from}${pair}${to}` : `${from}-${to}`;
}
