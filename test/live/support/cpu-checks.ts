import {
  coresOf,
  expandCpuRanges,
  type LscpuCpu,
  type LscpuTopology,
  numaNodesOf,
  parseLscpu,
} from "netgather/cpu-topology";
import { type CpuForm, cacheForms, cpuForms, knows, lscpu, summaryForms } from "./cpu-forms.ts";
import type { CpuTruth, MachineTruth } from "./cpu-truth.ts";

/** One thing that a form says and the kernel does not. */
export interface CpuFinding {
  readonly form: string;
  readonly what: string;
  readonly said: unknown;
  readonly truth: unknown;
}

/** How many CPUs, summaries and caches of each form were compared. */
export type CpuFigures = Map<string, { texts: number; all: number }>;

/** Codes that say something true of an output, and nothing against its reading. */
const HARMLESS: readonly string[] = ["cpu-topology/bare-value", "cpu-topology/shared-core-number"];

/** A machine, its truth, and what was found. */
export interface CpuCase {
  readonly sysroot: string | null;
  readonly truth: MachineTruth;
  readonly figures: CpuFigures;
  readonly findings: CpuFinding[];
}

/** Compares every form of one machine with what the kernel says of it. */
export function checkMachine(one: CpuCase): void {
  for (const form of cpuForms.filter(({ args }) => knows(args))) checkTable(one, form);
  checkSummaries(one);
  if (knows(["-C", "-B"])) checkCaches(one);
}

function read(one: CpuCase, args: readonly string[]): LscpuTopology {
  const form = `lscpu ${args.join(" ")}`.trimEnd();
  const text = lscpu(args, one.sysroot);
  const { ast, diagnostics } = parseLscpu(text);
  const codes = diagnostics.map(({ code }) => code).filter((code) => !HARMLESS.includes(code));
  compare(one, form, { what: "diagnostics", said: codes, truth: [] });
  return ast;
}

function compare({ findings }: CpuCase, form: string, found: Omit<CpuFinding, "form">): void {
  if (JSON.stringify(found.said) !== JSON.stringify(found.truth)) findings.push({ form, ...found });
}

function count({ figures }: CpuCase, form: string, all: number): void {
  const figure = figures.get(form) ?? { texts: 0, all: 0 };
  figures.set(form, { texts: figure.texts + 1, all: figure.all + all });
}

function checkTable(one: CpuCase, form: CpuForm): void {
  const name = `lscpu ${form.args.join(" ")}`;
  const ast = read(one, form.args);
  const listed = one.truth.cpus.filter(
    ({ isOnline }) => form.lists === "all" || isOnline === (form.lists === "online"),
  );
  count(one, name, listed.length);
  compare(one, name, { what: "CPUs", said: ast.cpus.map(({ cpu }) => cpu), truth: listed.map(({ cpu }) => cpu) });
  const cores = coresOf(ast);
  for (const truth of listed) {
    const said = ast.cpus.find(({ cpu }) => cpu === truth.cpu);
    if (said === undefined) continue;
    const { cpu } = truth;
    compare(one, name, { what: `node of ${cpu}`, said: said.node ?? null, truth: truth.node });
    if (form.saysOnline === true)
      compare(one, name, { what: `online ${cpu}`, said: said.online, truth: truth.isOnline });
    if (form.isPhysical === true) checkIds(one, name, { said, truth });
    else
      checkSets(one, name, {
        said,
        truth,
        all: ast.cpus,
        core: cores.find(({ cpus }) => cpus.includes(cpu))?.cpus ?? [],
      });
  }
}

function checkIds(one: CpuCase, form: string, { said, truth }: { said: LscpuCpu; truth: CpuTruth }): void {
  const ids = truth.isOnline ? [truth.coreId, truth.socketId] : [null, null];
  compare(one, form, { what: `ids of ${truth.cpu}`, said: [said.core ?? null, said.socket ?? null], truth: ids });
}

/** A CPU as a table has it, with the table's others. */
interface Said {
  readonly said: LscpuCpu;
  readonly truth: CpuTruth;
  readonly all: readonly LscpuCpu[];
  readonly core: readonly number[];
}

function checkSets(one: CpuCase, form: string, { said, truth, all, core }: Said): void {
  compare(one, form, { what: `core of ${said.cpu}`, said: core, truth: truth.core });
  const socket = said.socket === undefined ? [] : all.filter((other) => other.socket === said.socket);
  if (truth.socket !== null) {
    compare(one, form, { what: `socket of ${said.cpu}`, said: socket.map(({ cpu }) => cpu), truth: truth.socket });
  }
  const caches = (said.caches ?? []).map(({ name, id }) => [name, sharers(all, name, id)]);
  compare(one, form, { what: `caches of ${said.cpu}`, said: caches, truth: Object.entries(truth.caches) });
}

function sharers(all: readonly LscpuCpu[], name: string, id: number): readonly number[] {
  return all
    .filter(({ caches = [] }) => caches.some((cache) => cache.name === name && cache.id === id))
    .map(({ cpu }) => cpu);
}

function checkSummaries(one: CpuCase): void {
  const { cpus, nodes } = one.truth;
  const present = cpus.map(({ cpu }) => cpu);
  const online = cpus.filter(({ isOnline }) => isOnline).map(({ cpu }) => cpu);
  for (const args of summaryForms.filter(knows)) {
    const form = `lscpu ${args.join(" ")}`.trimEnd();
    const ast = read(one, args);
    count(one, form, present.length);
    compare(one, form, { what: "CPU(s)", said: ast.cpuCount, truth: present.length });
    compare(one, form, { what: "online", said: expandCpuRanges(ast.onlineCpus ?? []), truth: online });
    compare(one, form, { what: "CPUs", said: ast.cpus.map(({ cpu }) => cpu), truth: present });
    const said = ast.numaNodes.map(({ node, cpus: ranges }) => ({ node, cpus: expandCpuRanges(ranges) }));
    compare(one, form, { what: "nodes", said, truth: nodes });
    compare(one, form, { what: "nodes of the model", said: numaNodesOf(ast), truth: nodes });
  }
}

/** Sizes that the tool rounds to one decimal are compared as it rounds them. */
function checkCaches(one: CpuCase): void {
  const exact = read(one, ["-C", "-B"]).cacheTable ?? [];
  const summary = read(one, ["-B"]).caches;
  const sums = summary.map(({ name, bytes }) => [name, bytes]);
  compare(one, "lscpu -B", { what: "sums", said: sums, truth: exact.map(({ name, allBytes }) => [name, allBytes]) });
  for (const args of cacheForms) {
    const form = `lscpu ${args.join(" ")}`;
    const rows = read(one, args).cacheTable ?? [];
    count(one, form, rows.length);
    const isExact = args.includes("-B");
    const bytes = (value = 0): number => (isExact ? value : Math.round(value / 2 ** 18));
    const shown = (list: typeof rows) =>
      list.map(({ name, type, level, ways, sets, oneBytes, allBytes }) => [
        name,
        type,
        level,
        ways,
        sets,
        bytes(oneBytes),
        bytes(allBytes),
      ]);
    compare(one, form, { what: "caches", said: shown(rows), truth: shown(exact) });
  }
}
