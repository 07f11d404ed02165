/** A row, as a script keeps it: its columns as text, the rows below it in a list. */
interface Row {
  readonly name: string;
  readonly columns: Record<string, string | Record<string, string>>;
  readonly rows: Row[];
}

const row = (name: string): Row => ({ name, columns: {}, rows: [] });

/** What a script does: split, trim, a regular expression a line, depth by indentation; options split at commas. No places, no checks, no types. */
export function naiveOvsVsctl(text: string): Row {
  const root = row("");
  const open = [root];
  for (const line of text.split("\n")) {
    const depth = Math.floor((line.length - line.trimStart().length) / 4);
    const heading = /^(?:Manager|Bridge|Controller|Port|Interface) "?([^"]*)"?$/.exec(line.trim());
    const column = /^(\w+): (.*)$/.exec(line.trim());
    const parent = open[Math.max(0, depth - 1)] ?? root;
    if (heading !== null) {
      open[depth] = row(heading[1] ?? "");
      parent.rows.push(open[depth]);
    } else if (column !== null) parent.columns[column[1] ?? ""] = columnValue(column[2] ?? "");
  }
  return root;
}

function columnValue(text: string): string | Record<string, string> {
  if (!text.startsWith("{")) return text.replaceAll('"', "");
  const pairs = text
    .slice(1, -1)
    .split(", ")
    .map((pair) => pair.split("=", 2).map((part) => part.replaceAll('"', "")));
  return Object.fromEntries(pairs);
}
