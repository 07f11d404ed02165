import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseIptables } from "../../src/formats/iptables/index.ts";
import { type FormatId, formats } from "../../src/formats/registry.ts";
import { parseSession } from "../../src/session/index.ts";
import { type Sample, samples, sessions } from "../laws/samples.ts";
import { bare, entriesOf, lawful, read } from "./support.ts";

const numRuns = Number(process.env["NETGATHER_RUNS"] ?? 100);

/** A command of each format that names it. */
const COMMANDS: Readonly<Record<FormatId, string>> = {
  "ovs-vsctl": "ovs-vsctl show",
  iptables: "iptables -t nat -nvL",
  netstat: "netstat -nr",
  ifconfig: "ifconfig -a",
  ip: "ip addr",
  "network-config": "oc get network.config/cluster -o yaml",
  "cpu-topology": "lscpu",
};

/** The tree of an output alone, as its command has it read. */
function alone({ id, text }: Output): unknown {
  const nat = { table: "nat", family: "ipv4" } as const;
  const format = formats.find((candidate) => candidate.id === id);
  return bare(id === "iptables" ? parseIptables(text, nat).ast : format?.parse(text).ast);
}

interface Output {
  readonly id: FormatId;
  readonly text: string;
}

/** Outputs end where their last line does; what is empty behind it stands between nodes. */
function outputOf({ format, text }: Sample): Output {
  const id = formats.find((candidate) => candidate.id === format)?.id ?? "iptables";
  return { id, text: `${text.replace(/\s+$/, "")}\n` };
}

const outputs = samples.filter(({ expectation, text }) => expectation === "ok" && text.length < 20_000).map(outputOf);
/** Captures that are sessions or are cut by marks themselves: `==> file <==` is none, the lines of `tail` are its output. */
const isPlain = ({ text }: Output): boolean => !/^\s*\n/.test(text);

test.each(formats.map(({ id }) => id))(
  "every clean capture of %s behind a prompt is the one entry, its tree that of the capture alone",
  (id) => {
    for (const output of outputs.filter((candidate) => candidate.id === id && isPlain(candidate))) {
      const text = `[root@node1 ~]# ${COMMANDS[id]}\n${output.text}\n[root@node1 ~]# exit\n`;
      const { entries } = read(text);
      expect(
        entries.map(({ outputs: parts }) => parts.map(({ format }) => format)),
        output.text,
      ).toEqual([[id], []]);
      expect(bare(entries[0]?.outputs[0]?.ast), output.text).toEqual(alone(output));
    }
  },
);

/** Further commands of each format, for outputs whose content shows it. */
const VARIANTS: Readonly<Record<FormatId, readonly string[]>> = {
  "ovs-vsctl": ["ovs-vsctl show", "ovs-vsctl -t 5 show", "ovs-vsctl --timeout=5 show"],
  iptables: [
    "iptables -t nat -nvL",
    "iptables -t nat -S",
    "iptables-legacy --table nat --list -n",
    "iptables -tnat -nvxL",
  ],
  netstat: ["netstat -nr", "route -n", "netstat -rn6", "/usr/bin/netstat -nr"],
  ifconfig: ["ifconfig -a", "ifconfig", "/sbin/ifconfig eth0"],
  ip: ["ip addr", "ip -s -d link show", "ip -4 route show table all", "ip neigh", "ip rule"],
  "network-config": [
    "oc get network.config/cluster -o yaml",
    "kubectl get networks.config.openshift.io cluster -o json",
    "oc get network.config/cluster -o jsonpath='{.status}{\"\\n\"}'",
  ],
  "cpu-topology": ["lscpu", "lscpu -e", "numactl -H"],
};

/** A prompt, in colour perhaps, and the host that it names. */
const prompt = fc.constantFrom<readonly [string, string | undefined]>(
  ["[root@node1 ~]#", "node1"],
  ["\u001b[01;32mcore@worker-0\u001b[00m:\u001b[01;34m~\u001b[00m$", "worker-0"],
  ["sh-4.4#", undefined],
  ["bash-5.1$", undefined],
  ["$", undefined],
  ["/ #", undefined],
  ["root@pod:/tmp#", "pod"],
  ["node1:~ #", "node1"],
  ["\u001b[?2004h(venv) [core@n0.example.com log]$", "n0.example.com"],
  ["PS C:\\>", undefined],
);

/** What a command is run by or goes through, where that takes it, and what is written around its output. */
interface Wrapper {
  readonly wrap: (command: string) => string;
  readonly host?: string;
  readonly pod?: string;
  readonly before?: string;
  readonly behind?: string;
}

const wrapper = fc.constantFrom<Wrapper>(
  { wrap: (command) => command },
  { wrap: (command) => `sudo ${command}` },
  { wrap: (command) => `${command} 2>/dev/null` },
  { wrap: (command) => `${command} | cat` },
  { wrap: (command) => `LANG=C ${command} 2>&1 | tee -a out.txt | less` },
  { wrap: (command) => `ssh -p 22 core@192.0.2.10 ${command}`, host: "192.0.2.10" },
  {
    wrap: (command) => `oc debug node/worker-3 -- chroot /host ${command}`,
    host: "worker-3",
    before: "Starting pod/worker-3-debug ...\nTo use host binaries, run `chroot /host`\n",
    behind: "\nRemoving debug pod ...\n",
  },
  {
    wrap: (command) => `kubectl -n kube-system exec -i kube-proxy-x7k2p -c kube-proxy -- ${command}`,
    pod: "kube-proxy-x7k2p",
    before: 'Defaulted container "kube-proxy" out of: kube-proxy, init (init)\n',
  },
);

