import { spawnSync } from "node:child_process";
import { type FormatBench, formatBenches } from "./formats.ts";
import { figure, table } from "./table.ts";

const PATIENCE_MS = 120_000;
const ROUNDS = 3;

const run = (command: string, args: readonly string[], input = "") =>
  spawnSync(command, args, { input, encoding: "utf8", timeout: PATIENCE_MS, maxBuffer: 2 ** 30 });

/** Parses standard input some times over within one interpreter and prints the best time in milliseconds. */
const IN_PROCESS = `
import sys, time, jc
text, best = sys.stdin.read(), float("inf")
for _ in range(${ROUNDS}):
    start = time.perf_counter()
    jc.parse(sys.argv[1], text, quiet=True)
    best = min(best, time.perf_counter() - start)
print(best * 1000)
`;

/** The same for ours: each has a process of its own, in which nothing else was timed before. */
const OURS = `
import { readFileSync } from "node:fs";
const parse = (await import("netgather"))[process.argv[1]];
const text = readFileSync(0, "utf8");
let best = Infinity;
for (let round = 0; round < ${ROUNDS * 5}; round++) {
  const start = performance.now();
  parse(text);
  best = Math.min(best, performance.now() - start);
}
console.log(best);
`;

/** The milliseconds that a script prints. */
function timeOf(command: string, args: readonly string[], text: string): number {
  const { status, stdout } = run(command, args, text);
  return status === 0 ? Number(stdout) : Number.NaN;
}

function rowOf({ name, text, parse }: FormatBench, parser: string, python: string): readonly string[] {
  const start = performance.now();
  const { status } = run("jc", [parser], text.text);
  const whole = performance.now() - start;
  const theirs = timeOf(python, ["-c", IN_PROCESS, parser.slice(2)], text.text);
  const ours = timeOf(process.execPath, ["--input-type=module", "-e", OURS, parse.name], text.text);
  const faster = theirs / ours;
  return [
    name,
    status === 0 ? figure(whole) : `failed after ${figure(whole)}`,
    figure(theirs),
    figure(ours),
    `${figure(faster)} ${faster >= 5 ? ">=" : "< "} 5`,
  ];
}

/** `jc` where it is installed: its whole process once, start-up included, and its parser alone within one interpreter beside ours within one Node. */
export function jcTable(): string {
  const { status, stdout } = run("jc", ["--version"]);
  if (status !== 0) return "jc is not installed: nothing to compare with.";
  const version = /jc version:\s*(\S+)/.exec(stdout)?.[1] ?? "?";
  const python = /python path:\s*(\S+)/.exec(stdout)?.[1] ?? "python3";
  const rows = formatBenches().flatMap((bench) => (bench.jc === undefined ? [] : [rowOf(bench, bench.jc, python)]));
  return table([[`jc ${version}`, "ms, whole process", "ms, in process", "ms, ours", "faster in process"], ...rows]);
}
