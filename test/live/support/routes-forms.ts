import type { AddressFamily } from "../../../src/net/index.ts";

/** A command that prints a routing table, and what its rows show. */
export interface RouteForm {
  readonly command: string;
  readonly tool: "net-tools" | "busybox" | "toybox";
  readonly family: AddressFamily;
  readonly showsMetric: boolean;
  /** MSS, Window and irtt. */
  readonly showsLink: boolean;
  readonly cutsNames?: true;
}

type Columns = "netstat" | "route" | "extended";

const ipv4 = (tool: RouteForm["tool"], command: string, columns: Columns): RouteForm => ({
  command,
  tool,
  family: "ipv4",
  showsMetric: columns !== "netstat",
  showsLink: columns !== "route",
  ...(columns === "extended" ? { cutsNames: true } : {}),
});

const ipv6 = (tool: RouteForm["tool"], command: string): RouteForm => ({
  command,
  tool,
  family: "ipv6",
  showsMetric: true,
  showsLink: false,
});

/** Every command that prints a table, both families. */
export const ROUTE_FORMS: readonly RouteForm[] = [
  ipv4("net-tools", "netstat -nr", "netstat"),
  ipv4("net-tools", "netstat -rne", "route"),
  ipv4("net-tools", "netstat -rnee", "extended"),
  ipv4("net-tools", "route -n", "route"),
  ipv4("net-tools", "route -ne", "netstat"),
  ipv4("net-tools", "route -nee", "extended"),
  ipv4("busybox", "busybox route -n", "route"),
  ipv4("busybox", "busybox route -ne", "netstat"),
  ipv4("busybox", "busybox netstat -rn", "netstat"),
  ipv4("toybox", "toybox netstat -rn", "netstat"),
  ipv6("net-tools", "netstat -6nr"),
  ipv6("net-tools", "netstat -rne -A inet6"),
  ipv6("net-tools", "route -6 -n"),
  ipv6("net-tools", "route -A inet6 -nee"),
  ipv6("busybox", "busybox route -n -A inet6"),
];
