import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ipRouteCommands, parseRoutes } from "../../src/formats/netstat/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/${name}`, import.meta.url), "utf8");

const commands = (text: string): readonly string[] => ipRouteCommands(parseRoutes(text).ast);

const ROUTE = "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
const NETSTAT = "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n";
const INET6 = "Destination                    Next Hop                   Flag Met Ref  Use If\n";

const inet = (...rows: readonly string[]): readonly string[] => commands(ROUTE + rows.join("\n"));
const inet6 = (...rows: readonly string[]): readonly string[] => commands(INET6 + rows.join("\n"));

describe("commands that rebuild IPv4 tables", () => {
  test("a node of a cluster: routes without a gateway first", () => {
    expect(commands(sample("ok/netstat-nr.worker1.txt"))).toEqual([
      "ip route replace 10.131.0.0/23 dev ovn-k8s-mp0",
      "ip route replace 50.50.51.0/24 dev br-ex",
      "ip route replace 0.0.0.0/0 via 50.50.51.10 dev br-ex",
      "ip route replace 10.128.0.0/14 via 10.131.0.1 dev ovn-k8s-mp0",
      "ip route replace 169.254.169.0/30 via 50.50.51.10 dev br-ex",
      "ip route replace 169.254.169.3/32 via 10.131.0.1 dev ovn-k8s-mp0",
      "ip route replace 172.30.0.0/16 via 50.50.51.10 dev br-ex",
    ]);
  });

  test("metric, window, irtt and MSS, which is advmss and 40", () => {
    const lines = commands(sample("ok/netstat-nree.2.10.txt"));
    expect(lines).toContain("ip route replace 10.94.0.0/16 via 10.1.0.7 dev d0 window 4000 rtt 300ms advmss 1234");
    expect(lines).toContain("ip route replace 128.0.0.0/1 via 10.2.0.2 dev a,b metric 4294967295");
    expect(lines).toContain("ip route replace unreachable 0.0.0.0/0 metric 2147483648");
  });

  test("names of interfaces are quoted for a shell", () => {
    expect(inet("10.0.0.0 0.0.0.0 255.0.0.0 U 0 0 0 $(id)", "11.0.0.0 0.0.0.0 255.0.0.0 U 0 0 0 it's")).toEqual([
      "ip route replace 10.0.0.0/8 dev '$(id)'",
      "ip route replace 11.0.0.0/8 dev 'it'\\''s'",
    ]);
  });

  test("a gateway that no shown route leads to is on the link, and comes first", () => {
    expect(
      inet(
        "10.0.0.0 0.0.0.0 255.255.255.0 U 0 0 0 eth0",
        "10.1.0.0 10.0.0.9 255.255.255.0 UG 0 0 0 eth0",
        "10.2.0.0 10.0.0.9 255.255.255.0 UG 0 0 0 eth1",
        "10.3.0.0 192.0.2.1 255.255.255.0 UG 0 0 0 eth0",
      ),
    ).toEqual([
      "ip route replace 10.2.0.0/24 via 10.0.0.9 dev eth1 onlink",
      "ip route replace 10.3.0.0/24 via 192.0.2.1 dev eth0 onlink",
      "ip route replace 10.0.0.0/24 dev eth0",
      "ip route replace 10.1.0.0/24 via 10.0.0.9 dev eth0",
    ]);
  });

  test("reject rows are unreachable, rows on no interface blackhole, both last", () => {
    expect(
      inet(
        "10.1.0.0 - 255.255.0.0 ! 7 - 0 -",
        "10.2.0.0 0.0.0.0 255.255.0.0 U 0 0 0 *",
        "10.3.0.0 0.0.0.0 255.255.0.0 U 0 0 0 eth0",
      ),
    ).toEqual([
      "ip route replace 10.3.0.0/16 dev eth0",
      "ip route replace unreachable 10.1.0.0/16 metric 7",
      "ip route replace blackhole 10.2.0.0/16",
    ]);
  });

  test("several routes of one destination and metric are appended, equal rows are said once", () => {
    const rows = [
      "0.0.0.0 10.0.0.1 0.0.0.0 UG 100 0 0 eth0",
      "0.0.0.0 10.0.0.2 0.0.0.0 UG 100 0 0 eth0",
      "0.0.0.0 10.0.0.2 0.0.0.0 UG 100 0 0 eth0",
      "0.0.0.0 10.0.0.3 0.0.0.0 UG 200 0 0 eth0",
    ];
    expect(inet("10.0.0.0 0.0.0.0 255.255.255.0 U 0 0 0 eth0", ...rows).slice(1)).toEqual([
      "ip route append 0.0.0.0/0 via 10.0.0.1 dev eth0 metric 100",
      "ip route append 0.0.0.0/0 via 10.0.0.2 dev eth0 metric 100",
      "ip route replace 0.0.0.0/0 via 10.0.0.3 dev eth0 metric 200",
    ]);
  });

  test("names, IPv6 next hops and rows that are not up are left out", () => {
    expect(
      inet(
        "link-local 0.0.0.0 255.255.0.0 U 0 0 0 eth0",
        "default _gateway 0.0.0.0 UG 0 0 0 eth0",
        "10.7.0.0 0.0.0.0 255.255.0.0 UG 0 0 0 eth0",
        "10.8.0.0 10.0.0.1 255.255.0.0 G 0 0 0 eth0",
      ),
    ).toEqual([]);
  });

  test("the default route by its word, and half of all addresses", () => {
    expect(inet("default * 0.0.0.0 U 0 0 0 tun0", "0.0.0.0 0.0.0.0 128.0.0.0 U 0 0 0 tun0")).toEqual([
      "ip route replace 0.0.0.0/0 dev tun0",
      "ip route replace 0.0.0.0/1 dev tun0",
    ]);
  });

  test("of one table in several forms the one with metrics is taken", () => {
    const short = `${NETSTAT}0.0.0.0 10.0.0.1 0.0.0.0 UG 0 0 0 eth0\n`;
    const long = `${ROUTE}0.0.0.0 10.0.0.1 0.0.0.0 UG 100 0 0 eth0\n`;
    const expected = ["ip route replace 0.0.0.0/0 via 10.0.0.1 dev eth0 metric 100 onlink"];
    expect(commands(short + long)).toEqual(expected);
    expect(commands(long + short)).toEqual(expected);
    expect(commands(short)).toEqual(["ip route replace 0.0.0.0/0 via 10.0.0.1 dev eth0 onlink"]);
  });
});

