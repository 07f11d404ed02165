import { type Cursor, isBlank } from "../../text/cursor.ts";
import type { CpuinfoField } from "./ast.ts";
import { wholeNumber } from "./cpu-number.ts";
import { type CpuinfoFact, readFact } from "./cpuinfo-facts.ts";

/** The numbers of a CPU that have a property of their own. */
export type CpuId =
  | "cpu"
  | "socket"
  | "core"
  | "siblings"
  | "cpuCores"
  | "apicId"
  | "initialApicId"
  | "book"
  | "drawer"
  | "hart";

/** What one line says: a number of the CPU, or any other key and value. `isBad` marks a number's key with a value that is none. */
export interface CpuinfoEntry {
  readonly id: CpuId | null;
  readonly number: number;
  readonly field: CpuinfoField;
  /** What it says of the CPU besides numbers. */
  readonly fact: CpuinfoFact | null;
  readonly isBad: boolean;
  /** Whether the key is that of the line that s390 prints for each CPU: `processor 0`. */
  readonly isSummary: boolean;
}

/** An entry, and how far into its line the value begins. */
export interface CpuinfoLine {
  readonly entry: CpuinfoEntry;
  readonly valueAt: number;
}

/** The keys of those numbers: x86, s390 (`book id` and below), MIPS and LoongArch (`package`, `core`), RISC-V (`hart`). */
const idKeys: Readonly<Record<string, CpuId>> = {
  processor: "cpu",
  "cpu number": "cpu",
  "physical id": "socket",
  package: "socket",
  "core id": "core",
  core: "core",
  siblings: "siblings",
  "cpu cores": "cpuCores",
  apicid: "apicId",
  "initial apicid": "initialApicId",
  "book id": "book",
  "drawer id": "drawer",
  hart: "hart",
};

/**
 * Returns what the line at the cursor says, null when it is no line of /proc/cpuinfo.
 *
 *     cpu cores	: 2          CPU architecture: 8          power management:
 *     ^key      ^colon    blanks may be missing on either side; a key is letters, digits and a few signs
 */
export function readCpuinfoLine(cursor: Cursor): CpuinfoLine | null {
  const { text, lineStart, lineEnd } = cursor;
  const colon = keyEnd(cursor);
  if (colon < 0) return null;
  const value = valueStart(cursor, colon + 1);
  if (value === colon + 1 && value < lineEnd) return null;
  const key = text.slice(lineStart, trimmedEnd(text, lineStart, colon));
  const id = Object.hasOwn(idKeys, key) ? (idKeys[key] ?? null) : null;
  return { entry: readValue(cursor, value, { key, id, isSummary: SUMMARY.test(key) }), valueAt: value - lineStart };
}

const SUMMARY = /^processor \d{1,15}$/;

/** What is known of a line by its key alone. */
interface Key {
  readonly key: string;
  readonly id: CpuId | null;
  readonly isSummary: boolean;
}

function readValue(cursor: Cursor, from: number, { key, id, isSummary }: Key): CpuinfoEntry {
  const { text, lineEnd } = cursor;
  const value = text.slice(from, trimmedEnd(text, from, lineEnd));
  const number = id === null ? 0 : wholeNumber(value);
  const fact = id === null ? readFact(key, value) : null;
  const isBad = number === undefined || fact === undefined;
  return { id, number: number ?? 0, field: { key, value }, fact: fact ?? null, isBad, isSummary };
}

/** Returns what the line at the cursor says when all before its value is as in `before`. */
export function readSameKey(cursor: Cursor, before: CpuinfoLine): CpuinfoEntry {
  const { id, field, isSummary } = before.entry;
  return readValue(cursor, cursor.lineStart + before.valueAt, { key: field.key, id, isSummary });
}

/** The offset of the colon that ends the key at the line's start; -1 when what stands there is no key. */
function keyEnd({ text, lineStart, lineEnd }: Cursor): number {
  const first = text.charCodeAt(lineStart);
  if (!isLetter(first) && !text.startsWith("# processors", lineStart)) return -1;
  let at = lineStart + 1;
  while (at < lineEnd && isKeyCharacter(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === 0x3a && at < lineEnd ? at : -1;
}

function isLetter(code: number): boolean {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

/** Letters, digits, blanks, `( ) - . / _`, and the `$` of SPARC (`D$ parity tl1`), the `# [ ]` of Alpha (`page size [bytes]`). */
function isKeyCharacter(code: number): boolean {
  if (isLetter(code) || isBlank(code)) return true;
  if (code === 0x23 || code === 0x24 || code === 0x5b || code === 0x5d || code === 0x5f) return true;
  return (code >= 0x30 && code <= 0x39) || code === 0x28 || code === 0x29 || (code >= 0x2d && code <= 0x2f);
}

function valueStart(cursor: Cursor, from: number): number {
  let at = from;
  while (at < cursor.lineEnd && isBlank(cursor.text.charCodeAt(at))) at++;
  return at;
}

function trimmedEnd(text: string, from: number, until: number): number {
  let end = until;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/**
 * Returns the number and the facts of the line that s390 prints for each CPU, null when it is another line.
 *
 *     processor 0: version = FF,  identification = 29AA14,  machine = 2817
 *               ^ CPU             ^ a fact
 */
export function readProcessorLine(field: CpuinfoField): { cpu: number; fields: readonly CpuinfoField[] } | null {
  const cpu = wholeNumber(field.key.slice("processor ".length));
  if (cpu === undefined) return null;
  const fields: CpuinfoField[] = [];
  for (const fact of field.value.split(",")) {
    const [key = "", value, ...more] = fact.split("=");
    if (value === undefined || more.length > 0) return null;
    fields.push({ key: key.trim(), value: value.trim() });
  }
  return { cpu, fields };
}
