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

/** The best time of some calls, in milliseconds. */
function bestOf(subject: () => unknown): number {
  const times = Array.from({ length: ROUNDS * 3 }, () => {
    const start = performance.now();
    subject();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function rowOf({ name, text, parse }: FormatBench, parser: string, python: string): readonly string[] {
  const start = performance.now();
  const { status } = run("jc", [parser], text.text);
  const whole = performance.now() - start;
  const inside = run(python, ["-c", IN_PROCESS, parser.slice(2)], text.text);
  const theirs = inside.status === 0 ? Number(inside.stdout) : Number.NaN;
  const ours = bestOf(() => parse(text.text));
  const faster = theirs / ours;
  return [
    name,
    status === 0 ? figure(whole) : `failed after ${figure(whole)}`,
    figure(theirs),
    figure(ours),
    `${figure(faster)} ${faster >= 5 ? ">=" : "< "} 5`,
  ];
}

/** `jc` where it is installed: its whole process once, start-up included, and its parser alone within one interpreter beside ours in this one. */
export function jcTable(): string {
  const { status, stdout } = run("jc", ["--version"]);
  if (status !== 0) return "jc is not installed: nothing to compare with.";
  const version = /jc version:\s*(\S+)/.exec(stdout)?.[1] ?? "?";
  const python = /python path:\s*(\S+)/.exec(stdout)?.[1] ?? "python3";
  const rows = formatBenches().flatMap((bench) => (bench.jc === undefined ? [] : [rowOf(bench, bench.jc, python)]));
  return table([[`jc ${version}`, "ms, whole process", "ms, in process", "ms, ours", "faster in process"], ...rows]);
}
