import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSession } from "../../src/session/index.ts";
import { parseTranscript } from "../../src/transcript/index.ts";
import { sessions } from "../laws/samples.ts";
import { bare, entriesOf, lawful, read, session } from "./support.ts";

const numRuns = Number(process.env["NETGATHER_RUNS"] ?? 100);

const ROUTES =
  "default via 192.0.2.1 dev eth0\n192.0.2.0/24 dev eth0 scope link\n198.51.100.0/24 dev eth1 scope link\n";
const TYPED = `[root@worker1 ~]# ip route\n${ROUTES}`;

/** A text with a mark before each of its lines. */
const marked = (text: string, mark: (index: number) => string): string =>
  text
    .split(/(?<=\n)/)
    .map((line, index) => mark(index) + line)
    .join("");

/** Marks as programs write them: the kind, and the machine where they name it. */
type Mark = readonly [kind: string, mark: (index: number) => string, host?: string];
const MARKS: readonly Mark[] = [
  ["time", () => "[10:02:11] "],
  ["time", (index) => `10:02:11.${100 + index} `],
  ["time", () => "[2026-11-27 10:02:11.123] "],
  ["time", (index) => `2026-11-27T10:02:11.12345678${index % 10}Z `],
  ["time", () => "2026-11-27 10:02:11 +0100\t"],
  ["time", () => "Nov  7 10:02:11 "],
  ["time", () => "[Fri Nov 27 10:02:11 2026] "],
  ["time", (index) => `1795860131.${100000 + index} `],
  ["syslog", () => "Nov 27 10:02:11 node-7 collect.sh[123]: ", "node-7"],
  ["syslog", () => "2026-11-27T10:02:11+0000 node-7 collect.sh[123]: ", "node-7"],
  ["number", (index) => `${`${index + 1}`.padStart(6)}\t`],
  ["number", (index) => `${index + 1}: `],
  ["number", (index) => `${`${index + 1}`.padStart(4)} | `],
  ["number", (index) => `${`${index + 98}`.padStart(4)}   │ `],
  ["host", () => "node-7: ", "node-7"],
  ["host", () => "\u001b[32m192.0.2.17\u001b[0m: ", "192.0.2.17"],
];

const CASES = MARKS.map(([kind, mark, host]) => ({ kind, mark, host, shown: mark(0) }));

describe("marks before every line", () => {
  test.each(CASES)(
    "$kind, $shown: the command, its output and the places are those without",
    ({ kind, mark, host }) => {
      const text = marked(TYPED, mark);
      const { transcript, entries } = read(text);
      expect(transcript.nodes.map((node) => [node.kind, node.marked?.kind, node.marked?.host])).toEqual([
        ["command", kind, host],
        ["output", kind, host],
      ]);
      expect(bare(entries[0]?.outputs[0]?.ast)).toEqual(bare(parseSession(TYPED).ast.entries[0]?.outputs[0]?.ast));
      expect(entries.map((entry) => entry.host)).toEqual(["worker1"]);
      const [command] = transcript.nodes;
      expect(command?.kind === "command" && [command.prompt.text, command.line?.text]).toEqual([
        "[root@worker1 ~]#",
        "ip route",
      ]);
      const tree = entries[0]?.outputs[0]?.ast;
      const { start = 0, end = 0 } = tree?.kind === "ip" ? (tree.routes?.[1]?.span ?? {}) : {};
      expect(text.slice(start, end)).toBe("192.0.2.0/24 dev eth0 scope link");
    },
  );

  test.each(CASES)(
    "$kind, $shown: an output alone is told by its format, and not without who knows formats",
    ({ kind, mark, host }) => {
      const text = marked(ROUTES, mark);
      const { transcript, entries } = read(text);
      expect(transcript.nodes.map((node) => [node.kind, node.marked?.kind])).toEqual([["output", kind]]);
      expect(entries.map((entry) => [entry.command, entry.host, entry.outputs[0]?.format])).toEqual([
        [null, host, "ip"],
      ]);
      expect(bare(entries[0]?.outputs[0]?.ast)).toEqual(bare(parseSession(ROUTES).ast.entries[0]?.outputs[0]?.ast));
      expect(parseTranscript(text).ast.nodes.some((node) => node.marked !== undefined)).toBe(false);
    },
  );

  test("in a mail, and before its marks", () => {
    for (const mark of ["> [10:02:11] ", "[10:02:11] > "]) {
      const { transcript, entries } = read(marked(TYPED, () => mark));
      expect(transcript.nodes.map(({ marked: by, quoted }) => [by?.kind, quoted])).toEqual([
        ["time", 1],
        ["time", 1],
      ]);
      expect(entries[0]?.outputs[0]?.diagnostics).toEqual([]);
      expect(entries[0]?.outputs[0]?.format).toBe("ip");
    }
  });
});

