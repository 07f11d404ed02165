import { type CommandLine, parseCommandLine, type SimpleCommand } from "../transcript/index.ts";
import { enteredNamespace } from "./network-namespace.ts";

/** A program that a command line runs, and the words behind it. */
export interface Program {
  readonly name: string;
  readonly words: readonly string[];
  /** The network namespace that it ran in: `ip netns exec NAME`, `ip -n NAME`, `nsenter -t PID -n`. */
  readonly namespace?: string;
  /** The programs that its output goes through: by name, those of grep that count or cut with their options. */
  readonly filters: readonly string[];
}

/** The programs whose output netgather reads. */
const READ =
  /^(?:ip6?tables(?:-(?:legacy|nft))?(?:-save)?|ovs-vsctl|netstat|route|ifconfig|ip|lscpu|numactl|oc|kubectl)$/;

/** Programs that only name others: `grep iptables`, `which ovs-vsctl`, `man route`. */
const TALKS =
  /^(?:[efz]?grep|echo|printf|man|which|whereis|type|rpm|yum|dnf|apt|apt-get|dpkg|vi|vim|nano|less|more|systemctl|journalctl|ls|ll|find|file|stat|kill|pkill|pgrep|ps|cat|sed|awk)$/;

/** Programs that run the command they are given, here or elsewhere. */
const RUNS_TEXT = /^(?:ssh|bash|sh|su|watch|oc|kubectl|podman|docker|crictl|nsenter|chroot|timeout|sudo)$/;

const MOST_NESTED = 4;

/** Returns the programs of a command line that netgather reads the output of, also those that it runs by `ssh`, `bash -c`, `oc debug` and the like. */
export function programsOf(line: CommandLine, nested = 0): readonly Program[] {
  return line.pipelines.flatMap(({ commands }) =>
    commands.flatMap((command, index) => {
      const filters = commands.slice(index + 1).map(filterOf);
      return programsIn(command, nested).map((program) => ({ ...program, filters: [...program.filters, ...filters] }));
    }),
  );
}

function programsIn({ words }: SimpleCommand, nested: number): readonly Program[] {
  const values = words.slice(0, 1000).map(({ value }) => value);
  const first = baseName(values.find((value) => !/^\w+=/.test(value)) ?? "");
  if (TALKS.test(first)) return [];
  if (RUNS_TEXT.test(first) && nested < MOST_NESTED) {
    const text = values.find((value) => value.includes(" ") && !value.includes("{"));
    const inner = text === undefined ? [] : programsOf(parseCommandLine(text).ast, nested + 1);
    if (inner.length > 0) return inner;
  }
  const names = values.map(baseName);
  const isRunner = (name: string): boolean => name === "oc" || name === "kubectl";
  const own = names.findIndex((name) => READ.test(name) && !isRunner(name));
  const at = own >= 0 ? own : names.findIndex((name) => READ.test(name));
  const name = names[at];
  if (name === undefined) return [];
  return [entered(values.slice(0, at), inNamespace({ name, words: values.slice(at + 1), filters: [] }))];
}

/** A program behind `nsenter`, with the namespace that it is run in. */
function entered(before: readonly string[], program: Program): Program {
  const at = before.findIndex((word) => baseName(word) === "nsenter");
  const namespace = at < 0 ? null : (enteredNamespace(before.slice(at))?.namespace ?? null);
  return namespace === null ? program : { namespace, ...program };
}

/** `ip netns exec NAME PROGRAM ...` and `ip -n NAME ...` as the program and the namespace that it runs in. */
function inNamespace(program: Program): Program {
  const { name, words } = program;
  if (name !== "ip") return program;
  const at = words.findIndex((word) => !word.startsWith("-") || word === "-n" || /^-net/.test(word));
  const [first, second, namespace, inner, ...rest] = words.slice(at < 0 ? words.length : at);
  if (first === "netns" && second === "exec" && namespace !== undefined && inner !== undefined) {
    return { ...inNamespace({ name: baseName(inner), words: rest, filters: [] }), namespace };
  }
  if (!first?.startsWith("-") || second === undefined) return program;
  return { ...program, words: words.toSpliced(at, 2), namespace: second };
}

function filterOf({ words }: SimpleCommand): string {
  const name = baseName(words[0]?.value ?? "");
  const cuts = words.some(({ value }) => /^-[A-Za-z]*[coqlL]|^--(?:count|only|quiet|files)/.test(value));
  return cuts && /grep$/.test(name) ? `${name} -c` : name;
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}
