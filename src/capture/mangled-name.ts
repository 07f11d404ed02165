import { commandContext, programsOf } from "../command/index.ts";
import { parseCommandLine } from "../transcript/index.ts";
import type { Reading } from "./place.ts";

/** File systems know no longer names. */
const LONGEST = 255;

/** `.1`, `.2`: another command had the name before. Not the end of an address. */
const COLLISION = /^(.*[^.\d])\.\d{1,3}$/;

/** Before sos 4.2 the namespaces of all commands lay in one folder: only the program behind them tells where the name ends. */
const IN_NAMESPACE =
  /^ip_netns_exec_(.{1,200}?)_((?:ip6?tables(?:-save)?|ip|netstat|route|ifconfig|ss|nstat|sysctl|ethtool)(?:_.*)?)$/;

/** sos before 2.2 left the folder of the program. */
const FOLDER = /^(?:usr\.)?s?bin\./;

/** A command as the name of a file has it. */
export interface MangledCommand {
  /** The whole command. */
  readonly command: string;
  /** What ran within the namespace. */
  readonly inner: string;
  readonly namespace?: string;
}

/**
 * Returns the command line that sos and the insights client made a file's name of: `ovs-vsctl_-t_5_show` is `ovs-vsctl -t 5 show`. They put `_` for every run of characters but letters, digits, `_`, `-`, `.` and
 * `/`, and `.` for `/`; a `_` of the command itself cannot be told apart and becomes a blank. The name of a namespace is taken from its folder, where it has one. sos report/plugins/__init__.py `_mangle_command`.
 */
export function mangledCommand(name: string, namespace?: string): MangledCommand {
  const short = name.slice(0, LONGEST).replace(FOLDER, "");
  const own = COLLISION.exec(short)?.[1] ?? short;
  const prefix = namespace === undefined ? null : `ip_netns_exec_${mangled(namespace)}_`;
  if (namespace !== undefined && prefix !== null && own.startsWith(prefix))
    return inside(namespace, own.slice(prefix.length));
  const [, found, rest] = IN_NAMESPACE.exec(own) ?? [];
  if (found !== undefined && rest !== undefined) return inside(namespace ?? found, rest);
  const command = blanks(own);
  return { command, inner: command, ...(namespace === undefined ? {} : { namespace }) };
}

function inside(namespace: string, rest: string): MangledCommand {
  const inner = blanks(rest);
  return { command: `ip netns exec ${namespace} ${inner}`, inner, namespace };
}

function mangled(text: string): string {
  return text.replace(/[^\w./-]+/g, "_").replaceAll("/", ".");
}

function blanks(name: string): string {
  return name.replaceAll("_", " ").trim();
}

/** The programs of which netgather reads anything: nearly all files are told by their first letters. */
const PROGRAM = /^(?:ovs-vsctl|ip6?tables|ip|netstat|route|ifconfig|lscpu|numactl|oc|kubectl)(?:-|\s|$)/;

/** Returns how the output of a command is read: by the format that it names, by its content, or, of a program that netgather reads nothing of, not at all. */
export function readingOf({ command, inner, namespace }: MangledCommand): Reading | null {
  if (!PROGRAM.test(inner)) return null;
  const { ast: line } = parseCommandLine(inner);
  const where = namespace === undefined ? {} : { namespace };
  // A file is named after the program that ran, not after one among its words.
  const [first = ""] = inner.split(" ", 1);
  const programs = programsOf(line).filter(({ name }) => name === first);
  if (programs.length === 0) return null;
  if (commandContext(line).named !== null) return { kind: "output", command, ...where };
  const isRead = programs.some(({ name }) => name !== "oc" && name !== "kubectl");
  return isRead ? { kind: "content", command, ...where } : null;
}

/** Nearly all names are told by these, so that a million files are no matter. */
const FIRST_LETTERS = /^(?:usr|s?bin|ov|ip|ne|ro|if|ls|nu|oc|ku)/;

/** Returns the command that the name of a file tells, as people write it: `iptables_-t_nat_-nvL.txt`, `ip addr.log`, `ovs-vsctl-show.out`; `undefined` where it names none of a format. */
export function commandOfName(name: string): string | undefined {
  if (!FIRST_LETTERS.test(name)) return undefined;
  const stem = name.replace(/\.(?:txt|log|out|output|text)$/i, "");
  const spaced = stem.replace(
    /^(ovs-vsctl|ip6?tables|ip|netstat|route|ifconfig|lscpu|numactl)-(?!save)(?=[a-z])/,
    "$1_",
  );
  for (const written of [stem, spaced]) {
    const mangled = mangledCommand(written.replaceAll(" ", "_"));
    if (readingOf(mangled)?.kind === "output") return mangled.command;
  }
  return undefined;
}
