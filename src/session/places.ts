import type { CommandLine, CommandNode, PromptNode, TranscriptNode } from "../transcript/index.ts";
import { innerShell, type Place, remoteOf } from "./remote.ts";

/** A shell that a command opened: where its lines run, the prompt it was opened behind, and the look of its own. */
interface Shell {
  readonly place: Place;
  readonly outer: string;
  inner: string | null;
}

/** Where the lines of a transcript run, as far as the lines before say. */
interface Route {
  heading: Place;
  /** Where that part of a command's output was printed that stands below a heading of its own. */
  within: { readonly command: number; readonly place: Place } | null;
  readonly shells: Shell[];
}

const MOST_SHELLS = 16;

/**
 * Returns where the command or output of each node ran, for those nodes of which the text says it: by the command itself (`ssh NAME ...`, `oc debug node/NAME -- ...`,
 * `kubectl exec POD -- ...`), else by its prompt, else by the shell that one of these opened, else by the heading above.
 */
export function placesOf(nodes: readonly TranscriptNode[]): readonly Place[] {
  const route: Route = { heading: {}, within: null, shells: [] };
  return nodes.map((node) => {
    if (node.kind === "heading" && node.line === undefined) {
      const host = hostOfTitle(node.title);
      route.within = node.command === undefined || host === null ? null : { command: node.command, place: { host } };
      if (host !== null && node.command === undefined) route.heading = { host };
    }
    if (node.kind === "output" && node.command !== null && node.command === route.within?.command)
      return route.within.place;
    const host = node.marked?.host;
    const marked = host === undefined ? null : { host };
    if (node.kind === "command") return placeOfCommand(route, node, marked);
    const remote = node.kind === "heading" && node.line !== undefined ? remoteOf(node.line) : null;
    return remote?.place ?? watchedPlace(node) ?? marked ?? here(route);
  });
}

function here({ heading, shells }: Route): Place {
  return shells.at(-1)?.place ?? heading;
}

/** `marked` is the machine that the mark before the lines names. */
function placeOfCommand(route: Route, { prompt, line }: CommandNode, marked: Place | null): Place {
  const look = lookOf(prompt);
  leaveShells(route, look);
  const around = route.shells.length > 0 ? here(route) : (marked ?? route.heading);
  const shown = placeOfPrompt(prompt, around);
  if (line === null) return shown;
  const remote = remoteOf(line);
  enterShell(route, line, { place: shown, outer: look, inner: null });
  if (/^(?:exit|logout)(?: |$)/.test(line.text)) route.shells.pop();
  return remote?.place ?? shown;
}

/** A prompt names the machine; in a pod it mostly names the pod. */
function placeOfPrompt({ host }: PromptNode, around: Place): Place {
  if (host === undefined || host === around.pod) return around;
  const { pod, namespace } = around;
  return { host, ...(pod === undefined ? {} : { pod }), ...(namespace === undefined ? {} : { namespace }) };
}

/** Shells that are no longer: the prompt is again the one behind which they were opened, and theirs looked otherwise. */
function leaveShells({ shells }: Route, look: string): void {
  const outermost = shells.findIndex(({ outer, inner }) => outer === look && inner !== null && inner !== look);
  if (outermost >= 0) shells.length = outermost;
  const inside = shells.at(-1);
  if (inside !== undefined) inside.inner ??= look;
}

function enterShell({ shells }: Route, line: CommandLine, shell: Shell): void {
  const remote = remoteOf(line);
  const place = remote === null ? innerShell(line, shell.place) : remote.isShell ? remote.place : null;
  if (place !== null && shells.length < MOST_SHELLS) shells.push({ ...shell, place });
}

/** What stays the same in a prompt while one works behind it. */
function lookOf({ style, privilege, user = "", host = "", shell = "", version = "" }: PromptNode): string {
  return [style, privilege ?? "", user, host, shell, version].join(" ");
}

/** `worker1`, `node-a.example.com`, `node: infra`, `node/infra`; not the names of interfaces and steps. */
const NAMED = /^(?:node|host|hostname|server|machine)(?:[:/]| ?: ?| )[ ]?([A-Za-z][\w.-]{0,252})$/i;
const ANSIBLE = /^([\w.:-]+) \| [A-Z]+!?(?: \| rc=| => )/;
const MACHINE = /^(?=.*[\d.])([a-z][\w-]*(?:\.[\w-]+)*):?$/i;
const NO_MACHINE =
  /^(?:(?:v?eth|wlan|lo|br|bond|team|tun|tap|vlan|vxlan|geneve|genev_sys|dummy|ib|cali|flannel|cni|ovs|patch|wg)[\d._-]*|en[opsx]\w*|(?:step|part|case|test|run|table|chain|section|phase|round|try|no|item|figure|chapter|cpu|numa|pod|ip|ipv|rhel|ocp|v)[._-]?\d.*|.*\.(?:txt|log|out|ya?ml|json|conf|sh|gz))$/i;

/** Returns the machine that the title of a heading names, `null` where it may be something else. */
function hostOfTitle(title: string): string | null {
  const named = NAMED.exec(title)?.[1] ?? ANSIBLE.exec(title)?.[1];
  if (named !== undefined) return named;
  const word = MACHINE.exec(title)?.[1];
  return word === undefined || NO_MACHINE.test(word) ? null : word;
}

/** `Every 2.0s: ip route      worker1: Fri Nov 27 10:00:00 2026` */
function watchedPlace(node: TranscriptNode): Place | null {
  if (node.kind !== "heading" || !node.text.startsWith("Every ")) return null;
  const host = /^Every [\d.,]+s: .*\s([A-Za-z][\w.-]{0,252}): [^\s\d]+ .*\d{2}:\d{2}/.exec(
    node.text.slice(0, 600),
  )?.[1];
  return host === undefined ? null : { host };
}
