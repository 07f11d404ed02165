import { type IpAddress, parseIpAddress } from "../../net/index.ts";
import { type Cursor, looksAt, repeatsText, skipBlanks, skipLiteral } from "../../text/cursor.ts";
import type { IpAddressInfo } from "./ast.ts";
import type { Open } from "./block.ts";
import { type AddressBlock, addressBlock, NO_FLAGS, NOWHERE } from "./blocks.ts";
import { lifetimeOf } from "./fields.ts";
import { addressFlags } from "./read-address.ts";
import { addressAfter, endBefore, nextWord, numberAfter, textAfter, wordBefore } from "./usual-words.ts";

/**
 * Opens the address at the cursor, of an interface, with what most addresses have, in the order in which the tool prints it; null for other rows.
 * What else the row has is left to its words.
 *
 *     inet 10.0.0.1/24 metric 100 brd 10.0.0.255 scope global dynamic noprefixroute eth0
 */
export function usualAddress(cursor: Cursor, ifname: string): AddressBlock | null {
  const start = cursor.pos;
  const family = skipLiteral(cursor, "inet ") ? "inet" : "inet6";
  if (family === "inet6" && !skipLiteral(cursor, "inet6 ")) return null;
  const local = parseIpAddress(wordBefore(cursor, "/"));
  const prefixlen = numberAfter(cursor, "/");
  if (local === null || prefixlen < 0 || prefixlen > 128) return null;
  const metric = numberAfter(cursor, "metric ");
  const broadcast = addressAfter(cursor, "brd ");
  const scope = textAfter(cursor, "scope ");
  const flags = looksAt(cursor, ifname) ? NO_FLAGS : flagsAt(cursor);
  const label = family === "inet" && scope !== "" ? labelAt(cursor, ifname) : "";
  const node = nodeOf({ family, local, prefixlen, metric, broadcast, scope, label });
  const block = addressBlock(node, start, endBefore(cursor, start));
  block.flags = flags;
  return block;
}

interface Parts {
  readonly family: string;
  readonly local: IpAddress;
  readonly prefixlen: number;
  readonly metric: number;
  readonly broadcast: IpAddress | null;
  readonly scope: string;
  readonly label: string;
}

/** The two sorts that nearly all addresses are of are made in one piece, which takes half the memory. */
function nodeOf({ family, local, prefixlen, metric, broadcast, scope, label }: Parts): Open<IpAddressInfo> {
  const isUsual = metric < 0 && scope !== "";
  if (isUsual && broadcast !== null && label !== "")
    return { kind: "address", span: NOWHERE, family, local, prefixlen, broadcast, scope, label };
  if (isUsual && broadcast === null && label === "")
    return { kind: "address", span: NOWHERE, family, local, prefixlen, scope };
  const node: Open<IpAddressInfo> = { kind: "address", span: NOWHERE, family, local, prefixlen };
  if (metric >= 0) node.metric = metric;
  if (broadcast !== null) node.broadcast = broadcast;
  if (scope !== "") node.scope = scope;
  if (label !== "") node.label = label;
  return node;
}

function flagsAt(cursor: Cursor): readonly string[] {
  let flags = NO_FLAGS;
  for (;;) {
    const { pos } = cursor;
    const word = nextWord(cursor);
    if (!addressFlags.includes(word) || flags.includes(word)) {
      cursor.pos = pos;
      return flags;
    }
    flags = [...flags, word];
  }
}

/** The last word is the interface's name, or begins with it: `eth0:1`. */
function labelAt(cursor: Cursor, ifname: string): string {
  const { pos } = cursor;
  if (!looksAt(cursor, ifname)) return "";
  const word = nextWord(cursor);
  if (cursor.pos >= cursor.lineEnd) return word === ifname ? ifname : word;
  cursor.pos = pos;
  return "";
}

/** Most lines are this one: compared as a whole, it takes a tenth off the time of `ip -o addr`. */
const FOREVER = "valid_lft forever preferred_lft forever";

function takesLong(cursor: Cursor, text: string): boolean {
  if (!repeatsText(cursor, text)) return false;
  cursor.pos += text.length;
  skipBlanks(cursor);
  return true;
}

/** Reads the line of an address's lifetimes, and returns false where it says anything else. */
export function usualLifetimes(cursor: Cursor, address: AddressBlock): boolean {
  const { node } = address;
  if (node.validLifeTime !== undefined || node.preferredLifeTime !== undefined) return false;
  const isForever = takesLong(cursor, FOREVER);
  const valid = isForever ? "forever" : lifetimeOf(textAfter(cursor, "valid_lft "));
  const preferred = isForever ? "forever" : lifetimeOf(textAfter(cursor, "preferred_lft "));
  if (valid === null || preferred === null || cursor.pos < cursor.lineEnd) return false;
  node.validLifeTime = valid;
  node.preferredLifeTime = preferred;
  address.end = endBefore(cursor, address.end);
  return true;
}
