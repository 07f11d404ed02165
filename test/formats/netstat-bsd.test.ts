import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRoutes, printRoutes, type Route } from "../../src/formats/netstat/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/${name}`, import.meta.url), "utf8");

const tablesOf = (name: string) => parseRoutes(sample(name)).ast.tables;
const find = (name: string, destination: string, table = 0): Route | undefined =>
  tablesOf(name)[table]?.routes.find((route) => route.destination === destination);

const headed = (heading: string, ...rows: readonly string[]) => parseRoutes([heading, ...rows, ""].join("\n"));

describe("traps of the tables of BSD", () => {
  test.each([
    ["ok/netstat-rn.freebsd-14.txt", ["freebsd", "freebsd"]],
    ["ok/netstat-rnW.freebsd-13.fibs.txt", ["freebsd", "freebsd", "freebsd"]],
    ["ok/netstat-rnW.freebsd-11.txt", ["freebsd"]],
    ["ok/netstat-rn.freebsd-6.txt", ["freebsd", "freebsd"]],
    ["ok/netstat-rn.openbsd-7.txt", ["openbsd", "openbsd"]],
    ["ok/netstat-r.openbsd-4.names.txt", ["openbsd"]],
    ["ok/netstat-rn.netbsd-9.txt", ["netbsd", "netbsd"]],
    ["ok/netstat-rnT.netbsd-6.txt", ["netbsd"]],
    ["ok/netstat-rn.macos-14.txt", ["macos", "macos"]],
    ["ok/netstat-rnll.macos.txt", ["macos"]],
    ["ok/netstat-rn.macos-10.8.txt", ["macos", "macos"]],
    ["ok/netstat-rn.squeezed-macos.txt", ["macos"]],
    ["ok/netstat-rn.aix-7.txt", ["aix", "aix"]],
    ["err/bsd-unknown-flags.txt", ["bsd"]],
  ])("%s is told by heading, widths or flags, and printed back", (name, forms) => {
    const text = sample(name);
    const { ast } = parseRoutes(text);
    expect(ast.tables.map(({ form }) => form)).toEqual(forms);
    if (!name.includes("squeezed")) expect(printRoutes(ast)).toBe(text);
  });

  test("abbreviated destinations are whole networks", () => {
    const name = "ok/netstat-rn.macos-14.txt";
    const shown = tablesOf(name)[0]?.routes.map(({ destination, written }) => [written?.destination, destination]);
    expect(shown).toEqual([
      [undefined, "0.0.0.0/0"],
      [undefined, "0.0.0.0/0"],
      ["0/1", "0.0.0.0/1"],
      ["127", "127.0.0.0/8"],
      [undefined, "127.0.0.1/32"],
      ["128.0/1", "128.0.0.0/1"],
      ["169.254", "169.254.0.0/16"],
      ["192.168.1", "192.168.1.0/24"],
      ["192.168.1.1/32", "192.168.1.1/32"],
      [undefined, "192.168.1.1/32"],
      ["192.168.1.221/32", "192.168.1.221/32"],
      [undefined, "192.168.1.255/32"],
      ["224.0.0/4", "224.0.0.0/4"],
      [undefined, "224.0.0.251/32"],
      ["255.255.255.255/32", "255.255.255.255/32"],
    ]);
  });

  test("a gateway may be a link, a hardware address without zeros, an address with a zone, one of the other family, a name", () => {
    const name = "ok/netstat-rn.macos-14.txt";
    expect(find(name, "169.254.0.0/16")?.gateway).toEqual({ link: 11 });
    expect(tablesOf(name)[0]?.routes[9]).toMatchObject({
      gateway: { mac: "00:90:a9:ed:e4:35" },
      written: { gateway: "0:90:a9:ed:e4:35" },
    });
    expect(find(name, "fe80::%lo0/64", 1)?.gateway).toBe("fe80::1%lo0");
    expect(find("ok/netstat-rn.freebsd-14.txt", "203.0.113.9/32")?.gateway).toBe("fe80::1%vtnet0");
    expect(find("ok/netstat-rn.netbsd-9.txt", "127.0.0.1/32")?.gateway).toEqual({ host: "lo0" });
  });

  test("Expire is empty, seconds or !", () => {
    const name = "ok/netstat-rn.macos-14.txt";
    const [first, second] = tablesOf(name)[0]?.routes ?? [];
    expect(first).not.toHaveProperty("expire");
    expect(second).toMatchObject({ expired: true });
    expect(tablesOf(name)[0]?.routes[9]).toMatchObject({ expire: 1192 });
    expect(find("ok/netstat-rn.aix-7.txt", "0.0.0.0/0")).toMatchObject({
      expire: null,
      groups: null,
      ref: 3,
      use: 88120,
    });
  });

  test("several defaults stay several, in Internet6 too", () => {
    const defaults = tablesOf("ok/netstat-rn.macos-14.txt")[1]?.routes.filter(
      ({ destination }) => destination === "::/0",
    );
    expect(defaults?.map((route) => route.interface)).toEqual(["utun0", "utun1"]);
  });

  test("a letter means what it means in its system", () => {
    expect(find("ok/netstat-rn.freebsd-6.txt", "10.0.0.0/8")?.flags.names).toContain("protocol-cloning");
    expect(tablesOf("ok/netstat-rn.openbsd-7.txt")[0]?.routes[6]?.flags).toEqual({
      letters: "UHLch",
      names: ["up", "host", "link-layer", "cloned", "cached"],
    });
    expect(find("ok/netstat-rn.netbsd-9.txt", "192.0.2.0/24")?.flags.names).toEqual(["up", "cloning-or-connected"]);
    expect(find("ok/netstat-rn.macos-14.txt", "224.0.0.0/4")?.flags.names).toEqual([
      "up",
      "multicast",
      "cloning",
      "static",
    ]);
    expect(find("ok/netstat-rn.freebsd-14.txt", "198.51.100.7/32")?.flags.names).toContain("dynamic");
    const { diagnostics } = parseRoutes(sample("err/bsd-unknown-flags.txt"));
    expect(diagnostics.map(({ code, actual }) => [code, actual])).toEqual([
      ["netstat/unknown-flag", "UGSc"],
      ["netstat/unknown-flag", "UGHSQ"],
    ]);
  });

  test("columns mean what the heading says", () => {
    expect(find("ok/netstat-rnW.freebsd-13.fibs.txt", "0.0.0.0/0")).toMatchObject({ nhop: 5, mtu: 1500 });
    expect(find("ok/netstat-rnW.freebsd-13.fibs.txt", "203.0.113.4/32")).not.toHaveProperty("mtu");
    expect(find("ok/netstat-rnW.freebsd-13.fibs.txt", "203.0.113.4/32")).toMatchObject({ nhop: 7, expire: 41 });
    expect(find("ok/netstat-rnW.freebsd-11.txt", "192.0.2.0/24")).toMatchObject({ use: 1203399, mtu: 1500 });
    expect(find("ok/netstat-rn.openbsd-7.txt", "10.9.0.0/16")).toMatchObject({
      mtu: 1400,
      mtuLocked: true,
      priority: 32,
    });
    expect(find("ok/netstat-rn.openbsd-7.txt", "192.0.2.128/25")).toMatchObject({
      mtu: null,
      mtuLocked: true,
      priority: 48,
    });
    expect(find("ok/netstat-rn.netbsd-9.txt", "192.0.2.1/32")).toMatchObject({
      ref: null,
      use: null,
      mtu: 1400,
      mtuLocked: true,
    });
    expect(find("ok/netstat-rnT.netbsd-6.txt", "198.51.100.0/24")).toMatchObject({ tag: "25", interface: "mpls0" });
    expect(find("ok/netstat-rnll.macos.txt", "17.57.146.20/32")).toMatchObject({
      ifa: "192.168.1.20",
      rtt: 31.25,
      rttvar: 7.5,
      expire: 25,
    });
    expect(find("ok/netstat-rnll.macos.txt", "127.0.0.1/32")).toMatchObject({ rttvar: 0.125 });
    expect(find("ok/netstat-rnll.macos.txt", "127.0.0.1/32")).not.toHaveProperty("rtt");
  });

  test("the tables of several FIBs say which they are", () => {
    expect(tablesOf("ok/netstat-rnW.freebsd-13.fibs.txt").map(({ title, family }) => [title, family])).toEqual([
      ["Routing tables", "ipv4"],
      ["Routing tables (fib: 1)", "ipv4"],
      [undefined, "ipv6"],
    ]);
  });

  test("=> says that the next row has the same destination under another mask", () => {
    expect(find("ok/netstat-rn.freebsd-6.txt", "10.0.0.0/24")?.continues).toBe(true);
    expect(find("ok/netstat-rn.aix-7.txt", "10.1.2.0/32")?.continues).toBe(true);
  });

  test("names without -n, and those that fill their column may be cut", () => {
    expect(
      tablesOf("ok/netstat-r.openbsd-4.names.txt")[0]?.routes.map(({ destination, gateway }) => [destination, gateway]),
    ).toEqual([
      ["0.0.0.0/0", "192.0.2.1"],
      [{ host: "loopback", prefixLength: null }, { host: "localhost.example" }],
      [{ host: "localhost.example", prefixLength: 32 }, { host: "localhost.example" }],
    ]);
    const { diagnostics } = parseRoutes(sample("err/freebsd-cut-names.txt"));
    expect(diagnostics.map(({ code, severity, actual }) => [code, severity, actual])).toEqual([
      ["netstat/cut-name", "info", "gateway.example.or"],
      ["netstat/cut-name", "info", "dns-01.prod.exampl"],
    ]);
  });

  test("Encap and other families are kept as they stand, with a word on each section", () => {
    const text = sample("err/openbsd-encap.txt");
    const { ast, diagnostics } = parseRoutes(text);
    expect(ast.tables[0]?.unknown?.map((line) => line.text.slice(0, 6))).toEqual([
      "Encap:",
      "Source",
      "10.9.0",
      "Protoc",
      "(18) 0",
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["netstat/other-family", "netstat/other-family"]);
    expect(ast.tables[1]).toMatchObject({ family: "ipv6", routes: [{ destination: "::1/128" }] });
    expect(printRoutes(ast)).toBe(text);
  });

  test("a bad field costs its field, a bad line its line", () => {
    const { ast, diagnostics } = parseRoutes(sample("err/bsd-damaged.txt"));
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "netstat/unknown-line",
      "netstat/unknown-line",
      "netstat/unknown-line",
      "netstat/bad-destination",
      "netstat/bad-gateway",
      "netstat/bad-figure",
      "netstat/bad-row",
      "netstat/unknown-line",
    ]);
    expect(ast.tables[0]?.routes.map(({ destination }) => destination)).toEqual([
      "0.0.0.0/0",
      { host: "10.300", prefixLength: 24 },
      "192.0.2.0/24",
      "198.51.100.0/24",
    ]);
  });

  test("under a heading without a section the first row tells the family", () => {
    const heading = "Destination Gateway Flags Netif Expire";
    expect(headed(heading, "default fe80::1%em0 UGS em0").ast.tables[0]).toMatchObject({
      family: "ipv6",
      routes: [{ destination: "::/0" }],
    });
    expect(headed(heading, "10/8 10.0.0.1 UGS em0").ast.tables[0]).toMatchObject({
      family: "ipv4",
      routes: [{ destination: "10.0.0.0/8" }],
    });
  });
});
