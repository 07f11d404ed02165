import type { CpuListGrammar, CpuRange } from "./ast.ts";

/** How a list is printed. */
export interface CpuListPrinting {
  /** `util-linux` only: three or more CPUs at equal distances as `a-b:step`, which util-linux prints from 2.42 on. */
  readonly strides?: boolean;
}

/**
 * Returns CPUs as a list that the grammar's tool reads, in the form it prints: ascending, each CPU once, runs as `a-b`. util-linux prints a run of two as
 * `0,1`, the others as `0-1`. Negative and fractional numbers name no CPU and are left out; no CPU at all is "".
 */
export function printCpuList(
  cpus: readonly number[],
  grammar: CpuListGrammar = "kernel-print",
  { strides = false }: CpuListPrinting = {},
): string {
  const sorted = [...new Set(cpus)].filter((cpu) => Number.isSafeInteger(cpu) && cpu >= 0).sort((a, b) => a - b);
  const isUtilLinux = grammar === "util-linux";
  const parts: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    const length = combLength(sorted, index, isUtilLinux && strides);
    parts.push(printComb(sorted.slice(index, index + length), isUtilLinux));
    index += length;
  }
  return parts.join(",");
}

/** How many CPUs from `index` on follow one another, or stand at equal distances where strides are printed. */
function combLength(sorted: readonly number[], index: number, hasStrides: boolean): number {
  const step = (sorted[index + 1] ?? Number.NaN) - (sorted[index] ?? 0);
  let length = 1;
  while ((sorted[index + length] ?? Number.NaN) - (sorted[index + length - 1] ?? 0) === step) length++;
  return step === 1 || (hasStrides && length > 2) ? length : 1;
}

function printComb(cpus: readonly number[], isUtilLinux: boolean): string {
  const [from = 0, second = 0] = cpus;
  const to = cpus.at(-1) ?? from;
  if (cpus.length === 1) return String(from);
  if (cpus.length === 2) return `${from}${isUtilLinux ? "," : "-"}${to}`;
  return second === from + 1 ? `${from}-${to}` : `${from}-${to}:${second - from}`;
}

/**
 * Returns ranges as they were written, strides and groups with them: `0-3,8`, `0-62:2`, `0-31:2/4`. What `N` and `all` stood for is a number.
 */
export function printCpuRanges(ranges: readonly Omit<CpuRange, "kind" | "span">[]): string {
  return ranges.map(printRange).join(",");
}

function printRange({ from, to, step, used, group }: Omit<CpuRange, "kind" | "span">): string {
  const isComb = step !== undefined || group !== undefined;
  const run = from === to && !isComb ? String(from) : `${from}-${to}`;
  if (step !== undefined) return `${run}:${step}`;
  return used === undefined || group === undefined ? run : `${run}:${used}/${group}`;
}
