import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { takeQuoted } from "../list-quotes.ts";
import { nextLiteral, nextWord, restOfWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import { alwaysQuoted } from "../save-quoting.ts";

/** `-j LED`: a lamp of the machine lights up. */
export interface LedTarget {
  readonly kind: "target";
  readonly name: "LED";
  readonly span: Span;
  readonly triggerId: string;
  /** Milliseconds that it stays lit, `inf` for ever. */
  readonly delay: number | "inf";
  readonly alwaysBlink: boolean;
}

const RANGE = 2 ** 32;

/** libxt_LED.c. `led-trigger-id:"eth0" led-delay:42ms led-always-blink`, without the name of the target; the id is quoted as in the save form. */
export const led: TargetReader<LedTarget> = {
  options: { "led-trigger-id": "1", "led-delay": "1", "led-always-blink": "0" },
  readSave: (options, span) => {
    const triggerId = options.get("led-trigger-id")?.value;
    const delay = readDelay(options.get("led-delay")?.value ?? "0");
    if (triggerId === undefined || delay === null) return null;
    return { kind: "target", name: "LED", span, triggerId, delay, alwaysBlink: options.has("led-always-blink") };
  },
  readList,
};

export const ledPrinter: ExtensionPrinter<LedTarget> = {
  printSave: ({ triggerId, delay, alwaysBlink }) =>
    joinWords(
      `--led-trigger-id ${alwaysQuoted(triggerId)}`,
      delay === 0 ? "" : `--led-delay ${signed(delay === "inf" ? RANGE - 1 : delay)}`,
      alwaysBlink ? "--led-always-blink" : "",
    ),
  printList: ({ triggerId, delay, alwaysBlink }) =>
    joinWords(
      `led-trigger-id:${alwaysQuoted(triggerId)}`,
      `led-delay:${delay === "inf" ? "inf" : `${signed(delay)}ms`}`,
      alwaysBlink ? "led-always-blink" : "",
    ),
};

function readList(cursor: Cursor): LedTarget | null {
  const start = cursor.pos;
  const triggerId = nextLiteral(cursor, "led-trigger-id:") ? takeQuoted(cursor) : null;
  const text = nextLiteral(cursor, "led-delay:") ? restOfWord(cursor) : "";
  const delay = text === "inf" ? text : text.endsWith("ms") ? readDelay(text.slice(0, -2)) : null;
  const alwaysBlink = nextWord(cursor, "led-always-blink");
  if (triggerId === null || delay === null) return null;
  return { kind: "target", name: "LED", span: spanOf(cursor, start, cursor.pos), triggerId, delay, alwaysBlink };
}

/** Reads a delay. The tool prints 32 bits as a signed number, so that the save form has `-1` for `inf`. */
function readDelay(text: string): number | "inf" | null {
  if (/^inf/i.test(text)) return "inf";
  if (!/^(?:\d{1,10}|-[1-9]\d{0,9})$/.test(text)) return null;
  const number = Number(text);
  const delay = number < 0 ? number + RANGE : number;
  if (delay < 0 || delay >= RANGE) return null;
  return delay === RANGE - 1 ? "inf" : delay;
}

const signed = (delay: number): number => (delay < RANGE / 2 ? delay : delay - RANGE);
