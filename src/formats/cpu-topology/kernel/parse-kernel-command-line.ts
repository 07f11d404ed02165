import { type Cursor, isBlankLine, lineSpan, nextLine, openCursor, skipBlanks, spanOf } from "../../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import { type UnknownNode, unknownLine } from "../../../text/unknown.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import type { CpuListOptions } from "../parse-cpu-list.ts";
import type { KernelCommandLine, KernelCommandLines, KernelParameter } from "./ast.ts";
import { canonicalName, isTelling, parameterMeaning } from "./meanings.ts";
import { prefixedPlace } from "./prefix.ts";
import { type ParameterReading, readParameter } from "./read-parameter.ts";
import { kernelWords, nextWord } from "./words.ts";

/**
 * Returns the parameters of kernel command lines, all of them in order: /proc/cmdline, the line of dmesg, `GRUB_CMDLINE_LINUX="..."`, `linux /vmlinuz ...`,
 * `options ...`, grubby's `args="..."`. Those that say something of CPUs have it typed beside their value. A line without any word of a command line is unknown.
 * `lastCpu` is the machine's last possible CPU, the `N` of `nohz_full=1-N`.
 *
 *     BOOT_IMAGE=(hd0,gpt3)/vmlinuz ro isolcpus=managed_irq,2-39 nohz_full=2-39 tuned.non_isolcpus=00000003 systemd.cpu_affinity=0,1
 *                                               ^ flags     ^ kernel-parse                        ^ mask                          ^ plain list
 */
export function parseKernelCommandLine(
  input: string | SourceText,
  options: CpuListOptions = {},
): Parsed<KernelCommandLines, CpuTopologyCode> {
  const cursor = openCursor(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const reading: ParameterReading = { cursor, to, lastCpu: options.lastCpu };
  const lines: KernelCommandLine[] = [];
  const unknown: UnknownNode[] = [];
  while (nextLine(cursor)) {
    if (isBlankLine(cursor)) continue;
    const line = readLine(reading);
    if (line !== null) {
      lines.push(line);
      checkRepeats(reading, line.parameters);
    } else {
      unknown.push(unknownLine(cursor));
      report(to, "cpu-topology/unknown-line", lineSpan(cursor));
    }
  }
  const ast: KernelCommandLines = { kind: "kernel-command-lines", span: sourceSpan(input), lines, unknown };
  return { ast, diagnostics: to.diagnostics };
}

/** The line at the cursor, null when it is no command line. */
function readLine(reading: ParameterReading): KernelCommandLine | null {
  const { cursor, to } = reading;
  skipBlanks(cursor);
  const begin = cursor.pos;
  const text = cursor.text.slice(begin, cursor.lineEnd).trimEnd();
  const place = prefixedPlace(text);
  const { start, end, isOpen } = place ?? { start: 0, end: text.length, isOpen: false };
  if (place === null && !hasTellingWord(cursor, begin, begin + Math.min(end, LONGEST_LINE))) return null;
  const all = kernelWords(cursor, begin + start, begin + end);
  if (isOpen) report(to, "cpu-topology/cut-off", lineSpan(cursor), { expected: "the quote that ends the value" });
  const last = all.findIndex(({ start: from, end: until }) => cursor.text.slice(from, until) === "--");
  const words = last < 0 ? all : all.slice(0, last);
  const prefix = text.slice(0, start).trimEnd();
  const suffix = text.slice(end + 1).trim();
  return {
    kind: "command-line",
    span: spanOf(cursor, begin, begin + text.length),
    ...(prefix === "" ? {} : { prefix }),
    ...(suffix === "" ? {} : { suffix }),
    parameters: words.map((word) => readParameter(reading, word)),
    ...(last < 0 ? {} : { initArguments: all.slice(last + 1).map((word) => cursor.text.slice(word.start, word.end)) }),
  };
}

function hasTellingWord(cursor: Cursor, from: number, to: number): boolean {
  for (let word = nextWord(cursor, from, to); word !== null; word = nextWord(cursor, word.end, to)) {
    if (word.nameEnd - word.nameStart <= LONGEST_NAME && isTelling(cursor.text.slice(word.nameStart, word.nameEnd)))
      return true;
  }
  return false;
}

const LONGEST_NAME = 64;
/** No architecture has a longer command line (COMMAND_LINE_SIZE). */
const LONGEST_LINE = 65_536;

/** A list or number that stands twice with two values is said: one of the two has no effect. */
function checkRepeats({ to }: ParameterReading, parameters: readonly KernelParameter[]): void {
  const seen = new Map<string, string | undefined>();
  for (const { name, value, span } of parameters) {
    if (parameterMeaning(name) === undefined) continue;
    const key = canonicalName(name);
    if (seen.has(key) && seen.get(key) !== value) {
      const detail = { ...(value === undefined ? {} : { actual: value }) };
      report(to, "cpu-topology/repeated-parameter", span, detail);
    }
    seen.set(key, value);
  }
}
