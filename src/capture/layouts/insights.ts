import { mangledCommand, readingOf } from "../mangled-name.ts";
import { type CapturePath, cutAt } from "../path.ts";
import type { Place, Reading } from "../place.ts";

/** The place of a file of an archive of the insights client: `insights_commands/<command>`, names as sos makes them. insights-core 3. */
export function insightsPlace(path: CapturePath): Place | null {
  const cut = cutAt(path, (name) => name === "insights_commands");
  if (cut !== null) {
    const reading = cut.rest.length === 1 ? commandReading(cut.rest[0] ?? "") : null;
    return { layout: "insights", root: cut.root, host: { kind: "root" }, reading };
  }
  const { names } = path;
  if (!/^insights_archive(?:\.txt)?$/.test(names.at(-1) ?? "")) return null;
  return { layout: "insights", root: names.slice(0, -1).join("/"), host: { kind: "root" }, reading: null };
}

function commandReading(name: string): Reading | null {
  if (name === "hostname" || name === "hostname_-f") return { kind: "hostname", rank: name === "hostname" ? 0 : 1 };
  return name.startsWith("._") ? null : readingOf(mangledCommand(name));
}
