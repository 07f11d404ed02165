import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRoutes, type Route, type RouteLookup, routeLookup } from "../../src/formats/netstat/index.ts";
import { type IpAddress, parseIpAddress } from "../../src/net/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/ok/${name}.txt`, import.meta.url), "utf8");

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (parsed === null) throw new Error(`${text} is no address`);
  return parsed;
}

/** Destination, gateways and outcome of a lookup. */
function shown(lookup: RouteLookup, text: string) {
  const match = lookup.lookup(address(text));
  return match === null ? null : [match.destination, match.routes.map(({ gateway }) => gateway), match.outcome];
}

describe("routeLookup", () => {
  const text = sample("route-n.busybox-1.35");
  const lookup = routeLookup(parseRoutes(text).ast);

  test("the longest prefix wins, a reject route turns away, a route on no interface discards", () => {
    expect(lookup.size).toBe(9);
    expect(lookup.unplaced).toEqual([]);
    expect(shown(lookup, "198.51.100.1")).toEqual(["198.51.100.0/24", ["192.0.2.4"], "forward"]);
    expect(shown(lookup, "198.51.100.200")).toEqual(["198.51.100.128/25", [null], "reject"]);
    expect(shown(lookup, "10.91.7.7")).toEqual(["10.91.0.0/16", [null], "discard"]);
    expect(shown(lookup, "203.0.113.7")).toEqual(["203.0.113.7/32", ["192.0.2.4"], "forward"]);
    expect(shown(lookup, "9.9.9.9")).toEqual(["0.0.0.0/1", ["192.0.2.5"], "forward"]);
    expect(shown(lookup, "2001:db8::1")).toBeNull();
  });

  test("the lowest metric wins, the others are told in their order", () => {
    const match = lookup.lookup(address("203.0.113.9"));
    expect(match?.routes.map(({ gateway, metric }) => [gateway, metric])).toEqual([["192.0.2.1", 48]]);
    expect(match?.passedOver.map(({ gateway, metric }) => [gateway, metric])).toEqual([
      ["192.0.2.2", 100],
      ["192.0.2.3", 100],
    ]);
  });

  test("equal metrics are a tie, and a form without metrics ties all", () => {
    const tied = routeLookup(parseRoutes(text.replace(/^.* UG {4}48 .*\n/m, "")).ast);
    expect(shown(tied, "203.0.113.9")).toEqual(["0.0.0.0/0", ["192.0.2.2", "192.0.2.3"], "forward"]);
    const silent = routeLookup(parseRoutes(sample("netstat-nr.fr.2.10")).ast);
    expect(shown(silent, "203.0.113.9")).toEqual(["0.0.0.0/0", ["192.0.2.1", "192.0.2.2", "192.0.2.3"], "forward"]);
    expect(silent.lookup(address("203.0.113.9"))?.passedOver).toEqual([]);
  });

  test("metrics are unsigned: -1 is the last choice, also for a reject route", () => {
    const inet6 = routeLookup(parseRoutes(sample("netstat-6nr.kinds.2.10")).ast);
    expect(shown(inet6, "2001:db9::1")).toEqual(["::/0", ["2001:db8::9"], "forward"]);
    expect(
      inet6.lookup(address("2001:db9::1"))?.passedOver.map(({ metric, flags }) => [metric, flags.letters]),
    ).toEqual([[4294967295, "!n"]]);
    expect(shown(inet6, "2001:db8:8::1")).toEqual(["2001:db8:8::/48", ["2001:db8::5", "2001:db8::6"], "forward"]);
    expect(shown(inet6, "2001:db8:1::1")).toEqual(["2001:db8:1::/48", [null], "reject"]);
    expect(shown(inet6, "::ffff:10.1.2.3")).toEqual(["::ffff:10.0.0.0/104", [null], "forward"]);
  });

  test("tied routes that differ in what they do are undecided", () => {
    const head = "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
    const rows =
      "192.0.2.0       -               255.255.255.0   !     0      -        0 -\n192.0.2.0       0.0.0.0         255.255.255.0   U     0      0        0 eth0\n";
    expect(shown(routeLookup(parseRoutes(head + rows).ast), "192.0.2.1")).toEqual([
      "192.0.2.0/24",
      [null, null],
      "undecided",
    ]);
  });

  test("an address with a zone is answered by the routes on that interface", () => {
    const { ast } = parseRoutes(sample("netstat-46nr.cs.2.10"));
    const both = routeLookup(ast);
    expect(both.lookup(address("fe80::1%p0"))?.routes.map(({ interface: name }) => name)).toEqual(["p0"]);
    expect(both.lookup(address("fe80::1%br-ex"))?.routes.map(({ interface: name }) => name)).toEqual(["br-ex"]);
    expect(both.lookup(address("fe80::1"))?.routes.map(({ interface: name }) => name)).toEqual(["p0", "br-ex"]);
    expect(both.lookup(address("2001:db8:dead::1%lo"))?.outcome).toBe("reject");
    expect(both.lookup(address("fe80::1%eth9"))).toBeNull();
    expect(shown(both, "198.51.100.9")).toEqual(["198.51.100.0/24", ["192.0.2.4"], "forward"]);
  });

  test("names are told to be unplaced; of several runs the first counts, of one table that one; a cache never", () => {
    const named = routeLookup(parseRoutes(sample("netstat-r.names.2.10")).ast);
    expect(named.unplaced.map(({ destination }) => destination)).toContainEqual({
      host: "link-local",
      prefixLength: 16,
    });
    expect(named.size + named.unplaced.length).toBe(21);
    const { ast } = parseRoutes(
      `${sample("netstat-nr.worker1")}${sample("route-n.busybox")}${sample("route-Cn.2.10")}`,
    );
    const [first, second] = ast.tables;
    expect(routeLookup(ast).size).toBe(first?.routes.length);
    expect(second === undefined ? 0 : routeLookup(second).size).toBe(second?.routes.length);
    expect(routeLookup(parseRoutes(sample("route-Cn.2.10")).ast).size).toBe(0);
  });

  test("twenty thousand routes to one prefix", () => {
    const row = "192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0\n";
    const head = "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n";
    const many = routeLookup(parseRoutes(head + row.repeat(20_000)).ast);
    expect(many.lookup(address("192.0.2.1"))?.routes.length).toBe(20_000);
  });
});

