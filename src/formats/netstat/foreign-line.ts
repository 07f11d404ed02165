import { type AddressFamily, parseIpv4 } from "../../net/index.ts";
import { lineText } from "../../text/cursor.ts";
import { startOf } from "../../text/line-words.ts";
import { type RowReader, wordAt } from "./row-reader.ts";

/**
 * Returns whether a line begins the IPv4 routing cache, whose rows have the words of a route and other columns:
 *
 *     Kernel IP routing cache
 *     Source          Destination     Gateway         Flags   MSS Window  irtt Iface
 */
export function isForeignTable(reader: RowReader): boolean {
  const { cursor, words } = reader;
  const start = startOf(words, 0);
  return cursor.text.startsWith("Kernel IP routing cache", start) || wordAt(reader, 0) === "Source";
}

/**
 * Returns whether a line looks like the heading of another table, after which rows are no longer those of the table before: four words
 * or more of which the first three do not begin in lower case, and no digit.
 *
 *     Ziel            Router          Genmask         Flags Metric Ref    Use Iface
 */
export function isOtherHeading(reader: RowReader): boolean {
  if (reader.words.count < 4) return false;
  for (let index = 0; index < 3; index++) {
    const initial = reader.cursor.text.charAt(startOf(reader.words, index));
    if (!(initial >= "A" && initial <= "Z") && initial < "\u0080") return false;
  }
  return !/\d/.test(lineText(reader.cursor));
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