describe("commands that rebuild IPv6 tables", () => {
  test("every row but those that the kernel makes itself", () => {
    expect(commands(sample("ok/netstat-6nr.kinds.2.10.txt"))).toEqual([
      "ip -6 route replace ::102:304/128 dev d0 metric 1024",
      "ip -6 route replace ::ffff:10.0.0.0/104 dev d0 metric 1024",
      "ip -6 route replace 2001:db8::/64 dev d0 metric 256",
      "ip -6 route replace 2001:db8:7::/48 dev d0 metric 1024",
      "ip -6 route replace 2001:db8:9::/48 dev 'dé日本' metric 1024",
      "ip -6 route append 2001:db8:8::/48 via 2001:db8::5 dev d0 metric 1024",
      "ip -6 route append 2001:db8:8::/48 via 2001:db8::6 dev d0 metric 1024",
      "ip -6 route replace 2001:db8:1234:5678:9abc:def0:1234:5678/128 via 2001:db8::1234 dev d0 metric 1024",
      "ip -6 route replace ::/0 via 2001:db8::9 dev d0 metric 1024",
      "ip -6 route replace unreachable 2001:db8:1::/48 metric 1024",
      "ip -6 route replace unreachable 2001:db8:2::/48 metric 4294967295",
    ]);
  });

  test("H is what the kernel shows for onlink; link-local gateways need nothing", () => {
    expect(
      inet6(
        "2001:db8:1::/48 fe80::1 UG 1024 1 0 eth0",
        "2001:db8:2::/48 fe80::1 UGH 1024 1 0 eth0",
        "2001:db8:3::/48 2001:db8::1 UG 1024 1 0 eth0",
      ),
    ).toEqual([
      "ip -6 route replace 2001:db8:2::/48 via fe80::1 dev eth0 metric 1024 onlink",
      "ip -6 route replace 2001:db8:3::/48 via 2001:db8::1 dev eth0 metric 1024 onlink",
      "ip -6 route replace 2001:db8:1::/48 via fe80::1 dev eth0 metric 1024",
    ]);
  });

  test("a gateway that another gateway's route would lead to comes before that route", () => {
    expect(
      inet6(
        "2000::/3 2001:db8:1::9 UG 1024 1 0 eth0",
        "2001:db8:1::/48 2001:db8:2::9 UG 1024 1 0 eth0",
        "::/0 :: U 1024 1 0 eth0",
      ),
    ).toEqual([
      "ip -6 route replace ::/0 dev eth0 metric 1024",
      "ip -6 route replace 2000::/3 via 2001:db8:1::9 dev eth0 metric 1024",
      "ip -6 route replace 2001:db8:1::/48 via 2001:db8:2::9 dev eth0 metric 1024",
    ]);
  });

  test("a gateway on the link comes before another such route that would lead to it elsewhere", () => {
    expect(inet6("fc00::/7 2001:db8:1::7 UGH 1024 1 0 eth0", "2001:db8:ff9::/48 fd00:1::9 UGH 1024 1 0 eth1")).toEqual([
      "ip -6 route replace 2001:db8:ff9::/48 via fd00:1::9 dev eth1 metric 1024 onlink",
      "ip -6 route replace fc00::/7 via 2001:db8:1::7 dev eth0 metric 1024 onlink",
    ]);
  });

  test("local addresses, ends of tables, cache and what each interface has are left out", () => {
    expect(
      inet6(
        "::1/128 :: Un 0 3 0 lo",
        "::1/128 :: U 0 3 0 lo",
        "fe80::/64 :: U 256 2 0 eth0",
        "ff00::/8 :: U 256 2 0 eth0",
        "::/0 :: !n -1 1 0 lo",
        "2001:db8::5/128 fe80::1 UGC 0 1 0 eth0",
        "2001:db8::/64 :: UAe 256 1 0 eth0",
      ),
    ).toEqual(["ip -6 route replace 2001:db8::/64 dev eth0 metric 256"]);
  });
});

