import { type Diagnostic, openReport, type Report, report } from "../../text/diagnostic.ts";
import type { Route, RoutesAst, RouteTable, RouteTableForm } from "./ast.ts";
import { lossRules, type NetstatLoss } from "./loss-codes.ts";
import { byteLength } from "./widths.ts";

/**
 * Returns what the text hints at and did not carry of its routes, each thing as a diagnostic of severity `info` at the place of the route, or of the table
 * for what concerns all of its routes. Tables of net-tools, busybox and toybox only.
 */
export function routeLosses(ast: RoutesAst): readonly Diagnostic<NetstatLoss>[] {
  const to = openReport(lossRules);
  for (const table of ast.tables) if (isOfLinux(table)) tableLosses(table, to);
  return to.diagnostics;
}

const LINUX_FORMS: readonly (RouteTableForm | null)[] = [
  null,
  "netstat",
  "route",
  "extended",
  "next-hop",
  "next-hop-glued",
  "next-hop-wide",
];

/** Whether a table is one of routes that Linux printed; the routing cache is a copy of what the table says. */
function isOfLinux({ form, section }: RouteTable): boolean {
  return section === undefined && LINUX_FORMS.some((one) => one === form);
}

function tableLosses(table: RouteTable, to: Report<NetstatLoss>): void {
  if (table.family === "ipv6") report(to, "netstat/lost-table", table.span);
  const seen = new Set<string>();
  for (const route of table.routes) {
    for (const code of routeLossesIn(route, table)) report(to, code, route.span);
    if (typeof route.destination !== "string") continue;
    const choice = `${route.destination} ${route.metric ?? ""}`;
    if (seen.has(choice)) report(to, "netstat/lost-choice", route.span);
    seen.add(choice);
  }
}

/** Names of hosts and networks are cut to 15 bytes in IPv4 tables, interfaces to six in the extended form. */
const HOST_WIDTH = 15;
const INTERFACE_WIDTH = 6;

function routeLossesIn(route: Route, { family, form }: RouteTable): readonly NetstatLoss[] {
  const { destination, gateway, flags, interface: name } = route;
  const losses: NetstatLoss[] = [];
  const hosts = [destination, gateway].flatMap((end) =>
    typeof end === "object" && end !== null && "host" in end ? [end.host] : [],
  );
  const isCutHost = family === "ipv4" && hosts.some((host) => byteLength(host, HOST_WIDTH) >= HOST_WIDTH);
  const isCutName = form === "extended" && name !== null && byteLength(name, INTERFACE_WIDTH) >= INTERFACE_WIDTH;
  const isRejected = flags.names.includes("reject");
  if (hosts.length > 0) losses.push("netstat/lost-address");
  if (isCutHost || isCutName) losses.push("netstat/lost-name-end");
  if (gateway === null && !isRejected && flags.names.includes("gateway")) losses.push("netstat/lost-next-hop");
  if (isRejected || name === null) losses.push("netstat/lost-type");
  return losses;
}
