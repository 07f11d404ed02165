import type { Counter } from "../../net/index.ts";
/** Returns `prefix`, the value and `suffix`; the empty string when there is no value. */
export function field(prefix: string, value: string | number | undefined, suffix = ""): string {
  return value === undefined ? "" : `${prefix}${value}${suffix}`;
}

/** Returns a counter in hexadecimal digits without `0x`. */
export function hex(value: Counter): string {
  return typeof value === "number" ? value.toString(16) : BigInt(value).toString(16);
}

/** Returns the parts that are there, joined; undefined when none is, which leaves out the line. */
export function lineOf(parts: readonly string[], separator: string): string | undefined {
  const present = parts.filter((part) => part !== "");
  return present.length === 0 ? undefined : present.join(separator);
}
