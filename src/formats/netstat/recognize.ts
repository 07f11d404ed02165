import { firstLines } from "../../text/first-lines.ts";

/** Titles, and headings of tables of routes: of Linux, of its routing cache, of IPv6, of BSD. */
const HEADS: readonly RegExp[] = [
  /^\s*Kernel IP(?:v6)? routing (?:table|cache)\s*$/,
  /^\s*(?:Routing tables(?: \(fib: \d{1,6}\))?|Route Tree for Protocol Family \d{1,3} \(.*\):)\s*$/,
  /^\s*(?:Source\s+)?Destination\s+Gateway\s+(?:Genmask\s+|RT_IFA\s+)?Flags\s.*(?:Iface|If|Netif|Interface)(?:\s|$)/,
  /^\s*Destination\s+Next\s+Hop\s+Flags?\s/,
];

/**
 * Rows that show by themselves what they are: a mask or a network, flags that begin with `U` or `!`, three figures.
 *
 *     10.128.0.0      10.131.0.1      255.252.0.0     UG        0 0          0 ovn-k8s-mp0
 *     fe80::/64                      [::]                       U    256 1     0 eth0
 */
const ROWS: readonly RegExp[] = [
  /^\s*\S+\s+\S+\s+\d{1,3}(?:\.\d{1,3}){3}\s+[U!][A-Za-z!+]*(?:\s+(?:-|-?\d+)){3}\s+\S/,
  /^\s*(?:default|\[?[\da-fA-F:.]{2,45}\]?\/\d{1,3})\s+\S+\s+[U!][A-Za-z!]*(?:\s+-?\d+){2,3}\s+\S+\s*$/,
];
const BSD_HEADING = /^\s*Destination\s+Gateway\s+(?:RT_IFA\s+)?Flags\s/;
/** `127.0.0.1          127.0.0.1          UHl                 lo0`, below a heading. */
const BSD_ROW = /^\s*\S+\s+\S+\s+(?:\S+\s+)?U[A-Za-z\d]{0,15}(?:\s|$)/;

const INTERFACES_TITLE = /^\s*Kernel\s+Interface\s+table\s*$/;
const INTERFACES_HEADING = /^\s*Iface\s+MTU\s+(?:Met\s+)?RX-OK\s/;
/** `eth0      1500     5      0      0 0           5      0      0      0 BMRU`; columns may have run together. */
const INTERFACES_ROW = /^\s*\S+\s+\d+\s(?:[\d\s]+|\s*- no statistics available -\s+)[A-Za-z]+\s*$/;
const BSD_INTERFACES = /^\s*Name\s+Mtu\s+Net(?:work|\/Dest)\s+Address\s+\S/;
/** `lo0    16384  <Link#1>    lo0    5    0    5    0    0`, below a heading. */
const BSD_INTERFACES_ROW = /^\s*\S+\s+(?:\d+|-)\s+\S.*\s[\d-]+\s*$/;

/** The table that rows belong to which do not show by themselves what they are. */
type OpenTable = "bsd" | "interfaces" | "bsd-interfaces" | null;

/**
 * Returns how many of the first 200 lines with something on them are titles, headings or rows of tables of routes or interfaces; 0 for any other text.
 * Headings of a table of interfaces of net-tools count once one stands below its title, which `netstat -i -c` prints once: without a title they are those of
 * `ifconfig -s`. The title counts above a heading alone: `netstat -ie` prints it above what `ifconfig` prints.
 */
export function recognizeNetstat(text: string): number {
  let evidence = 0;
  let open: OpenTable = null;
  let isBelowTitle = false;
  let isTitled = false;
  for (const line of firstLines(text)) {
    const opened = openedBy(line);
    if (opened === null) {
      if (isOwn(line) || isRowOf(open, line)) evidence++;
    } else if (opened !== "interfaces") evidence++;
    else if (isBelowTitle || isTitled) {
      evidence += isBelowTitle ? 2 : 1;
      isTitled = true;
    }
    open = opened ?? open;
    isBelowTitle = INTERFACES_TITLE.test(line);
  }
  return evidence;
}

function openedBy(line: string): OpenTable {
  if (BSD_HEADING.test(line)) return "bsd";
  if (INTERFACES_HEADING.test(line)) return "interfaces";
  return BSD_INTERFACES.test(line) ? "bsd-interfaces" : null;
}

function isOwn(line: string): boolean {
  return HEADS.some((form) => form.test(line)) || ROWS.some((form) => form.test(line));
}

function isRowOf(table: OpenTable, line: string): boolean {
  if (table === "bsd") return BSD_ROW.test(line);
  if (table === "interfaces") return INTERFACES_ROW.test(line);
  return table === "bsd-interfaces" && BSD_INTERFACES_ROW.test(line);
}
