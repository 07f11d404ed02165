import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeUint32 } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords } from "../save-options.ts";
import { saveString } from "../save-quoting.ts";

/** `-j ULOG`: to a process that listens on a netlink group; kernels before 3.17. The save form leaves out what is 1, and a range of 0. */
export interface UlogTarget {
  readonly kind: "target";
  readonly name: "ULOG";
  readonly span: Span;
  /** 1 to 32. */
  readonly nlgroup: number;
  /** How many bytes of a packet are handed over, 0 for all. */
  readonly cprange: number;
  /** How many packets are handed over at once. */
  readonly qthreshold: number;
  readonly prefix?: string;
}

const HEAD = "ULOG copy_range";
const BEHIND_PREFIX = '" queue_threshold ';

/** libipt_ULOG.c. `ULOG copy_range 0 nlgroup 1 prefix "x: " queue_threshold 1`; the prefix is raw between the quotes. */
export const ulog: TargetReader<UlogTarget> = {
  options: { "ulog-prefix": "1", "ulog-nlgroup": "1", "ulog-cprange": "1", "ulog-qthreshold": "1" },
  readSave: (options, span) => {
    const nlgroup = readUint32(options.get("ulog-nlgroup")?.value ?? "1");
    const cprange = readUint32(options.get("ulog-cprange")?.value ?? "0");
    const qthreshold = readUint32(options.get("ulog-qthreshold")?.value ?? "1");
    const prefix = options.get("ulog-prefix")?.value;
    if (nlgroup === null || cprange === null || qthreshold === null) return null;
    const node: UlogTarget = { kind: "target", name: "ULOG", span, nlgroup, cprange, qthreshold };
    return prefix === undefined ? node : { ...node, prefix };
  },
  readList,
};

export const ulogPrinter: ExtensionPrinter<UlogTarget> = {
  printSave: ({ nlgroup, cprange, qthreshold, prefix }) =>
    joinWords(
      prefix === undefined ? "" : `--ulog-prefix ${saveString(prefix)}`,
      nlgroup === 1 ? "" : `--ulog-nlgroup ${nlgroup}`,
      cprange === 0 ? "" : `--ulog-cprange ${cprange}`,
      qthreshold === 1 ? "" : `--ulog-qthreshold ${qthreshold}`,
    ),
  printList: ({ nlgroup, cprange, qthreshold, prefix }) =>
    joinWords(
      `ULOG copy_range ${cprange} nlgroup ${nlgroup}`,
      prefix === undefined ? "" : `prefix "${prefix}"`,
      `queue_threshold ${qthreshold}`,
    ),
};

function readList(cursor: Cursor): UlogTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, HEAD)) return null;
  const cprange = takeUint32(cursor);
  const nlgroup = nextWord(cursor, "nlgroup") ? takeUint32(cursor) : null;
  const prefix = nextLiteral(cursor, 'prefix "') ? takePrefix(cursor) : undefined;
  const qthreshold = nextWord(cursor, "queue_threshold") ? takeUint32(cursor) : null;
  if (cprange === null || nlgroup === null || qthreshold === null || prefix === null) return null;
  const span = spanOf(cursor, start, cursor.pos);
  const node: UlogTarget = { kind: "target", name: "ULOG", span, nlgroup, cprange, qthreshold };
  return prefix === undefined ? node : { ...node, prefix };
}

/** The text up to the quote before `queue_threshold`; there may be quotes in it, but not the beginning of a further text. */
function takePrefix(cursor: Cursor): string | null {
  const rest = cursor.text.slice(cursor.pos, cursor.lineEnd);
  const further = rest.indexOf(HEAD);
  const text = further < 0 ? rest : rest.slice(0, further);
  const quote = text.lastIndexOf(BEHIND_PREFIX);
  if (quote < 0) return null;
  cursor.pos += quote + 1;
  return text.slice(0, quote);
}
