import { type Cursor, skipBlanks } from "../../text/cursor.ts";

/** How much of a line is looked at to tell its kind. */
const LONGEST_LOOK = 300;

/**
 * Lines below a heading that no other tool prints:
 *
 *     inet 10.0.0.1  netmask ...     inet6 fe80::1  prefixlen ...     RX packets 5 ...     ether ...  txqueuelen 1000  (Ethernet)
 *     inet addr:10.0.0.1 ...         inet6 addr: fe80::1/64 ...       RX packets:5 ...     UP BROADCAST  MTU:1500  Metric:1
 *     nd6 options=29<PERFORMNUD>
 */
const DETAIL =
  /^inet6? {1,8}(?:addr:|[^ ]{2,50} {1,8}(?:netmask|prefixlen) )|^[RT]X (?:(?:packets|bytes)[ :]|errors(?: |:\d))|txqueuelen[ :]-?\d|(?:^| )MTU:\d|^nd6 options=[0-9a-f]{1,8}</;

/** `eth0: flags=4163<UP>  mtu 1500` and `eth0      Link encap:Ethernet`; BSD headings look like the first. */
const HEADING =
  /^[^ ]{1,40}: flags=(?:0x)?[0-9a-f,-]{1,24}(?:<|$| )|^[^ ]{1,40}(?:Link encap:| {1,12}(?:Link encap|Lien encap|Protokoll|Encapsulamento do Link):)/;

/** Returns whether the line at the cursor is unmistakably one that stands below a heading of `ifconfig`. */
export function isDetailLine(cursor: Cursor): boolean {
  return DETAIL.test(lookAhead(cursor));
}

/** Returns whether the current line is unmistakably one of `ifconfig`. */
export function isIfconfigLine(cursor: Cursor): boolean {
  skipBlanks(cursor);
  const line = lookAhead(cursor);
  return HEADING.test(line) || DETAIL.test(line);
}

function lookAhead({ text, pos, lineEnd }: Cursor): string {
  return text.slice(pos, Math.min(lineEnd, pos + LONGEST_LOOK));
}
