import { parseIfconfig, printIfconfig } from "../../../src/formats/ifconfig/index.ts";
import { type InterfaceTableRow, parseRoutes, printRoutes } from "../../../src/formats/netstat/index.ts";
import { count, countException, type Figures } from "./figures.ts";
import { type InterfaceLimit, limitOfDiagnostic } from "./interfaces-limits.ts";
import { countersOf, flagNames } from "./interfaces-truth.ts";
import type { IpLink } from "./ip-json.ts";

// `netstat -i` and `ifconfig -s`: a row for each interface and label.

/** The commands, and whether they show interfaces that are down. */
const TABLE_COMMANDS = {
  "netstat -i": false,
  "netstat -ai": true,
  "ifconfig -s": false,
  "ifconfig -s -a": true,
} as const;

/** Letters of the flags in the order of printing (net-tools lib/interface.c, `ife_print_short`). */
const LETTERS = [
  ["ALLMULTI", "A"],
  ["BROADCAST", "B"],
  ["DEBUG", "D"],
  ["LOOPBACK", "L"],
  ["MULTICAST", "M"],
  ["DYNAMIC", "d"],
  ["PROMISC", "P"],
  ["NOTRAILERS", "N"],
  ["NOARP", "O"],
  ["POINTOPOINT", "P"],
  ["SLAVE", "s"],
  ["MASTER", "m"],
  ["RUNNING", "R"],
  ["UP", "U"],
] as const;

function lettersOf(link: IpLink): string {
  const names = flagNames(link);
  const letters = LETTERS.flatMap(([name, letter]) => (names.includes(name) ? [letter] : [])).join("");
  return letters === "" ? "[NO FLAGS]" : letters;
}

const COUNTERS = [
  ["packets", "receive packets", "transmit packets"],
  ["errors", "receive errors", "transmit errors"],
  ["dropped", "receive dropped", "transmit dropped"],
  ["overruns", "receive overruns", "transmit overruns"],
] as const;

/** A row of a table, whichever tree it is in. */
type Row = Pick<InterfaceTableRow, "name" | "label" | "mtu" | "receive" | "transmit"> & {
  readonly flags?: { readonly letters?: string };
};

interface ReadTable {
  /** To how many bytes the tool cuts names. */
  readonly nameWidth: number;
  readonly rows: readonly Row[];
  readonly printed: string;
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

/** All of a name: net-tools before 2.10 prints 8 bytes. */
const WHOLE_NAME = 15;

function readTable(command: keyof typeof TABLE_COMMANDS, text: string): ReadTable {
  if (command.startsWith("netstat")) {
    const { ast, diagnostics } = parseRoutes(text);
    const tables = ast.interfaceTables ?? [];
    const nameWidth = tables[0]?.nameWidth ?? WHOLE_NAME;
    return { nameWidth, rows: tables.flatMap(({ rows }) => rows), printed: printRoutes(ast), diagnostics };
  }
  const { ast, diagnostics } = parseIfconfig(text);
  const rows = ast.interfaces.flatMap((node) => [
    ...(node.labelsOnly === true ? [] : [node]),
    ...(node.labels ?? []).map((label) => ({ ...label, name: node.name, receive: null, transmit: null })),
  ]);
  const nameWidth = ast.interfaces[0]?.tableRow?.table?.nameWidth ?? WHOLE_NAME;
  return { nameWidth, rows, printed: printIfconfig(ast), diagnostics };
}

/** What a row says but for its counters. */
const plainText = ({ name, label, mtu, flags }: Row): string =>
  `${name}${label === undefined ? "" : `:${label}`} mtu ${mtu} ${flags?.letters}`;

/** A name as the tool cuts it, through a character if it must. */
const cutName = (name: string, width: number): string => Buffer.from(name).subarray(0, width).toString();

/** The rows that a table shows of an interface: its own, and one for each label. */
function rowsOf(link: IpLink, width: number): readonly string[] {
  const labels = new Set(
    link.addr_info.flatMap(({ label }) => (label === undefined || label === link.ifname ? [] : [label])),
  );
  return [link.ifname, ...labels].map((name) => `${cutName(name, width)} mtu ${link.mtu} ${lettersOf(link)}`);
}

/** Whether every counter of a row is one that `ip` had before, after or between. */
function hasCounters({ receive, transmit }: Row, before: IpLink, after: IpLink): boolean {
  const [least, most] = [countersOf(before), countersOf(after)];
  const isWithin = (value: unknown, name: string): boolean =>
    typeof value === "number" && value >= (least[name] ?? 0) && value <= (most[name] ?? 0);
  return COUNTERS.every(([column, rx, tx]) => isWithin(receive?.[column], rx) && isWithin(transmit?.[column], tx));
}

/** The one link whose name is cut to this; undefined where there are more. */
function only(links: readonly IpLink[], name: string, width: number): IpLink | undefined {
  const [link, other] = links.filter(({ ifname }) => cutName(ifname, width) === name);
  return other === undefined ? link : undefined;
}

/** A text with what `ip` said before and after it was printed. */
export interface SeenTable {
  readonly command: keyof typeof TABLE_COMMANDS;
  readonly text: string;
  readonly before: readonly IpLink[];
  readonly after: readonly IpLink[];
}

/** The table is read without diagnostics, printed back, and has the rows that `ip` has. */
export function checkTable(figures: Figures, { command, text, before, after }: SeenTable): void {
  const { nameWidth, rows, printed, diagnostics } = readTable(command, text);
  const heading = { what: "table of interfaces", form: command, backend: "net-tools" };
  const find = (key: string, rule: string, detail: string): void => {
    figures.findings.push({ ...heading, key, rule, detail });
  };
  for (const { code, message } of diagnostics) {
    const isEmpty = code === "ifconfig/unknown-line" && text.split("\n").length === 2;
    const limit = isEmpty ? "empty" : limitOfDiagnostic(code, "net-tools");
    if (limit === null) find(code, text, message);
    else countException(figures, heading, [limit]);
  }
  if (printed !== text) find("printed back", text, printed);
  const shown = before.filter(({ flags }) => TABLE_COMMANDS[command] || flags.includes("UP"));
  const wanted = shown.flatMap((link) => rowsOf(link, nameWidth)).toSorted();
  const found = rows.map(plainText).toSorted();
  if (JSON.stringify(wanted) !== JSON.stringify(found)) find("rows", wanted.join("; "), found.join("; "));
  for (const row of rows) {
    const link = only(before, row.name, nameWidth);
    const own = only(after, row.name, nameWidth);
    if (link === undefined || own === undefined || !row.receive || hasCounters(row, link, own)) continue;
    const isZeroed = Buffer.byteLength(row.name) === 15 && row.receive?.packets === 0 && row.transmit?.packets === 0;
    if (isZeroed) countException(figures, heading, ["zeroed" satisfies InterfaceLimit]);
    else find("counters", JSON.stringify(row), JSON.stringify(link.stats64));
  }
  count(figures, heading, { all: wanted.length, equal: wanted.filter((row) => found.includes(row)).length });
}
