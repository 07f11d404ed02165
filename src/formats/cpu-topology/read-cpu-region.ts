import type { CpuListGrammar, CpuRange } from "./ast.ts";
import { cappedNumber, digitsEnd, HIGHEST_CPU } from "./cpu-number.ts";
import type { CpuTopologyCode } from "./diagnostics.ts";
import type { ListSource } from "./list-source.ts";

/** Why a region cannot be read. */
export interface Refusal {
  readonly code: CpuTopologyCode;
  readonly expected: string;
}

/** The region to read: the characters `[from, until)`. */
interface RegionPlace {
  readonly from: number;
  readonly until: number;
  readonly grammar: CpuListGrammar;
  /** The machine's last possible CPU, which the kernel's `N` and `all` stand for. */
  readonly lastCpu: number | undefined;
}

interface Scan {
  readonly text: string;
  readonly end: number;
  readonly lastCpu: number | undefined;
  at: number;
}

interface Comb {
  readonly step?: number;
  readonly used?: number;
  readonly group?: number;
}

/** No number stands where one should. */
const NOTHING = -1;
/** `N` or `all`, and the caller did not say which CPU that is. */
const UNTOLD = -2;

const SYNTAX: Readonly<Record<CpuListGrammar, Refusal>> = {
  "kernel-print": { code: "cpu-topology/bad-cpu-list", expected: "a CPU or a range such as 0-3" },
  "kernel-parse": { code: "cpu-topology/bad-cpu-list", expected: "a CPU, a range such as 0-3 or 0-31:2/4, or all" },
  "util-linux": { code: "cpu-topology/bad-cpu-list", expected: "a CPU or a range such as 0-3 or 0-62:2" },
  kubelet: { code: "cpu-topology/bad-cpu-list", expected: "a CPU or a range such as 0-3" },
};
const LAST_CPU: Refusal = { code: "cpu-topology/bad-cpu-list", expected: "lastCpu, the machine's last possible CPU" };
const TOO_LARGE: Refusal = { code: "cpu-topology/cpu-out-of-range", expected: `at most ${HIGHEST_CPU}` };
const REVERSED: Refusal = { code: "cpu-topology/reversed-range", expected: "the lower CPU first" };
const BAD_STEP: Refusal = { code: "cpu-topology/bad-stride", expected: "a stride of 1 or more" };
const BAD_GROUP: Refusal = {
  code: "cpu-topology/bad-stride",
  expected: "USED/GROUP with GROUP above 0, USED at most GROUP",
};

/**
 * Returns one region of a list, or why it is none.
 *
 *     5    0-3    0-62:2           0-31:2/4          all    2-N
 *                 ^ util-linux     ^ the kernel's parser only
 *
 * util-linux lib/cpuset.c: cpulist_parse; kernel lib/bitmap-str.c: bitmap_parse_region; kubelet pkg/utils/cpuset: Parse.
 */
export function readRegion(source: ListSource, place: RegionPlace): CpuRange | Refusal {
  const scan: Scan = { text: source.text, at: place.from, end: place.until, lastCpu: place.lastCpu };
  const isKernel = place.grammar === "kernel-parse";
  const isAll = isKernel && takeAll(scan);
  const from = isAll ? 0 : readBound(scan, isKernel);
  const isRange = isAll || take(scan, "-");
  const to = isAll ? (scan.lastCpu ?? UNTOLD) : isRange ? readBound(scan, isKernel) : from;
  if (from === NOTHING || to === NOTHING) return SYNTAX[place.grammar];
  const comb = isRange ? readComb(scan, place.grammar) : {};
  if (comb === null || scan.at < scan.end) return SYNTAX[place.grammar];
  const refusal = refusalOf(from, to) ?? combRefusal(comb);
  return refusal ?? { kind: "cpu-range", span: source.place(place.from, place.until), from, to, ...comb };
}

function refusalOf(from: number, to: number): Refusal | undefined {
  if (from === UNTOLD || to === UNTOLD) return LAST_CPU;
  if (from > HIGHEST_CPU || to > HIGHEST_CPU) return TOO_LARGE;
  return from > to ? REVERSED : undefined;
}

function combRefusal({ step, used, group }: Comb): Refusal | undefined {
  if (step !== undefined) return step === 0 ? BAD_STEP : undefined;
  if (used === undefined || group === undefined) return undefined;
  return group === 0 || used > group ? BAD_GROUP : undefined;
}

/** What stands behind a range: nothing, `:step` or `:used/group`; null when it is neither. */
function readComb(scan: Scan, grammar: CpuListGrammar): Comb | null {
  if (grammar !== "util-linux" && grammar !== "kernel-parse") return {};
  if (!take(scan, ":")) return {};
  const first = readBound(scan, grammar === "kernel-parse");
  if (first < 0) return null;
  if (grammar === "util-linux") return { step: first };
  const group = take(scan, "/") ? readBound(scan, true) : NOTHING;
  return group < 0 ? null : { used: first, group };
}

/** The number at the scan, or the kernel's `N`; steps over it. */
function readBound(scan: Scan, isKernel: boolean): number {
  if (isKernel && take(scan, "N")) return scan.lastCpu ?? UNTOLD;
  const start = scan.at;
  scan.at = digitsEnd(scan.text, start, scan.end);
  return scan.at === start ? NOTHING : cappedNumber(scan.text, start, scan.at);
}

function take(scan: Scan, character: string): boolean {
  if (scan.at >= scan.end || scan.text[scan.at] !== character) return false;
  scan.at++;
  return true;
}

function takeAll(scan: Scan): boolean {
  if (scan.end - scan.at < 3 || scan.text.slice(scan.at, scan.at + 3).toLowerCase() !== "all") return false;
  scan.at += 3;
  return true;
}
