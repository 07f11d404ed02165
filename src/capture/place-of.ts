import { folderPlace } from "./layouts/folder.ts";
import { insightsPlace } from "./layouts/insights.ts";
import { inspectPlace } from "./layouts/inspect.ts";
import { mustGatherPlace } from "./layouts/must-gather.ts";
import { sosreportPlace } from "./layouts/sosreport.ts";
import { readPath } from "./path.ts";
import type { LayoutReader, Place } from "./place.ts";

/** The layouts, those first whose folders are unmistakable: a sosreport has folders `namespaces`, too. */
const LAYOUTS: readonly LayoutReader[] = [sosreportPlace, insightsPlace, inspectPlace, mustGatherPlace];

/** Returns the place of a file by its path; `null` for a path that no tool writes. */
export function placeOf(path: string): Place | null {
  const names = readPath(path);
  if (names === null) return null;
  for (const layout of LAYOUTS) {
    const place = layout(names);
    if (place !== null) return place;
  }
  return folderPlace(names);
}
