import { type AddressFamily, parseIpv4 } from "../../net/index.ts";
import { lineText } from "../../text/cursor.ts";
import { startOf } from "../../text/line-words.ts";
import { type RowReader, wordAt } from "./row-reader.ts";

/**
 * Returns whether a line begins the neighbour cache that `route -6C` showed on kernels before 2.4, whose rows are no routes:
 *
 *     Kernel IPv6 Neighbour Cache
 *     Neighbour                                   HW Address        Iface    Flags Ref State
 */
export function isForeignTable(reader: RowReader): boolean {
  const { cursor, words } = reader;
  const start = startOf(words, 0);
  return cursor.text.startsWith("Kernel IPv6 Neighbour Cache", start) || wordAt(reader, 0) === "Neighbour";
}

/**
 * Returns whether a line looks like the title or the heading of another table, after which rows are no longer those of the table before. A heading is of
 * four words or more of which the first three do not begin in lower case, and has no digit.
 *
 *     Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg
 */
export function isOtherHead(reader: RowReader): boolean {
  if (isOtherTitle(reader) || beginsAsHeading(reader)) return true;
  return reader.words.count >= 4 && hasInitials(reader, 3) && !/\d/.test(lineText(reader.cursor));
}

/** Returns whether a line may be a heading in another language: seven words or more, the first two not in lower case, and no digit. */
export function beginsAsHeading(reader: RowReader): boolean {
  const { count } = reader.words;
  if (count < 7 || count > 12 || isForeignTable(reader)) return false;
  return hasInitials(reader, 2) && !/\d/.test(lineText(reader.cursor));
}

/** Whether the first words begin with a capital, a quote or a letter beyond ASCII. */
function hasInitials(reader: RowReader, words: number): boolean {
  for (let index = 0; index < words; index++) {
    const initial = reader.cursor.text.charAt(startOf(reader.words, index));
    if (!(initial >= "A" && initial <= "Z") && initial !== '"' && initial < "\u0080") return false;
  }
  return true;
}

/** The longest title is of 45 characters. */
const LONGEST_TITLE = 80;

/**
 * Returns whether a line may be a title in another language: a few words, one of them IP or IPv6, no other digit, and no punctuation.
 *
 *     Table de routage IP du noyau
 */
export function isOtherTitle(reader: RowReader): boolean {
  const { cursor, words } = reader;
  if (words.count > 8 || cursor.lineEnd - cursor.lineStart > LONGEST_TITLE) return false;
  const text = lineText(cursor);
  return !text.startsWith("Kernel IP") && /(?<![A-Za-z])IP(?:v6)?(?![A-Za-z\d])/.test(text) && !UNTITLED.test(text);
}

/** A digit that is not the one of IPv6, or punctuation. */
const UNTITLED = /(?<!IPv)\d|["#$%&'()*+,./:;<=>?@[\\\]^_`{|}~!]/;

/**
 * Returns whether a line is the tool's message in place of a table, which begins alike in nearly every language; the line before it has the reason.
 *
 *     /proc/net/route: No such file or directory
 *     INET (IPv4) not configured in this system.
 */
export function isRefusal({ cursor, words }: RowReader): boolean {
  const start = startOf(words, 0);
  return /^INET6? ?\(IPv[46]\)/.test(cursor.text.slice(start, start + 16));
}

/**
 * Returns whether a line that is no row begins like one, as the last row of a cut text does:
 *
 *     169.254.169.3   10.131.0.1      255.255.2
 */
export function isCutRow(reader: RowReader, family: AddressFamily): boolean {
  const destination = wordAt(reader, 0);
  const gateway = reader.words.count > 1 ? wordAt(reader, 1) : "";
  if (family === "ipv4") return isInetStart(destination) && !/^[a-z]/.test(gateway);
  return destination.includes(":") && destination.includes("/") && /^(?:$|\[?[\da-f]*:)/.test(gateway);
}

function isInetStart(word: string): boolean {
  return word === "default" || parseIpv4(word) !== null;
}