describe("machines", () => {
  const typed = "[root@bastion ~]# pdsh -w node[1-2] ip route\n";
  test("that stand together have an entry each", () => {
    const { entries } = read(typed + marked(ROUTES, () => "node1: ") + marked(ROUTES, () => "node2: "));
    expect(entries.map(({ command, host, outputs }) => [command, host, outputs.length])).toEqual([
      [0, "bastion", 0],
      [0, "node1", 1],
      [0, "node2", 1],
    ]);
  });
  test("whose lines are mixed are left as they stand", () => {
    const text = typed + marked(ROUTES + ROUTES, (index) => (index % 2 === 0 ? "node1: " : "node2: "));
    expect(read(text).transcript.nodes.map((node) => [node.kind, node.marked])).toEqual([
      ["command", undefined],
      ["output", undefined],
    ]);
  });
  test("with a line each are told below the command that asked them", () => {
    const lines = ["node1", "node2", "node3"].map((name) => `${name}: default via 192.0.2.1 dev eth0\n`).join("");
    expect(read(typed + lines).entries.map(({ host }) => host)).toEqual(["bastion", "node1", "node2", "node3"]);
    expect(read(lines).entries).toEqual([]);
  });
});

test.each([
  ["two lines", marked(ROUTES.split("\n").slice(0, 2).join("\n"), () => "[10:02:11] ")],
  [
    "counters of iptables-save",
    "*nat\n:PREROUTING ACCEPT [0:0]\n[0:0] -A PREROUTING -j ACCEPT\n[1:2] -A PREROUTING -j ACCEPT\n[3:4] -A PREROUTING -j DROP\nCOMMIT\n",
  ],
  ["a kernel's log", "[    0.000000] eth0: link up\n[    0.100000] eth0: link down\n[    1.000000] eth0: link up\n"],
  ["a log of other things", marked("started\nstopped\nstarted again\n", () => "Nov 27 10:02:11 node1 systemd[1]: ")],
  ["events of ip monitor", `$ ip -ts monitor\n${marked(ROUTES, () => "[2026-11-27T10:02:11.123456] ")}`],
  ["events of ip monitor -t", marked(ROUTES, () => "Timestamp: Fri Nov 27 10:02:11 2026 123456 usec\n")],
  ["files of tail", `==> a.log <==\n${ROUTES}\n==> b.log <==\n${ROUTES}`],
  ["JSON", '{\n  "a": "default via 192.0.2.1 dev eth0",\n  "b": 1\n}\n'],
  ["YAML", "kind: Network\nname: default via 192.0.2.1 dev eth0\nother: 192.0.2.0/24 dev eth0\n"],
  [
    "links, which are numbered",
    "1: lo: <LOOPBACK,UP> mtu 65536 qdisc noqueue state UNKNOWN\n2: eth0: <UP> mtu 1500 qdisc fq state UP\n3: eth1: <UP> mtu 1500 qdisc fq state UP\n",
  ],
  ["numbers that do not follow one another", marked(ROUTES, (index) => `${index * 7 + 1}: `)],
  [
    "prompts that show the time",
    "10:02:11 root@n1:~# cd /tmp\n10:02:12 root@n1:/tmp# ls\n10:02:13 root@n1:/tmp# ip route\n",
  ],
  [
    "an open bracket",
    "[10:02:11 root@n1 ~]# ip route\n[10:02:11 root@n1 ~]# ip route\n[10:02:11 root@n1 ~]# ip route\n",
  ],
  ["a trace", "+ ip route\n+ ip addr\n+ ip link\n"],
])("%s have no marks", (_, text) => {
  expect(read(text).transcript.nodes.filter((node) => node.marked !== undefined)).toEqual([]);
});

