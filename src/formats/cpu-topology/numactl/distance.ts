import type { NumactlTopology } from "./ast.ts";

/** The distance of a node that cannot be reached, as firmware gives it (ACPI, SLIT). */
const UNREACHABLE = 255;

/** Returns the distance from one node to another, 10 being a node itself; `null` when it cannot be reached, undefined when the text does not say. */
export function numaDistanceOf({ distances }: NumactlTopology, from: number, to: number): number | null | undefined {
  const column = distances?.nodes?.indexOf(to) ?? -1;
  const distance = distances?.rows.find(({ node }) => node === from)?.distances[column];
  return distance === UNREACHABLE ? null : distance;
}
