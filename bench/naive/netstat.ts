/** A route as a script keeps it: the words of a row under those of the heading. */
type Row = Record<string, string>;

/** What a script does: split at blanks, words by the heading, everything text. No places, no checks, no types. */
export function naiveNetstat(text: string): readonly Row[] {
  const [, heading = "", ...lines] = text.split("\n");
  const columns = heading.trim().split(/\s+/);
  const rows: Row[] = [];
  for (const line of lines) {
    if (line.trim() === "") continue;
    const words = line.trim().split(/\s+/);
    rows.push(Object.fromEntries(columns.map((column, at) => [column, words[at] ?? ""])));
  }
  return rows;
}
