import type { CpuFact, FactsDiagnostic, Origin } from "../facts/index.ts";
import { countAtMost } from "../text/binary-search.ts";
import type { CaptureFile, CapturePart } from "./capture.ts";

/** The files that were joined, by the path of the reading that they make. */
export type JoinedFiles = ReadonlyMap<
  string,
  { readonly parts: readonly CapturePart[]; readonly starts: readonly number[] }
>;

export function joinedFiles(files: readonly CaptureFile[]): JoinedFiles {
  const joined = new Map<string, { parts: readonly CapturePart[]; starts: readonly number[] }>();
  for (const { path, parts } of files) {
    if (parts !== undefined) joined.set(path, { parts, starts: parts.map(({ start }) => start) });
  }
  return joined;
}

/** Returns a fact with the places in the files that it was read from in place of those in the joined text. */
export function inFiles(fact: CpuFact, joined: JoinedFiles): CpuFact {
  return { ...fact, origins: fact.origins.flatMap((origin) => placesOf(origin, joined)) };
}

/** Returns a diagnostic with its place in the first of the files that it speaks of. */
export function diagnosticInFile(diagnostic: FactsDiagnostic, joined: JoinedFiles): FactsDiagnostic {
  const { path, span, other } = diagnostic;
  const [place = { path, span }] = placesOf({ path, span }, joined);
  const [otherPlace = other] = placesOf(other, joined);
  return { ...diagnostic, path: place.path, span: place.span, other: otherPlace };
}

/** The files of a CPU that a fact holds something of. */
const TELLS = /(?:_id|\/online|\/cpulist|\/cpumap)$/;

/** A node of the joined tree begins in the heading of its first file and ends in its last. */
function placesOf(origin: Origin, joined: JoinedFiles): readonly Origin[] {
  const file = joined.get(origin.path);
  if (file === undefined) return [origin];
  const { parts, starts } = file;
  const first = countAtMost(starts, origin.span.start);
  const within = parts.slice(first, Math.max(first + 1, countAtMost(starts, origin.span.end)));
  const telling = within.filter(({ path }) => TELLS.test(path));
  return (telling.length === 0 ? within : telling).map(({ path, start, end }) => ({
    ...origin,
    path,
    span: { start: 0, end: end - start },
  }));
}
