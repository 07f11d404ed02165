import type { Counter } from "../../net/index.ts";

const UNITS = "KMGTPE";
const KIBI = 1024;
const PEBI = 2 ** 50;
/** Above this `bytes * 10` leaves 64 signed bits, and the tool divides by a tenth of the unit, rounded down, instead. */
const LARGEST_TENFOLD = 922337203685477580n;

/**
 * Returns the size that net-tools 2.x prints behind a number of bytes (`lib/interface.c`, `ife_print_long`): one decimal, truncated,
 * in the largest unit that the bytes exceed (1024 bytes are `1024.0 B`).
 *
 *     RX packets 248078  bytes 20827992 (19.8 MiB)
 *                                        ^^^^^^^^
 */
export function sizeText(bytes: Counter): string {
  if (typeof bytes === "string" || bytes > PEBI) return largeSizeText(BigInt(bytes));
  if (bytes <= KIBI) return `${bytes}.0 B`;
  let power = 1;
  let unit = KIBI;
  while (bytes > unit * KIBI) {
    unit *= KIBI;
    power++;
  }
  return tenthsText(Math.floor((bytes * 10) / unit), power);
}

function largeSizeText(bytes: bigint): string {
  const power = bytes > 1n << 60n ? 6 : 5;
  const unit = 1n << BigInt(10 * power);
  const tenths = bytes > LARGEST_TENFOLD ? bytes / (unit / 10n) : (bytes * 10n) / unit;
  return tenthsText(Number(tenths), power);
}

function tenthsText(tenths: number, power: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10} ${UNITS.charAt(power - 1)}iB`;
}

/** A size by any version and distribution: `0.0 b`, `1.2 Kb`, `1.2 kB`, `1.2 KB`, `1.2 KiB`. */
const SIZE = /^(\d{1,20})\.(\d) ([KMGTPE]?)(i?)B$/i;

/**
 * Returns whether a size is that of the bytes in the unit that it names. Units without `i` are powers of 1024 in some builds and of 1000
 * in others, so both do; busybox truncates at each power, so the last digit may be one less.
 */
export function sizeFits(size: string, bytes: Counter): boolean {
  const found = size.length <= 32 ? SIZE.exec(size) : null;
  if (found === null) return false;
  const [, whole = "", tenth = "", unit = "", binary = ""] = found;
  const power = BigInt(unit === "" ? 0 : UNITS.indexOf(unit.toUpperCase()) + 1);
  const tenths = BigInt(whole + tenth);
  const within = (base: bigint, slack: bigint): boolean => {
    const exact = (BigInt(bytes) * 10n) / base ** power;
    return tenths === exact || (power > 1n && tenths + slack === exact);
  };
  return within(1024n, 1n) || (binary === "" && within(1000n, 0n));
}
