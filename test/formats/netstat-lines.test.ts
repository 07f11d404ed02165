import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRoutes } from "../../src/formats/netstat/index.ts";

const TITLE = "Kernel IP routing table\n";
const NETSTAT = "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n";
const ROUTE = "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
const NEXT_HOP = "Destination                    Next Hop                   Flag Met Ref  Use If\n";
const ROW = "192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0\n";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/err/${name}.txt`, import.meta.url), "utf8");

/** Code, and what of the text it points at. */
function findings(text: string): string[][] {
  const { diagnostics } = parseRoutes(text);
  return diagnostics.map(({ code, span }) => [code.replace("netstat/", ""), text.slice(span.start, span.end)]);
}

const firstRoute = (text: string) => parseRoutes(text).ast.tables[0]?.routes[0];

describe("a bad line costs its line, a bad heading its heading", () => {
  test("a row that was cut", () => {
    expect(findings(sample("cut-tail"))).toEqual([["bad-row", "169.254.169.3   10.131.0.1      255.255.2"]]);
    const { ast, diagnostics } = parseRoutes(sample("cut-tail"));
    expect(diagnostics[0]).toMatchObject({ expected: "8 fields", actual: "3 fields" });
    expect(ast.tables[0]?.unknown?.map(({ text }) => text)).toEqual(["169.254.169.3   10.131.0.1      255.255.2"]);
    expect(
      findings(`${NEXT_HOP}2001:db8::/64                  2001:\n2001:db8::/64\n2001:db8::/64 dev eth0\n`).map(
        ([code]) => code,
      ),
    ).toEqual(["bad-row", "bad-row", "unknown-line"]);
    expect(findings(`${NETSTAT}default\n192.0.2.0\nnothing\n`).map(([code]) => code)).toEqual([
      "bad-row",
      "bad-row",
      "unknown-line",
    ]);
    expect(findings(`${NEXT_HOP}a b c d e f g\na b c d e f\n`).map(([code]) => code)).toEqual([
      "unknown-line",
      "unknown-line",
    ]);
    expect(findings(`${NETSTAT}${"a ".repeat(12)}\n${"a ".repeat(8)}\n`).map(([code]) => code)).toEqual([
      "unknown-line",
      "unknown-line",
    ]);
  });

  test("prompts and messages around and among the rows", () => {
    const { ast } = parseRoutes(sample("prompt-and-noise"));
    expect(ast.unknown.map(({ text }) => text)).toEqual(["[root@node1 ~]# netstat -nr"]);
    expect(ast.tables[0]?.routes.map(({ interface: name }) => name)).toEqual(["eth0", "eth1"]);
    expect(ast.tables[0]?.unknown?.length).toBe(5);
  });

  test("rows without a heading are read where their own shape tells their columns", () => {
    const { ast, diagnostics } = parseRoutes(sample("cut-head"));
    expect(ast.tables.map(({ family, form, routes }) => [family, form, routes.length])).toEqual([
      ["ipv4", null, 2],
      ["ipv6", null, 1],
    ]);
    expect(ast.tables[0]?.routes[0]).toMatchObject({ mss: 0, window: 0, irtt: 0 });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "netstat/missing-heading",
      "netstat/unknown-line",
      "netstat/missing-heading",
    ]);
    expect(firstRoute(sample("cut-head-route"))).toMatchObject({ metric: 100, ref: 0, use: 0 });
    expect(firstRoute("192.0.2.0 0.0.0.0 255.255.255.0 U 1 2 3 eth0 4 5 6\n")).toMatchObject({
      metric: 1,
      ref: 2,
      use: 3,
      mss: 4,
      window: 5,
      irtt: 6,
    });
    expect(firstRoute("::1/128 :: Un 0 1123456 lo\n")).toMatchObject({ ref: 1, use: 123456 });
    expect(
      parseRoutes("192.0.2.0       0.0.0.0         255.255.255.0   UZ        0 0          0 eth0\n").ast.tables,
    ).toEqual([]);
  });

  test("a heading belongs to the title before it only if the families agree", () => {
    const tables = parseRoutes(`${TITLE}${NEXT_HOP}${ROUTE}${TITLE}${ROW}`).ast.tables;
    expect(tables.map(({ family, form, title }) => [family, form, title])).toEqual([
      ["ipv4", null, "Kernel IP routing table"],
      ["ipv6", "next-hop", undefined],
      ["ipv4", "route", undefined],
      ["ipv4", null, "Kernel IP routing table"],
    ]);
    expect(tables.at(-1)?.routes.length).toBe(1);
  });

  test("rows of the routing cache and of another heading are not taken for routes of the table before", () => {
    const cache = parseRoutes(sample("../ok/cache-and-interfaces")).ast.tables;
    expect(cache.slice(0, 2).map(({ form, routes }) => [form, routes.length])).toEqual([
      ["netstat", 1],
      ["cache-netstat", 1],
    ]);
    const neighbours = `Kernel IPv6 Neighbour Cache\nNeighbour HW Address Iface Flags Ref State\n${ROW}`;
    expect(parseRoutes(`${NETSTAT}${ROW}${neighbours}`).ast.tables.map(({ routes }) => routes.length)).toEqual([1]);
    const other = parseRoutes(
      `${NETSTAT}${ROW}Ziel            Router          Genmask         Flags Metric Ref    Use Iface\nnoise\n${ROW.replace("      0 0 ", "   0   0 ")}`,
    ).ast.tables;
    expect(other.map(({ routes }) => routes.length)).toEqual([1]);
    expect(
      parseRoutes(`${NETSTAT}${ROW}A message In lower case\n${ROW}`).ast.tables.map(({ routes }) => routes.length),
    ).toEqual([2]);
  });

  test("words that look like a title or a heading", () => {
    expect(findings("Kernel panic\nDestination unreachable\n").map(([code]) => code)).toEqual([
      "unknown-line",
      "unknown-line",
    ]);
  });
});