const between = fc.constantFrom(
  "",
  "\n",
  " \n\n\u00a0\n",
  "\nHere is what the next command has to say about it.\n\n",
  "\n그리고 위 상황에서 아래와 같이 추가되었다.\n\n",
  "\n... 중간 생략 ...\n\n",
  "\n<snip>\n\n",
  "\n[...]\n\nAnd this is what comes next:\n\n",
  "\n## a note about it\n\n",
  "\n- the first point of two\n- the second point of two\n\n",
  "\n• the first point of two\n2) the second point of two\n\n",
  "\n==== worker2 ====\n",
  "\n----- node: infra -----\n\n",
  "\n==========\n",
  "[root@node1 ~]#\n",
  "[root@node1 ~]# ^C\n[root@node1 ~]# \u0007\n",
  '\nScript done on 2024-03-04 10:00:00+00:00 [COMMAND_EXIT_CODE="0"]\n',
  '\nScript started on 2024-03-04 10:00:00+00:00 [TERM="xterm" COLUMNS="80"]\n',
);

/** What is done to the whole text: line ends, and how deep a mail quotes it. */
const dress = fc.record({ isCrlf: fc.boolean(), quoted: fc.constantFrom("", "", "> ", ">> ", "> > ", "| ") });

const step = fc.record({
  prompt,
  wrapper,
  variant: fc.nat(9),
  output: fc.constantFrom(...outputs.filter((output) => output.text.length < 4000 && isPlain(output))),
  between,
});
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

const commandOf = ({ output: { id }, variant, wrapper: { wrap } }: Step): string =>
  wrap(VARIANTS[id][variant % VARIANTS[id].length] ?? COMMANDS[id]);

function textOf(
  steps: readonly Step[],
  { isCrlf, quoted }: { readonly isCrlf: boolean; readonly quoted: string },
): string {
  const text = steps
    .map((made) => {
      const { before = "", behind = "" } = made.wrapper;
      return `${made.prompt[0]} ${commandOf(made)}\n${before}${made.output.text}${behind}${made.between}`;
    })
    .join("");
  const lines = text.split(/(?<=\n)/);
  const marked = lines.map((line) => quoted + line).join("");
  return isCrlf ? marked.replaceAll("\n", "\r\n") : marked;
}

describe("any session of known commands and outputs", () => {
  test("gives back its commands, in order, with the trees that the outputs have alone, their places, and where they ran", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), dress, (steps, shown) => {
        const text = textOf(steps, shown);
        const asShown = (plain: string): string => (shown.isCrlf ? plain.replaceAll("\n", "\r\n") : plain);
        const ast = read(text);
        const entries = ast.entries.filter(({ command, outputs: parts }) => command !== null && parts.length > 0);
        expect(entriesOf({ ...ast, entries })).toEqual(steps.map((made) => [commandOf(made), made.output.id]));
        expect(entries.map(({ outputs: parts }) => bare(parts[0]?.ast))).toEqual(
          steps.map(({ output: { id, text: plain } }) => alone({ id, text: asShown(plain) })),
        );
        const windows = entries.map(({ outputs: parts }) => text.slice(parts[0]?.span.start, parts[0]?.span.end));
        const { quoted } = shown;
        const unmarked = windows.map((window) =>
          window
            .split(/(?<=\n)/)
            .map((line) => (line.startsWith(quoted) ? line.slice(quoted.length) : line))
            .join(""),
        );
        expect(unmarked).toEqual(steps.map(({ output }) => asShown(output.text)));
        for (const [index, { prompt: look, wrapper: by }] of steps.entries()) {
          expect(entries[index]?.pod).toBe(by.pod);
          if (by.host !== undefined || look[1] !== undefined) {
            expect(entries[index]?.host).toBe(by.host ?? (by.pod === undefined ? look[1] : undefined));
          }
        }
      }),
      { numRuns },
    );
  });
});

describe("any text is a transcript", () => {
  test("of any characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void lawful(text)),
      { numRuns: numRuns * 10 },
    );
  });
  test("of pieces of sessions", () => {
    const piece = fc.constantFrom(
      "$ ",
      "# ",
      "> ",
      "\\\n",
      "\n",
      "\r",
      "\r\n",
      "'",
      '"',
      "`",
      "$(",
      ")",
      "|",
      "\u001b[0m",
      "\u001b",
      "\b",
      "\ufeff",
      "...",
      "==== a ====",
      "```",
      "ip a",
      "[root@n ~]#",
      "\0",
      "\ud800",
      "\u00a0",
      "가나다.",
      "__proto__",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        read(pieces.join(""));
      }),
      { numRuns: numRuns * 10 },
    );
  });
  test("every sample and session, whole and in a window", () => {
    for (const text of [...samples.map((sample) => sample.text), ...sessions]) lawful(text);
    for (const text of sessions) {
      const whole = `before\n${text}after`;
      const { ast } = parseSession({ text: whole, start: 7, end: 7 + text.length });
      expect(bare(ast)).toEqual(bare(parseSession(text).ast));
      expect(ast.span).toEqual({ start: 7, end: 7 + text.length });
    }
  });
  test("no line is idle: without it the transcript is another", () => {
    for (const text of sessions) {
      const lines = text.split(/(?<=\n)/);
      for (const [index, line] of lines.entries()) {
        if (line.trim() === "") continue;
        const without = lines.toSpliced(index, 1).join("");
        expect(bare(lawful(without)), line).not.toEqual(bare(lawful(text)));
      }
    }
  });
});
