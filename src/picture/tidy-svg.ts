import { widthOf } from "../diagram/dot-text.ts";

/**
 * Returns what Graphviz drew as an element that stands for itself: without the prologue, whose document type some viewers would fetch, and without comments;
 * named for those who hear it; and, at each text beyond ASCII, with the width that is kept for it, so that no font draws it wider.
 */
export function tidySvg(svg: string, title: string): string {
  return svg
    .slice(svg.indexOf("<svg"))
    .replace(/<!--.*?-->\n?/gs, "")
    .replace("<svg ", () => `<svg role="img" aria-label="${escaped(title)}" `)
    .replace(/<text ([^>]*font-size="([\d.]+)"[^>]*>)([^<]*[^\0-\x7f][^<]*)(?=<\/text>)/g, fitted);
}

const fitted = (_: string, attributes: string, size: string, text: string): string =>
  `<text textLength="${widthOf(unescaped(text), Number(size))}" lengthAdjust="spacingAndGlyphs" ${attributes}${text}`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The text behind the entities that Graphviz writes; which character one stands for makes no difference to the width. */
const unescaped = (text: string): string => text.replace(/&#?\w+;/g, "&");
