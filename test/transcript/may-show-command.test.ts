import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/session/blocks.ts";
import { mayShowCommand } from "../../src/transcript/may-show-command.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { samples, sessions } from "../laws/samples.ts";

const numRuns = Number(process.env["NETGATHER_RUNS"] ?? 2000);

const showsCommand = (text: string): boolean =>
  blocksOf(parseTranscript(text).ast).some(({ command }) => command !== null);

describe("a text is told without being read where it", () => {
  test.each([
    ["is a table of routes", "0.0.0.0         192.0.2.1       0.0.0.0         UG        0 0          0 eth0\n"],
    [
      "is a row of iptables",
      "    0     0 ACCEPT     tcp  --  *      *       10.0.0.0/8           0.0.0.0/0   tcp dpt:22\n",
    ],
    ["has flags", "2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP\n"],
    ["has the flags of net-tools", "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n"],
  ])("%s", (_, text) => {
    expect(mayShowCommand(text)).toBe(false);
  });
});

describe("a text is read where it has", () => {
  test.each([
    "[root@worker1 ~]# ip route\n",
    "user@mac ~ % ip route\n",
    "/ # ip route\n",
    "PS C:\\Users\\admin> ip route\n",
    "[admin@host <x>]> ip route\n",
    "+ ip route\n",
    "| + ip route\n",
    "➜  ~ ip route\n",
    "❯ ip route\n",
    "╰─➤ ip route\n",
    "~ \ue0b0 ip route\n",
    "PS> ip route\n",
    "worker1% ip route\n",
    "default via 192.0.2.1\r+ ip route\n",
    "> $ ip route\n",
    "\u001b[0m+ ip route\n",
    "==== ip route ====\n",
    "Every 2.0s: ip route\n",
    "<summary>ip route</summary>\n",
    "```$ ip route```\n",
    "--- ip route ---\n",
    "*** ip route ***\n",
    "# ip route\ndefault via 192.0.2.1 dev eth0\n",
    "10:02:11 + ip route\n10:02:11 a\n10:02:11 b\n",
    "worker1: ++ ip route\nworker1: a\nworker1: b\n",
    "     1\tworker1# ip route\n     2\ta\n     3\tb\n",
  ])("%j", (text) => {
    expect([showsCommand(text), mayShowCommand(text)]).toEqual([true, true]);
  });
});

test("no text in which a transcript finds a command is passed over", () => {
  const words = [
    "[root@n ~]",
    "a@b",
    ":~",
    "/",
    "PS C:\\",
    "sh-4.4",
    "PS",
    "└─",
    "❯",
    "➜",
    "➤",
    "\ue0b0",
    "ip route",
    "lscpu",
    "<x>",
    "<",
    "\u001b[0m",
    "```",
    "<summary>ip route</summary>",
    "Every 2s: ip route",
  ];
  const marks = [
    "#",
    "$",
    "%",
    ">",
    "+",
    "=",
    "-",
    "*",
    "~",
    "==",
    "---",
    "|",
    " ",
    " ",
    "\n",
    "\n",
    "\r",
    "\u2028",
    "\ufeff",
  ];
  const piece = fc.constantFrom(...words, ...marks);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join("");
      if (!mayShowCommand(text)) expect(showsCommand(text), text).toBe(false);
    }),
    { numRuns },
  );
  for (const text of [...samples.map((sample) => sample.text), ...sessions])
    if (!mayShowCommand(text)) expect(showsCommand(text), text).toBe(false);
});
