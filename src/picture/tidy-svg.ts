import { widthOf } from "../diagram/dot-text.ts";
import { FONTS } from "../diagram/palette.ts";

/**
 * Returns what Graphviz drew as an element that stands for itself: without the prologue, whose document type some viewers would fetch, without comments, and
 * without names of elements, which two pictures on one page would share; named for those who hear it; its fonts said once; and, at each text beyond ASCII, with
 * the width that is kept for it, so that no font draws it wider.
 */
export function tidySvg(svg: string, title: string): string {
  return svg
    .slice(svg.indexOf("<svg"))
    .replace(/<!--.*?-->\n?/gs, "")
    .replace(/ (?:id|font-family)="[^"]*"/g, "")
    .replace("<svg ", () => `<svg role="img" aria-label="${escaped(title)}" font-family="${FONTS}" `)
    .replace(/<text [^>]*>[^<]*[^\0-\x7f][^<]*(?=<\/text>)/g, fitted);
}

function fitted(element: string): string {
  const size = Number(/font-size="([\d.]+)"/.exec(element)?.[1] ?? 0);
  const width = widthOf(unescaped(element.slice(element.indexOf(">") + 1)), size);
  return element.replace("<text ", `<text textLength="${width}" lengthAdjust="spacingAndGlyphs" `);
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The text behind the entities that Graphviz writes; which character one stands for makes no difference to the width. */
const unescaped = (text: string): string => text.replace(/&#?\w+;/g, "&");
