import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRoutes, printRoutes } from "../../src/formats/netstat/index.ts";
import { sourceText } from "../../src/text/index.ts";

const TITLE = "Kernel IP routing table\n";
const NETSTAT = "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n";
const ROUTE = "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
const NEXT_HOP = "Destination                    Next Hop                   Flag Met Ref  Use If\n";
const ROW = "192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0\n";

const firstRoute = (text: string) => parseRoutes(text).ast.tables[0]?.routes[0];

describe("text of any kind", () => {
  test("places are those of the larger text", () => {
    const text = `before\n${NETSTAT}${ROW.replace("0.0.0.0 ", "0.0.0.999")}after`;
    const { ast, diagnostics } = parseRoutes(sourceText(text, { start: 7, end: text.length - 5 }));
    const span = diagnostics[0]?.span;
    expect(text.slice(span?.start, span?.end)).toBe("0.0.0.999");
    expect(ast.span).toEqual({ start: 7, end: text.length - 5 });
  });

  test("a byte order mark and padding of NULs are no part of the text", () => {
    const { ast, diagnostics } = parseRoutes(`\ufeff${TITLE}${NETSTAT}${ROW.trimEnd()}\u0000\u0000\n`);
    expect(diagnostics).toEqual([]);
    expect(ast.tables).toMatchObject([{ title: "Kernel IP routing table", routes: [{ interface: "eth0" }] }]);
  });

  test("names that are properties of every object", () => {
    const route = firstRoute(`${NETSTAT}__proto__ constructor 255.255.255.0 U 0 0 0 __proto__\n`);
    expect(route).toMatchObject({
      destination: { host: "__proto__", prefixLength: 24 },
      gateway: { host: "constructor" },
      interface: "__proto__",
    });
    expect(JSON.parse(JSON.stringify(route))).toEqual(route);
  });

  test.each([
    ["one long line", "x".repeat(5_000_000)],
    ["a long flags column", `${NETSTAT}192.0.2.0 0.0.0.0 255.255.255.0 ${"U".repeat(1_000_000)} 0 0 0 eth0`],
    ["a long Ref and Use", `${NEXT_HOP}::1/128 :: U 0 ${"1".repeat(1_000_000)} lo`],
    ["a million words", `${NETSTAT}${"0 ".repeat(1_000_000)}`],
    ["brackets", `${NEXT_HOP}${"[".repeat(1_000_000)} ${"[".repeat(1_000_000)}`],
    ["line ends", "\n".repeat(2_000_000)],
    ["NULs and lone surrogates", `${NETSTAT}\ud800\u0000${"\u0000\udc00".repeat(200_000)}`],
    ["a million digits", `${NETSTAT}192.0.2.0 ${"1".repeat(1_000_000)} 255.255.255.0 U ${"9".repeat(1_000_000)} 0 0 e`],
  ])("%s", (_, text) => {
    const { ast } = parseRoutes(text);
    expect(JSON.stringify(parseRoutes(printRoutes(ast)).ast.tables.length)).toBe(JSON.stringify(ast.tables.length));
  });

  test("two hundred thousand rows are read, each", () => {
    expect(parseRoutes(NETSTAT + ROW.repeat(200_000)).ast.tables[0]?.routes).toHaveLength(200_000);
  });

  test("parsing what is printed gives the tree again, for words of any kind in the columns", () => {
    const word = fc.constantFrom(
      "0.0.0.0",
      "*",
      "-",
      "default",
      "10.1.2.0",
      "255.255.255.0",
      "255.0.255.0",
      "U",
      "!",
      "!H",
      "UGH",
      "Z",
      "0",
      "-1",
      "4294967295",
      "7x",
      "1123456",
      "12123456789",
      "::",
      "[::]/0",
      "::/0",
      "2001:db8::/32",
      "10.0.0.0/104",
      "h/64",
      "é",
      "eth0",
      "Kernel",
      "Destination",
      "Source",
    );
    const line = fc.oneof(
      fc.constantFrom(
        TITLE,
        NETSTAT,
        ROUTE,
        NEXT_HOP,
        ROW,
        NEXT_HOP.replace("  Use", " Use"),
        "Kernel IP routing cache\n",
        "Source          Destination     Gateway         Flags Metric Ref    Use Iface\n",
        "192.0.2.1 192.0.2.2 192.0.2.2 0 0 1 eth0\n",
        "Kernel-IP-Routentabelle\n",
        "Ziel Router Genmask Flags MSS Fenster irtt Iface\n",
        "Ziel Router Genmask Flags Metric Ref Use Iface\n",
        "Tuuma IPv6 ruutingutabel\n",
        "Sihtpunkt Järgmine samm Lipud Meetr Mitu Kasut Liides\n",
        "Ziel Router Genmask Flags Metric\n",
      ),
      fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(" ")}\n`),
      fc
        .tuple(
          word,
          word,
          fc.constantFrom("255.255.255.0", "255.255.255.255"),
          fc.constantFrom("U", "!H"),
          word,
          word,
          word,
          word,
        )
        .map((words) => `${words.join(" ")}\n`),
      fc.tuple(word, word, fc.constantFrom("U", "!n"), word, word, word, word).map((words) => `${words.join(" ")}\n`),
    );
    const bare = (value: unknown) =>
      JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { ast } = parseRoutes(lines.join(""));
        expect(bare(parseRoutes(printRoutes(ast)).ast)).toBe(bare(ast));
      }),
      { numRuns: 3000 },
    );
  });
});
