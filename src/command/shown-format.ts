import { type FormatId, recognizeFormat, recognizers } from "../formats/recognizers.ts";

/** Returns the format that an output shows; the one that its command names comes first where the output has any of it. `null` when no line is any format's. */
export function shownFormat(text: string, named: FormatId | null): FormatId | null {
  if (named === null) return recognizeFormat(text);
  const format = recognizers[named];
  // A few lines mostly tell, and take a fraction of the time.
  const isNamed = format.recognize(firstLines(text)) > 0 || format.recognize(text) > 0;
  return isNamed ? format.id : recognizeFormat(text);
}

const MOST_FIRST = 512;

/** Lines enough for a heading and some rows. */
function firstLines(text: string): string {
  const end = text.lastIndexOf("\n", MOST_FIRST);
  return text.length <= MOST_FIRST || end < 0 ? text : text.slice(0, end);
}
