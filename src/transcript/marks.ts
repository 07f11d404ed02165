/** The characters of which every prompt has one that may begin with a letter, a digit or a blank; the last is the arrow of powerline. */
const MARKS = ["#", "$", "%", ">", "\ue0b0"] as const;

/** Where in a text the next of the marks stands. Each stretch of the text is searched once for each of them, however many lines ask. */
export interface Marks {
  readonly text: string;
  /** The place of each mark at or after where it was last searched from. */
  readonly places: number[];
  nearest: number;
}

/** Returns the marks of a text up to `limit`, before its first character. */
export function openMarks(text: string, limit: number): Marks {
  return { text: text.slice(0, limit), places: MARKS.map(() => -1), nearest: -1 };
}

/** Returns the place of the first mark at or after `from`, the end of the text without one. `from` never goes back. */
export function nextMark(marks: Marks, from: number): number {
  if (from <= marks.nearest) return marks.nearest;
  const { text, places } = marks;
  let nearest = text.length;
  for (const [index, mark] of MARKS.entries()) {
    let place = places[index] ?? -1;
    if (place < from) {
      const found = text.indexOf(mark, from);
      place = found < 0 ? text.length : found;
      places[index] = place;
    }
    nearest = Math.min(nearest, place);
  }
  marks.nearest = nearest;
  return nearest;
}
