import type { Route, RouteCacheForm } from "./ast.ts";
import { printFigure } from "./figure.ts";
import { gatewayWord } from "./gateway.ts";
import type { FigureColumn } from "./read-figures.ts";
import { left, right } from "./widths.ts";

/** Returns a row of the routing cache, without its line break. Widths: net-tools lib/inet_gr.c, rprint_cache. */
export function printCacheRow(route: Route, form: RouteCacheForm): string {
  const { source = null, destination, gateway, flags, specDst = null, written = {} } = route;
  const figure = (column: FigureColumn): string => written[column] ?? printFigure(route[column]);
  const users = (column: "hh" | "hhRef"): string => (route[column] === null ? "-1" : figure(column));
  const target = typeof destination === "string" ? destination.slice(0, destination.indexOf("/")) : destination.host;
  const ends = [
    written.source ?? addressWord(source),
    written.destination ?? target,
    written.gateway ?? addressWord(gateway),
  ];
  const head = `${ends.map((word) => left(word, 15)).join(" ")} ${left(flags.letters, 5)}`;
  const name = written.interface ?? route.interface ?? "*";
  if (form === "cache-netstat") {
    return `${head} ${right(figure("mss"), 5)} ${left(figure("window"), 5)} ${right(figure("irtt"), 6)} ${name}`;
  }
  const usage = `${head} ${left(figure("metric"), 6)}`;
  if (form === "cache-route") return `${usage} ${left(figure("ref"), 2)} ${right(figure("use"), 7)} ${name}`;
  const link = `${left(figure("mss"), 5)} ${left(figure("window"), 6)} ${left(figure("irtt"), 5)}`;
  const wide = `${usage} ${left(figure("ref"), 3)} ${right(figure("use"), 6)} ${left(name, 6)}   ${link}`;
  if (form === "cache-extended-2.0") return `${wide} ${left(users("hh"), 3)} ${figure("arp")}`;
  const header = `${left(users("hhRef"), 3)}   ${left(figure("hhUptod"), 3)}`;
  return `${wide} ${left(figure("tos"), 3)} ${header} ${right(written.specDst ?? addressWord(specDst), 15)}`;
}

function addressWord(address: Route["gateway"]): string {
  return address === null ? "0.0.0.0" : gatewayWord(address, { family: "ipv4", isReject: false });
}
