import type { TableName } from "../arbitraries/extension.ts";
import { type RuleSet, restoreText } from "../arbitraries/rule-set.ts";
import { count, countException, type Figures } from "./figures.ts";
import { type Printed, reload } from "./forms.ts";
import type { Bench } from "./tools.ts";

interface Restoring {
  readonly set: RuleSet;
  readonly printed: Printed;
  /** The save texts of the listings' trees, by form. */
  readonly reprinted: ReadonlyMap<string, readonly string[]>;
}

/** The trees of the listings, printed as a save file and loaded into the second namespace, must give the save file of the first. */
export async function checkRestored(bench: Bench, figures: Figures, restoring: Restoring): Promise<void> {
  const { set, printed, reprinted } = restoring;
  const wanted = saveLines(printed.save);
  const known = new Map<string, readonly string[] | null>();
  for (const [form, parts] of reprinted) {
    const text = parts.join("") + emptyTables(set.map(({ name }) => name));
    if (!known.has(text)) known.set(text, await restored(bench, figures, { form, text, save: printed.save }));
    const lines = known.get(text) ?? null;
    if (lines === null) continue;
    const heading = { what: "lines saved again", form, backend: bench.backend.label };
    const differing = differences(wanted, lines);
    const unstable = differing.length === 0 ? [] : await unstableLines(bench, printed.save);
    for (const [theirs, mine] of differing) {
      if (unstable.includes(theirs)) countException(figures, heading, ["the tool does not restore its own text"]);
      else
        figures.findings.push({
          backend: bench.backend.label,
          form,
          what: "restored",
          key: firstWord(theirs, mine),
          rule: theirs,
          detail: mine,
        });
    }
    count(figures, heading, { all: wanted.length, equal: wanted.length - differing.length });
  }
}

/** The tables that a set does not use, so that nothing is left in them of the set before. */
function emptyTables(used: readonly TableName[]): string {
  const tables = restoreText([]).split(/(?<=^COMMIT\n)/m);
  return tables.filter((table) => used.every((name) => !table.startsWith(`*${name}\n`))).join("");
}

/** What iptables-save prints of a text in the second namespace, null where the text is refused, as the tool may refuse its own. */
async function restored(
  { backend, second }: Bench,
  figures: Figures,
  { form, text, save }: { form: string; text: string; save: string },
): Promise<readonly string[] | null> {
  const { status, stdout, stderr } = await reload(backend, second, text);
  if (status === 0) return saveLines(stdout);
  const line = text.split("\n")[Number(/line:? (\d+)/.exec(stderr)?.[1] ?? 0) - 1] ?? "";
  const message = stderr.trim().split("\n").slice(0, 2).join(" ");
  const own = await reload(backend, second, save);
  if (own.status !== 0) figures.notes.push(`${backend.label} refuses its own save text: ${line} (${message})`);
  else {
    const key = message.replace(/\d+/g, "N");
    figures.findings.push({ backend: backend.label, form, what: "restore refused", key, rule: line, detail: message });
  }
  return null;
}

/** The lines that come back otherwise from the tool's own save text. */
async function unstableLines({ backend, second }: Bench, save: string): Promise<readonly string[]> {
  const { status, stdout } = await reload(backend, second, save);
  return status === 0 ? differences(saveLines(save), saveLines(stdout)).map(([line]) => line) : saveLines(save);
}

/** The tables of a save text, sorted, their lines without notes and without the counters of chains. */
function saveLines(save: string): readonly string[] {
  return save
    .split(/^(?=\*)/m)
    .filter((table) => table.startsWith("*"))
    .toSorted()
    .flatMap((table) => table.split("\n"))
    .filter((line) => line !== "" && !line.startsWith("# "))
    .map((line) => (line.startsWith(":") ? line.replace(/ \[\d+:\d+\]$/, "") : line));
}

/** The lines of the first text that the second has not, each with one that only the second has. */
function differences(wanted: readonly string[], actual: readonly string[]): readonly (readonly [string, string])[] {
  if (wanted.length === actual.length)
    return wanted.flatMap((line, at) => (line === actual[at] ? [] : [[line, actual[at] ?? ""] as const]));
  const missing = wanted.filter((line) => !actual.includes(line));
  const extra = actual.filter((line) => !wanted.includes(line));
  return missing.length === 0 ? [["", extra.join("\n")]] : missing.map((line, at) => [line, extra[at] ?? ""] as const);
}

function firstWord(a: string, b: string): string {
  const others = b.split(" ");
  return a.split(" ").find((word, at) => word !== others[at]) ?? "";
}
