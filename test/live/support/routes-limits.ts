import { isEndOfTable, type Row, rowText } from "./routes-rows.ts";

/** What a table does not carry, so that its rebuild differs: each is in `docs/formats/netstat.md`. */
export const ROUTE_LIMITS = {
  "ipv6 next hop": "an IPv4 row with flag G and no gateway: its next hop is an IPv6 address",
  "equal rows": "rows that the form shows alike: they differ in type of service, metric, table or source",
  lifetime: "an IPv6 row with flag e: how long it lives is not shown",
  "end of table": "::/0 with metric 4294967295 that rejects: the kernel's own, of each IPv6 table",
} as const;

export type RouteLimit = keyof typeof ROUTE_LIMITS;

/** The rows that a rebuild must show, and the limits that took the others. */
export function rebuildable(rows: readonly Row[]): {
  readonly rows: readonly Row[];
  readonly limits: readonly RouteLimit[];
} {
  const limits: RouteLimit[] = [];
  const kept = new Map<string, Row>();
  for (const row of rows) {
    const isDated = row.destination.includes(":") && row.flags.includes("e");
    const plain = isDated ? { ...row, flags: row.flags.replace("e", "") } : row;
    const text = rowText(plain);
    const limit = limitOf(plain) ?? (kept.has(text) ? "equal rows" : null);
    if (limit === null) kept.set(text, plain);
    else limits.push(limit);
    if (isDated) limits.push("lifetime");
  }
  return { rows: [...kept.values()], limits };
}

function limitOf(row: Row): RouteLimit | null {
  if (isEndOfTable(row)) return "end of table";
  return row.flags.includes("G") && row.gateway === null ? "ipv6 next hop" : null;
}
