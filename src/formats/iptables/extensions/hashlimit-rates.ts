import { readUint32 } from "../numbers.ts";
import {
  type PacketRate,
  printPacketRate,
  rateOfTicks,
  rateWithoutInterval,
  readPacketRate,
  secondsOf,
  ticksOf,
} from "./rates.ts";

/** So many bytes a second. */
export interface ByteRate {
  readonly bytes: number;
  readonly unit: "sec";
}

/** Packets a unit of time, or bytes a second. */
export type HashlimitRate = PacketRate | ByteRate;

const KILO = 1024;
const MEGA = 1024 * 1024;

/** How long an address that sends nothing is remembered, in seconds, under a rate in bytes without and with a burst (libxt_hashlimit.c). */
const BYTE_EXPIRE = 15;
const BYTE_EXPIRE_BURST = 60;

/** Reads `5/min`, and `512kb/s` or `1mb/s`. */
export function readRate(text: string): HashlimitRate | null {
  if (!text.endsWith("b/s")) return readPacketRate(text);
  const bytes = readByteCount(text.slice(0, -2));
  return bytes === null ? null : { bytes, unit: "sec" };
}

/** Prints what {@link readRate} reads. */
export function printRate(rate: HashlimitRate): string {
  return "bytes" in rate ? `${printByteCount(rate.bytes)}/s` : printPacketRate(rate);
}

/** Reads the burst of a rate: packets, or bytes as `400kb`. */
export function readBurst(text: string, rate: HashlimitRate): number | null {
  return "bytes" in rate ? readByteCount(text) : readUint32(text);
}

/** Prints what {@link readBurst} reads. */
export function printBurst(burst: number, rate: HashlimitRate): string {
  return "bytes" in rate ? printByteCount(burst) : String(burst);
}

/** Reads `400kb`, `1mb`, `123456b`; the `b` may be absent. */
function readByteCount(text: string): number | null {
  const [, digits, unit] = /^(\d{1,15})([mk]?)b?$/.exec(text) ?? [];
  const bytes = Number(digits) * (unit === "m" ? MEGA : unit === "k" ? KILO : 1);
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** Prints what {@link readByteCount} reads, in the largest unit that divides it. */
function printByteCount(bytes: number): string {
  if (bytes % MEGA === 0 && bytes > 0) return `${bytes / MEGA}mb`;
  return bytes % KILO === 0 && bytes > 0 ? `${bytes / KILO}kb` : `${bytes}b`;
}

/** How many milliseconds an address that sends nothing is remembered when the rule does not say it. */
export function usualExpire(rate: HashlimitRate, burst: number | undefined): number {
  if ("bytes" in rate) return (burst === undefined ? BYTE_EXPIRE : BYTE_EXPIRE_BURST) * 1000;
  return secondsOf(rate.unit) * 1000;
}

/** A rate as a listing shows it when it is measured over `interval` seconds: in packets, it is divided. */
export function listedRate(rate: HashlimitRate, interval: number): HashlimitRate {
  if ("bytes" in rate || interval === 1) return rate;
  return rateOfTicks(ticksOf(rate) * interval);
}

/** The rate that {@link listedRate} shows as `listed`, or null when there is none. */
export function unlistedRate(listed: HashlimitRate, interval: number): HashlimitRate | null {
  return "bytes" in listed || interval === 1 ? listed : rateWithoutInterval(listed, interval);
}

/** A rate that is measured and not limited, as the tool keeps it: in packets a second. Null for one that is too fast. */
export function perSecond(rate: HashlimitRate): HashlimitRate | null {
  if ("bytes" in rate) return rate;
  const ticks = ticksOf(rate);
  return ticks === 0 ? null : rateOfTicks(ticks);
}
