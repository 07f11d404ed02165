import {
  type InterfaceNode,
  ipAddressCommands,
  parseIfconfig,
  printIfconfig,
} from "../../../src/formats/ifconfig/index.ts";
import type { InterfaceState } from "../arbitraries/interfaces.ts";
import { run, SILENCE, settledOutputs, untilNone } from "./commands.ts";
import { count, countException, type Figures, type Heading } from "./figures.ts";
import { type InterfaceForm, type InterfaceTool, interfaceForms } from "./interfaces-forms.ts";
import { type InterfaceLimit, isExpectedRefusal, limitOfDiagnostic, unsettable } from "./interfaces-limits.ts";
import { checkTable } from "./interfaces-tables.ts";
import { countersOfNode, valuesOfNode } from "./interfaces-tree.ts";
import { countersOf, hiddenIpv4, mixedIpv4, truthOf, type Values } from "./interfaces-truth.ts";
import { type IpLink, readIpJson } from "./ip-json.ts";
import { deleteNamespace, makeNamespace } from "./namespaces.ts";

/** What a check needs beside the state. */
export interface InterfaceBench {
  readonly figures: Figures;
  readonly tools: readonly InterfaceTool[];
}

const ADDR = "ip -j -d -s -s addr";

const TABLES = ["netstat -i", "netstat -ai", "ifconfig -s", "ifconfig -s -a"] as const;

/** A namespace as its tools print it, with what `ip` says before and after them. */
interface Seen {
  readonly outputs: ReadonlyMap<string, string>;
  readonly before: readonly IpLink[];
  readonly after: readonly IpLink[];
}

async function look(namespace: string, commands: readonly string[]): Promise<Seen> {
  const outputs = await settledOutputs(namespace, [ADDR], commands);
  const links = (command: string): readonly IpLink[] => readIpJson<IpLink>(outputs.get(command) ?? "");
  return { outputs, before: links(ADDR), after: links(`${ADDR} `) };
}

/** Puts one state through everything; `index` chooses the form that it is rebuilt from. */
export async function checkInterfaces(bench: InterfaceBench, state: InterfaceState, index: number): Promise<void> {
  const { figures, tools } = bench;
  const first = makeNamespace(`interfaces-${index}-1`);
  const second = makeNamespace(`interfaces-${index}-2`);
  if (first === null || second === null) {
    figures.notes.push(`state ${index}: no namespace`);
    return;
  }
  await run(first, [...SILENCE, ...state.links, ...state.settings]);
  // To the tools a name with a dash before it is an option.
  const names = ["lo", ...state.names.filter((name) => !name.startsWith("-"))];
  const forms = interfaceForms(tools, names[index % names.length] ?? "lo");
  const seen = await look(first, [...forms.map(({ command }) => command), ...TABLES]);
  for (const form of forms) checkForm(bench, seen, { form, name: names[index % names.length] ?? "lo" });
  for (const command of TABLES)
    checkTable(figures, { command, text: seen.outputs.get(command) ?? "", before: seen.before, after: seen.after });
  await run(second, [...SILENCE, ...state.links]);
  const whole = forms.filter(({ shows }) => shows === "all");
  const chosen = whole[index % whole.length];
  if (chosen !== undefined) await checkRebuilt(bench, { state, seen, second, form: chosen });
  deleteNamespace(first);
  deleteNamespace(second);
}

const headingOf = (what: string, { name, tool }: InterfaceForm): Heading => ({ what, form: name, backend: tool });

/** The text is read without diagnostics, printed back, and says of each interface what `ip` says. */
function checkForm(
  { figures }: InterfaceBench,
  seen: Seen,
  { form, name }: { form: InterfaceForm; name: string },
): void {
  const text = seen.outputs.get(form.command) ?? "";
  const { ast, diagnostics } = parseIfconfig(text);
  for (const { code, message, span } of diagnostics) {
    const limit = limitOfDiagnostic(code, form.tool);
    const rule = text.slice(span.start, span.end);
    if (limit === null) figures.findings.push({ ...headingOf("diagnostics", form), key: code, rule, detail: message });
    else countException(figures, headingOf("read without a word", form), [limit]);
  }
  count(figures, headingOf("read without a word", form), { all: 1, equal: diagnostics.length === 0 ? 1 : 0 });
  const isSame = printIfconfig(ast) === text;
  if (!isSame)
    figures.findings.push({
      ...headingOf("printed back", form),
      key: form.name,
      rule: text,
      detail: printIfconfig(ast),
    });
  count(figures, headingOf("printed back", form), { all: 1, equal: isSame ? 1 : 0 });
  const wanted = seen.before.filter(({ ifname, flags }) =>
    form.shows === "one" ? ifname === name : form.shows === "all" || flags.includes("UP"),
  );
  for (const _ of ast.interfaces.slice(interfacesOf(ast.interfaces, form).length))
    countException(figures, headingOf("values as ip -j has them", form), ["repeated" satisfies InterfaceLimit]);
  const unexpected = ast.interfaces.filter((node) => !wanted.some(({ ifname }) => ifname === node.name));
  for (const node of unexpected)
    figures.findings.push({ ...headingOf("interfaces", form), key: "too many", rule: node.name, detail: "" });
  for (const link of wanted) {
    const nodes = interfacesOf(ast.interfaces, form).filter((node) => node.name === link.ifname);
    const [node] = nodes;
    if (node === undefined || nodes.length > 1)
      figures.findings.push({
        ...headingOf("interfaces", form),
        key: `${nodes.length} times`,
        rule: link.ifname,
        detail: text,
      });
    else
      checkInterface(figures, {
        form,
        node,
        link,
        after: seen.after.find(({ ifname }) => ifname === link.ifname) ?? link,
      });
  }
}