test("the session of many marks", () => {
  const { ast, diagnostics } = parseSession(session("marked-lines.txt"));
  expect(entriesOf(ast).map((entry, index) => [ast.entries[index]?.host, ...entry])).toEqual([
    [undefined, "ip route", "ip"],
    ["worker1", null, "netstat"],
    ["bastion", "pdsh -w worker[1-3] ip route | sort"],
    ["worker1", "pdsh -w worker[1-3] ip route | sort", "ip"],
    ["worker2", "pdsh -w worker[1-3] ip route | sort", "ip"],
    ["worker3", "pdsh -w worker[1-3] ip route | sort", "ip"],
    ["bastion", "cat -n notes.txt"],
    ["worker4", "ip neigh", "ip"],
    ["worker4", "iptables -S", "iptables"],
    [undefined, "lscpu | head -3", "cpu-topology"],
  ]);
  expect(diagnostics.map(({ code, span }) => [code, span.end - span.start])).toEqual([
    ["ip/unknown-line", "ip: command not found".length],
  ]);
});

/** Sessions that one mark before each line leaves whole: lines end in line feeds alone, and a command stands in them that is known. */
const plain = sessions.filter(
  (text) => text.length < 20_000 && !/\r(?!\n)|\ufeff/.test(text) && isUnmarked(parseTranscript(text).ast.nodes),
);

function isUnmarked(nodes: ReturnType<typeof parseTranscript>["ast"]["nodes"]): boolean {
  return nodes.some(isKnown) && nodes.every(({ marked: by }) => by === undefined);
}

function isKnown(node: ReturnType<typeof parseTranscript>["ast"]["nodes"][number]): boolean {
  return node.kind === "command" && /^(?:ip|iptables|netstat|lscpu|ifconfig|ovs-vsctl) /.test(node.line?.text ?? "");
}

test("random marks before the lines of known sessions: the same commands and trees, in the places behind the marks", () => {
  expect(plain.length).toBeGreaterThan(15);
  fc.assert(
    fc.property(fc.constantFrom(...plain), fc.constantFrom(...MARKS), (text, [kind, mark]) => {
      const shown = marked(text, mark);
      lawful(shown);
      const [without, behind] = [parseSession(text), parseSession(shown)];
      expect(behind.ast.transcript.nodes.every((node) => node.marked?.kind === kind)).toBe(true);
      expect(entriesOf(behind.ast)).toEqual(entriesOf(without.ast));
      const trees = ({ ast }: typeof without): unknown =>
        ast.entries.map(({ outputs }) => outputs.map((output) => bare(output.ast)));
      expect(trees(behind)).toEqual(trees(without));
      const codes = ({ diagnostics }: typeof without): unknown => diagnostics.map(({ code }) => code);
      expect(codes(behind)).toEqual(codes(without));
    }),
    { numRuns },
  );
});

test("a long text of lines with marks is read in time", () => {
  const text = marked(TYPED.repeat(20_000), () => "[10:02:11] ");
  expect(read(text).entries).toHaveLength(20_000);
  const refused = marked("nothing that is known\n".repeat(200_000), (index) => `node${index % 7}: `);
  expect(read(refused).entries).toEqual([]);
}, 60_000);
