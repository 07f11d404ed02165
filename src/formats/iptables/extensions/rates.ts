import { readDecimal } from "../numbers.ts";

/** The units of time in which the tool prints rates. */
export type RateUnit = "sec" | "min" | "hour" | "day";

/** So many packets a unit of time. */
export interface PacketRate {
  readonly packets: number;
  readonly unit: RateUnit;
}

/** The units from the longest on, with the word that each may be written as, or begin. */
const UNITS = [
  { unit: "day", word: "day", seconds: 86_400 },
  { unit: "hour", word: "hour", seconds: 3_600 },
  { unit: "min", word: "minute", seconds: 60 },
  { unit: "sec", word: "second", seconds: 1 },
] as const;

const MOST_PACKETS = 0xffffffff;

/** Ticks a second in which revision 2 and later of hashlimit count (linux/netfilter/xt_hashlimit.h: XT_HASHLIMIT_SCALE_v2). */
const TICKS = 1_000_000;

/** Reads `5/min`, `5/m`, `5/minute`, and `5` for a second. */
export function readPacketRate(text: string): PacketRate | null {
  const slash = text.indexOf("/");
  const packets = readDecimal(slash < 0 ? text : text.slice(0, slash), MOST_PACKETS * TICKS);
  const word = slash < 0 ? "sec" : text.slice(slash + 1).toLowerCase();
  const found = word === "" ? undefined : UNITS.find((entry) => entry.word.startsWith(word));
  return packets === null || packets === 0 || found === undefined ? null : { packets, unit: found.unit };
}

/** Prints what {@link readPacketRate} reads. */
export const printPacketRate = ({ packets, unit }: PacketRate): string => `${packets}/${unit}`;

/** How many seconds a unit has. */
export function secondsOf(unit: RateUnit): number {
  return UNITS.find((entry) => entry.unit === unit)?.seconds ?? 1;
}

/**
 * The ticks from packet to packet of a rate under `--hashlimit-rate-match`, where the tool takes the unit for one second
 * (libxt_hashlimit.c: parse_rate, hashlimit_mt_check).
 */
export function ticksOf({ packets, unit }: PacketRate): number {
  const seconds = secondsOf(unit);
  return Math.floor(Math.floor((TICKS * seconds) / packets) / seconds);
}

/** The rate that the tool prints for a number of ticks: in the shortest unit that loses little (libxt_hashlimit.c: print_rate). */
export function rateOfTicks(ticks: number): PacketRate {
  const short = UNITS.findIndex(({ seconds }, index) => index > 0 && !divides(ticks, seconds * TICKS));
  const { unit, seconds } = UNITS[short < 0 ? UNITS.length - 1 : short - 1] ?? UNITS[0];
  return { packets: Math.floor((seconds * TICKS) / ticks), unit };
}

/** Whether the rest of a division is small enough for the tool. */
const divides = (ticks: number, whole: number): boolean => ticks <= whole && whole % ticks <= Math.floor(whole / ticks);

/**
 * The rate of a rule whose listing shows `listed`: under a rate interval the tool lists it as if each packet took the whole interval. The ticks
 * of a rule are a whole second divided by a whole number, so that only one rate fits; null where none does.
 *
 *     --hashlimit-upto 40/sec --hashlimit-rate-interval 10    up to 4/sec ... rate-interval 10
 */
export function rateWithoutInterval(listed: PacketRate, interval: number): PacketRate | null {
  const whole = secondsOf(listed.unit) * TICKS;
  const most = Math.floor(Math.floor(whole / listed.packets) / interval);
  const ticks = Math.floor(TICKS / (Math.floor(TICKS / (most + 1)) + 1));
  return ticks > 0 && isSameRate(rateOfTicks(ticks * interval), listed) ? rateOfTicks(ticks) : null;
}

const isSameRate = (one: PacketRate, other: PacketRate): boolean =>
  one.packets === other.packets && one.unit === other.unit;
