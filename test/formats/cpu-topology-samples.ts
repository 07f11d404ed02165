import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../src/text/index.ts";

/** The text of a sample: `ok/lscpu-flat.2.38.txt`. */
export function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../samples/cpu-topology", name), "utf8");
}

/** Every diagnostic as its code, without the format's name, and the characters it points at. */
export function said(diagnostics: readonly Diagnostic[], text: string): string[] {
  return diagnostics.map(
    ({ code, span }) => `${code.replace("cpu-topology/", "")}: ${text.slice(span.start, span.end)}`,
  );
}

/** A value without its places. */
export function bare<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner)));
}
