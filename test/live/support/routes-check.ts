import { ipAddressCommands, parseIfconfig } from "../../../src/formats/ifconfig/index.ts";
import { ipRouteCommands, parseRoutes, printRoutes } from "../../../src/formats/netstat/index.ts";
import type { RouteState } from "../arbitraries/routes.ts";
import { run, SILENCE, settledOutputs, untilNone } from "./commands.ts";
import { count, countException, type Figures } from "./figures.ts";
import { type IpRoute, readIpJson } from "./ip-json.ts";
import { deleteNamespace, makeNamespace } from "./namespaces.ts";
import type { RouteForm } from "./routes-forms.ts";
import { rebuildable } from "./routes-limits.ts";
import { isEndOfTable, type Row, rowOfRoute, rowsOfTruth, rowText, valuesOf } from "./routes-rows.ts";

/** One namespace with what its tools print. */
interface Seen {
  readonly outputs: ReadonlyMap<string, string>;
  readonly truth: Readonly<Record<RouteForm["family"], readonly IpRoute[]>>;
}

/** What a check needs beside the state. */
export interface RouteBench {
  readonly figures: Figures;
  readonly forms: readonly RouteForm[];
}

const IP4 = "ip -j -d route show table main";
const IP6 = "ip -j -d -6 route show table all";
const IFCONFIG = "ifconfig -a";

async function look(namespace: string, forms: readonly RouteForm[]): Promise<Seen> {
  const outputs = await settledOutputs(namespace, [IP4, IP6], [IFCONFIG, ...forms.map(({ command }) => command)]);
  const truth = (command: string): readonly IpRoute[] => readIpJson<IpRoute>(outputs.get(command) ?? "");
  return { outputs, truth: { ipv4: truth(IP4), ipv6: truth(IP6) } };
}

/** Puts one state through everything; `index` chooses the forms that it is rebuilt from. */
export async function checkRoutes(bench: RouteBench, state: RouteState, index: number): Promise<void> {
  const { figures, forms } = bench;
  const first = makeNamespace(`routes-${index}-1`);
  const second = makeNamespace(`routes-${index}-2`);
  if (first === null || second === null) {
    figures.notes.push(`state ${index}: no namespace`);
    return;
  }
  await run(first, [...SILENCE, ...state.links, ...state.up, ...state.addresses, ...state.routes]);
  const seen = await look(first, forms);
  for (const form of forms) checkForm(bench, seen, form);
  await run(second, [...SILENCE, ...state.links]);
  await checkRebuilt(bench, { state, seen, second, index });
  deleteNamespace(first);
  deleteNamespace(second);
}

/** What the tree of a text has, in order. */
const rowsOfText = (text: string): readonly Row[] =>
  parseRoutes(text).ast.tables.flatMap(({ routes }) => routes.map(rowOfRoute));

/** The text is read without diagnostics, printed back, and has the rows that `ip` has. */
function checkForm({ figures }: RouteBench, { outputs, truth }: Seen, form: RouteForm): void {
  const text = outputs.get(form.command) ?? "";
  const { ast, diagnostics } = parseRoutes(text);
  const heading = (what: string): { what: string; form: string; backend: string } => ({
    what,
    form: form.command,
    backend: form.tool,
  });
  const find = (what: string, key: string, rule: string, detail: string): void => {
    figures.findings.push({ ...heading(what), key, rule, detail });
  };
  for (const { code, message, span } of diagnostics)
    find("diagnostics", code, text.slice(span.start, span.end), message);
  count(figures, heading("read without a word"), { all: 1, equal: diagnostics.length === 0 ? 1 : 0 });
  const isSame = printRoutes(ast) === text;
  if (!isSame) find("printed back", form.command, text, printRoutes(ast));
  count(figures, heading("printed back"), { all: 1, equal: isSame ? 1 : 0 });
  const shown = ast.tables.flatMap(({ routes }) => routes.map(rowOfRoute));
  const wanted = rowsOfTruth(truth[form.family], form);
  const compared = form.family === "ipv6" ? shown.filter((row) => !isEndOfTable(row)) : shown;
  const expected = form.family === "ipv6" ? wanted.filter((row) => !isEndOfTable(row)) : wanted;
  let equal = 0;
  for (let at = 0; at < Math.max(compared.length, expected.length); at++) {
    const [mine, own] = [compared[at], expected[at]];
    if (mine !== undefined && own !== undefined && rowText(mine) === rowText(own)) equal += valuesOf(own);
    else find("values", form.command, mine === undefined ? "" : rowText(mine), own === undefined ? "" : rowText(own));
  }
  count(figures, heading("values as ip -j has them"), {
    all: expected.reduce((sum, row) => sum + valuesOf(row), 0),
    equal,
  });
}

