import { drawnName } from "../../../src/diagram/drawn.ts";
import type { Diagram } from "../../../src/diagram/index.ts";

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly start: Point;
  readonly end: Point;
  readonly arrow: Rect | null;
  readonly way: readonly Point[];
}

/** What a browser says of a picture, in pixels. */
export interface Measured {
  readonly view: Rect;
  readonly boxes: readonly { readonly id: string; readonly rect: Rect }[];
  readonly texts: readonly { readonly box: string | null; readonly text: string; readonly rect: Rect }[];
  readonly edges: readonly Edge[];
}

/** Rounding, and half the width of a line. */
const SLACK = 1.5;

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const grown = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  ...{ left: left - by, top: top - by, right: right + by, bottom: bottom + by },
});

const holds = (rect: Rect, { x, y }: Point): boolean => isWithin({ left: x, right: x, top: y, bottom: y }, rect);

/** Whether a point is on the outline of a box. */
const isAt = (rect: Rect, point: Point): boolean =>
  holds(grown(rect, SLACK), point) && !holds(grown(rect, -SLACK), point);

/** Every two of a list. */
const pairs = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));

/** What is wrong with a picture: labels outside their boxes, boxes or labels upon each other, lines that end beside their boxes or cross others, anything out of view. */
export function pictureFaults(diagram: Diagram, measured: Measured): readonly string[] {
  const { view, boxes, texts, edges } = measured;
  const rects = new Map(boxes.map(({ id, rect }) => [id, rect]));
  return [
    ...boxes.filter(({ rect }) => !isWithin(rect, view)).map(({ id }) => `box ${id} is out of view`),
    ...texts
      .filter(({ box, rect }) => !isWithin(rect, (box === null ? view : rects.get(box)) ?? view))
      .map(({ text, box }) => `label ${text} is outside ${box ?? "the picture"}`),
    ...pairs(boxes).flatMap(([a, b]) => (overlap(a.rect, b.rect) ? [`boxes ${a.id} and ${b.id} overlap`] : [])),
    ...pairs(texts).flatMap(([a, b]) =>
      overlap(grown(a.rect, -0.5), grown(b.rect, -0.5)) ? [`labels ${a.text} and ${b.text} overlap`] : [],
    ),
    ...texts
      .filter(({ box, rect }) => box === null && boxes.some((each) => overlap(each.rect, rect)))
      .map(({ text }) => `the title ${text} is upon a box`),
    ...edges.flatMap((edge, at) => edgeFaults(edge, at, { diagram, measured, rects })),
  ];
}

interface Context {
  readonly diagram: Diagram;
  readonly measured: Measured;
  readonly rects: ReadonlyMap<string, Rect>;
}

function edgeFaults(edge: Edge, at: number, { diagram, measured, rects }: Context): readonly string[] {
  const name = `line ${edge.from} to ${edge.to}`;
  const { view, boxes, texts } = measured;
  const [from, to] = [rects.get(edge.from), rects.get(edge.to)];
  if (from === undefined || to === undefined) return [`${name} joins what is not there`];
  const others = boxes.filter(({ id }) => id !== edge.from && id !== edge.to);
  const crossed = others.filter(({ rect }) => edge.way.some((point) => holds(rect, point)));
  const inside = edge.way.some((point) => holds(grown(from, -2 * SLACK), point) || holds(grown(to, -2 * SLACK), point));
  const endsAt =
    edge.arrow === null ? isAt(to, edge.end) : overlap(grown(edge.arrow, SLACK), to) && !holds(to, edge.end);
  const wanted = diagram.edges[at];
  const isLevel = (id: string | undefined, box: string, y: number): boolean => {
    const item = diagram.items.find((each) => each.id === id);
    const lines = texts.filter((text) => text.box === box && text.text === drawnName(item?.name ?? ""));
    return item?.group === undefined || lines.some(({ rect }) => rect.top - 6 <= y && y <= rect.bottom + 6);
  };
  return [
    ...(edge.way.every((point) => holds(view, point)) ? [] : [`${name} leaves the view`]),
    ...(isAt(from, edge.start) ? [] : [`${name} begins beside its box`]),
    ...(endsAt ? [] : [`${name} ends beside its box`]),
    ...(isLevel(wanted?.from, edge.from, edge.start.y) ? [] : [`${name} begins beside its label`]),
    ...(isLevel(wanted?.to, edge.to, edge.end.y) ? [] : [`${name} ends beside its label`]),
    ...crossed.map(({ id }) => `${name} crosses ${id}`),
    ...(inside ? [`${name} runs within a box that it joins`] : []),
  ];
}
