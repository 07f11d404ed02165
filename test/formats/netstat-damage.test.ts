import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRoutes, printRoutes } from "../../src/formats/netstat/index.ts";

const NETSTAT = "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n";
const ROUTE = "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
const NEXT_HOP = "Destination                    Next Hop                   Flag Met Ref  Use If\n";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/netstat/err/${name}.txt`, import.meta.url), "utf8");

/** Code, and what of the text it points at. */
function findings(text: string): string[][] {
  const { diagnostics } = parseRoutes(text);
  return diagnostics.map(({ code, span }) => [code.replace("netstat/", ""), text.slice(span.start, span.end)]);
}

const firstRoute = (text: string) => parseRoutes(text).ast.tables[0]?.routes[0];

describe("a bad field costs its field", () => {
  test("a genmask that is not contiguous is refused with the reason", () => {
    const text = sample("bad-genmask");
    expect(findings(text)).toEqual([
      ["bad-genmask", "255.0.255.0"],
      ["bad-genmask", "255.255.0"],
      ["bad-genmask", "ffff::"],
    ]);
    expect(parseRoutes(text).diagnostics.map(({ expected, actual }) => [expected, actual])).toEqual([
      ["a netmask (non-contiguous-mask)", "255.0.255.0"],
      ["a netmask (too-few-octets)", "255.255.0"],
      ["a netmask (mixed-families)", "ffff::"],
    ]);
    expect(firstRoute(text)).toMatchObject({
      destination: { host: "10.0.0.0", prefixLength: null },
      gateway: "192.0.2.1",
      interface: "eth0",
      written: { genmask: "255.0.255.0" },
    });
  });

  test("a gateway that is no address and can be no name", () => {
    const text = sample("bad-gateway");
    expect(findings(text)).toEqual([
      ["bad-gateway", "10.131.0.999"],
      ["bad-gateway", "fe80::1"],
      ["bad-gateway", "2001:db8:::9"],
    ]);
    expect(firstRoute(text)).toMatchObject({ destination: "10.128.0.0/14", gateway: { host: "10.131.0.999" } });
  });

  test("a destination that is none", () => {
    const text = sample("bad-destination");
    expect(findings(text)).toEqual([
      ["bad-destination", "10.0.0.256"],
      ["bad-destination", "2001:db8::/129"],
      ["bad-destination", "2001:db8:2::"],
      ["bad-destination", "2001:db8:::/64"],
    ]);
    const [inet, inet6] = parseRoutes(text).ast.tables;
    expect(inet?.routes[0]?.destination).toEqual({ host: "10.0.0.256", prefixLength: 24 });
    expect(inet6?.routes.slice(0, 3).map(({ destination }) => destination)).toEqual([
      { host: "2001:db8::", prefixLength: null },
      { host: "2001:db8:2::", prefixLength: null },
      { host: "2001:db8:::", prefixLength: 64 },
    ]);
    expect(firstRoute(`${NETSTAT}1234567890123456 0.0.0.0 255.255.255.0 U 0 0 0 eth0\n`)?.destination).toEqual({
      host: "1234567890123456",
      prefixLength: 24,
    });
    expect(firstRoute(`${NETSTAT}::1 0.0.0.0 255.255.255.0 U 0 0 0 eth0\n`)?.destination).toEqual({
      host: "::1",
      prefixLength: 24,
    });
  });

  test("figures that are no 32-bit numbers", () => {
    const figure = (word: string) => {
      const route = firstRoute(`${ROUTE}192.0.2.0 0.0.0.0 255.255.255.0 U ${word} 0 0 eth0\n`);
      return route?.metric === undefined ? route?.written?.metric : route.metric;
    };
    expect(["0", "-1", "-2147483648", "4294967295", "-"].map(figure)).toEqual([
      0,
      4294967295,
      2147483648,
      4294967295,
      null,
    ]);
    const bad = ["1OO", "4294967296", "-2147483649", "007", "-0", "+1", "1.5", "99999999999999999999", "--1"];
    expect(bad.map(figure)).toEqual(bad);
    expect(findings(sample("bad-figure")).map(([code, word]) => `${code} ${word}`)).toEqual([
      "bad-figure 1OO",
      "bad-figure 4294967296",
      "bad-figure 007",
    ]);
  });

  test("all figures of the widest form", () => {
    const heading = `${ROUTE.trimEnd()}    MSS   Window irtt\n`;
    const { ast, diagnostics } = parseRoutes(`${heading}192.0.2.0 0.0.0.0 255.255.255.0 U a b c eth0 d e f\n`);
    expect(ast.tables[0]?.routes[0]).not.toHaveProperty("mss");
    expect(ast.tables[0]?.routes[0]?.written).toEqual({
      metric: "a",
      ref: "b",
      use: "c",
      mss: "d",
      window: "e",
      irtt: "f",
    });
    expect(diagnostics.length).toBe(6);
    expect(printRoutes(parseRoutes(printRoutes(ast)).ast)).toBe(printRoutes(ast));
  });

  test("unknown flags, and a flag H that contradicts the genmask", () => {
    expect(findings(sample("unknown-flag"))).toEqual([
      ["unknown-flag", "UGZ"],
      ["unknown-flag", "UDMn"],
    ]);
    expect(firstRoute(sample("unknown-flag"))?.flags).toEqual({ letters: "UGZ", names: ["up", "gateway"] });
    expect(findings(sample("host-flag"))).toEqual([
      ["host-flag", "UG"],
      ["host-flag", "UGH"],
    ]);
  });

  test("Ref and Use that cannot be told apart, told apart by a zero or a minus", () => {
    const refUse = (word: string) => {
      const { ref, use, written } = firstRoute(`${NEXT_HOP}::1/128 :: Un 0 ${word} lo\n`) ?? {};
      return ref === undefined ? written?.refUse : [ref, use];
    };
    expect(refUse("10123456")).toEqual([10, 123456]);
    expect(refUse("1-123456")).toEqual([1, 4294843840]);
    expect(refUse("12123456")).toBe("12123456");
    expect(refUse("x123456")).toBe("x123456");
  });
});
