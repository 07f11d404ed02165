import type { FormatId } from "../formats/registry.ts";
import type { CommandLine } from "../transcript/index.ts";
import type { Program } from "./programs.ts";

/** Programs behind a pipe that pass lines on as they are; what others make of an output is read by its content alone. */
const KEEPS_LINES = /^(?:[efz]?grep|head|tail|less|more|tee|sort|uniq|cat|sed)$/;

interface Naming {
  readonly id: FormatId;
  readonly program: RegExp;
  /** What the words behind the program must hold, joined by blanks. */
  readonly words: RegExp;
}

const NAMINGS: readonly Naming[] = [
  { id: "iptables", program: /^ip6?tables(?:-\w+)?-save$/, words: /^/ },
  { id: "iptables", program: /^ip6?tables/, words: /(?:^| )(?:-[a-zA-Z]*[LS]|--list)/ },
  { id: "ovs-vsctl", program: /^ovs-vsctl$/, words: /(?:^| )show(?: |$)/ },
  { id: "ifconfig", program: /^netstat$/, words: /(?:^| )-[a-zA-Z46]*(?:i[a-zA-Z]*e|e[a-zA-Z]*i)/ },
  { id: "netstat", program: /^netstat$/, words: /(?:^| )(?:-[a-zA-Z46]*[ri]|--route|--interfaces)/ },
  { id: "netstat", program: /^route$/, words: /^(?:-\S+ ?)*$/ },
  { id: "ifconfig", program: /^ifconfig$/, words: /^/ },
  { id: "ip", program: /^ip$/, words: /^(?:-\S+ )*(?:a|l|r|n|addr\w*|link|ro\w*|ru\w*|neigh\w*)(?: |$)/ },
  { id: "cpu-topology", program: /^lscpu$/, words: /^/ },
  { id: "cpu-topology", program: /^numactl$/, words: /(?:^| )(?:-H|--hardware|-s|--show)/ },
  { id: "network-config", program: /^(?:oc|kubectl)$/, words: /(?:^| )networks?\.(?:config|operator)/ },
];

/** Returns the format that a command line names for its output, `null` when it names none or when another program has made something else of it. */
export function namedFormat(line: CommandLine, programs: readonly Program[]): FormatId | null {
  const [program, second] = programs;
  if (program === undefined || second !== undefined || line.pipelines.length > 1) return null;
  if (!program.filters.every((filter) => KEEPS_LINES.test(filter))) return null;
  const words = program.words.join(" ").slice(0, 4096);
  return NAMINGS.find((naming) => naming.program.test(program.name) && naming.words.test(words))?.id ?? null;
}