/**
 * The interfaces of a text. toybox prints the block of a label once for each address of that label, and what follows the second one looks like
 * another run, with blocks of labels alone: their addresses are put to the interface again.
 */
function interfacesOf(interfaces: readonly InterfaceNode[], { tool }: InterfaceForm): readonly InterfaceNode[] {
  if (tool !== "toybox") return interfaces;
  const again = interfaces.filter(({ labelsOnly }) => labelsOnly === true);
  return interfaces
    .filter((node) => !again.includes(node))
    .map((node) => ({
      ...node,
      addresses: [
        ...node.addresses,
        ...again.filter(({ name }) => name === node.name).flatMap(({ addresses }) => addresses),
      ],
    }));
}

interface Pair {
  readonly form: InterfaceForm;
  readonly node: InterfaceNode;
  readonly link: IpLink;
  readonly after: IpLink;
}

function checkInterface(figures: Figures, pair: Pair): void {
  const { form, node, link } = pair;
  const heading = headingOf("values as ip -j has them", form);
  const truth = truthOf(link, form);
  const wrong = differences(truth, valuesOfNode(node));
  for (const line of wrong)
    figures.findings.push({
      ...heading,
      key: line.replace(/\d+/g, "N").slice(0, 50),
      rule: line,
      detail: JSON.stringify(link.addr_info),
    });
  for (let each = mixedIpv4(link, form); each > 0; each--)
    countException(figures, heading, ["mixed" satisfies InterfaceLimit]);
  const hidden = hiddenIpv4(link, form);
  for (let each = 0; each < hidden; each++) countException(figures, heading, ["secondary" satisfies InterfaceLimit]);
  count(figures, heading, { all: truth.size + hidden, equal: truth.size - wrong.length });
  checkCounters(figures, pair);
}

/** Each counter is what `ip` had before, or after, or between. */
function checkCounters(figures: Figures, { form, node, link, after }: Pair): void {
  const heading = headingOf("counters as ip -s has them", form);
  const shown = countersOfNode(node);
  const least = countersOf(link);
  const most = countersOf(after);
  const wrong = Object.keys(least).filter((name) => {
    const value = shown.get(name) ?? -1;
    return value < (least[name] ?? 0) || value > (most[name] ?? 0);
  });
  count(figures, heading, { all: Object.keys(least).length, equal: Object.keys(least).length - wrong.length });
  const isZeroed = Buffer.byteLength(node.name) === 15 && [...shown.values()].every((value) => value === 0);
  if (isZeroed && form.tool === "net-tools")
    for (const _ of wrong) countException(figures, heading, ["zeroed" satisfies InterfaceLimit]);
  else
    for (const name of wrong)
      figures.findings.push({
        ...heading,
        key: name,
        rule: `${node.name}: ${name} ${shown.get(name)}`,
        detail: `${least[name]} to ${most[name]}`,
      });
}

/** Rebuilds the state from one text and looks again. */
async function checkRebuilt(
  { figures }: InterfaceBench,
  { state, seen, second, form }: { state: InterfaceState; seen: Seen; second: string; form: InterfaceForm },
): Promise<void> {
  const heading = headingOf("rebuilt", form);
  const { ast } = parseIfconfig(seen.outputs.get(form.command) ?? "");
  const nodes = interfacesOf(ast.interfaces, form);
  const commands = ipAddressCommands(ast);
  const told = await run(second, commands);
  const wanted = nodes.map((node) => {
    const values = valuesOfNode(node);
    return { name: node.name, values, taken: unsettable(values, node.name, seen.before) };
  });
  for (const { taken } of wanted) for (const limit of taken.values()) countException(figures, heading, [limit]);
  const wrong = await untilNone(async () => {
    const again = await look(second, [form.command]);
    const rebuilt = interfacesOf(parseIfconfig(again.outputs.get(form.command) ?? "").ast.interfaces, form);
    return wanted.flatMap(({ name, values, taken }) => {
      const node = rebuilt.find((one) => one.name === name);
      const link = again.before.find(({ ifname }) => ifname === name);
      if (node === undefined || link === undefined) return [`${name} is not there`];
      return [valuesOfNode(node), truthOf(link, form)]
        .flatMap((found) => differences(values, found, taken))
        .map((line) => `${name}: ${line}`);
    });
  });
  const detail = [...told, ...state.links, ...commands].join("; ");
  for (const line of wrong)
    figures.findings.push({
      ...heading,
      key: line
        .replace(/^.*?: /, "")
        .replace(/\d+/g, "N")
        .slice(0, 50),
      rule: line,
      detail,
    });
  const all = wanted.reduce((sum, { values }) => sum + values.size, 0);
  const limited = wanted.reduce((sum, { taken }) => sum + taken.size, 0);
  count(figures, heading, { all, equal: wrong.length === 0 ? all - limited : 0 });
  for (const line of told.filter((one) => !isExpectedRefusal(one, state)))
    figures.findings.push({ ...heading, key: line, rule: line, detail });
}

/** `mtu: 1500 -> 1400`, for each value that two do not have alike; some are left out. */
function differences(
  wanted: Values,
  found: Values,
  leftOut: ReadonlyMap<string, unknown> = new Map(),
): readonly string[] {
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].flatMap((name) => {
    const [mine, own] = [wanted.get(name), found.get(name)];
    return mine === own || leftOut.has(name) ? [] : [`${name}: ${mine ?? "nothing"} -> ${own ?? "nothing"}`];
  });
}
