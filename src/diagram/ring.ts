import type { DiagramItem } from "./diagram.ts";
import { itemSize } from "./dot-table.ts";

/** The middle of a box, in points, y upwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A box: its middle, half its width and half its height. */
interface Box extends Place {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** What is free between boxes at least, sideways or upwards. */
const GAP = 24;

/** How much larger a ring is than the smallest on which boxes keep their distance, so that lines have room to bend around boxes. */
const ROOM = 1.3;

const SMALLEST = 60;
const GROWTH = 1.05;

/** Returns the middle of each item, evenly on a ring, the first at its top. */
export function ringPlaces(items: readonly DiagramItem[]): readonly Place[] {
  const sizes = items.map(itemSize);
  let radius = SMALLEST;
  while (areCrowded(boxesOn(radius, sizes))) radius *= GROWTH;
  return boxesOn(radius * ROOM, sizes).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
}

/** Boxes lie outside the circle that they touch. */
function boxesOn(radius: number, sizes: readonly ReturnType<typeof itemSize>[]): readonly Box[] {
  return sizes.map(({ width, height }, at) => {
    const angle = (2 * Math.PI * at) / sizes.length;
    const [halfWidth, halfHeight] = [width / 2, height / 2];
    const x = Math.sin(angle) * (radius + halfWidth);
    const y = Math.cos(angle) * (radius + halfHeight);
    return { x, y, halfWidth, halfHeight };
  });
}

/** Whether two boxes are too near each other. */
function areCrowded(boxes: readonly Box[]): boolean {
  return boxes.some((a, at) =>
    boxes.slice(at + 1).some((b) => {
      const across = Math.abs(a.x - b.x) - a.halfWidth - b.halfWidth;
      const along = Math.abs(a.y - b.y) - a.halfHeight - b.halfHeight;
      return across < GAP && along < GAP;
    }),
  );
}
