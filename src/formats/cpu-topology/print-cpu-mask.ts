import { HIGHEST_CPU } from "./cpu-number.ts";

/** How a mask is printed. */
export interface CpuMaskPrinting {
  /** How many bits there are: the machine's possible CPUs. Without it, as many as the highest CPU needs. */
  readonly width?: number;
  /** `kernel` (the default): `%*pb`, groups of 32 bits with commas. `util-linux`: `0x` and no zero in front. */
  readonly style?: "kernel" | "util-linux";
}

const GROUP_BITS = 32;

/**
 * Returns CPUs as a hexadecimal mask. Negative and fractional numbers, and those above 65,535, name no CPU and are left out; a width that is too small
 * is widened.
 *
 *     printCpuMask([0, 40], { width: 80 })                    // 0000,00000100,00000001
 *     printCpuMask([0, 40], { style: "util-linux" })          // 0x10000000001
 *
 * kernel lib/vsprintf.c: bitmap_string; util-linux lib/cpuset.c: cpumask_create.
 */
export function printCpuMask(cpus: readonly number[], { width = 1, style = "kernel" }: CpuMaskPrinting = {}): string {
  const kept = cpus.filter((cpu) => Number.isInteger(cpu) && cpu >= 0 && cpu <= HIGHEST_CPU);
  const asked = Number.isFinite(width) ? Math.min(Math.floor(width), HIGHEST_CPU + 1) : 1;
  const bits = kept.reduce((most, cpu) => Math.max(most, cpu + 1), Math.max(asked, 1));
  const digits = hexDigits(kept, bits);
  if (style === "util-linux") return `0x${digits.replace(/^0+(?=.)/, "")}`;
  const first = digits.length % 8 || 8;
  const groups = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += 8) groups.push(digits.slice(at, at + 8));
  return groups.join(",");
}

/** All digits, the most significant first: 8 for each whole group, for the first as many as its bits need. */
function hexDigits(cpus: readonly number[], bits: number): string {
  const nibbles = new Uint8Array(Math.ceil(bits / GROUP_BITS) * 8);
  for (const cpu of cpus) nibbles[cpu >> 2] = (nibbles[cpu >> 2] ?? 0) | (1 << (cpu & 3));
  const rest = bits % GROUP_BITS;
  const count = rest === 0 ? nibbles.length : nibbles.length - 8 + Math.ceil(rest / 4);
  let text = "";
  for (let at = count - 1; at >= 0; at--) text += (nibbles[at] ?? 0).toString(16);
  return text;
}