test("routes to one destination take linear time", () => {
  const rows = (head: string, count: number, row: (metric: number) => string): string =>
    head + Array.from({ length: count }, (_, at) => row(at + 1)).join("\n");
  const ipv4 = rows(ROUTE, 50_000, (metric) => `0.0.0.0 10.0.0.1 0.0.0.0 UG ${metric} 0 0 eth0`);
  const ipv6 = rows(
    INET6,
    25_000,
    (metric) => `fd00::/8 :: U ${metric} 1 0 eth0\n2000::/3 fd00::1 UG ${metric} 1 0 eth0`,
  );
  // A quarter of a second on an idle machine; with a look at every route of the destination it would be minutes.
  expect(commands(ipv4).length).toBe(50_000);
  expect(commands(ipv6).length).toBe(50_000);
});

test("tables of BSD give no lines", () => {
  const text = [
    "Routing tables",
    "",
    "Internet:",
    "Destination        Gateway            Flags     Netif Expire",
    "default            10.0.0.1           UGS         em0",
    "10.0.0.0/24        link#1             U           em0",
    "",
    "Internet6:",
    "Destination                       Gateway                       Flags     Netif Expire",
    "::/96                             ::1                           UGRS        lo0",
    "",
  ].join("\n");
  expect(parseRoutes(text).ast.tables.map(({ routes }) => routes.length)).toEqual([2, 1]);
  expect(commands(text)).toEqual([]);
});

test("any text gives lines of a shell, one for each route at most", () => {
  const word = fc.constantFrom(
    "10.0.0.0",
    "0.0.0.0",
    "255.0.0.0",
    "U",
    "UG",
    "!",
    "-",
    "*",
    "1",
    "eth0",
    "'",
    "::/0",
    "::",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(word), fc.constantFrom(ROUTE, NETSTAT, INET6, ""), (words, head) => {
      const { ast } = parseRoutes(head + words.join(" "));
      const lines = ipRouteCommands(ast);
      expect(lines.length).toBeLessThanOrEqual(ast.tables.reduce((sum, { routes }) => sum + routes.length, 0));
      for (const line of lines) expect(line).toMatch(/^ip (?:-6 )?route (?:replace|append) \S/);
    }),
  );
});
