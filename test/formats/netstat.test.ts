import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRoutes, printRoutes, type Route, recognizeNetstat } from "../../src/formats/netstat/index.ts";
import { type Cidr, parseIpv4, prefixTable } from "../../src/net/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/${name}`, import.meta.url), "utf8");

const tablesOf = (name: string) => parseRoutes(sample(name)).ast.tables;
const routesOf = (name: string): readonly Route[] => tablesOf(name)[0]?.routes ?? [];
const find = (routes: readonly Route[], destination: string): Route | undefined =>
  routes.find((route) => route.destination === destination);

describe("the founding capture, value by value", () => {
  const text = sample("ok/netstat-nr.worker1.txt");
  const { ast, diagnostics } = parseRoutes(text);
  const routes = ast.tables[0]?.routes ?? [];

  test("one table with its title and heading, nothing to report", () => {
    expect(diagnostics).toEqual([]);
    expect(ast.span).toEqual({ start: 0, end: text.length });
    expect(ast.tables.length).toBe(1);
    expect(ast.tables[0]).toMatchObject({ family: "ipv4", form: "netstat", title: "Kernel IP routing table" });
    expect(ast.unknown).toEqual([]);
  });

  test("seven routes", () => {
    const shown = routes.map(({ destination, gateway, flags, interface: name }) => [
      destination,
      gateway,
      flags.letters,
      name,
    ]);
    expect(shown).toEqual([
      ["0.0.0.0/0", "50.50.51.10", "UG", "br-ex"],
      ["10.128.0.0/14", "10.131.0.1", "UG", "ovn-k8s-mp0"],
      ["10.131.0.0/23", null, "U", "ovn-k8s-mp0"],
      ["50.50.51.0/24", null, "U", "br-ex"],
      ["169.254.169.0/30", "50.50.51.10", "UG", "br-ex"],
      ["169.254.169.3/32", "10.131.0.1", "UGH", "ovn-k8s-mp0"],
      ["172.30.0.0/16", "50.50.51.10", "UG", "br-ex"],
    ]);
  });

  test("the figures of its form and no others", () => {
    expect(routes.map(({ mss, window, irtt }) => [mss, window, irtt])).toEqual(Array(7).fill([0, 0, 0]));
    expect(routes.every((route) => !("metric" in route || "ref" in route || "use" in route))).toBe(true);
    expect(routes[5]?.flags.names).toEqual(["up", "gateway", "host"]);
  });

  test("every route has its place", () => {
    expect(routes.map(({ span }) => text.slice(span.start, span.end))).toEqual(text.trimEnd().split("\n").slice(2));
  });

  test("the longest prefix", () => {
    const table = prefixTable(
      routes.flatMap((route): [Cidr, Route][] =>
        typeof route.destination === "string" ? [[route.destination, route]] : [],
      ),
    );
    const lookup = (address: string) => {
      const parsed = parseIpv4(address);
      return parsed === null ? null : table.lookup(parsed);
    };
    expect(lookup("10.131.0.9")?.cidr).toBe("10.131.0.0/23");
    expect(lookup("10.131.0.9")?.values[0]?.interface).toBe("ovn-k8s-mp0");
    expect(lookup("8.8.8.8")?.cidr).toBe("0.0.0.0/0");
    expect(lookup("169.254.169.3")?.cidr).toBe("169.254.169.3/32");
  });
});

test("each form has its figures", () => {
  const figures = (name: string, destination: string) => {
    const { metric, ref, use, mss, window, irtt } = find(routesOf(name), destination) ?? {};
    return { metric, ref, use, mss, window, irtt };
  };
  const none = {
    metric: undefined,
    ref: undefined,
    use: undefined,
    mss: undefined,
    window: undefined,
    irtt: undefined,
  };
  expect(figures("ok/netstat-nr.kinds.2.10.txt", "10.94.0.0/16")).toEqual({
    ...none,
    mss: 1274,
    window: 4000,
    irtt: 300,
  });
  expect(figures("ok/route-n.kinds.2.10.txt", "10.94.0.0/16")).toEqual({ ...none, metric: 0, ref: 0, use: 0 });
  expect(figures("ok/netstat-nree.2.10.txt", "10.94.0.0/16")).toEqual({
    metric: 0,
    ref: 0,
    use: 0,
    mss: 1274,
    window: 4000,
    irtt: 300,
  });
  expect(figures("ok/netstat-6nr.kinds.2.10.txt", "::1/128")).toEqual({ ...none, metric: 0, ref: 3, use: 0 });
});

test.each([
  "netstat-nr.worker1",
  "netstat-nr.kinds.2.10",
  "netstat-r.names.2.10",
  "route-n.kinds.2.10",
  "route.names.2.10",
  "netstat-nree.2.10",
  "netstat-nreee.title-only.2.10",
  "netstat-6nr.kinds.2.10",
  "route-6.names.2.10",
  "netstat-6nrC.empty.2.10",
  "netstat-46nr.2.10",
  "netstat-6nr.net-tools-2013",
  "route-6.net-tools-1.60",
  "route.net-tools-1.60",
  "route-n.busybox",
  "netstat-46nr.cs.2.10",
  "netstat-6nr.cs.net-tools-2013",
  "netstat-nr.fr.2.10",
  "netstat-nr.title-zh",
  "netstat-r.busybox-1.35",
  "netstat-re.toybox-0.8.9",
  "netstat-rn.toybox",
  "netstat-rn.toybox-0.8.9",
  "netstat-rnC.2.10",
  "route-6.et.net-tools-1.60",
  "route-A-inet6.busybox-1.35",
  "route-Cn.2.10",
  "route-Cnee.2.10",
  "route-Cnee.kernel-2.0",
  "route-FC.net-tools-1.60",
  "route-n.busybox-1.35",
  "route-n.ja.2.10",
  "route-n.translated-de",
  "route-nee.pt_BR.2.10",
])("%s is printed byte for byte", (name) => {
  const text = sample(`ok/${name}.txt`);
  expect(printRoutes(parseRoutes(text).ast)).toBe(text);
});

test("recognising counts titles, headings and rows, of 200 lines at most", () => {
  expect(recognizeNetstat(sample("ok/netstat-nr.worker1.txt"))).toBe(9);
  expect(recognizeNetstat(`\u001b[1m${sample("ok/netstat-nr.worker1.txt")}`)).toBe(9);
  expect(recognizeNetstat(sample("ok/netstat-nr.worker1.txt").repeat(40))).toBe(200);
  expect(recognizeNetstat(`${"noise\n\n".repeat(200)}${sample("ok/netstat-nr.worker1.txt")}`)).toBe(0);
  expect(recognizeNetstat(sample("ok/macos.txt"))).toBe(4);
  expect(recognizeNetstat("default via 192.0.2.1 dev eth0\n")).toBe(0);
});
