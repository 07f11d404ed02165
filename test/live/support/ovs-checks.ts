import { isDeepStrictEqual } from "node:util";
import {
  type OvsVsctlShow,
  ovsVsctlCommands,
  parseOvsVsctlShow,
  printOvsVsctlShow,
} from "../../../src/formats/ovs-vsctl/index.ts";
import type { Span } from "../../../src/text/index.ts";
import type { LiveSwitch } from "../arbitraries/ovs-switch.ts";
import { count, type Figures } from "./figures.ts";
import type { Output } from "./namespaces.ts";
import { EMPTY, load } from "./ovs-loading.ts";
import { type OvsServer, runOn } from "./ovs-server.ts";
import { LIST_ARGUMENTS, LISTED, tablesOf, treeOf } from "./ovs-truth.ts";
import { bare, difference, type Json } from "./trees.ts";

/** Where a switch is shown, and where it is rebuilt. */
export interface OvsBench {
  readonly label: string;
  readonly first: OvsServer;
  readonly second: OvsServer;
  /** Whether a daemon serves them. */
  readonly isServed: boolean;
}

/** What one snapshot of a database holds: the text of `show`, and the tree that it must give by the tool's own JSON. */
export interface Snapshot {
  readonly text: string;
  readonly truth: Json;
}

/** Shows and lists in one transaction, so that both are of one moment. */
export async function snapshot(server: OvsServer): Promise<Snapshot> {
  const { stdout } = await runOn(server, "ovs-vsctl", ["--no-wait", "--format=json", "show", ...LIST_ARGUMENTS]);
  const lines = stdout.split("\n").slice(0, -1);
  const split = lines.length - Object.keys(LISTED).length;
  const text = lines.slice(0, split).map((line) => `${line}\n`);
  return { text: text.join(""), truth: bare(treeOf(tablesOf(lines.slice(split)))) };
}

/** Loads a switch and puts it to all checks. */
export async function checkSwitch(bench: OvsBench, figures: Figures, live: LiveSwitch, again: boolean): Promise<void> {
  const problem = await load(bench.first, live);
  if (problem !== null) {
    figures.notes.push(`refused: ${problem.trim().slice(0, 300)}`);
    return;
  }
  const shown = await snapshot(bench.first);
  checkText(bench, figures, shown);
  await checkForms(bench, figures, shown);
  await checkRebuilt(bench, figures, shown, again);
}

/** Compares the tree of a text with the truth, value by value, and prints it back. */
export function checkText({ label }: OvsBench, figures: Figures, { text, truth }: Snapshot): void {
  const { ast, diagnostics } = parseOvsVsctlShow(text);
  const note = noteOf(label, figures, text);
  note("no diagnostics", diagnostics.length === 0, JSON.stringify(diagnostics));
  const tree = shownTree(ast);
  const values = leavesOf(truth);
  const wrong = difference(tree, truth);
  note("tree = JSON", wrong === "", wrong);
  count(
    figures,
    { what: "values of the JSON", form: "show", backend: label },
    { all: values, equal: wrong === "" ? values : 0 },
  );
  note("prints back", printOvsVsctlShow(ast) === text, printOvsVsctlShow(ast));
  note("since 2.13", ast.quoting !== "before-2.13", "");
}

/** `--oneline`, and two runs in one text. */
async function checkForms({ label, first }: OvsBench, figures: Figures, { text, truth }: Snapshot): Promise<void> {
  const folded = await runOn(first, "ovs-vsctl", ["--no-wait", "--oneline", "show"]);
  const note = noteOf(label, figures, folded.stdout);
  const { ast, diagnostics } = parseOvsVsctlShow(folded.stdout);
  note("no diagnostics of --oneline", diagnostics.length === 0, JSON.stringify(diagnostics));
  note("tree of --oneline", isDeepStrictEqual(shownTree(ast), truth), difference(shownTree(ast), truth));
  note("--oneline is said", (ast.oneline ?? false) === text.trimEnd().includes("\n"), "");
  note("--oneline prints back", printOvsVsctlShow(ast) === folded.stdout, printOvsVsctlShow(ast));
  const twice = await runOn(first, "ovs-vsctl", ["--no-wait", "show", "--", "show"]);
  const both = parseOvsVsctlShow(twice.stdout);
  const trees = [both.ast, ...(both.ast.runs ?? [])].map(shownTree);
  note("two runs", isDeepStrictEqual(trees, [truth, truth]), JSON.stringify(both.diagnostics));
  note("two runs print back", printOvsVsctlShow(both.ast) === twice.stdout, "");
}

/** Runs the commands in a second, empty database and compares; with `again` once more in the rebuilt one, unless a row is called `--`. */
export async function checkRebuilt(
  { label, second, isServed }: OvsBench,
  figures: Figures,
  { text }: Snapshot,
  again: boolean,
): Promise<void> {
  const { ast } = parseOvsVsctlShow(text);
  const commands = ovsVsctlCommands(ast, { secrets: true, ovsVersion: true });
  const note = noteOf(label, figures, `${text}\n${commands.join("\n")}`);
  await load(second, EMPTY);
  const isNameable = commands.every((line) => !line.includes('name="--"'));
  for (const time of again && isNameable ? ["rebuilt", "rebuilt again"] : ["rebuilt"]) {
    const { status, stderr } = await runCommands(second, commands, isServed);
    note(`${time}: commands run`, status === 0, stderr);
    const rebuilt = parseOvsVsctlShow((await snapshot(second)).text).ast;
    const wrong = difference(unordered(rebuilt), unordered(ast));
    note(time, wrong === "", wrong);
  }
}

/**
 * Runs command lines in a real shell. Where no daemon serves the database, none is waited for. Since 4.0 the tool ends with 65 where the database took the command, and the daemon
 * has an error for an interface; before, with 0.
 */
function runCommands(server: OvsServer, commands: readonly string[], isServed: boolean): Promise<Output> {
  const run = `run() { command ovs-vsctl ${isServed ? "--timeout=10" : "--no-wait"} "$@" || [ $? -eq 65 ]; }`;
  return runOn(server, "sh", ["-c", ["set -e", run, "alias ovs-vsctl=run", ...commands].join("\n")]);
}

type Note = (what: string, holds: boolean, detail: string) => void;

export function noteOf(label: string, figures: Figures, text: string): Note {
  return (what, holds, detail) => {
    count(figures, { what, form: "", backend: label }, { all: 1, equal: holds ? 1 : 0 });
    if (!holds)
      figures.findings.push({ backend: label, form: "show", what, key: "", rule: text, detail: detail.slice(0, 1500) });
  };
}

/** A tree without places, and without what the text alone says of itself. */
function shownTree({ quoting: _, oneline: __, runs: ___, ...ast }: OvsVsctlShow & { readonly span: Span }): Json {
  return bare(ast);
}

const leavesOf = (value: Json): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce((total: number, inner) => total + leavesOf(inner), 0)
    : 1;

/** What commands do not carry: what the daemon writes, and whose UUID it was. */
const LEFT_OUT: ReadonlySet<string> = new Set(["isConnected", "error", "bfdStatus", "systemUuid"]);

/** A tree whose lists are in an order that does not depend on UUIDs. */
function unordered(ast: OvsVsctlShow): Json {
  return sorted(shownTree(ast));
}

function sorted(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
