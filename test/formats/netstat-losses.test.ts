import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseRoutes, routeLosses } from "../../src/formats/netstat/index.ts";

/** Code, and what of the text it points at, cut at the width of a destination. */
function lossesOf(name: string): string[] {
  const text = readFileSync(new URL(`../../samples/netstat/${name}.txt`, import.meta.url), "utf8");
  return routeLosses(parseRoutes(text).ast).map(
    ({ code, severity, span }) =>
      `${severity} ${code.replace("netstat/lost-", "")} ${text.slice(span.start, span.start + 15).trim()}`,
  );
}

test("types, next hops of IPv6 and equal routes that an IPv4 table hints at", () => {
  expect(lossesOf("ok/route-n.kinds.2.10")).toEqual([
    "info type 0.0.0.0",
    "info type 10.8.0.0",
    "info type 10.90.0.0",
    "info type 10.90.1.1",
    "info type 10.91.0.0",
    "info type 10.92.0.0",
    "info next-hop 10.95.0.0",
  ]);
  expect(lossesOf("ok/route-n.busybox-1.35")).toEqual([
    "info choice 0.0.0.0",
    "info type 10.91.0.0",
    "info type 198.51.100.128",
  ]);
  expect(lossesOf("ok/netstat-nr.worker1")).toEqual([]);
});

test("without metrics every further route to a destination is a choice that is not shown", () => {
  expect(lossesOf("ok/netstat-nr.fr.2.10").filter((loss) => loss.includes("choice"))).toEqual([
    "info choice 0.0.0.0",
    "info choice 0.0.0.0",
  ]);
});

test("an IPv6 table is one of all tables; a multipath route is a row for each next hop", () => {
  expect(lossesOf("ok/netstat-6nr.kinds.2.10")).toEqual([
    "info table Kernel IPv6 rou",
    "info type 2001:db8:1::/48",
    "info type 2001:db8:2::/48",
    "info choice 2001:db8:8::/48",
    "info type ::/0",
  ]);
});

test("names that stand for addresses, names that may be cut, and nothing of the routing cache", () => {
  expect(lossesOf("ok/route-FC.net-tools-1.60")).toEqual(["info address default"]);
  expect(lossesOf("ok/netstat-nree.2.10").filter((loss) => loss.includes("name-end"))).toEqual([
    "info name-end 10.4.0.0",
    "info name-end 10.5.0.0",
    "info name-end 10.6.0.0",
    "info name-end 10.7.0.0",
    "info name-end 10.96.0.1",
  ]);
});
