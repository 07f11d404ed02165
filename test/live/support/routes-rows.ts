import type { Route } from "../../../src/formats/netstat/index.ts";
import type { IpHop, IpRoute } from "./ip-json.ts";
import type { RouteForm } from "./routes-forms.ts";

/** A row in the words of the tree: `null` is none, a column that the form does not have is undefined. */
export interface Row {
  readonly destination: string;
  readonly gateway: string | null;
  readonly flags: string;
  readonly metric: number | null | undefined;
  readonly mss: number | null | undefined;
  readonly window: number | null | undefined;
  readonly irtt: number | null | undefined;
  readonly device: string | null;
}

/** How many values are compared of a row. */
export const valuesOf = (row: Row): number => Object.values(row).filter((value) => value !== undefined).length;

export const rowText = (row: Row): string =>
  Object.entries(row)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value ?? "none"}`]))
    .join(", ");

/** The row that a node of the tree stands for. */
export function rowOfRoute(route: Route): Row {
  const { destination, gateway, flags, metric, mss, window, irtt, interface: device } = route;
  return {
    destination: typeof destination === "string" ? destination : JSON.stringify(destination),
    gateway: typeof gateway === "object" && gateway !== null ? JSON.stringify(gateway) : gateway,
    flags: flags.letters,
    metric,
    mss,
    window,
    irtt,
    device,
  };
}

const REJECTING: ReadonlySet<string> = new Set(["unreachable", "prohibit"]);
const NOWHERE: ReadonlySet<string> = new Set(["blackhole", "throw"]);

/** `default` and single addresses as networks. */
function networkOf(dst: string, { family }: RouteForm): string {
  if (dst === "default") return family === "ipv4" ? "0.0.0.0/0" : "::/0";
  const whole = dst.includes("/") ? dst : `${dst}/${family === "ipv4" ? 32 : 128}`;
  return family === "ipv6" ? hexTail(whole) : whole;
}

/** `ip` prints `::1.2.3.4`, which is `::102:304`. */
function hexTail(word: string): string {
  const [, a, b, c, d, rest] = /^::(\d+)\.(\d+)\.(\d+)\.(\d+)(.*)$/.exec(word) ?? [];
  if (a === undefined) return word;
  const group = (high: string | undefined, low: string | undefined): string =>
    (Number(high) * 256 + Number(low)).toString(16);
  return `::${group(a, b)}:${group(c, d)}${rest}`;
}

/** The rows that a form shows of what `ip -j -d route` says, in its order. */
export function rowsOfTruth(routes: readonly IpRoute[], form: RouteForm): readonly Row[] {
  return routes.flatMap((route) => (form.family === "ipv4" ? inetRows(route, form) : inet6Rows(route, form)));
}

/** One row; of several next hops the first. */
function inetRows(route: IpRoute, form: RouteForm): readonly Row[] {
  if (route.type === "broadcast" || route.type === "multicast") return [];
  const hop: IpHop = route.nexthops?.[0] ?? route;
  const isRejected = REJECTING.has(route.type);
  const hasDashes = isRejected && form.tool === "net-tools";
  const destination = networkOf(route.dst, form);
  const hasGateway = hop.gateway !== undefined || hop.via !== undefined;
  const figure = (value: number): number | null => (hasDashes ? null : value);
  const { advmss = 0, window = 0, rtt = 0 } = route.metrics?.[0] ?? {};
  return [
    {
      destination,
      gateway: hop.gateway ?? null,
      flags: `${isRejected ? "!" : "U"}${hasGateway ? "G" : ""}${destination.endsWith("/32") ? "H" : ""}`,
      metric: form.showsMetric ? (route.metric ?? 0) : undefined,
      mss: form.showsLink ? figure(advmss === 0 ? 0 : advmss + 40) : undefined,
      window: form.showsLink ? figure(window) : undefined,
      irtt: form.showsLink ? figure(rtt) : undefined,
      device: isRejected || NOWHERE.has(route.type) ? null : deviceOf(hop, form),
    },
  ];
}

function deviceOf({ dev }: IpHop, { cutsNames }: RouteForm): string | null {
  if (dev === undefined) return null;
  return cutsNames ? Buffer.from(dev).subarray(0, 6).toString() : dev;
}

/** A row for each next hop. The kernel's bit for `onlink` is the one that the tools know as H. */
function inet6Rows(route: IpRoute, form: RouteForm): readonly Row[] {
  const hops: readonly IpHop[] = route.nexthops ?? [route];
  const isRejected = REJECTING.has(route.type) || NOWHERE.has(route.type);
  const isOwn = route.type === "local" || route.type === "anycast";
  const expires = route.expires !== undefined && form.tool === "net-tools" ? "e" : "";
  const letters = (hop: IpHop): string => {
    if (isRejected) return `!${expires}n`;
    const host = (hop.flags ?? []).includes("onlink") ? "H" : "";
    return `U${hop.gateway === undefined ? "" : "G"}${host}${expires}${isOwn ? "n" : ""}`;
  };
  return hops.map((hop) => ({
    destination: networkOf(route.dst, form),
    gateway: hop.gateway === undefined ? null : hexTail(hop.gateway),
    flags: letters(hop),
    metric: route.metric ?? 0,
    mss: undefined,
    window: undefined,
    irtt: undefined,
    device: deviceOf(hop, form),
  }));
}

/** The entry with which the kernel ends an IPv6 table; `ip` does not show it. */
export const isEndOfTable = (row: Row): boolean =>
  row.destination === "::/0" && row.flags.startsWith("!") && row.metric === 0xffff_ffff && row.device === "lo";
