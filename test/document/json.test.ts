import { describe, expect, test } from "vitest";
import { type Json, type JsonFault, type JsonSource, readJson } from "../../src/document/json/index.ts";

/** What a text holds, without places; an open string has `…` behind it. */
function plain(json: Json): unknown {
  if (json.kind === "array") return json.items.map(plain);
  if (json.kind === "object") return json.fields.map(({ key, value }) => [key, plain(value)]);
  return json.kind === "open" ? `${json.text}…` : json.text;
}

function read(text: string, source: Partial<JsonSource> = {}) {
  const faults: JsonFault[] = [];
  const output = readJson({ text, start: 0, limit: text.length, ...source }, { fault: (one) => faults.push(one) });
  return {
    value: output === null ? null : plain(output.root),
    end: output?.end,
    faults: faults.map(({ kind, start, end, expected }) => [
      kind,
      text.slice(start, end),
      ...(expected === undefined ? [] : [expected]),
    ]),
  };
}

describe("JSON as it should be", () => {
  test("values, their places, repeated fields", () => {
    const text = '{"a": [1, -2.5e3, true, null, "x\\u0041\\n"], "a": {}}';
    const faults: JsonFault[] = [];
    const root = readJson({ text, start: 0, limit: text.length }, { fault: (one) => faults.push(one) })?.root;
    expect(root === undefined ? null : plain(root)).toEqual([
      ["a", ["1", "-2.5e3", "true", "null", "xA\n"]],
      ["a", []],
    ]);
    const [field] = root?.kind === "object" ? root.fields : [];
    expect([field?.start, field?.keyEnd, field?.value.start, field?.value.end]).toEqual([1, 4, 6, 42]);
    expect(faults).toEqual([]);
  });
  test("it ends with its last bracket", () => expect(read('[{"a":1}][root@node ~]#').end).toBe(9));
  test("items of the outermost list are handed over one by one", () => {
    const items: unknown[] = [];
    const text = '[{"a":[{}]},7,{"b":2}]';
    const output = readJson(
      { text, start: 0, limit: text.length },
      { fault: () => expect.fail("no fault"), item: (item) => items.push(plain(item)) },
    );
    expect(items).toEqual([[["a", [[]]]], "7", [["b", "2"]]]);
    expect(output?.root.kind === "array" ? output.root.items : null).toEqual([]);
  });
  test("what begins with no bracket is none", () => expect(read("a").value).toBe(null));
});

describe("each fault costs itself", () => {
  test.each([
    [
      '{"a":1 "b":2}',
      [
        ["a", "1"],
        ["b", "2"],
      ],
      [["missing-comma", '"', ","]],
    ],
    [
      '{"a":1,,"b":2}',
      [
        ["a", "1"],
        ["b", "2"],
      ],
      [["stray-comma", ","]],
    ],
    ['{"a":1,}', [["a", "1"]], [["stray-comma", "}"]]],
    ['{"a":,"b":2}', [["b", "2"]], [["missing-value", '"a"', "a value"]]],
    [
      '{"a":-,"b":2}',
      [
        ["a", "-"],
        ["b", "2"],
      ],
      [["bare-value", "-"]],
    ],
    [
      '{"mhz":4500,0000,"b":2}',
      [
        ["mhz", "4500,0000"],
        ["b", "2"],
      ],
      [["bare-value", "4500,0000"]],
    ],
    [
      '{"a":1,"lone","b":2}',
      [
        ["a", "1"],
        ["b", "2"],
      ],
      [["stray-string", '"lone"']],
    ],
    [
      '{"a":1,junk,"b":2}',
      [
        ["a", "1"],
        ["b", "2"],
      ],
      [["foreign-text", "junk"]],
    ],
    [
      '{"a":"x\n,"b":2}',
      [
        ["a", "x…"],
        ["b", "2"],
      ],
      [["open-string", '"x', '"']],
    ],
    ['{"a":{"b":1]}}', [["a", [["b", "1"]]]], [["stray-bracket", "]"]]],
    ['[{"a":1},"b":2}]', [[["a", "1"]], [["b", "2"]]], [["missing-bracket", '"', "{"]]],
    ['[{"a":[1,2}]', [[["a", ["1", "2"]]]], [["missing-bracket", "}", "]"]]],
    [
      '[{"a":1},{"qd',
      [[["a", "1"]], []],
      [
        ["stray-string", '"qd', '"'],
        ["missing-bracket", "", "}]"],
      ],
    ],
    [
      '{"a":1,{"b":2}}',
      [
        ["a", "1"],
        ["", [["b", "2"]]],
      ],
      [["missing-key", "{", '"']],
    ],
    [
      '{"a":1,\n# a note\n"b":2}',
      [
        ["a", "1"],
        ["b", "2"],
      ],
      [["foreign-line", "# a note"]],
    ],
  ])("%s", (text, value, faults) => {
    const found = read(text);
    expect([found.value, found.faults]).toEqual([value, faults]);
  });
  test("it ends before a line that something else begins with", () => {
    const { value, end, faults } = read('[{"a":1},\n$ ip route\ndefault via 10.0.0.1\n');
    expect([value, end, faults]).toEqual([[[["a", "1"]]], 10, [["missing-bracket", "", "]"]]]);
  });
  test("it ends where another text begins", () => {
    expect(read('[{"a":1,"\n[{"b":2}]').end).toBe(10);
  });
  test("brackets that are cut off are implied", () => {
    expect(read('"cpu":0},{"cpu":1}]}', { implied: ["object", "array", "object"] })).toEqual({
      value: [["", [[["cpu", "0"]], [["cpu", "1"]]]]],
      end: 20,
      faults: [],
    });
  });
});

describe("hostile texts", () => {
  test.each([["["], ['{"a":'], [","], ['"'], ["x,"], ['"a":'], ['{"cpu":"'], ["\n x"], ["\\"]])(
    "%j over and over is read to its end, with few faults a line",
    (unit) => {
      const { faults } = read(`[${unit.repeat(100_000)}`);
      expect(faults.length).toBeLessThan(300);
    },
  );
});
