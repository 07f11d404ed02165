import { describe, expect, test } from "vitest";
import { coloursFor } from "../../src/cli/colours.ts";
import { renderTree } from "../../src/cli/render-tree.ts";

const plain = coloursFor({ write: () => true }, {});
const render = (ast: unknown): string => renderTree(ast, plain);
const node = (fields: object): object => ({ kind: "node", span: { start: 0, end: 1 }, ...fields });

describe("a tree for people", () => {
  const cases: readonly (readonly [name: string, fields: object, line: string])[] = [
    ["numbers and words as they are", { mtu: 1400, type: "ether" }, "node  mtu 1400  type ether"],
    ["the name without its key", { name: "br-ex" }, "node br-ex"],
    ["nothing of null, false and empty lists", { a: null, b: false, c: [], d: 0 }, "node  d 0"],
    ["true", { random: true }, "node  random true"],
    ["a list with commas", { names: ["UP", "RUNNING"] }, "node  names UP, RUNNING"],
    [
      "a long list with its length",
      { cpus: Array.from({ length: 60 }, (_, at) => at) },
      `node  cpus 60: ${Array.from({ length: 60 }, (_, at) => at).join(", ")}`,
    ],
    ["a negated value", { protocol: { negated: true, name: "tcp" } }, "node  protocol ! tcp"],
    ["a value that is not negated", { protocol: { negated: false, name: "tcp" } }, "node  protocol tcp"],
    ["a range", { ports: { from: 80, to: 90, negated: false } }, "node  ports 80-90"],
    ["a range of one", { ports: { from: 80, to: 80 } }, "node  ports 80"],
    [
      "an object of several fields",
      { counters: { packets: 1, bytes: 2, exact: true } },
      "node  counters packets 1 bytes 2 exact true",
    ],
    [
      "an object within an object",
      { to: { address: "::1", ports: { from: 80, to: 80 } } },
      "node  to address ::1 ports 80",
    ],
    ["no places", { places: [{ kind: "place", field: "cidr" }] }, "node"],
    ["pairs", { options: [{ key: "csum", value: "true" }] }, "node  options csum=true"],
    ["the value of a secret as stars", { options: [{ key: "psk", value: "abc" }] }, "node  options psk=***"],
    ["a property that is a secret as stars", { password: "abcd" }, "node  password ****"],
    ["a text that could be misread in quotes", { text: " a  b" }, 'node  text " a  b"'],
    ["the empty text", { text: "" }, 'node  text ""'],
    ["control characters escaped", { text: "\u001b[2J\u009b\u202e" }, 'node  text "\\u001b[2J\ufffd\ufffd"'],
    ["a lone surrogate escaped", { text: "\ud800" }, 'node  text "\\ud800"'],
    ["a secret within a text as stars", { text: "psk=abc" }, "node  text psk=***"],
  ];
  test.each(cases)("shows %s", (_, fields, line) => {
    expect(render(node(fields))).toBe(`${line}\n`);
  });

  test("draws what a node holds below it, with the name of the field where the kind does not say it", () => {
    const tree = node({
      name: "a",
      ports: [
        node({ name: "b", target: { kind: "target", name: "DNAT" } }),
        node({ name: "c", left: node({ name: "d" }) }),
      ],
      receive: { packets: 1, bytes: 2, errors: 3, dropped: 4, overruns: 5 },
      rows: [{ a: 1, b: 2, c: 3, d: 4, e: 5 }],
    });
    expect(render(tree)).toBe(`node a
├─ node b
│  └─ target DNAT
├─ node c
│  └─ left node d
├─ receive  packets 1  bytes 2  errors 3  dropped 4  overruns 5
└─ rows  a 1  b 2  c 3  d 4  e 5
`);
  });

  test("is total", () => {
    expect(render(null)).toBe("\n");
    expect(render(7)).toBe("\n");
  });
});
