/** A text that was put together from pieces of the transcript, and where its characters stand there. */
export interface EditedLine {
  readonly text: string;
  /** The place of the first character where all stand side by side. */
  readonly base: number;
  /** The place of each character, and of the end; `null` where they stand side by side. */
  readonly places: readonly number[] | null;
}

/** A piece of a command line: from where to where, and what joins it to the next. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly joint: "" | "\n" | " ";
}

const BACKSPACE = 0x08;

/** Joins pieces of a text to one line. What was erased by backspace is gone, as are bells and other marks that a terminal does not show. */
export function editedLine(text: string, pieces: readonly Piece[]): EditedLine {
  const [first] = pieces;
  if (first === undefined) return { text: "", base: 0, places: null };
  const whole = text.slice(first.start, first.end);
  if (pieces.length === 1 && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(whole)) {
    return { text: whole, base: first.start, places: null };
  }
  const characters: string[] = [];
  const places: number[] = [];
  for (const [index, { start, end, joint }] of pieces.entries()) {
    for (let at = start; at < end; at++) typed(text.charCodeAt(at), at, { characters, places });
    if (joint === "" || index === pieces.length - 1) continue;
    characters.push(joint);
    places.push(end);
  }
  places.push(pieces.at(-1)?.end ?? first.end);
  return { text: characters.join(""), base: first.start, places };
}

function typed(code: number, at: number, line: { readonly characters: string[]; readonly places: number[] }): void {
  if (code === BACKSPACE || code === 0x7f) {
    line.characters.pop();
    line.places.pop();
  } else if (code >= 0x20 || code === 0x09) {
    line.characters.push(String.fromCharCode(code));
    line.places.push(at);
  }
}

/** Returns where in the transcript the character at `offset` of the line stands. */
export function placeOf({ base, places }: EditedLine, offset: number): number {
  return places === null ? base + offset : (places[offset] ?? base);
}

/** Returns where in the transcript the character before `offset` ends. */
export function endPlaceOf(line: EditedLine, offset: number): number {
  if (line.places === null || offset === 0) return placeOf(line, offset);
  return (line.places[offset - 1] ?? line.base) + 1;
}
