import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { type Report, report } from "../../../text/diagnostic.ts";
import type { CpuListGrammar } from "../ast.ts";
import { wholeNumber } from "../cpu-number.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { ListSource } from "../list-source.ts";
import { readCpuList } from "../read-cpu-list.ts";
import { readCpuMask } from "../read-cpu-mask.ts";
import type { KernelParameter } from "./ast.ts";
import { type ParameterMeaning, parameterMeaning } from "./meanings.ts";
import type { KernelWord } from "./words.ts";

/** Where words are read from, what `N` means, and where to complain. */
export interface ParameterReading {
  readonly cursor: Cursor;
  readonly to: Report<CpuTopologyCode>;
  readonly lastCpu: number | undefined;
}

type Facts = Partial<Pick<KernelParameter, "cpus" | "flags" | "unknownFlags" | "number" | "unknown">>;

/** Returns the parameter that a word is. */
export function readParameter(reading: ParameterReading, word: KernelWord): KernelParameter {
  const { cursor, to } = reading;
  const { text } = cursor;
  const span = spanOf(cursor, word.start, word.end);
  const name = text.slice(word.nameStart, word.nameEnd);
  if (word.isOpen) report(to, "cpu-topology/cut-off", span, { expected: '"' });
  const value = word.valueStart < 0 ? undefined : text.slice(word.valueStart, word.valueEnd);
  const meaning = parameterMeaning(name);
  return {
    kind: "parameter",
    span,
    name,
    ...(value === undefined ? {} : { value }),
    ...(word.isQuoted ? { quoted: true } : {}),
    ...(meaning === undefined ? {} : factsOf(reading, word, meaning)),
  };
}

function factsOf(reading: ParameterReading, word: KernelWord, meaning: ParameterMeaning): Facts {
  if (word.valueStart < 0) {
    if (meaning !== "optional-list") refuseEmpty(reading, word);
    return {};
  }
  const { text } = reading.cursor;
  const { valueStart: start, valueEnd: end } = word;
  switch (meaning) {
    case "isolcpus":
      return isolcpus(reading, start, end);
    case "list":
    case "optional-list":
      return listFacts(reading, { start, end, grammar: "kernel-parse" });
    case "plain-list":
      return listFacts(reading, { start, end, grammar: "kernel-print" });
    case "mask":
      return maskFacts(reading, start, end);
    case "number": {
      const number = wholeNumber(text.slice(start, end));
      if (number !== undefined) return { number };
      refuse(reading, { start, end }, "a whole number");
      return {};
    }
  }
}

function refuseEmpty({ to, cursor }: ParameterReading, { start, end }: KernelWord): void {
  report(to, "cpu-topology/bad-value", spanOf(cursor, start, end), { expected: "a value" });
}

function refuse(
  { to, cursor }: ParameterReading,
  { start, end }: { start: number; end: number },
  expected: string,
): void {
  const actual = cursor.text.slice(start, end);
  report(to, "cpu-topology/bad-value", spanOf(cursor, start, end), { expected, actual });
}

/** A list within the line. */
interface ListPlace {
  readonly start: number;
  readonly end: number;
  readonly grammar: CpuListGrammar;
}

function listFacts(reading: ParameterReading, { start, end, grammar }: ListPlace): Facts {
  const { cursor, to, lastCpu } = reading;
  if (start >= end) {
    refuse(reading, { start, end }, "a list of CPUs");
    return {};
  }
  const isAll = grammar === "kernel-parse" && cursor.text.slice(start, end).toLowerCase() === "all";
  if (isAll && lastCpu === undefined) return { cpus: "all" };
  const { ranges, unknown } = readCpuList(sourceAt(cursor, start, end), { grammar, lastCpu, to });
  return { cpus: ranges, ...(unknown.length > 0 ? { unknown } : {}) };
}

function sourceAt(cursor: Cursor, start: number, end: number): ListSource {
  return { text: cursor.text, start, end, place: (from, until) => spanOf(cursor, from, until) };
}

function maskFacts({ cursor, to }: ParameterReading, start: number, end: number): Facts {
  const source = sourceAt(cursor, start, end);
  const bits = readCpuMask(source);
  if (!("code" in bits)) return { cpus: bits.ranges };
  const actual = cursor.text.slice(start, end);
  report(to, bits.code, source.place(start, end), { expected: bits.expected, actual });
  return {};
}

const FLAGS: readonly string[] = ["nohz", "domain", "managed_irq"];

/**
 *     isolcpus=nohz,domain,managed_irq,2-39,42-79
 *              ^ flags begin with a letter  ^ the list does not
 *
 * kernel kernel/sched/isolation.c: housekeeping_isolcpus_setup.
 */
function isolcpus(reading: ParameterReading, from: number, end: number): Facts {
  const { cursor, to } = reading;
  const { text } = cursor;
  const flags: string[] = [];
  const unknownFlags: string[] = [];
  let at = from;
  while (at < end && isLetter(text.charCodeAt(at))) {
    let stop = at;
    while (stop < end && text.charCodeAt(stop) !== 0x2c) stop++;
    const flag = text.slice(at, stop);
    if (FLAGS.includes(flag) && stop < end) flags.push(flag);
    else {
      unknownFlags.push(flag);
      report(to, "cpu-topology/unknown-flag", spanOf(cursor, at, stop), { expected: FLAGS.join(", "), actual: flag });
    }
    at = Math.min(stop + 1, end);
  }
  return {
    ...(at < end || unknownFlags.length === 0 ? listFacts(reading, { start: at, end, grammar: "kernel-parse" }) : {}),
    ...(flags.length > 0 ? { flags } : {}),
    ...(unknownFlags.length > 0 ? { unknownFlags } : {}),
  };
}

function isLetter(code: number): boolean {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}
