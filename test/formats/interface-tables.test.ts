import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";
import { parseRoutes, printRoutes } from "../../src/formats/netstat/index.ts";
import { recognizeFormat } from "../../src/formats/recognizers.ts";

const sample = (name: string): string => readFileSync(new URL(`../../samples/${name}`, import.meta.url), "utf8");
const tablesOf = (name: string) => parseRoutes(sample(`netstat/${name}`)).ast.interfaceTables ?? [];
const rowOf = (name: string, index: number) => tablesOf(name)[0]?.rows[index];

describe("traps of the tables of interfaces", () => {
  test.each([
    "err/netstat-i.2.10.txt",
    "err/netstat-ia.2.10.txt",
    "err/netstat-ic.two-runs.2.10.txt",
    "ok/netstat-i.2013.txt",
    "ok/netstat-i.1.60.glued.txt",
    "ok/netstat-in.freebsd-14.txt",
    "ok/netstat-in.macos.txt",
    "ok/netstat-in.openbsd-7.txt",
    "err/netstat-i.2013.cut-names.txt",
    "err/netstat-i.1.60.cut-name.txt",
    "err/netstat-i.zero-statistics.2.10-1.3.txt",
    "err/netstat-i.cut-names.2018.txt",
  ])("%s is printed back byte for byte", (name) => {
    const text = sample(`netstat/${name}`);
    expect(printRoutes(parseRoutes(text).ast)).toBe(text);
  });

  test("figures that touch are told apart by their places and by a leading zero", () => {
    const shown = tablesOf("ok/netstat-i.1.60.glued.txt")[0]?.rows.map(({ name, metric, receive, transmit }) => [
      name,
      metric,
      receive?.packets,
      receive?.overruns,
      transmit?.packets,
    ]);
    expect(shown).toEqual([
      ["eth0", 0, 1234567, 0, 765432],
      ["eth1", 0, 1234567890123, 0, 9876543210],
      ["eth2", 12, 12345678, 345, 12345678901],
      ["et", 12, undefined, undefined, undefined],
      ["lo", 0, 4021, 0, 4021],
    ]);
  });

  test("counters go to 2^64-1", () => {
    expect(rowOf("ok/netstat-i.2013.txt", 2)?.receive).toEqual({
      packets: "18446744073709551615",
      errors: 4294967295,
      dropped: 12,
      overruns: 0,
    });
  });

  test("an alias has no statistics", () => {
    expect(rowOf("err/netstat-i.2.10.txt", 2)).toMatchObject({
      name: "eth0",
      label: "1",
      mtu: 9000,
      receive: null,
      transmit: null,
    });
  });

  test("P is promiscuous before N and O, point-to-point behind them, and either without", () => {
    const names = (letters: string): readonly string[] | undefined =>
      parseRoutes(sample("netstat/err/netstat-i.2.10.txt").replace("MOPU", letters)).ast.interfaceTables?.[0]?.rows.at(
        -1,
      )?.flags?.names;
    expect(names("MOPU")).toEqual(["MULTICAST", "NOARP", "POINTOPOINT", "UP"]);
    expect(names("BMPORU")).toEqual(["BROADCAST", "MULTICAST", "PROMISC", "NOARP", "RUNNING", "UP"]);
    expect(names("PPRU")).toEqual(["PROMISC", "POINTOPOINT", "RUNNING", "UP"]);
    expect(names("PpRU")).toEqual(["PROMISC", "POINTOPOINT", "RUNNING", "UP"]);
    expect(names("BMPRU")).toEqual(["BROADCAST", "MULTICAST", "PROMISC-OR-POINTOPOINT", "RUNNING", "UP"]);
    expect(names("[NO FLAGS]")).toEqual([]);
  });

  test("names cut to 5 or 8 bytes are said to be", () => {
    const cut = (name: string) =>
      parseRoutes(sample(`netstat/${name}`)).diagnostics.map(({ code, severity, actual }) => [code, severity, actual]);
    expect(cut("err/netstat-i.2013.cut-names.txt")).toEqual([
      ["netstat/cut-name", "info", "ovn-k8s-"],
      ["netstat/cut-name", "info", "genev_sy"],
    ]);
    expect(cut("err/netstat-i.1.60.cut-name.txt")).toEqual([["netstat/cut-name", "info", "bond0"]]);
    expect(cut("err/netstat-i.2.10.txt")).not.toContainEqual(expect.arrayContaining(["netstat/cut-name"]));
  });

  test("zeros behind a name of 15 bytes prove nothing, unless another such name has counters", () => {
    const text = sample("netstat/err/netstat-i.zero-statistics.2.10-1.3.txt");
    const said = (given: string) =>
      parseRoutes(given).diagnostics.map(({ code, severity, span }) => [
        code,
        severity,
        given.slice(span.start, span.end),
      ]);
    expect(said(text)).toEqual([
      ["netstat/zero-statistics", "warning", "a1b2c3d4e5f6a7b"],
      ["netstat/zero-statistics", "warning", "b1b2c3d4e5f6a7c"],
    ]);
    expect(said(text.replace("a1b2c3d4e5f6a7b  1500        0", "a1b2c3d4e5f6a7b  1500        4"))).toEqual([]);
  });

  test("netstat -i -c prints its title once and is netstat's; netstat -ie prints it above what is ifconfig's", () => {
    const [heading, ...rows] = sample("netstat/err/netstat-i.2.10.txt").split("\n").slice(1, -1);
    const run = [heading, ...rows].join("\n");
    const text = `Kernel Interface table\n${run}\n${run}\n${run}\n`;
    expect(recognizeFormat(text)).toBe("netstat");
    const { ast } = parseRoutes(text);
    expect(ast.interfaceTables?.map(({ title, rows }) => [title, rows.length])).toEqual([
      ["Kernel Interface table", rows.length],
      [undefined, rows.length],
      [undefined, rows.length],
    ]);
    expect(printRoutes(ast)).toBe(text);
    expect(recognizeFormat(sample("ifconfig/ok/netstat-ie.2018.txt"))).toBe("ifconfig");
  });

  test("the width of names is that of the rows, not of the heading of ifconfig -s", () => {
    const { ast } = parseIfconfig(sample("ifconfig/err/ifconfig-s.2.10.txt"));
    expect(ast.interfaces[0]?.tableRow?.table?.nameWidth).toBe(15);
    expect(tablesOf("ok/netstat-i.2013.txt")[0]?.nameWidth).toBe(8);
    expect(tablesOf("ok/netstat-i.1.60.glued.txt")[0]?.nameWidth).toBe(5);
  });

  test("a damaged figure costs itself, and tables stay among routes where they stood", () => {
    const { ast, diagnostics } = parseRoutes(sample("netstat/err/netstat-i.damaged.txt"));
    expect(ast.interfaceTables?.map(({ before, rows }) => [before, rows.length])).toEqual([
      [0, 3],
      [undefined, 1],
    ]);
    expect(ast.interfaceTables?.[0]?.rows[0]?.receive).toEqual({ errors: 0, dropped: 0, overruns: 0 });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "netstat/unknown-line",
      "netstat/unknown-line",
      "netstat/bad-figure",
      "netstat/bad-figure",
      "netstat/unknown-flag",
      "netstat/bad-row",
    ]);
  });

  test("a title that is not its own stays away from a table, whatever blanks part its words", () => {
    const heading = "Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg";
    const row = "lo              65536       10      0      0 0            10      0      0      0 LRU";
    for (const title of ["Kernel Interface table", "Kernel\tInterface\ttable", "Kernel Interface\u00a0table"]) {
      const { ast } = parseRoutes([heading, title, row, heading, row, ""].join("\n"));
      expect(ast.interfaceTables?.map((table) => [table.title, table.unknown?.map(({ text }) => text)])).toEqual([
        [undefined, [title]],
        [undefined, undefined],
      ]);
      expect(printRoutes(ast)).toBe([heading, row, title, "", heading, row, ""].join("\n"));
    }
  });

  test("BSD: an interface that is down, an empty address, counters that are not shown", () => {
    expect(rowOf("ok/netstat-in.macos.txt", 3)).toMatchObject({
      name: "gif0",
      down: true,
      network: { link: 2 },
      address: null,
    });
    expect(rowOf("ok/netstat-in.freebsd-14.txt", 1)).toMatchObject({
      mtu: null,
      network: "192.0.2.0/24",
      address: "192.0.2.15",
      receive: { packets: 39866, errors: null, dropped: null },
      transmit: { packets: 27150, errors: null, collisions: null },
    });
    expect(rowOf("ok/netstat-in.openbsd-7.txt", 2)).toMatchObject({
      address: "fe:e1:bb:d1:5b:5c",
      transmit: { failures: 2 },
    });
    expect(rowOf("ok/netstat-in.macos.txt", 5)).toMatchObject({
      network: { host: "macbook.local" },
      address: "fe80:b::6233:4bff",
    });
  });
});

