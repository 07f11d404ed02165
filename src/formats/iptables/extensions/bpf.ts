import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordingsDraft } from "../wordings.ts";

/** `-m bpf`: a program decides. */
export type BpfMatch = BytecodeMatch | PinnedMatch;

/** `--bytecode`: the program itself. */
export interface BytecodeMatch {
  readonly kind: "match";
  readonly name: "bpf";
  readonly span: Span;
  readonly bytecode: readonly BpfInstruction[];
}

/** `--object-pinned`: where in the file system of BPF the program is. */
export interface PinnedMatch {
  readonly kind: "match";
  readonly name: "bpf";
  readonly span: Span;
  readonly objectPinned: string;
}

/** One instruction (linux/filter.h: struct sock_filter). */
export interface BpfInstruction {
  readonly code: number;
  readonly jt: number;
  readonly jf: number;
  readonly k: number;
}

const NUL = "\0";
/** Of a program (linux/netfilter/xt_bpf.h: XT_BPF_MAX_NUM_INSTR). */
const MOST_INSTRUCTIONS = 64;

/** libxt_bpf.c. A listing has no blank before the text, and a NUL byte behind a program. */
export const bpf: MatchReader<BpfMatch> = {
  options: { bytecode: "1", "object-pinned": "1" },
  readSave,
  readList: readBpf,
};

export const bpfPrinter: ExtensionPrinter<BpfMatch> = {
  printSave: (node) =>
    "bytecode" in node
      ? `--bytecode "${node.bytecode.length},${printProgram(node.bytecode)}"`
      : `--object-pinned ${bareWord(node.objectPinned)}`,
  printList: (node, { wordings }) =>
    "bytecode" in node
      ? `match bpf ${printProgram(node.bytecode)}${wordings.has("bpf-without-nul") ? "" : NUL}`
      : `match bpf pinned ${node.objectPinned}`,
  isGlued: () => true,
};

function readSave(options: SaveOptions, span: Span): BpfMatch | null {
  const program = options.get("bytecode")?.value;
  const objectPinned = options.get("object-pinned")?.value;
  if (program === undefined)
    return objectPinned === undefined ? null : { kind: "match", name: "bpf", span, objectPinned };
  const comma = program.indexOf(",");
  const bytecode = readProgram(comma < 0 ? "" : program.slice(comma + 1).replace(/,$/, ""));
  if (objectPinned !== undefined || bytecode === null || program.slice(0, comma) !== String(bytecode.length))
    return null;
  return { kind: "match", name: "bpf", span, bytecode };
}

/**
 *     match bpf 48 0 0 9,21 0 1 6,6 0 0 1,6 0 0 0␀
 *     match bpf pinned /sys/fs/bpf/x
 */
function readBpf(cursor: Cursor, wordings: WordingsDraft): BpfMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "match") || !nextWord(cursor, "bpf")) return null;
  if (nextWord(cursor, "pinned")) {
    const objectPinned = takeWord(cursor);
    return objectPinned === ""
      ? null
      : { kind: "match", name: "bpf", span: spanOf(cursor, start, cursor.pos), objectPinned };
  }
  const bytecode = readProgram(takeProgram(cursor));
  if (bytecode === null) return null;
  if (cursor.text.charAt(cursor.pos) === NUL && cursor.pos < cursor.lineEnd) cursor.pos++;
  else wordings.add("bpf-without-nul");
  return { kind: "match", name: "bpf", span: spanOf(cursor, start, cursor.pos), bytecode };
}

/** Words of four, as long as a comma parts the last from the next one's first. */
function takeProgram(cursor: Cursor): string {
  const words = [takeWord(cursor), takeWord(cursor), takeWord(cursor), takeWord(cursor)];
  while (words.at(-1)?.includes(",") === true && words.length < MOST_INSTRUCTIONS * 4)
    words.push(takeWord(cursor), takeWord(cursor), takeWord(cursor));
  return words.join(" ");
}

function readProgram(text: string): readonly BpfInstruction[] | null {
  const program: BpfInstruction[] = [];
  for (const line of text.split(",")) {
    const [code, jt, jf, k, ...others] = line.trim().split(/\s+/);
    const instruction = {
      code: readDecimal(code ?? "", 0xffff),
      jt: readDecimal(jt ?? "", 0xff),
      jf: readDecimal(jf ?? "", 0xff),
      k: readDecimal(k ?? "", 0xffffffff),
    };
    if (others.length > 0 || !isInstruction(instruction)) return null;
    program.push(instruction);
  }
  return program;
}

type Numbers = { readonly [Name in keyof BpfInstruction]: number | null };

const isInstruction = (numbers: Numbers): numbers is BpfInstruction =>
  numbers.code !== null && numbers.jt !== null && numbers.jf !== null && numbers.k !== null;

const printProgram = (program: readonly BpfInstruction[]): string =>
  program.map(({ code, jt, jf, k }) => `${code} ${jt} ${jf} ${k}`).join(",");
