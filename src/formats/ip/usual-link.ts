import { type Cursor, looksAt, skipLiteral } from "../../text/cursor.ts";
import { type LinkBlock, openLink } from "./blocks.ts";
import { flagsOf, isHardwareAddress, readName } from "./read-link.ts";
import { type Reader, sharedList } from "./reader.ts";
import { digitsAt, endBefore, nameAfter, nextWord, numberAfter, textAfter } from "./usual-words.ts";

/** An index has 31 bits. */
const LONGEST_INDEX = 10;

/** Opens the link that the cursor's line begins with: `2: eth0@if3: <`, and of `-o` `2: eth0    inet `. Null where neither stands. */
export function usualHeading({ cursor, link: open }: Reader): LinkBlock | null {
  const start = cursor.pos;
  const ifindex = digitsAt(cursor);
  if (ifindex < 0 || cursor.pos > start + LONGEST_INDEX || !skipLiteral(cursor, ": ")) return null;
  const name = nextWord(cursor);
  const isNamed = name.endsWith(":") && name.length > 1;
  if (name === "" || !looksAt(cursor, isNamed ? "<" : "inet")) return null;
  // With `-o` every line of a link names it.
  if (open !== null && !isNamed && open.node.ifindex === ifindex && open.node.ifname === name) return open;
  const link = openLink(start, endBefore(cursor, start));
  link.node.ifindex = ifindex;
  readName(link, isNamed ? name.slice(0, -1) : name);
  return link;
}

/** Reads what most lines that name a link say, in the order in which the tool prints it: `<BROADCAST,UP> mtu 1500 qdisc noqueue state UP`. */
export function usualHead(reader: Reader, { node }: LinkBlock): void {
  const { cursor } = reader;
  node.flags = sharedList(reader, nextWord(cursor), flagsOf);
  const mtu = numberAfter(cursor, "mtu ");
  if (mtu >= 0) node.mtu = mtu;
  const qdisc = textAfter(cursor, "qdisc ");
  if (qdisc !== "") node.qdisc = qdisc;
  const master = textAfter(cursor, "master ");
  if (master !== "") node.master = master;
  const operstate = nameAfter(cursor, "state ");
  if (operstate !== "") node.operstate = operstate;
  const linkmode = nameAfter(cursor, "mode ");
  if (linkmode !== "") node.linkmode = linkmode;
  const group = textAfter(cursor, "group ");
  if (group !== "") node.group = group;
  const txqlen = numberAfter(cursor, "qlen ");
  if (txqlen >= 0) node.txqlen = txqlen;
}

/** Reads `link/ether 52:54:00:00:00:01 brd ff:ff:ff:ff:ff:ff link-netnsid 0`. */
export function usualHardware(cursor: Cursor, { node }: LinkBlock): void {
  skipLiteral(cursor, "link/");
  node.linkType = nextWord(cursor);
  const { pos } = cursor;
  const address = nextWord(cursor);
  if (isHardwareAddress(address)) node.address = address;
  else cursor.pos = pos;
  const brd = cursor.pos;
  const broadcast = textAfter(cursor, "brd ");
  // A word runs into what follows it.
  if (broadcast.endsWith("n")) cursor.pos = brd;
  else if (broadcast !== "") node.broadcast = broadcast;
  const netnsid = numberAfter(cursor, "link-netnsid ");
  if (netnsid >= 0) node.linkNetnsid = netnsid;
}
