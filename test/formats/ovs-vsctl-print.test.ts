import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OvsVsctlShow, parseOvsVsctlShow, printOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function withoutSpans(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner));
}

describe("printing is the inverse of parsing", () => {
  const string = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom(
      "",
      "br0",
      "br-int",
      "true",
      "Port",
      "tag: 5",
      "a\\nb",
      'q"q',
      "abcdefab-abcd-abcd-abcd-abcdefabcdef",
      "__proto__",
      "Interface x",
    ),
  );
  const span = fc.constant({ start: 0, end: 0 });
  const name = fc.option(string, { nil: null });
  const optional = { requiredKeys: ["kind", "span", "name"] as const };
  const entries = fc.array(fc.record({ key: string, value: string }), { maxLength: 3 });
  const member = fc.record(
    {
      kind: fc.constant("interface" as const),
      span,
      name,
      options: entries,
      type: string,
      error: string,
      bfdStatus: fc.array(fc.record({ key: string, value: string }), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [...optional.requiredKeys, "options"] },
  );
  const vlan = fc.integer({ min: 0, max: 4095 });
  const port = fc.record(
    {
      kind: fc.constant("port" as const),
      span,
      name,
      tag: vlan,
      trunks: fc.array(vlan, { minLength: 1, maxLength: 4 }),
      interfaces: fc.array(member, { maxLength: 2 }),
    },
    { requiredKeys: [...optional.requiredKeys, "interfaces"] },
  );
  const target = { span, target: name, isConnected: fc.constant(true as const) };
  const controller = fc.record(
    { kind: fc.constant("controller" as const), ...target },
    { requiredKeys: ["kind", "span", "target"] },
  );
  const manager = fc.record(
    { kind: fc.constant("manager" as const), ...target },
    { requiredKeys: ["kind", "span", "target"] },
  );
  const bridge = fc.record(
    {
      kind: fc.constant("bridge" as const),
      span,
      name,
      controllers: fc.array(controller, { maxLength: 2 }),
      failMode: string,
      datapathType: string,
      ports: fc.array(port, { maxLength: 3 }),
    },
    { requiredKeys: [...optional.requiredKeys, "controllers", "ports"] },
  );
  const show: fc.Arbitrary<OvsVsctlShow> = fc.record(
    {
      kind: fc.constant("ovs-vsctl-show" as const),
      span,
      systemUuid: fc.option(fc.uuid(), { nil: null }),
      managers: fc.array(manager, { maxLength: 2 }),
      bridges: fc.array(bridge, { maxLength: 3 }),
      ovsVersion: string,
      unknown: fc.constant([]),
    },
    { requiredKeys: ["kind", "span", "systemUuid", "managers", "bridges", "unknown"] },
  );
  /** Everything but places, order of properties, and the rule of the quotes. */
  const meaning = (ast: OvsVsctlShow) =>
    JSON.parse(JSON.stringify(ast, (key, value: unknown) => (key === "span" || key === "quoting" ? undefined : value)));

  test.each(["before-2.13", "since-2.13"] as const)("for any tree, by the rule of %s", (quoting) => {
    fc.assert(
      fc.property(show, (ast) => {
        const text = printOvsVsctlShow(ast, { quoting });
        const parsed = parseOvsVsctlShow(text);
        expect(meaning(parsed.ast)).toEqual(meaning(ast));
        expect(parsed.ast.quoting ?? quoting).toBe(quoting);
        expect(printOvsVsctlShow(parsed.ast)).toBe(text);
        const codes = parsed.diagnostics.map(({ code }) => code);
        expect(codes.every((code) => code === "ovs-vsctl/missing-name" || code === "ovs-vsctl/duplicate-key")).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("for arbitrary lines of the format in any order", () => {
    const line = fc.constantFrom(
      "",
      UUID,
      "    Bridge br0",
      "    Bridge",
      "        Port p",
      "Port p",
      "        Port a b",
      "            Interface i",
      "        Controller c",
      "    Manager m",
      "        is_connected: true",
      "            is_connected: false",
      "            tag: 5",
      "tag: 6",
      "            trunks: [1]",
      "                type: x",
      "                options: {a=b}",
      "                options: {a=b, c}",
      '    ovs_version: "1"',
      "noise",
      "      noise",
      "          noise",
      `${UUID}\\n    Bridge x\\n  noise`,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const { ast } = parseOvsVsctlShow(lines.join("\n"));
        expect(withoutSpans(parseOvsVsctlShow(printOvsVsctlShow(ast)).ast)).toBe(withoutSpans(ast));
        expect(JSON.parse(JSON.stringify(ast))).toStrictEqual(ast);
      }),
      { numRuns: 2000 },
    );
  });
});
