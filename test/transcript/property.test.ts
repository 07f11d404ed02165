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

const prompt = fc.constantFrom(
  "[root@node1 ~]#",
  "core@worker-0:~$",
  "sh-4.4#",
  "bash-5.1$",
  "$",
  "/ #",
  "root@pod:/tmp#",
  "node1:~ #",
  "PS C:\\>",
);
const between = fc.constantFrom(
  "",
  "\n",
  " \n\n\u00a0\n",
  "\nHere is what the next command has to say about it.\n\n",
  "\n그리고 위 상황에서 아래와 같이 추가되었다.\n\n",
  "\n... 중간 생략 ...\n\n",
  "\n<snip>\n\n",
  "\n## a note about it\n\n",
  "\n- the first point of two\n- the second point of two\n\n",
  "\n==== worker2 ====\n",
  "\n> Could you send the routes?\n\n",
  '\nScript done on 2024-03-04 10:00:00+00:00 [COMMAND_EXIT_CODE="0"]\n',
);
const step = fc.record({
  prompt,
  output: fc.constantFrom(...outputs.filter(({ text }) => text.length < 4000)),
  between,
});

describe("any session of known commands and outputs", () => {
  test("gives back its commands, in order, with the trees that the outputs have alone, and their places", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const parts = steps.map(
          ({ prompt: shown, output, between: noise }) => `${shown} ${COMMANDS[output.id]}\n${output.text}${noise}`,
        );
        const text = parts.join("");
        const ast = read(text);
        expect(entriesOf(ast)).toEqual(steps.map(({ output }) => [COMMANDS[output.id], output.id]));
        expect(ast.entries.map(({ outputs: shown }) => bare(shown[0]?.ast))).toEqual(
          steps.map(({ output }) => alone(output)),
        );
        const windows = ast.entries.map(({ outputs: shown }) => text.slice(shown[0]?.span.start, shown[0]?.span.end));
        expect(windows).toEqual(steps.map(({ output }) => output.text));
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
