// Runs in a browser: where everything of a picture stands on the page, in CSS pixels.

/** A rectangle as plain data. */
const rectOf = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};

/** The box of a node: its first outline is that of the whole. */
const boxOf = (node) => ({
  id: node.querySelector("title").textContent,
  rect: rectOf(node.querySelector("polygon")),
});

const textsOf = (holder, box) =>
  [...holder.querySelectorAll("text")]
    .filter((text) => text.textContent.trim() !== "")
    .map((text) => ({ box, text: text.textContent, rect: rectOf(text) }));

/** A line: the boxes that its title names, its two ends (the second is the tip of its arrow), and the points on the way. */
const edgeOf = (edge) => {
  const path = edge.querySelector("path");
  const toPage = path.getScreenCTM();
  const pointAt = (length) => {
    const { x, y } = path.getPointAtLength(length).matrixTransform(toPage);
    return { x, y };
  };
  const length = path.getTotalLength();
  const [from, to] = edge
    .querySelector("title")
    .textContent.split("->")
    .map((end) => end.split(":")[0]);
  const arrow = edge.querySelector("polygon");
  const steps = Math.max(2, Math.ceil(length / 3));
  return {
    ...{ from, to, start: pointAt(0), end: pointAt(length) },
    arrow: arrow === null ? null : rectOf(arrow),
    way: Array.from({ length: steps + 1 }, (_, at) => pointAt((length * at) / steps)),
  };
};

/** Everything of a picture. */
export const measure = (svg) => ({
  view: rectOf(svg),
  boxes: [...svg.querySelectorAll("g.node")].map(boxOf),
  texts: [
    ...textsOf({ querySelectorAll: () => svg.querySelectorAll("g.graph > text, g.graph > g:not([class]) text") }, null),
    ...[...svg.querySelectorAll("g.node")].flatMap((node) => textsOf(node, node.querySelector("title").textContent)),
  ],
  edges: [...svg.querySelectorAll("g.edge")].map(edgeOf),
});