describe("ifconfig -s", () => {
  test.each([
    "err/ifconfig-s.2.10.txt",
    "err/ifconfig-as.2.10.txt",
    "ok/ifconfig-s.one.2.10.txt",
    "ok/ifconfig-s.1.60.glued.txt",
    "err/ifconfig-s.2013.cut-names.txt",
    "err/ifconfig-s.cut-names.2018.txt",
    "err/ifconfig-s.zero-statistics.2.10-1.3.txt",
    "ok/inetutils-2.0.short.txt",
  ])("%s is ifconfig's, and printed back byte for byte", (name) => {
    const text = sample(`ifconfig/${name}`);
    expect(recognizeFormat(text)).toBe("ifconfig");
    expect(printIfconfig(parseIfconfig(text).ast)).toBe(text);
  });

  test("rows are interfaces, aliases their labels", () => {
    const { ast } = parseIfconfig(sample("ifconfig/err/ifconfig-s.2.10.txt"));
    expect(ast.interfaces.map(({ name, labels }) => [name, labels?.map(({ label }) => label)])).toEqual([
      ["averyveryverylo", undefined],
      ["eth0", ["1", "vip"]],
      ["lo", undefined],
      ["tun0", undefined],
    ]);
    expect(ast.interfaces[1]).toMatchObject({
      form: "short",
      mtu: 9000,
      flags: { letters: "BMPORU", names: ["BROADCAST", "MULTICAST", "PROMISC", "NOARP", "RUNNING", "UP"] },
      receive: { packets: 5, errors: 0, dropped: 0, overruns: 0 },
      transmit: { packets: 6, errors: 0, dropped: 0, overruns: 0 },
    });
    expect(ast.interfaces[1]?.labels?.[0]).not.toHaveProperty("receive");
  });

  test("cut names, bad figures and a heading without rows are said", () => {
    const codes = (name: string) => {
      const text = sample(`ifconfig/err/${name}`);
      return parseIfconfig(text).diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)]);
    };
    expect(codes("ifconfig-s.2013.cut-names.txt")).toEqual([
      ["ifconfig/name-may-be-cut", "ovn-k8s-"],
      ["ifconfig/name-may-be-cut", "genev_sy"],
    ]);
    // Both names of 15 bytes are `quietfif`.
    expect(codes("ifconfig-s.cut-names.2018.txt").map(([code]) => code)).not.toContain("ifconfig/repeated-interface");
    expect(codes("ifconfig-s.zero-statistics.2.10-1.3.txt")).toEqual([
      ["ifconfig/zero-statistics", "a1b2c3d4e5f6a7b"],
      ["ifconfig/zero-statistics", "b1b2c3d4e5f6a7c"],
    ]);
    expect(codes("ifconfig-s.damaged.txt")).toContainEqual(["ifconfig/bad-number", "12x45"]);
    expect(codes("ifconfig-s.damaged.txt")).toContainEqual(["ifconfig/unexpected-word", "BMRZ"]);
  });
});
