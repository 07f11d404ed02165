import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRoutes, printRoutes, type Route } from "../../src/formats/netstat/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/${name}`, import.meta.url), "utf8");

const tablesOf = (name: string) => parseRoutes(sample(name)).ast.tables;
const routesOf = (name: string): readonly Route[] => tablesOf(name)[0]?.routes ?? [];
const find = (routes: readonly Route[], destination: string): Route | undefined =>
  routes.find((route) => route.destination === destination);

describe("traps of the Linux tables", () => {
  test("1: the heading decides the columns of eight words", () => {
    const row = "10.0.0.0        10.1.0.1        255.0.0.0       UG    7      8        9 eth0";
    const head = "Destination     Gateway         Genmask         Flags ";
    const read = (columns: string) => parseRoutes(`${head}${columns} Iface\n${row}\n`).ast.tables[0]?.routes[0];
    expect(read("Metric Ref    Use")).toMatchObject({ metric: 7, ref: 8, use: 9 });
    expect(read("  MSS Window  irtt")).toMatchObject({ mss: 7, window: 8, irtt: 9 });
  });

  test("2: several tables in one text, both families", () => {
    expect(
      tablesOf("ok/netstat-46nr.2.10.txt").map(({ family, form, routes }) => [family, form, routes.length]),
    ).toEqual([
      ["ipv4", "netstat", 2],
      ["ipv6", "next-hop", 7],
    ]);
    expect(tablesOf("ok/two-runs-crlf-colour.txt").map(({ routes }) => routes.length)).toEqual([2, 1]);
  });

  test("3: reject rows show - for gateway, ref and interface", () => {
    const route = find(routesOf("ok/route-n.kinds.2.10.txt"), "10.90.1.1/32");
    expect(route).toMatchObject({ gateway: null, metric: 7, ref: null, use: 0, interface: null });
    expect(route?.flags).toEqual({ letters: "!H", names: ["reject", "host"] });
    const short = find(routesOf("ok/netstat-nr.kinds.2.10.txt"), "10.90.0.0/16");
    expect(short).toMatchObject({ gateway: null, mss: null, window: null, irtt: null, interface: null });
    expect(short).not.toHaveProperty("written");
  });

  test("4: the interface * of blackhole and throw routes is none, - is a name where the row is no reject row", () => {
    expect(find(routesOf("ok/netstat-nr.kinds.2.10.txt"), "10.91.0.0/16")).toMatchObject({
      gateway: null,
      interface: null,
    });
    const named = sample("ok/netstat-nr.kinds.2.10.txt").replace(" eth0.100\n", " -\n");
    expect(find(parseRoutes(named).ast.tables[0]?.routes ?? [], "10.5.0.0/16")?.interface).toBe("-");
  });

  test("5: -ee cuts names to six bytes, and names are padded by bytes", () => {
    const names = routesOf("ok/netstat-nree.2.10.txt").map((route) => route.interface);
    expect(names).toContain("averyl");
    expect(names).toContain("dé日");
  });

  test("6: metrics are printed signed up to 2025 and unsigned since", () => {
    const signed = routesOf("ok/route-n.kinds.2.10.txt");
    expect(find(signed, "128.0.0.0/1")?.metric).toBe(4294967295);
    expect(signed[2]).toMatchObject({ destination: "0.0.0.0/0", metric: 2147483648 });
    const unsigned = routesOf("ok/route-n.metric-unsigned.2025.txt");
    expect(unsigned.map(({ metric, written }) => [metric, written])).toEqual([
      [4294967295, { metric: "4294967295" }],
      [2147483648, { metric: "2147483648" }],
    ]);
  });

  test("7: 0.0.0.0 with 128.0.0.0 is no default route", () => {
    expect(
      routesOf("ok/netstat-nr.kinds.2.10.txt")
        .slice(0, 2)
        .map(({ destination }) => destination),
    ).toEqual(["0.0.0.0/1", "0.0.0.0/0"]);
  });

  test("8: several defaults stay several, in order", () => {
    expect(
      routesOf("ok/route.names.2.10.txt")
        .filter(({ destination }) => destination === "0.0.0.0/0")
        .map(({ metric }) => metric),
    ).toEqual([0, 2147483648]);
  });

  test("9: Ref and Use run together are told apart where there is one way", () => {
    const shown = routesOf("ok/netstat-6nr.net-tools-2013.txt").map(({ metric, ref, use }) => [metric, ref, use]);
    expect(shown).toEqual([
      [0, 1, 123456],
      [256, 0, 0],
      [0, 10, 123456],
      [256, 3, 99999],
      [1024, 5, 0],
      [4294967295, 1, 424956],
    ]);
    const { ast, diagnostics } = parseRoutes(sample("err/ambiguous-ref-use.txt"));
    expect(ast.tables[0]?.routes[0]).toMatchObject({ metric: 0, written: { refUse: "12123456789" }, interface: "lo" });
    expect(ast.tables[0]?.routes[0]).not.toHaveProperty("ref");
    expect(diagnostics.map(({ code, actual }) => [code, actual])).toEqual([
      ["netstat/ambiguous-ref-use", "12123456789"],
    ]);
  });

  test("9: rows run together under a heading with two blanks, as an edited text has it", () => {
    const heading = "Destination                     Next Hop                   Flag Met Re  Use If";
    const rows = ["::/0                            ::                         !n   -1  1424956 lo"];
    const text = `${[heading, ...rows, rows[0]?.replace("1424956", "4 26289")].join("\n")}\n`;
    const { ast, diagnostics } = parseRoutes(text);
    expect(diagnostics).toEqual([]);
    expect(ast.tables).toMatchObject([
      {
        form: "next-hop-glued",
        written: { heading },
        routes: [
          { metric: 4294967295, ref: 1, use: 424956 },
          { ref: 4, use: 26289 },
        ],
      },
    ]);
  });

  test("no IPv4 at all: the tool says so, in any language", () => {
    const { ast, diagnostics } = parseRoutes(sample("err/not-configured.txt"));
    expect(ast.tables).toEqual([]);
    expect(ast.unknown.length).toBe(4);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "netstat/unknown-line",
      "netstat/not-configured",
      "netstat/unknown-line",
      "netstat/not-configured",
    ]);
  });

  test("10: Next Hop is one column", () => {
    expect(find(routesOf("ok/netstat-6nr.kinds.2.10.txt"), "::/0")).toMatchObject({
      gateway: "2001:db8::9",
      metric: 1024,
      interface: "d0",
    });
    expect(routesOf("ok/route-6.net-tools-1.60.txt")[2]).toMatchObject({
      destination: "::/0",
      gateway: "fe80::1",
      metric: 1024,
      ref: 7,
      use: 0,
    });
  });

  test("11: the heading of toybox has tabs, reject rows of busybox show 0.0.0.0 and *", () => {
    expect(tablesOf("ok/netstat-rn.toybox.txt")[0]).toMatchObject({
      form: "netstat",
      routes: [{ interface: "wlan0" }, { gateway: null }],
    });
    expect(routesOf("ok/route-n.busybox.txt")[1]).toMatchObject({
      gateway: null,
      interface: null,
      written: { gateway: "0.0.0.0", interface: "*" },
    });
  });

  test("12: titles and headings are translated, rows are not: the form is that of the rows and of the words no language changes", () => {
    expect(tablesOf("ok/route-n.translated-de.txt")).toMatchObject([
      {
        family: "ipv4",
        form: "route",
        written: {
          title: "Kernel-IP-Routentabelle",
          heading: "Ziel            Router          Genmask         Flags Metric Ref    Use Iface",
        },
        routes: [
          { destination: "0.0.0.0/0", metric: 0, ref: 0 },
          { destination: "192.0.2.0/24", gateway: null },
        ],
      },
    ]);
    const shown = (name: string) => tablesOf(name).map(({ family, form, routes }) => [family, form, routes.length]);
    expect(shown("ok/netstat-nr.fr.2.10.txt")).toEqual([["ipv4", "netstat", 9]]);
    expect(shown("ok/route-n.ja.2.10.txt")).toEqual([["ipv4", "route", 9]]);
    expect(shown("ok/route-nee.pt_BR.2.10.txt")).toEqual([["ipv4", "extended", 9]]);
    expect(shown("ok/netstat-46nr.cs.2.10.txt")).toEqual([
      ["ipv4", "netstat", 9],
      ["ipv6", "next-hop", 8],
    ]);
    expect(shown("ok/netstat-6nr.cs.net-tools-2013.txt")).toEqual([["ipv6", "next-hop-glued", 3]]);
    expect(shown("ok/route-6.et.net-tools-1.60.txt")).toEqual([["ipv6", "next-hop-wide", 2]]);
    expect(shown("ok/netstat-nr.title-zh.txt")).toEqual([
      ["ipv4", "netstat", 2],
      ["ipv6", "next-hop-glued", 1],
    ]);
    expect(tablesOf("ok/netstat-nr.title-zh.txt").map(({ title, written }) => [title, written])).toEqual([
      [undefined, { title: "内核 IP 路由表" }],
      [undefined, { title: "内核 IPv6 路由表" }],
    ]);
    expect(routesOf("ok/netstat-6nr.cs.net-tools-2013.txt")[2]).toMatchObject({ ref: 1, use: 123456, interface: "lo" });
    expect(routesOf("ok/route-n.ja.2.10.txt")[7]).toMatchObject({
      destination: "198.51.100.128/25",
      gateway: null,
      flags: { letters: "!", names: ["reject"] },
      metric: 0,
      ref: null,
      interface: null,
    });
  });

  test("12: a heading in another language whose columns are pasted together by single blanks is read by its words", () => {
    const rows = ["0.0.0.0 192.0.2.1 0.0.0.0 UG 7 8 9 eth0", "192.0.2.0 0.0.0.0 255.255.255.0 U 7 8 9 eth0"];
    const read = (heading: string) => parseRoutes(`${[heading, ...rows].join("\n")}\n`).ast.tables[0]?.routes[0];
    expect(read("Ziel Router Genmask Flags MSS Fenster irtt Iface")).toMatchObject({ mss: 7, window: 8, irtt: 9 });
    expect(read("Destino Roteador MáscaraGen. Opções Métrica Ref Uso Iface")).toMatchObject({
      metric: 7,
      ref: 8,
      use: 9,
    });
  });

  test("an IPv6 table drops ::ffff: and writes the other embedded addresses with dots", () => {
    const routes = routesOf("ok/netstat-6nr.kinds.2.10.txt");
    expect(routes[0]).toMatchObject({ destination: "::102:304/128", written: { destination: "::1.2.3.4/128" } });
    expect(routes[1]?.destination).toBe("::ffff:10.0.0.0/104");
    expect(routes[1]).not.toHaveProperty("written");
  });

  test("the letter D means another thing in each family", () => {
    const names = (family: string) =>
      (family === "ipv4"
        ? routesOf("ok/route.net-tools-1.60.txt")[3]
        : routesOf("ok/netstat-6nr.net-tools-2013.txt")[4]
      )?.flags.names;
    expect(names("ipv4")).toEqual(["up", "gateway", "host", "dynamic", "modified"]);
    expect(names("ipv6")).toEqual(["up", "gateway", "default", "addrconf", "expires"]);
  });

  test("the routing cache: a source in place of the genmask, single addresses, flags of their own or none", () => {
    const cache = routesOf("ok/route-Cn.2.10.txt");
    expect(tablesOf("ok/route-Cn.2.10.txt")[0]).toMatchObject({
      family: "ipv4",
      form: "cache-route",
      title: "Kernel IP routing cache",
    });
    expect(cache[1]).toMatchObject({
      source: "192.0.2.157",
      destination: "203.0.113.123/32",
      gateway: "192.0.2.1",
      flags: { letters: "", names: [] },
      metric: 0,
      ref: 0,
      use: 12,
      interface: "eth0",
    });
    expect(cache.map(({ flags }) => flags.names)).toEqual([
      [],
      [],
      ["local"],
      ["multicast", "local"],
      ["broadcast", "local"],
      ["direct-source"],
    ]);
    expect(cache[5]?.source).toBeNull();
    expect(routesOf("ok/netstat-rnC.2.10.txt")[1]).toMatchObject({ mss: 1500, window: 0, irtt: 75 });
    expect(routesOf("ok/route-Cnee.2.10.txt")[1]).toMatchObject({
      metric: 0,
      use: 12,
      mss: 1500,
      irtt: 75,
      tos: 10,
      hhRef: 1,
      hhUptod: 1,
      specDst: "192.0.2.157",
    });
    expect(routesOf("ok/route-Cnee.2.10.txt")[5]).toMatchObject({ hhRef: null, specDst: null, interface: "vethlo" });
    expect(routesOf("ok/route-Cnee.kernel-2.0.txt")[1]).toMatchObject({
      flags: { letters: "UHG", names: ["up", "host", "gateway"] },
      metric: 1,
      irtt: 300,
      hh: null,
      arp: 0,
    });
  });

  test("the routing cache with names, behind the table of the same run", () => {
    const [table, cache] = tablesOf("ok/route-FC.net-tools-1.60.txt");
    expect([table?.form, cache?.form]).toEqual(["route", "cache-route"]);
    expect(cache?.routes.map(({ source, destination, flags }) => [source, destination, flags.names])).toEqual([
      [{ host: "node1.lab.examp" }, { host: "ns.lab.example", prefixLength: 32 }, []],
      [null, "255.255.255.255/32", ["broadcast", "local"]],
      ["203.0.113.9", "192.0.2.9/32", ["destination-nat", "direct-source", "local"]],
      ["192.0.2.9", "0.0.0.0/32", ["dead", "reject"]],
    ]);
    expect(cache?.routes[3]).toMatchObject({
      gateway: null,
      interface: null,
      written: { destination: "*", gateway: "*" },
    });
    const { ast, diagnostics } = parseRoutes(sample("err/routing-cache-damaged.txt"));
    expect(diagnostics.map(({ code, actual }) => [code, actual])).toEqual([
      ["netstat/unknown-flag", "lZ"],
      ["netstat/bad-source", "192.0.2.999"],
      ["netstat/bad-destination", "192.0.2.5111"],
      ["netstat/bad-figure", "once"],
      ["netstat/bad-row", "3 fields"],
    ]);
    expect(ast.tables[0]?.unknown?.length).toBe(1);
    expect(ast.tables[0]?.routes[3]).toMatchObject({ metric: 0, ref: 0, written: { use: "once" }, interface: "eth0" });
  });

  test("11: toybox and busybox as they print today, without -n too", () => {
    expect(tablesOf("ok/netstat-rn.toybox-0.8.9.txt")[0]).toMatchObject({
      form: "netstat",
      written: { heading: "Destination\tGateway \tGenmask \tFlags   MSS Window  irtt Iface" },
    });
    const reject = find(routesOf("ok/netstat-rn.toybox-0.8.9.txt"), "198.51.100.128/25");
    expect(reject).toMatchObject({
      gateway: null,
      mss: 0,
      interface: null,
      written: { gateway: "0.0.0.0", interface: "*" },
    });
    expect(routesOf("ok/netstat-re.toybox-0.8.9.txt")[0]).toMatchObject({
      destination: "0.0.0.0/1",
      written: { destination: "default" },
      metric: 0,
    });
    expect(find(routesOf("ok/netstat-r.busybox-1.35.txt"), "192.0.2.0/24")).toMatchObject({
      gateway: null,
      written: { gateway: "*" },
    });
    expect(find(routesOf("ok/route-n.busybox-1.35.txt"), "198.51.100.128/25")).toMatchObject({
      ref: 0,
      interface: null,
    });
    expect(tablesOf("ok/route-A-inet6.busybox-1.35.txt")[0]?.form).toBe("next-hop-wide");
    expect(routesOf("ok/route-A-inet6.busybox-1.35.txt")[1]).toMatchObject({
      destination: "2001:db8:dead::/48",
      flags: { letters: "!n", names: ["reject", "no-next-hop"] },
      interface: "lo",
    });
  });

  test("names without -n", () => {
    const routes = routesOf("ok/netstat-r.names.2.10.txt");
    expect(routes[1]).toMatchObject({
      destination: "0.0.0.0/0",
      gateway: { host: "gw.lab.example" },
      written: { destination: "default" },
    });
    expect(routes.at(-1)?.destination).toEqual({ host: "link-local", prefixLength: 16 });
    const inet6 = routesOf("ok/route-6.names.2.10.txt");
    expect(inet6[10]).toMatchObject({
      destination: "::/0",
      gateway: { host: "gw6.lab.example" },
      written: { destination: "[::]/0" },
    });
    expect(inet6[11]).toMatchObject({
      destination: { host: "ip6-localhost", prefixLength: 128 },
      gateway: null,
      written: { gateway: "[::]" },
    });
  });

  test("the title alone, and an empty cache", () => {
    expect(tablesOf("ok/netstat-nreee.title-only.2.10.txt")).toMatchObject([
      { form: null, title: "Kernel IP routing table", routes: [] },
    ]);
    expect(tablesOf("ok/netstat-6nrC.empty.2.10.txt")).toMatchObject([
      { family: "ipv6", form: "next-hop", title: "Kernel IPv6 routing cache", routes: [] },
    ]);
  });

  test("interfaces of any name", () => {
    const names = routesOf("ok/route-n.kinds.2.10.txt").map((route) => route.interface);
    for (const name of ["a,b", "-dash", "Kernel", "eth0.100", "dé日本", "averylongname15"])
      expect(names).toContain(name);
  });

  test("busybox prints IPv4-mapped addresses whole, net-tools without their beginning", () => {
    const rows = [
      "Destination                                 Next Hop                                Flags Metric Ref    Use Iface",
      "::ffff:0.0.0.0/96                           ::ffff:10.1.2.3                         UG    1      2        0 eth0    ",
      "10.0.0.0/104                                10.1.2.3                                UG    1      2        0 eth0    ",
      "",
    ].join("\n");
    const { ast } = parseRoutes(rows);
    const [whole, short] = ast.tables[0]?.routes ?? [];
    expect(whole).toMatchObject({ destination: "::ffff:0.0.0.0/96", gateway: "::ffff:10.1.2.3" });
    expect(whole?.written).toEqual({ destination: "::ffff:0.0.0.0/96", gateway: "::ffff:10.1.2.3" });
    expect(short).toMatchObject({ destination: "::ffff:10.0.0.0/104", gateway: "::ffff:10.1.2.3" });
    expect(short?.written).toBeUndefined();
    expect(printRoutes(ast)).toBe(rows);
  });
});
