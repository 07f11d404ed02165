import type { AddressFamily } from "../../net/index.ts";
import type { Route, RouteTableForm } from "./ast.ts";
import { printFigure, splitRefUse } from "./figure.ts";
import { isReject } from "./flags.ts";
import { gatewayWord, inet6Word } from "./gateway.ts";
import { left, right } from "./widths.ts";

/** Returns a row of an IPv4 table, without its line break. Widths: net-tools 2.10 lib/inet_gr.c, rprint_fib. */
export function printInetRow(route: Route, form: "netstat" | "route" | "extended"): string {
  const written = route.written ?? {};
  const isRejected = isReject(route.flags.letters);
  const gateway = written.gateway ?? gatewayWord(route.gateway, { family: "ipv4", isReject: isRejected });
  const genmask = written.genmask ?? genmaskWord(route);
  const networks = `${left(destinationWord(route, "ipv4"), 15)} ${left(gateway, 15)} ${left(genmask, 15)}`;
  const head = `${networks} ${left(route.flags.letters, 5)}`;
  const name = written.interface ?? route.interface ?? (isRejected ? "-" : "*");
  const metric = written.metric ?? printFigure(route.metric);
  const ref = written.ref ?? printFigure(route.ref);
  const use = written.use ?? printFigure(route.use);
  const mss = written.mss ?? printFigure(route.mss);
  const window = written.window ?? printFigure(route.window);
  const irtt = written.irtt ?? printFigure(route.irtt);
  if (form === "netstat") return `${head} ${right(mss, 5)} ${left(window, 5)} ${right(irtt, 6)} ${name}`;
  if (form === "route") return `${head} ${left(metric, 6)} ${left(ref, 2)} ${right(use, 7)} ${name}`;
  return `${head} ${left(metric, 6)} ${left(ref, 3)} ${right(use, 6)} ${left(name, 6)}   ${left(mss, 5)} ${left(window, 6)} ${irtt}`;
}

/** Returns a row of an IPv6 table, without its line break. Widths: net-tools lib/inet6_gr.c, rprint_fib6 of the three times. */
export function printInet6Row(route: Route, form: RouteTableForm | null): string {
  const written = route.written ?? {};
  const destination = destinationWord(route, "ipv6");
  const gateway = written.gateway ?? gatewayWord(route.gateway, { family: "ipv6", isReject: false });
  const { letters } = route.flags;
  const metric = written.metric ?? printFigure(route.metric);
  const ref = written.ref ?? printFigure(route.ref);
  const use = written.use ?? printFigure(route.use);
  const name = written.interface ?? route.interface ?? "*";
  if (written.refUse !== undefined) {
    return `${left(destination, 30)} ${left(gateway, 26)} ${left(letters, 4)} ${left(metric, 3)} ${written.refUse} ${name}`;
  }
  if (form === "next-hop-wide") {
    const figures = `${left(letters, 5)} ${left(metric, 6)} ${left(ref, 2)} ${right(use, 7)}`;
    return `${left(destination, 43)} ${left(gateway, 39)} ${figures} ${left(name, 8)}`;
  }
  const head = `${left(destination, 30)} ${left(gateway, 26)} ${left(letters, 4)} ${left(metric, 3)}`;
  return `${head} ${ref}${form === "next-hop-glued" && canGlue(ref, use) ? "" : " "}${right(use, 6)} ${name}`;
}

/** Whether Ref and Use can be told apart again when they are printed without a blank between them, as the tools of 2013 to 2018 do. */
function canGlue(ref: string, use: string): boolean {
  if (use.length < 6) return true;
  const split = splitRefUse(ref + use);
  return split !== null && printFigure(split.ref) === ref && printFigure(split.use) === use;
}

function destinationWord({ destination, written }: Route, family: AddressFamily): string {
  if (written?.destination !== undefined) return written.destination;
  if (family === "ipv6") {
    return typeof destination === "string"
      ? inet6Word(destination)
      : `${destination.host}/${destination.prefixLength ?? ""}`;
  }
  return typeof destination === "string" ? destination.slice(0, destination.indexOf("/")) : destination.host;
}

function genmaskWord({ destination }: Route): string {
  const length =
    typeof destination === "string"
      ? Number(destination.slice(destination.indexOf("/") + 1))
      : (destination.prefixLength ?? 0);
  const mask = length === 0 ? 0 : -1 << (32 - length);
  return `${mask >>> 24}.${(mask >>> 16) & 255}.${(mask >>> 8) & 255}.${mask & 255}`;
}
