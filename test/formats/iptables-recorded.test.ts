import { describe, expect, test } from "vitest";
import {
  type IptablesOptions,
  parseIptables,
  printIptables,
  printIptablesList,
  printIptablesSave,
  type RulesetNode,
} from "../../src/formats/iptables/index.ts";
import { rulesOf } from "./iptables-helpers.ts";
import { losesValue, type Recording, recordings, rulesIn, unexplained } from "./iptables-recordings.ts";

// The truth of each recording is `iptables-save -c`: it is there for every table.

const exactForms = ["nvxL", "S-v", "save-c"];

const parsed = (text: string, options: IptablesOptions = {}): RulesetNode => parseIptables(text, options).ast;

const truthOf = ({ forms }: Recording): RulesetNode => parsed(forms.get("save-c") ?? "");

const formsOf = ({ forms }: Recording, among: RegExp): (readonly [string, string])[] =>
  [...forms].filter(([form]) => among.test(form));

/** The lines of rules in a text of iptables-save. */
const ruleLines = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("-A "));

const opaqueParts = (ast: RulesetNode): unknown[] =>
  rulesOf(ast).flatMap(({ matches, target }) => [...matches, target].filter((part) => part?.kind === "opaque"));

test("every program of the grammar's section 11 that was to be recorded is there, with its truth beside", () => {
  expect(new Set(recordings.map(({ title }) => title.split(" ")[0]))).toEqual(
    new Set([
      "calico",
      "cilium",
      "docker",
      "extensions",
      "extensions-v6",
      "flannel",
      "host-firewall",
      "kube-proxy",
      "kube-proxy-v6",
      "kube-proxy-xlb",
      "openshift-sdn",
      "ovn-kubernetes",
      "podman",
    ]),
  );
  for (const { title, forms } of recordings)
    expect([...forms.keys()], title).toEqual(expect.arrayContaining(["nvL", "save-c"]));
});

test("the comparison sees any number that is another one in truth", () => {
  const forms = recordings.find(({ title }) => title === "ovn-kubernetes nat nft")?.forms;
  const listed = parsed(forms?.get("nvL") ?? "");
  const save = forms?.get("save-c") ?? "";
  const numbers = [...save.matchAll(/(?<=-A .*)\b\d+\b/g)];
  expect(numbers.length).toBeGreaterThan(30);
  for (const { 0: digits, index } of numbers) {
    const other = `${save.slice(0, index)}${Number(digits) + 1}${save.slice(index + digits.length)}`;
    expect(unexplained(listed, parsed(other)), save.slice(index - 40, index + 8)).not.toEqual([]);
  }
});

describe.each(recordings.map((recording) => [recording.title, recording] as const))("%s", (_, recording) => {
  const truth = truthOf(recording);
  const { table, family } = recording;

  test.each([...recording.forms])("%s is read without a rest, and printed back byte for byte", (_form, text) => {
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics).toEqual([]);
    expect(opaqueParts(ast)).toEqual([]);
    expect(printIptables(ast)).toBe(text);
  });

  test("-S and iptables-save have one tree, counters aside", () => {
    for (const [form, text] of formsOf(recording, /^(?:S|save)/))
      expect(rulesIn(parsed(text)), form).toEqual(rulesIn(truth));
  });

  test("what a listing shows is the truth, and what it does not show is a named loss", () => {
    for (const [form, text] of formsOf(recording, /L/))
      expect(unexplained(parsed(text, { table, family }), truth), form).toEqual([]);
  });

  test("exact counters are equal in every form that has them", () => {
    const counters = (ast: RulesetNode): unknown[] => [
      ...rulesOf(ast).map((rule) => rule.counters),
      ...ast.tables.flatMap(({ chains }) =>
        chains.filter(({ policy }) => policy !== null).map((chain) => chain.counters),
      ),
    ];
    for (const [form, text] of recording.forms)
      if (exactForms.includes(form)) expect(counters(parsed(text)), form).toEqual(counters(truth));
  });

  test("the truth, printed as a listing with -n, is the listing that was recorded", () => {
    const numbers = formsOf(recording, /^n.*L/);
    for (const [form, text] of numbers) {
      const style = {
        numeric: true,
        verbose: form.includes("v"),
        exact: form.includes("x"),
        lineNumbers: form.includes("num"),
      };
      expect(printIptablesList(truthOf(recording), style), form).toBe(text);
    }
  });

  test("a listing with -nv, printed as iptables-save, is what iptables-save prints, but for named losses", () => {
    const lines = ruleLines(printIptablesSave(truth, { counters: false }));
    for (const [form, text] of formsOf(recording, /^nv/)) {
      const listed = parsed(text, { table, family });
      const printed = ruleLines(printIptablesSave(listed));
      expect(printed.length, form).toBe(lines.length);
      const different = rulesOf(listed).flatMap(({ span }, at) =>
        printed[at] === lines[at] || losesValue(listed, span) ? [] : [`${printed[at]} for ${lines[at]}`],
      );
      expect(different, form).toEqual([]);
    }
  });
});
