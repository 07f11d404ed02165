import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";

/** `-m socket`: a local socket is open for the packet. */
export interface SocketMatch {
  readonly kind: "match";
  readonly name: "socket";
  readonly span: Span;
  readonly transparent: boolean;
  readonly nowildcard: boolean;
  readonly restoreSkmark: boolean;
}

/** libxt_socket.c. The listing has the dashes of the options: `socket --transparent` */
export const socket: MatchReader<SocketMatch> = {
  options: { transparent: "0", nowildcard: "0", "restore-skmark": "0" },
  readSave: (options, span) => ({
    kind: "match",
    name: "socket",
    span,
    transparent: options.has("transparent"),
    nowildcard: options.has("nowildcard"),
    restoreSkmark: options.has("restore-skmark"),
  }),
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "socket")) return null;
    const transparent = nextWord(cursor, "--transparent");
    const nowildcard = nextWord(cursor, "--nowildcard");
    const restoreSkmark = nextWord(cursor, "--restore-skmark");
    const span = spanOf(cursor, start, cursor.pos);
    return { kind: "match", name: "socket", span, transparent, nowildcard, restoreSkmark };
  },
};

export const socketPrinter: ExtensionPrinter<SocketMatch> = {
  printSave: printFlags,
  printList: (node) => joinWords("socket", printFlags(node)),
};

/** 1.8.9 prints them in this order in both forms. */
function printFlags({ transparent, nowildcard, restoreSkmark }: SocketMatch): string {
  return joinWords(
    transparent ? "--transparent" : "",
    nowildcard ? "--nowildcard" : "",
    restoreSkmark ? "--restore-skmark" : "",
  );
}
