import { BRIDGE_SHAPES } from "./bsd-bridge-shapes.ts";
import { DEVICE_SHAPES } from "./bsd-device-shapes.ts";
import { readFields } from "./bsd-fields.ts";
import { KEYED_SHAPES } from "./bsd-keyed-shapes.ts";
import { LINK_SHAPES } from "./bsd-link-shapes.ts";
import type { ReadDetail } from "./bsd-repeats.ts";
import { type FieldShape, type LineShape, type LineShapes, shapeIn } from "./bsd-shape.ts";
import { isWirelessWord } from "./bsd-wireless.ts";

const TABLES: readonly LineShapes[] = [LINK_SHAPES, DEVICE_SHAPES, BRIDGE_SHAPES, KEYED_SHAPES];

/** How a detail line begins, where its values begin, and which values it may have. */
interface DetailHead {
  readonly word: string;
  readonly sign?: ":" | "=";
  readonly from: number;
  readonly shape: LineShape;
}

/** Where a detail line stands: at the left, indented as the lines of its block are, or below another detail. */
export type DetailPlace = "left" | "block" | "below";

/**
 * Reads a detail line without the blanks around it; null for one that is none. Below another detail anything is one; in the block any line that
 * begins with words and a colon or with flags; at the left, where foreign lines stand, only those that are understood wholly.
 */
export function readDetail(text: string, place: DetailPlace): ReadDetail | null {
  const head =
    knownHead(text) ?? flagsHead(text) ?? colonHead(text, place) ?? (place === "left" ? null : looseHead(text, place));
  if (head === null) return null;
  const { word, sign, from, shape } = head;
  const values = readFields(text, from, shape);
  if (place === "left" && (values.text !== undefined || from >= text.length)) return null;
  return sign === undefined ? { word, values } : { word, sign, values };
}

/** Returns the values that a detail with these first words may have; the printer puts them in the same order. */
export function shapeOf(word: string, sign: ":" | "=" | undefined): LineShape {
  const known = shapeIn(TABLES, `${word}${sign ?? ""}`);
  return known ?? (sign === "=" ? FLAGS : sign === undefined ? PORT : LANE_WORD.test(word) ? LANE : NUMBER);
}

const FLAGS: LineShape = [
  ["", "bits", "flags"],
  ["hardmtu ", "number", "hardmtu"],
];
const NUMBER: LineShape = [["", "number", "number"]];
/** A lane of an optical module, FreeBSD with -v: `lane 1: RX power: 0.49 mW (-3.05 dBm) TX bias: 6.87 mA`. */
const LANE_WORD = /^lane \d{1,3}$/;
const LANE: LineShape = [
  ["RX power: ", "phrase", "rxPower"],
  ["TX bias: ", "phrase", "txBias"],
  ["RX: ", "phrase", "received"],
  ["TX: ", "phrase", "sent"],
];
const PORT: LineShape = [["flags=", "bits", "flags"]];
const NONE: readonly FieldShape[] = [];

/** The most words that begin a line of the tables: `Opened by PID`, `multi layer packet logging (mpklog):`. */
const MOST_WORDS = 5;

function knownHead(text: string): DetailHead | null {
  let head: DetailHead | null = null;
  let end = -1;
  for (let words = 1; words <= MOST_WORDS && end < text.length; words++) {
    const blank = text.indexOf(" ", end + 1);
    end = blank < 0 ? text.length : blank;
    const shape = shapeIn(TABLES, text.slice(0, end));
    if (shape !== undefined) head = headAt(text, end, shape);
  }
  return head;
}

/** The head that ends at an offset, its colon included where it has one. */
function headAt(text: string, end: number, shape: LineShape): DetailHead {
  const from = Math.min(end + 1, text.length);
  return text.charAt(end - 1) === ":"
    ? { word: text.slice(0, end - 1), sign: ":", from, shape }
    : { word: text.slice(0, end), from, shape };
}

const FLAGS_HEAD = /^([A-Za-z][\w ]{0,40})=[0-9a-f]/;

/**
 *     options=3<RXCSUM,TXCSUM>     nd6 options=29<...>     ec_enabled=0     hwfeatures=10<VLAN_MTU> hardmtu 9216
 */
function flagsHead(text: string): DetailHead | null {
  const word = FLAGS_HEAD.exec(text)?.[1];
  if (word === undefined || word.endsWith(" flags")) return null;
  return { word, sign: "=", from: word.length + 1, shape: shapeOf(word, "=") };
}

const COLON_HEAD = /^([A-Za-z][\w ()/.+-]{0,60}):(?: |$)/;

/** Any other line of a word or more and a colon: `link quality: 100 (good)`, `Configuration:`. */
function colonHead(text: string, place: DetailPlace): DetailHead | null {
  const word = place === "left" ? undefined : COLON_HEAD.exec(text)?.[1];
  if (word === undefined) return null;
  const from = Math.min(word.length + 2, text.length);
  return { word, sign: ":", from, shape: shapeFor(word, text.slice(from)) };
}

/** A number alone is one; before other words it would say nothing. */
function shapeFor(word: string, rest: string): LineShape {
  const shape = shapeOf(word, ":");
  return shape === NUMBER && !/^\d+$/.test(rest) ? NONE : shape;
}

/** The port of an OpenBSD bridge, a wrapped line of wireless settings, and any line below another. */
function looseHead(text: string, place: DetailPlace): DetailHead | null {
  const blank = text.indexOf(" ");
  const end = blank < 0 ? text.length : blank;
  const word = text.slice(0, end);
  const from = Math.min(end + 1, text.length);
  const isDetail = place === "below" || isWirelessWord(word) || text.startsWith("flags=", from);
  return isDetail ? { word, from, shape: PORT } : null;
}