/** 32-bit words of an address and a prefix, and how many of them count: a reference that shares nothing with the lookup. */
interface Reference {
  readonly words: readonly number[];
  readonly length: number;
  readonly route: Route;
}

/** Numbers of 32 bits that are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state ^ (state >>> 15)) >>> 0;
  };
}

function holds(words: readonly number[], length: number, wanted: readonly number[]): boolean {
  let left = length;
  for (let at = 0; left > 0; at++, left -= 32) {
    const differing = ((words[at] ?? 0) ^ (wanted[at] ?? 0)) >>> 0;
    if (left >= 32 ? differing !== 0 : differing >>> (32 - left) !== 0) return false;
  }
  return true;
}

const inetText = ([word = 0]: readonly number[]): string => [24, 16, 8, 0].map((by) => (word >>> by) & 255).join(".");
const inet6Text = (words: readonly number[]): string =>
  words.flatMap((word) => [(word >>> 16).toString(16), (word & 0xffff).toString(16)]).join(":");

describe.each([
  ["IPv4", 1, inetText, "Destination Gateway Genmask Flags Metric Ref Use Iface"],
  ["IPv6", 4, inet6Text, "Destination Next Hop Flag Met Ref  Use If"],
] as const)("a hundred thousand random addresses, %s", (_, width, textOf, heading) => {
  test("are answered as by a look at every route", () => {
    const next = random(20_250_711 + width);
    const words = (): number[] => Array.from({ length: width }, (__, at) => (at === 0 ? next() & 0x1fff_ffff : next()));
    const rows = Array.from({ length: 300 }, (__, index) => {
      const length = index < 2 ? 0 : next() % (width === 1 ? 33 : 49);
      const kept = words().map((word, at) => {
        const left = length - 32 * at;
        if (left <= 0) return 0;
        return left >= 32 ? word : (word & (-1 << (32 - left))) >>> 0;
      });
      return { words: kept, length, metric: next() % 3 };
    });
    const lines = rows.map(({ words: kept, length, metric }, index) => {
      const mask = length === 0 ? 0 : (-1 << (32 - length)) >>> 0;
      return width === 1
        ? `${textOf(kept)} 0.0.0.0 ${inetText([mask])} ${length === 32 ? "UH" : "U"} ${metric} 0 0 e${index}`
        : `${textOf(kept)}/${length} :: U ${metric} 0 0 e${index}`;
    });
    const { ast, diagnostics } = parseRoutes(`${heading}\n${lines.join("\n")}\n`);
    expect(diagnostics).toEqual([]);
    const routes = ast.tables[0]?.routes ?? [];
    const references = rows.flatMap((row, index): Reference[] => {
      const route = routes[index];
      return route === undefined ? [] : [{ ...row, route }];
    });
    const lookup = routeLookup(ast);
    let differing = 0;
    for (let count = 0; count < 100_000; count++) {
      const wanted = words();
      const near = references[next() % references.length];
      if (near !== undefined && count % 2 === 0) wanted[0] = near.words[0] ?? 0;
      if (!isSame(lookup, references, { wanted, text: textOf(wanted) })) differing++;
    }
    expect(differing).toBe(0);
  });
});

function isSame(
  lookup: RouteLookup,
  references: readonly Reference[],
  asked: { wanted: number[]; text: string },
): boolean {
  let best: Route[] = [];
  let longest = -1;
  let lowest = 0;
  for (const { words, length, route } of references) {
    const metric = route.metric ?? 0;
    if (length < longest || (length === longest && metric > lowest) || !holds(words, length, asked.wanted)) continue;
    best = length === longest && metric === lowest ? [...best, route] : [route];
    longest = length;
    lowest = metric;
  }
  const found = lookup.lookup(address(asked.text));
  if (found === null) return best.length === 0;
  return found.routes.length === best.length && found.routes.every((route, at) => route === best[at]);
}
