import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { joinWords } from "../save-options.ts";

/** `-j NFQUEUE`: to a process that decides; `from` and `to` are the same for one queue, else the load is spread over them. */
export interface NfqueueTarget {
  readonly kind: "target";
  readonly name: "NFQUEUE";
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly bypass: boolean;
  readonly cpuFanout: boolean;
}

const HIGHEST_QUEUE = 65535;

interface Queues {
  readonly from: number;
  readonly to: number;
}

/** libxt_NFQUEUE.c. `NFQUEUE num 3 bypass`, `NFQUEUE balance 0:3 cpu-fanout` */
export const nfqueue: TargetReader<NfqueueTarget> = {
  options: { "queue-num": "1", "queue-balance": "1", "queue-bypass": "0", "queue-cpu-fanout": "0" },
  readSave: (options, span) => {
    const one = options.get("queue-num")?.value;
    const many = options.get("queue-balance")?.value;
    const queues = many === undefined ? readQueue(one ?? "0") : readQueues(many);
    if (queues === null || (one !== undefined && many !== undefined)) return null;
    const bypass = options.has("queue-bypass");
    const cpuFanout = options.has("queue-cpu-fanout");
    return { kind: "target", name: "NFQUEUE", span, from: queues.from, to: queues.to, bypass, cpuFanout };
  },
  readList: readNfqueue,
};

export const nfqueuePrinter: ExtensionPrinter<NfqueueTarget> = {
  printSave: ({ from, to, bypass, cpuFanout }) =>
    joinWords(
      from === to ? `--queue-num ${from}` : `--queue-balance ${from}:${to}`,
      bypass ? "--queue-bypass" : "",
      cpuFanout ? "--queue-cpu-fanout" : "",
    ),
  printList: ({ from, to, bypass, cpuFanout }) =>
    joinWords(
      from === to ? `NFQUEUE num ${from}` : `NFQUEUE balance ${from}:${to}`,
      bypass ? "bypass" : "",
      cpuFanout ? "cpu-fanout" : "",
    ),
};

function readNfqueue(cursor: Cursor): NfqueueTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "NFQUEUE")) return null;
  const isOne = nextWord(cursor, "num");
  if (!isOne && !nextWord(cursor, "balance")) return null;
  const queues = isOne ? readQueue(takeWord(cursor)) : readQueues(takeWord(cursor));
  const bypass = nextWord(cursor, "bypass");
  const cpuFanout = nextWord(cursor, "cpu-fanout");
  if (queues === null) return null;
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "target", name: "NFQUEUE", span, from: queues.from, to: queues.to, bypass, cpuFanout };
}

function readQueue(text: string): Queues | null {
  const queue = readDecimal(text, HIGHEST_QUEUE);
  return queue === null ? null : { from: queue, to: queue };
}

/** Reads `0:3`, the first and the last queue. */
function readQueues(text: string): Queues | null {
  const colon = text.indexOf(":");
  const from = readDecimal(text.slice(0, Math.max(colon, 0)), HIGHEST_QUEUE);
  const to = readDecimal(text.slice(colon + 1), HIGHEST_QUEUE);
  return from === null || to === null ? null : { from, to };
}
