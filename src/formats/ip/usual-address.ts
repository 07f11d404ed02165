import { parseIpAddress } from "../../net/index.ts";
import type { Cursor } from "../../text/cursor.ts";
import { type AddressBlock, openAddress } from "./blocks.ts";
import { lifetimeOf, numberOf } from "./fields.ts";
import { addressFlags } from "./read-address.ts";
import { addressAfter, endBefore, nextWord, numberAfter, textAfter } from "./usual-words.ts";

/**
 * Opens the address at the cursor, of an interface, with what most addresses have, in the order in which the tool prints it; null for other rows.
 * What else the row has is left to its words.
 *
 *     inet 10.0.0.1/24 metric 100 brd 10.0.0.255 scope global dynamic noprefixroute eth0
 */
export function usualAddress(cursor: Cursor, ifname: string | null): AddressBlock | null {
  const start = cursor.pos;
  const family = nextWord(cursor);
  const word = nextWord(cursor);
  const slash = word.indexOf("/");
  const local = slash < 0 ? null : parseIpAddress(word.slice(0, slash));
  const prefixlen = slash < 0 ? null : numberOf(word.slice(slash + 1));
  if (local === null || prefixlen === null || prefixlen < 0 || prefixlen > 128) return null;
  const block = openAddress(start, start);
  const { node } = block;
  node.family = family;
  node.local = local;
  node.prefixlen = prefixlen;
  const metric = numberAfter(cursor, "metric ");
  if (metric >= 0) node.metric = metric;
  const broadcast = addressAfter(cursor, "brd ");
  if (broadcast !== null) node.broadcast = broadcast;
  const scope = textAfter(cursor, "scope ");
  if (scope !== "") node.scope = scope;
  readFlags(cursor, block);
  if (family === "inet" && ifname !== null && scope !== "") readLabel(cursor, block, ifname);
  block.end = endBefore(cursor, start);
  return block;
}

function readFlags(cursor: Cursor, block: AddressBlock): void {
  for (;;) {
    const { pos } = cursor;
    const word = nextWord(cursor);
    if (!addressFlags.includes(word) || block.flags.includes(word)) {
      cursor.pos = pos;
      return;
    }
    block.flags = [...block.flags, word];
  }
}

/** The last word is the interface's name, or begins with it: `eth0:1`. */
function readLabel(cursor: Cursor, { node }: AddressBlock, ifname: string): void {
  const { pos } = cursor;
  const word = nextWord(cursor);
  if (cursor.pos >= cursor.lineEnd && word.startsWith(ifname)) node.label = word;
  else cursor.pos = pos;
}

/** Reads the line of an address's lifetimes, and returns false where it says anything else. */
export function usualLifetimes(cursor: Cursor, address: AddressBlock): boolean {
  const valid = lifetimeOf(textAfter(cursor, "valid_lft "));
  const preferred = lifetimeOf(textAfter(cursor, "preferred_lft "));
  if (valid === null || preferred === null || cursor.pos < cursor.lineEnd) return false;
  address.node.validLifeTime = valid;
  address.node.preferredLifeTime = preferred;
  address.end = endBefore(cursor, address.end);
  return true;
}
