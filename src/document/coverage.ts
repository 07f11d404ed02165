import { isCollection, isPair, type ParsedNode } from "yaml";

/** A place within the text of one document. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the lines of a damaged document of which nothing is in its contents nor in `others` (comments, parts that were reported as
 * lost): past some errors the library leaves out the rest of a block without a word.
 */
export function uncoveredLines(text: string, contents: ParsedNode, others: readonly Place[]): Place[] {
  const covered = [...others];
  cover(covered, contents);
  covered.sort((one, other) => one.start - other.start);
  const lines: Place[] = [];
  let next = 0;
  let reach = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    for (let place = covered[next]; place !== undefined && place.start <= end; place = covered[++next]) {
      reach = Math.max(reach, place.end, place.start + 1);
    }
    if (reach <= start && text.slice(start, end).trim() !== "") lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** What stands in the text for a node: all of a scalar, the brackets of a collection, the first character of a block. */
function cover(covered: Place[], node: ParsedNode | null): void {
  if (node === null) return;
  const [start, end] = node.range;
  if (!isCollection(node)) {
    covered.push({ start, end });
    return;
  }
  covered.push({ start, end: start });
  if (node.flow === true) covered.push({ start: Math.max(end - 1, start), end });
  for (const item of node.items) {
    if (isPair(item)) {
      cover(covered, item.key);
      cover(covered, item.value);
    } else cover(covered, item);
  }
}
