import { parseSession } from "netgather";
import { parseTranscript } from "netgather/transcript";
import { type Effort, measure } from "./measure.ts";
import { against, figure, table } from "./table.ts";
import { sessionText } from "./texts/session.ts";

/** In millions of characters; the last only where there is time. Smaller ones are over before the parsers of all formats are compiled. */
const SIZES = [5, 10, 50] as const;
/** Ratio to `JSON.parse` of the same tree, and of the time a character to that of the smallest, read as often as it fits in. */
const JSON_GATE = 1;
const GROWTH = 1.25;

/** A pasted session of all formats, read to its trees, in growing sizes: the transcript alone and all of it, beside `JSON.parse` of the same tree. */
export function sessionTable(effort: Effort): string {
  const isThorough = effort.rounds > 10;
  const first = sessionText(SIZES[0]).text;
  const rows = SIZES.slice(0, isThorough ? 3 : 2).map((size) => sessionRow(size, first, effort));
  const head = ["session", "ms", "transcript, ns a character", "all, ns a character", "x the first", "x JSON.parse"];
  return table([head, ...rows]);
}

function sessionRow(size: number, first: string, effort: Effort): readonly string[] {
  const { text, items } = sessionText(size);
  const time = measure(
    {
      session: () => parseSession(text),
      first: () => parseSession(first),
      transcript: () => parseTranscript(text),
      json: jsonOf(text, items),
    },
    { ...effort, rounds: size > SIZES[1] ? 3 : effort.rounds },
  );
  return [
    `${size} MB, ${items.toLocaleString("en")} commands`,
    figure(time.session / 1e6),
    figure(time.transcript / text.length),
    figure(time.session / text.length),
    against(time.session / text.length / (time.first / first.length), GROWTH),
    against(time.session / time.json, JSON_GATE),
  ];
}

/** `JSON.parse` of the session's tree. The text must be read completely, or the figures are of something else. */
function jsonOf(text: string, items: number): () => unknown {
  const { ast, diagnostics } = parseSession(text);
  if (ast.entries.length !== items || diagnostics.length > 0) throw new Error("session: not all of it was read");
  const json = JSON.stringify(ast);
  return (): unknown => JSON.parse(json);
}
