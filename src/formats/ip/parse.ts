import { isBlank, nextLine, openCursor } from "../../text/cursor.ts";
import { openReport, type Parsed } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { IpAst } from "./ast.ts";
import { type IpCode, ipRules } from "./diagnostics.ts";
import { closeAll } from "./open.ts";
import { beginsJson, readLists } from "./read-json.ts";
import { readLine } from "./read-line.ts";
import type { Reader, Sort } from "./reader.ts";
import { openSegment } from "./segment.ts";

/**
 * Returns what `ip addr`, `ip link`, `ip route`, `ip rule` and `ip neigh` of iproute2 4.x to 6.x printed, told apart by content: plain, `-o`, `-br`, `-d`, `-s`, `-j`, one
 * after the other or mixed, with prompts and prose around them. Lines that are none of these are `unknown`.
 */
export function parseIp(input: string | SourceText): Parsed<IpAst, IpCode> {
  return parse(input, ["links", "routes", "rules", "neighbours"]);
}

/** As {@link parseIp}, for the output of `ip addr` alone: all of it is links and their addresses. */
export function parseIpAddr(input: string | SourceText): Parsed<IpAst, IpCode> {
  return parse(input, ["links"]);
}

/** As {@link parseIp}, for the output of `ip link` alone. */
export function parseIpLink(input: string | SourceText): Parsed<IpAst, IpCode> {
  return parse(input, ["links"]);
}

/** As {@link parseIp}, for the output of `ip route` alone. */
export function parseIpRoute(input: string | SourceText): Parsed<IpAst, IpCode> {
  return parse(input, ["routes"]);
}

/** As {@link parseIp}, for the output of `ip rule` alone. */
export function parseIpRule(input: string | SourceText): Parsed<IpAst, IpCode> {
  return parse(input, ["rules"]);
}

/** As {@link parseIp}, for the output of `ip neigh` alone: an address and an interface are a neighbour, where another text would have a route. */
export function parseIpNeigh(input: string | SourceText): Parsed<IpAst, IpCode> {
  return parse(input, ["neighbours"]);
}

function parse(input: string | SourceText, sorts: readonly Sort[]): Parsed<IpAst, IpCode> {
  const reader = openReader(input, sorts);
  while (nextLine(reader.cursor)) readOne(reader);
  closeAll(reader);
  return { ast: rootOf(reader, input), diagnostics: reader.report.diagnostics };
}

/** Reads the line at the cursor, or from there on the lines of JSON. */
function readOne(reader: Reader): void {
  const { cursor } = reader;
  const { text, lineStart, lineEnd } = cursor;
  let start = lineStart;
  while (start < lineEnd && isBlank(text.charCodeAt(start))) start++;
  if (isJsonMark(text.charCodeAt(start)) && beginsJson(text, start, lineEnd)) cursor.next = readLists(reader, start);
  else if (start < lineEnd) readLine(reader, lineStart, lineEnd);
}

/** Whether a line may be JSON: `[`, `{` or `}`. */
function isJsonMark(code: number): boolean {
  return code === 0x5b || code === 0x7b || code === 0x7d;
}

function openReader(input: string | SourceText, sorts: readonly Sort[]): Reader {
  const cursor = openCursor(input);
  return {
    cursor,
    segment: openSegment(cursor.text),
    report: openReport(ipRules),
    sorts,
    links: [],
    routes: [],
    rules: [],
    neighbours: [],
    unknown: [],
    lists: new Map(),
    kindWords: new Map(),
    form: null,
    holes: 0,
    emptyLists: 0,
    backslash: -1,
    link: null,
    route: null,
  };
}

function rootOf(reader: Reader, input: string | SourceText): IpAst {
  const { form, links, routes, rules, neighbours, holes, emptyLists, unknown } = reader;
  return {
    kind: "ip",
    span: sourceSpan(input),
    ...(form === null ? {} : { form }),
    links,
    routes,
    rules,
    neighbours,
    ...(holes === 0 ? {} : { holes }),
    ...(emptyLists === 0 ? {} : { emptyLists }),
    unknown,
  };
}
