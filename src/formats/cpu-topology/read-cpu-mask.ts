import type { CpuRange } from "./ast.ts";
import { HIGHEST_CPU } from "./cpu-number.ts";
import type { ListSource } from "./list-source.ts";
import type { Refusal } from "./read-cpu-region.ts";

/** The runs of one bits in a mask, ascending, and how many bits its digits hold. */
interface MaskBits {
  readonly width: number;
  readonly ranges: readonly CpuRange[];
}

const COMMA = 0x2c;
const GROUP_DIGITS = 8;
const NOT_A_MASK: Refusal = {
  code: "cpu-topology/bad-cpu-mask",
  expected: "hexadecimal digits, in groups of at most 8 where there are commas",
};
const TOO_LARGE: Refusal = { code: "cpu-topology/cpu-out-of-range", expected: `no CPU above ${HIGHEST_CPU}` };

/**
 * Returns the bits of a mask, or why it is none. The last digit holds the CPUs 0 to 3.
 *
 *     0000,00000100,00000001       0xff      ff,ffffffff
 *               ^ CPU 40     ^ CPU 0         ^ a group may leave out its leading zeros
 *
 * kernel lib/bitmap-str.c: bitmap_parse and `%*pb`; `0x` is what util-linux prints (`lscpu -x`).
 */
export function readCpuMask(source: ListSource): MaskBits | Refusal {
  const { text, end } = source;
  const start = text.startsWith("0x", source.start) ? source.start + 2 : source.start;
  if (start >= end) return NOT_A_MASK;
  const most = text.slice(start, end).includes(",") ? GROUP_DIGITS : end - start;
  const bits: BitRuns = { source, ranges: [], open: -1, next: 0 };
  for (let at = end, bit = 0; ; bit += 4 * GROUP_DIGITS) {
    const digits = groupDigits(text, start, at);
    if (digits === 0 || digits > most) return NOT_A_MASK;
    const refusal = addGroup(bits, { from: at - digits, to: at, bit });
    if (refusal !== undefined) return refusal;
    at -= digits;
    if (at === start) {
      closeRun(bits);
      return { width: bit + 4 * digits, ranges: bits.ranges };
    }
    at--;
  }
}

/** The digits `[from, to)` of a text, whose last holds the CPUs from `bit` on. */
interface Digits {
  readonly from: number;
  readonly to: number;
  readonly bit: number;
}

/** Adds digits to the runs; returns why they cannot be added. */
function addGroup(bits: BitRuns, { from, to, bit }: Digits): Refusal | undefined {
  for (let at = to - 1, first = bit; at >= from; at--, first += 4) {
    const value = hexValue(bits.source.text.charCodeAt(at));
    if (value < 0) return NOT_A_MASK;
    if (value > 0 && first > HIGHEST_CPU) return TOO_LARGE;
    addDigit(bits, first, value);
  }
  return undefined;
}

/** How many characters stand between `at` and the comma before it. */
function groupDigits(text: string, start: number, at: number): number {
  let from = at;
  while (from > start && text.charCodeAt(from - 1) !== COMMA) from--;
  return at - from;
}

interface BitRuns {
  readonly source: ListSource;
  readonly ranges: CpuRange[];
  /** The first CPU of the run of ones that is open, -1 when none is. */
  open: number;
  /** The CPU behind the last one bit. */
  next: number;
}

function addDigit(bits: BitRuns, first: number, value: number): void {
  for (let index = 0; index < 4; index++) {
    if ((value & (1 << index)) === 0) continue;
    const cpu = first + index;
    if (bits.open < 0 || bits.next !== cpu) {
      closeRun(bits);
      bits.open = cpu;
    }
    bits.next = cpu + 1;
  }
}

function closeRun(bits: BitRuns): void {
  if (bits.open < 0) return;
  const { start, end, place } = bits.source;
  bits.ranges.push({ kind: "cpu-range", span: place(start, end), from: bits.open, to: bits.next - 1 });
}

/** The value of a hexadecimal digit in either case, or -1. */
function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
