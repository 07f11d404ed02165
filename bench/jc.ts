import { spawnSync } from "node:child_process";
import { type FormatBench, formatBenches } from "./formats.ts";
import { figure, table } from "./table.ts";

const PATIENCE_MS = 60_000;

const run = (args: readonly string[], input = "") =>
  spawnSync("jc", args, { input, encoding: "utf8", timeout: PATIENCE_MS, maxBuffer: 2 ** 30 });

function rowOf({ name, text, parse }: FormatBench, parser: string): readonly string[] {
  const start = performance.now();
  const { status } = run([parser], text.text);
  const theirs = performance.now() - start;
  const again = performance.now();
  parse(text.text);
  const ours = performance.now() - again;
  return [name, status === 0 ? figure(theirs) : `failed after ${figure(theirs)}`, figure(ours)];
}

/** `jc` where it is installed, each text once: the time of its whole process, start-up included, beside one parse of ours. */
export function jcTable(): string {
  const { status, stdout } = run(["--version"]);
  if (status !== 0) return "jc is not installed: nothing to compare with.";
  const version = /jc version:\s*(\S+)/.exec(stdout)?.[1] ?? "?";
  const rows = formatBenches().flatMap((bench) => (bench.jc === undefined ? [] : [rowOf(bench, bench.jc)]));
  return table([["jc", `ms, whole process of jc ${version}`, "ms, one parse of ours"], ...rows]);
}
