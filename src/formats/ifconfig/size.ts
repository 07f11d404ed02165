import type { Counter } from "../../net/index.ts";

const UNITS = "KMGTPE";
const KIBI = 1024;
const PEBI = 2 ** 50;
const EXBI = 1n << 60n;

/**
 * Returns the size that net-tools 2.10 prints behind a number of bytes (`lib/interface.c`, `ife_print_long`): one decimal, truncated,
 * in the largest unit that the bytes exceed (1024 bytes are `1024.0 B`).
 *
 *     RX packets 248078  bytes 20827992 (19.8 MiB)
 *                                        ^^^^^^^^
 */
export function sizeText(bytes: Counter): string {
  if (typeof bytes === "string" || bytes > PEBI) return largeSizeText(BigInt(bytes));
  if (bytes <= KIBI) return `${bytes}.0 B`;
  const power = powerOf(bytes);
  return tenthsText(Math.floor((bytes * 10) / KIBI ** power), power);
}

/** Which unit bytes up to one PiB are printed in: 0 for `B`, 1 for `KiB`. */
function powerOf(bytes: number): number {
  let power = 0;
  for (let unit = KIBI; bytes > unit; unit *= KIBI) power++;
  return power;
}

/** Exbibytes are divided by a tenth of the unit, rounded down: ten times the bytes may leave 64 bits. */
function largeSizeText(bytes: bigint): string {
  if (bytes > EXBI) return tenthsText(Number(bytes / (EXBI / 10n)), 6);
  return tenthsText(Number((bytes * 10n) >> 50n), 5);
}

function tenthsText(tenths: number, power: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10} ${UNITS.charAt(power - 1)}iB`;
}

const ZERO = 0x30;
const ENDS = [".0 B)", " KiB)", " MiB)", " GiB)", " TiB)", " PiB)"];

/**
 * Returns whether a line ends, from `at` on, with the size of these bytes, at most one PiB: what {@link sizeText} gives, compared figure by
 * figure, which takes a third of the time of making the text.
 *
 *     20827992 (19.8 MiB)
 *             ^ at
 */
export function sizeStands(text: string, at: number, { bytes, lineEnd }: { bytes: number; lineEnd: number }): boolean {
  if (text.slice(at, at + 2) !== " (") return false;
  const power = powerOf(bytes);
  const ending = lineEnd - 5;
  if (power > 5 || text.slice(ending, lineEnd) !== ENDS[power]) return false;
  const tenths = Math.floor((bytes * 10) / KIBI ** power);
  const dot = power === 0 ? ending : ending - 2;
  if (power > 0 && text.charCodeAt(dot + 1) - ZERO !== tenths % 10) return false;
  if (power > 0 && text.charAt(dot) !== ".") return false;
  return isNumber(text, { from: at + 2, end: dot, value: Math.floor(tenths / 10) });
}

/** Whether the digits of a number, without a zero before them, are all of `[from, end)`. */
function isNumber(text: string, { from, end, value }: { from: number; end: number; value: number }): boolean {
  let rest = value;
  let at = end - 1;
  for (; at >= from && (rest > 0 || at === end - 1); at--) {
    if (text.charCodeAt(at) - ZERO !== rest % 10) return false;
    rest = Math.floor(rest / 10);
  }
  return rest === 0 && at === from - 1 && end > from;
}

/** Whether a size is that of the bytes in powers of 1024, as most are; it is told in a tenth of the time of {@link SIZE}. */
function isBinarySize(size: string, bytes: number): boolean {
  const dot = size.indexOf(".");
  const power = binaryPower(size, dot + 2);
  if (power < 0 || bytes > PEBI) return false;
  const tenths = Math.floor((bytes * 10) / KIBI ** power);
  if (size.charCodeAt(dot + 1) - ZERO !== tenths % 10) return false;
  return isNumber(size, { from: 0, end: dot, value: Math.floor(tenths / 10) });
}

/** The power of 1024 of a unit of `Link encap` blocks, -1 for any other: ` b`, ` Kb` upstream, ` B`, ` KiB` busybox, ` KB` RHEL. */
function binaryPower(size: string, at: number): number {
  const unit = size.charAt(at) === " " ? size.slice(at + 1) : "";
  if (unit === "b" || unit === "B") return 0;
  const power = LETTERS.indexOf(unit.charAt(0)) + 1;
  const end = unit.slice(1);
  return power > 0 && (end === "b" || end === "B" || end === "iB") ? power : -1;
}

const LETTERS = "KMG";

/** A size by any version and distribution: `0.0 b`, `1.2 Kb`, `1.2 kB`, `1.2 KB`, `1.2 KiB`. */
const SIZE = /^(\d{1,20})\.(\d) ([KMGTPE]?)(i?)B$/i;

/**
 * Returns whether a size is that of the bytes in the unit that it names. Units without `i` are powers of 1024 in some builds and of 1000
 * in others, so both do; busybox truncates at each power, so the last digit may be one less.
 */
export function sizeFits(size: string, bytes: Counter): boolean {
  if (typeof bytes === "number" && isBinarySize(size, bytes)) return true;
  const found = size.length <= 32 ? SIZE.exec(size) : null;
  if (found === null) return false;
  const [, whole = "", tenth = "", unit = "", binary = ""] = found;
  const power = BigInt(unit === "" ? 0 : UNITS.indexOf(unit.toUpperCase()) + 1);
  const tenths = BigInt(whole + tenth);
  const within = (base: bigint, slack: bigint): boolean => {
    const exact = (BigInt(bytes) * 10n) / base ** power;
    // Above a PiB the tools divide by a tenth of the unit, rounded down.
    const isRoundedUp = power > 4n && tenths === BigInt(bytes) / (base ** power / 10n);
    return tenths === exact || isRoundedUp || (power > 1n && tenths + slack === exact);
  };
  return within(1024n, 1n) || (binary === "" && within(1000n, 0n));
}
