import type { UnknownNode } from "../../text/unknown.ts";
import type {
  OvsBridge,
  OvsController,
  OvsInterface,
  OvsManager,
  OvsOption,
  OvsPort,
  OvsQuoting,
  OvsVsctlShow,
} from "./ast.ts";
import { writeString } from "./quoting.ts";

/** How to print. */
export interface OvsPrintOptions {
  /** The rule for quotes. Without it the one that the text showed (`ast.quoting`), and where it showed none, that of 2.13 and later. */
  readonly quoting?: OvsQuoting;
}

const INDENT = "    ";

/**
 * Returns the tree as `ovs-vsctl show` prints it, byte for byte for what the tool itself printed. Rows without a name are a keyword alone,
 * lines not understood stand at the end of their row's block, those of the run at its end.
 */
export function printOvsVsctlShow(ast: OvsVsctlShow, options: OvsPrintOptions = {}): string {
  let out = printRun(ast, options);
  for (const run of ast.runs ?? []) out += printRun(run, options);
  return out;
}

function printRun(run: OvsVsctlShow, options: OvsPrintOptions): string {
  const writer: Writer = { quoting: options.quoting ?? run.quoting ?? "since-2.13", lines: [] };
  if (run.systemUuid !== null) writer.lines.push(run.systemUuid);
  for (const manager of run.managers) printTarget(writer, manager, "    Manager");
  for (const bridge of run.bridges) printBridge(writer, bridge);
  printField(writer, "    ovs_version", run.ovsVersion);
  if (run.oneline) fold(writer);
  printUnknown(writer, 0, run.unknown);
  return writer.lines.map((line) => `${line}\n`).join("");
}

interface Writer {
  readonly quoting: OvsQuoting;
  lines: string[];
}

/** Puts all lines on one, as `--oneline` does: a line break becomes backslash n, a backslash two. */
function fold(writer: Writer): void {
  const [first, ...rest] = writer.lines;
  if (first === undefined) return;
  writer.lines = [[first, ...rest].map((line) => line.replaceAll("\\", "\\\\")).join("\\n")];
}

/** `heading` is the keyword with the indentation before it, as in all functions below. */
function printTarget(writer: Writer, target: OvsManager | OvsController, heading: string): void {
  const level = target.kind === "manager" ? 2 : 3;
  printHeading(writer, heading, target.target);
  if (target.isConnected) writer.lines.push(`${INDENT.repeat(level)}is_connected: true`);
  printUnknown(writer, level, target.unknown);
}

function printBridge(writer: Writer, bridge: OvsBridge): void {
  printHeading(writer, "    Bridge", bridge.name);
  for (const controller of bridge.controllers) printTarget(writer, controller, "        Controller");
  printField(writer, "        fail_mode", bridge.failMode);
  printField(writer, "        datapath_type", bridge.datapathType);
  for (const port of bridge.ports) printPort(writer, port);
  printUnknown(writer, 2, bridge.unknown);
}

function printPort(writer: Writer, port: OvsPort): void {
  printHeading(writer, "        Port", port.name);
  if (port.tag !== undefined) writer.lines.push(`            tag: ${port.tag}`);
  if (port.trunks !== undefined) writer.lines.push(`            trunks: [${port.trunks.join(", ")}]`);
  for (const member of port.interfaces) printInterface(writer, member);
  printUnknown(writer, 3, port.unknown);
}

function printInterface(writer: Writer, member: OvsInterface): void {
  printHeading(writer, "            Interface", member.name);
  printField(writer, "                type", member.type);
  printMap(writer, "                options", member.options);
  printField(writer, "                error", member.error);
  printMap(writer, "                bfd_status", member.bfdStatus);
  printUnknown(writer, 4, member.unknown);
}

function printHeading({ lines, quoting }: Writer, heading: string, name: string | null): void {
  lines.push(name === null ? heading : `${heading} ${writeString(name, quoting)}`);
}

function printField({ lines, quoting }: Writer, column: string, value: string | undefined): void {
  if (value !== undefined) lines.push(`${column}: ${writeString(value, quoting)}`);
}

/** A map, unless it is empty: the tool leaves out what is empty. */
function printMap({ lines, quoting }: Writer, column: string, entries: readonly OvsOption[] = []): void {
  if (entries.length === 0) return;
  const written = entries.map(({ key, value }) => `${writeString(key, quoting)}=${writeString(value, quoting)}`);
  lines.push(`${column}: {${written.join(", ")}}`);
}

function printUnknown({ lines }: Writer, level: number, unknown: readonly UnknownNode[] = []): void {
  for (const { text } of unknown) lines.push(INDENT.repeat(level) + text);
}
