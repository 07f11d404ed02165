import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRoutes } from "../../src/formats/netstat/index.ts";

const bare = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner));

const pick = (...words: string[]) => fc.constantFrom(...words);
const gap = pick(" ", " ", "  ", "       ");
const figure = pick("0", "0", "1", "100", "-", "-1", "4294967295", "1123456", "007", "x");
const name = pick("eth0", "br-ex", "*", "-", "lo", "é");

/** Words joined by gaps; what stands behind the gateway comes again and again. */
const line = (...words: fc.Arbitrary<string>[]) =>
  fc
    .tuple(fc.tuple(...words), fc.array(gap, { minLength: words.length, maxLength: words.length }), pick("", "", "   "))
    .map(([all, gaps, end]) => `${all.map((word, at) => (at === 0 ? word : `${gaps[at]}${word}`)).join("")}${end}`);

const inet = line(
  pick("10.0.0.0", "192.0.2.0", "0.0.0.0", "default", "link-local", "10.0.0.256", "1.2.3.4"),
  pick("0.0.0.0", "192.0.2.1", "-", "*", "_gateway", "192.0.2.999"),
  pick("255.255.255.0", "255.255.255.255", "0.0.0.0", "255.0.255.0"),
  pick("U", "UG", "UH", "!", "!H", "UZ"),
  figure,
  figure,
  figure,
  name,
);
const inet6 = line(
  pick("2001:db8::/32", "::/0", "10.0.0.0/104", "10.0.0.0/8", "[::]/0", "2001:DB8::/32", "host/64"),
  pick("::", "[::]", "fe80::1", "10.0.0.1", "gw6", "*"),
  pick("U", "UG", "!n", "UZ"),
  figure,
  figure,
  figure,
  name,
);

describe.each([
  ["netstat", "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface", inet],
  ["route", "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface", inet],
  ["next-hop", "Destination                    Next Hop                   Flag Met Ref  Use If", inet6],
  ["next-hop-glued", "Destination                    Next Hop                   Flag Met Ref Use If", inet6],
] as const)("%s", (_, heading, row) => {
  test("a row is read alike whatever rows stand above it, and has its place", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const text = `${heading}\n${rows.join("\n")}\n`;
        const { ast, diagnostics } = parseRoutes(text);
        const alone = rows.map((one) => parseRoutes(`${heading}\n${one}\n`));
        const routes = ast.tables.flatMap((table) => table.routes);
        expect(bare(routes)).toBe(bare(alone.flatMap((one) => one.ast.tables.flatMap((table) => table.routes))));
        expect(bare(diagnostics)).toBe(bare(alone.flatMap((one) => one.diagnostics)));
        const words = rows.map((one) => one.trimEnd());
        for (const { span } of routes) expect(words).toContain(text.slice(span.start, span.end));
      }),
      { numRuns: 1_500 },
    );
  });
});