/** Rebuilds the state from the text of `ifconfig` and of one form of each family, and looks again. */
async function checkRebuilt(
  { figures, forms }: RouteBench,
  { state, seen, second, index }: { state: RouteState; seen: Seen; second: string; index: number },
): Promise<void> {
  const chosen = (["ipv4", "ipv6"] as const).flatMap((family) => chooseForm(forms, { family, index, state }));
  const addresses = ipAddressCommands(parseIfconfig(seen.outputs.get(IFCONFIG) ?? "").ast);
  const routes = chosen.flatMap(({ command }) => ipRouteCommands(parseRoutes(seen.outputs.get(command) ?? "").ast));
  const told = await run(second, [...addresses, "ip route flush table main", ...routes]);
  for (const form of chosen) {
    const heading = { what: "rebuilt", form: form.command, backend: form.tool };
    const { rows, limits } = rebuildable(rowsOfText(seen.outputs.get(form.command) ?? ""));
    for (const limit of limits) countException(figures, heading, [limit]);
    const wrong = await untilNone(async () => {
      const again = await look(second, [form]);
      const shown = rebuildable(rowsOfText(again.outputs.get(form.command) ?? "")).rows;
      const truth = rebuildable(rowsOfTruth(again.truth[form.family], form)).rows;
      return [...differences(rows, shown), ...differences(rows, truth)];
    });
    const detail = [...told, ...routes].join("; ");
    for (const line of wrong)
      figures.findings.push({ ...heading, key: line.replace(/\d+/g, "N").slice(0, 60), rule: line, detail });
    count(figures, heading, { all: rows.length + limits.length, equal: wrong.length === 0 ? rows.length : 0 });
  }
  for (const line of told.filter((one) => !isExpected(one, state)))
    figures.findings.push({
      what: "rebuilt",
      form: "commands",
      backend: "ip",
      key: line,
      rule: line,
      detail: [...addresses, ...routes].join("; "),
    });
}

/** An address has made the route already, and an `ifb` takes no MAC address. */
const isExpected = (line: string, { links }: RouteState): boolean =>
  line.includes("File exists") ||
  (line === "RTNETLINK answers: Operation not supported" && links.some((link) => link.endsWith("type ifb")));

/** Each state takes another form; one that cuts names only where it cuts none. */
function chooseForm(
  forms: readonly RouteForm[],
  { family, index, state }: { family: RouteForm["family"]; index: number; state: RouteState },
): readonly RouteForm[] {
  const isShort = state.names.every((name) => Buffer.byteLength(name) <= 6);
  const own = forms.filter((form) => form.family === family && (isShort || form.cutsNames !== true));
  return own.slice(index % own.length).slice(0, 1);
}

/** Rows of one side alone, whatever their order. */
function differences(wanted: readonly Row[], found: readonly Row[]): readonly string[] {
  const [mine, own] = [wanted.map(rowText), found.map(rowText)];
  return [
    ...mine.filter((row) => !own.includes(row)).map((row) => `missing: ${row}`),
    ...own.filter((row) => !mine.includes(row)).map((row) => `too many: ${row}`),
  ];
}
