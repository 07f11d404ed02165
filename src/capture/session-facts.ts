import { type Program, programsOf } from "../command/index.ts";
import type { SessionAst, SessionEntry } from "../session/index.ts";
import type { CommandLine, TranscriptNode } from "../transcript/index.ts";
import { factsOf } from "./facts-of.ts";
import type { SaidFacts } from "./file-reading.ts";
import { isNodeName } from "./names.ts";

/** What the lines before an entry say of where it ran. */
interface Where {
  /** The node that a prompt, heading or command names; empty within a pod; `undefined` while nothing is said. */
  host: string | undefined;
  /** The words of the command that opened a shell in a pod: prompts there name the pod. */
  pod: readonly string[];
}

/** Returns the facts of a session, each with the node that its prompt, the heading above it or the command around it names. */
export function sessionFacts(session: SessionAst, path: string): readonly SaidFacts[] {
  const { nodes } = session.transcript;
  const where: Where = { host: undefined, pod: [] };
  const said: SaidFacts[] = [];
  let next = 0;
  for (const entry of session.entries) {
    while (next < nodes.length && (nodes[next]?.span.start ?? 0) < entry.span.start) follow(where, nodes[next++]);
    const node = entry.command === null ? undefined : nodes[entry.command];
    const line = lineOf(node);
    follow(where, node);
    const host = line === null ? where.host : (hostOfCommand(line, where.host) ?? where.host);
    const facts = entryFacts(entry, path, line);
    if (facts.length > 0) said.push({ ...(host === undefined ? {} : { host }), facts });
  }
  return said;
}

function entryFacts(entry: SessionEntry, path: string, line: CommandLine | null): SaidFacts["facts"] {
  const namespaces = new Set((line === null ? [] : programsOf(line)).map(({ namespace }: Program) => namespace));
  const [namespace] = namespaces.size === 1 ? namespaces : [];
  const source = {
    path,
    ...(line === null ? {} : { command: line.text }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return entry.outputs.flatMap(({ format, ast }) =>
    format === null || format === "addresses" || ast === null ? [] : factsOf(ast, source),
  );
}

function lineOf(node: TranscriptNode | undefined): CommandLine | null {
  if (node?.kind === "command") return node.line;
  return node?.kind === "heading" ? (node.line ?? null) : null;
}

/** A heading that is one word, the name of a node, which has a digit or a domain: `==== worker1 ====`. */
const HEADING = /^(?:node[/ :]{1,3})?(?=[^\s]*[\d.])([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?):?$/i;
/** Headings of a text's own parts. */
const PART = /^(?:step|part|section|case|run|test|round|page|phase|output|attempt|v)?[.-]?\d{1,3}(?:\.\d{1,3}){0,2}$/i;

function hostOfHeading(title: string): string | undefined {
  const name = HEADING.exec(title)?.[1];
  return name === undefined || PART.test(name) ? undefined : name;
}

/** Takes from a node of the transcript where the lines below it come from. */
function follow(where: Where, node: TranscriptNode | undefined): void {
  if (node?.kind === "heading" && node.line === undefined) where.host = hostOfHeading(node.title) ?? where.host;
  if (node?.kind !== "command") return;
  const { prompt, line } = node;
  if (prompt.host !== undefined && isNodeName(prompt.host))
    where.host = where.pod.includes(prompt.host) ? "" : prompt.host;
  // `oc debug node/NAME` and `ssh NAME` alone open a shell there: the prompts below have no host (`sh-4.4#`), or its own.
  const entered = line === null ? undefined : hostOfCommand(line, where.host);
  if (entered === undefined || line === null || !isShell(line)) return;
  where.host = entered;
  where.pod = entered === "" ? wordsOf(line) : [];
}

/** Returns the node that a command runs another on; an empty text for a pod, `undefined` where it runs here. */
function hostOfCommand(line: CommandLine, here: string | undefined): string | undefined {
  const words = wordsOf(line);
  const at = words.findIndex((word) => /^(?:.*\/)?(?:oc|kubectl|ssh)$/.test(word));
  const program = words[at]?.replace(/^.*\//, "");
  const rest = words.slice(at + 1);
  if (program === "ssh") return remoteOf(rest) ?? here;
  if (program === undefined) return undefined;
  const node = rest.find((word) => /^nodes?\//.test(word))?.replace(/^nodes?\//, "");
  if (rest.includes("debug") && node !== undefined) return node;
  return rest.includes("exec") || rest.includes("rsh") ? "" : undefined;
}

/** The options of ssh(1) that have a value. */
const WITH_VALUE = /^-[BbcDEeFIiJLlmOoPpQRSWw]$/;

/** The host of `ssh -i KEY core@HOST`. */
function remoteOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word, index) => !word.startsWith("-") && !WITH_VALUE.test(words[index - 1] ?? ""));
  return words[at]?.replace(/^[^@]*@/, "");
}

/** Whether the command leaves a person in a shell: none is told to be run there, or a shell. */
function isShell(line: CommandLine): boolean {
  const words = wordsOf(line);
  const at = words.indexOf("--");
  const isOpen = at < 0 || /^(?:.*\/)?(?:ba|a|da|k|z)?sh$/.test(words[at + 1] ?? "");
  return (
    line.pipelines.length === 1 &&
    isOpen &&
    !words.includes("-c") &&
    programsOf(line).every(({ name }) => isClient(name))
  );
}

const isClient = (name: string): boolean => name === "oc" || name === "kubectl";

function wordsOf(line: CommandLine): readonly string[] {
  return (line.pipelines[0]?.commands[0]?.words ?? []).slice(0, 100).map(({ value }) => value);
}
