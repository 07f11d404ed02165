import { describe, expect, test } from "vitest";
import { bare, lawful } from "./support.ts";

const kinds = (text: string): readonly string[] => lawful(text).nodes.map(({ kind }) => kind);
const one = (text: string): unknown => {
  const { text: _, ...node } = lawful(text).nodes[0] ?? { text: "" };
  return bare(node);
};

describe("elisions", () => {
  test.each([
    "...",
    "…",
    ". . .",
    "[...]",
    "(...)",
    "<...>",
    "<snip>",
    "[snip]",
    "--- snip ---",
    "-- snip --",
    "... snip ...",
    "(omitted)",
    "<output omitted>",
    "[output truncated]",
    "... 중간 생략 ...",
    "… 중간 생략 …",
    "(중략)",
    "중략",
    "(이하 생략)",
    "[省略]",
    "... 25 lines ...",
    "# ...",
    "## ...",
  ])("%s", (text) => expect(kinds(text)).toEqual(["elision"]));
  test.each([
    '{"skip": true}',
    "<UP,BROADCAST>",
    "Removing debug pod ...",
    "------------[ cut here ]------------",
    "... and so on and so on, as it was before it ended",
  ])("none: %s", (text) => expect(kinds(text)).not.toContain("elision"));
  test("`...` at the end of a YAML document is the document's", () => {
    expect(kinds("$ cat a\n---\na: 1\n...\n")).toEqual(["command", "output"]);
    expect(kinds("$ cat a\na: 1\n...\n")).toEqual(["command", "output", "elision"]);
  });
});

describe("fences of other places than Markdown", () => {
  const edges = (text: string): readonly string[] =>
    lawful(text).nodes.map((node) => (node.kind === "fence" ? node.edge : node.kind));
  test.each([
    "{noformat}\na=b c=d\n{noformat}",
    "{code:bash}\na=b c=d\n{code}",
    "{code:title=worker1|borderStyle=solid}\na=b c=d\n{code}",
    "<pre>\na=b c=d\n</pre>",
    '<pre><code class="x">\na=b c=d\n</code></pre>',
    "[code]\na=b c=d\n[/code]",
    "<details>\na=b c=d\n</details>",
  ])("%j", (text) => expect(edges(text)).toEqual(["open", "output", "close"]));

  test("a language is in the tree", () => {
    expect(one("{code:bash}\n")).toEqual({ kind: "fence", edge: "open", language: "bash" });
  });
  test("no fence: data in braces, an end without a beginning", () => {
    expect(edges("{code: 1}x\n</pre>\n")).toEqual(["output"]);
    expect(edges("```\n{noformat}\n```\n")).toEqual(["open", "output", "close"]);
  });
  test("one that stands right before a prompt and right behind an output, as chats have it", () => {
    const text = "```$ ip route\ndefault via 192.0.2.1```\nSo it is here.\n";
    expect(edges(text)).toEqual(["open", "command", "output", "close", "prose"]);
    expect(edges("```$ ip route```\n")).toEqual(["open", "command", "close"]);
    expect(lawful("```$ ip route```").nodes.map((node) => node.text)).toEqual(["```", "$ ip route", "```"]);
  });
  test("what is fenced below a heading was printed by the command that the heading is", () => {
    const { nodes } = lawful("<summary>ip route</summary>\n\n```\ndefault via 192.0.2.1\n```\n");
    expect(nodes.map(({ kind }) => kind)).toEqual(["heading", "blank", "fence", "output", "fence"]);
    expect(nodes[3]).toMatchObject({ kind: "output", command: 0 });
  });
});

describe("headings that tools print", () => {
  const heading = (text: string): unknown => lawful(text).nodes.find(({ kind }) => kind === "heading") ?? null;
  test.each([
    ["worker1 | CHANGED | rc=0 >>", "worker1 | CHANGED | rc=0 >>"],
    ["worker1 | UNREACHABLE! => {", "worker1 | UNREACHABLE! => {"],
    ["==> worker1.txt <==", "worker1.txt"],
    ["<summary>the routes</summary>", "the routes"],
    ["Every 2.0s: ip route      worker1: Fri Nov 27 10:00:00 2026", "ip route"],
    ["Every 2.0s: ip route", "ip route"],
    ["Every 2,0s: ip -4 addr show dev br-ex worker1: Fri Nov 27 10:00:00 2026", "ip -4 addr show dev br-ex"],
  ])("%s", (text, title) => expect(heading(`${text}\n`)).toMatchObject({ title }));
  test.each(["a | b | c", "Every 2 hours: a look", "==> cpu0/topology/core_id <=="])("none: %s", (text) =>
    expect(heading(`${text}\n`)).toBeNull(),
  );

  test("one that a loop says itself stands in its output, and what follows as well", () => {
    const { nodes } = lawful('$ for n in a b; do echo "== $n =="; ip r; done\n== a ==\nx\n== b ==\ny\n');
    expect(nodes.map((node) => ("command" in node ? node.command : node.kind))).toEqual(["command", 0, 0, 0, 0]);
    const other = lawful("$ ip r\nx\n== b ==\ny\n").nodes;
    expect(other.map((node) => ("command" in node ? node.command : node.kind))).toEqual([
      "command",
      0,
      "heading",
      null,
    ]);
  });
});

describe("headings", () => {
  test.each([
    ["==== worker1 ====", "worker1"],
    ["=== a b ===", "a b"],
    ["*** node 2 ***", "node 2"],
    ["--- node 2 ---", "node 2"],
    ["### a ###", "a"],
    ["==========", ""],
  ])("%s", (text, title) => expect(one(text)).toEqual({ kind: "heading", title }));
  test("a title may be a command line", () => {
    expect(one("===== iptables -t nat -S =====")).toMatchObject({
      kind: "heading",
      title: "iptables -t nat -S",
      line: {
        text: "iptables -t nat -S",
        pipelines: [{ commands: [{ words: [{ value: "iptables" }, {}, {}, {}] }], operator: null }],
      },
    });
  });
  test.each(["==> /proc/cpuinfo <==", "--- 192.0.2.1 ping statistics ---", "a = b = c"])("none: %s", (text) => {
    expect(kinds(text)).toEqual(["output"]);
  });
});

test("notes, items, quotes, fences and script's lines", () => {
  expect(one("## a note")).toEqual({ kind: "note", content: "a note", command: null });
  expect(one("- the first point")).toEqual({ kind: "list-item", marker: "-", content: "the first point" });
  expect(one("• first")).toEqual({ kind: "list-item", marker: "•", content: "first" });
  expect(one("2) the second")).toEqual({ kind: "list-item", marker: "2)", content: "the second" });
  expect(one(">> said before")).toEqual({ kind: "quote", depth: 2, content: "said before" });
  expect(one("```sh\n```")).toEqual({ kind: "fence", edge: "open", language: "sh" });
  expect(kinds("```sh\nThis is what it is, and it is data.\n```\n")).toEqual(["fence", "output", "fence"]);
  expect(one('Script started on 2024-03-04 10:00:00+00:00 [TERM="xterm"]')).toEqual({ kind: "script" });
  expect(one('Script done on 2024-03-04 10:00:00+00:00 [COMMAND_EXIT_CODE="0"]')).toEqual({ kind: "script" });
});

test("items of YAML, rules and rows with numbers are no list", () => {
  expect(kinds("- name: x")).toEqual(["output"]);
  expect(kinds("-A INPUT -j ACCEPT")).toEqual(["output"]);
  expect(kinds("1: lo: <LOOPBACK,UP> mtu 65536")).toEqual(["output"]);
  expect(kinds("1    ACCEPT     all  --  anywhere   anywhere")).toEqual(["output"]);
});

describe("sentences", () => {
  test.each([
    "The interface is up, so what can it be?",
    "As you see, the MTU of ovn-k8s-mp0 is 1400.",
    "Hello,",
    "Thanks a lot!",
    "Netfilter를 살펴보면,",
    "Pod와 Service 리소스를 생성하면서 변화 여부를 모니터링 해봤는데, 변화가 없다.",
    "次のように表示されます。",
    "Вот таблица маршрутов этого узла:",
    "Die Route ist da und der Knoten auch.",
  ])("%s", (text) => expect(kinds(text)).toEqual(["prose"]));
  test.each([
    "Kernel IP routing table",
    "Chain INPUT (policy ACCEPT)",
    "No NUMA available on this system",
    "iptables v1.8.4 (legacy): can't initialize iptables table `nat': Permission denied",
    "node 0 cpus: 0 1 2 3",
    "Route Tree for Protocol Family 2 (Internet):",
    "eth1: error fetching interface information: Device not found",
    "NAME      STATUS   ROLES",
  ])("none: %s", (text) => expect(kinds(text)).toEqual(["output"]));
  test("a paragraph goes on until an empty line or data", () => {
    expect(kinds("This is what the node has to say about it\nin detail\n\nKernel IP routing table\n")).toEqual([
      "prose",
      "blank",
      "output",
    ]);
    expect(kinds("The rule is this one:\n-A INPUT -j ACCEPT\n")).toEqual(["prose", "output"]);
  });
  test("a label right before a prompt", () =>
    expect(kinds("worker 2:\n\n$ ls\n")).toEqual(["prose", "blank", "command"]));
  test("empty lines within an output are its own, those around it are not", () => {
    expect(kinds("$ a\n\nb\n\nc\n\n$ d\n")).toEqual(["command", "blank", "output", "blank", "command"]);
  });
  test("a sentence ends an output and its command", () => {
    const { nodes } = lawful("$ a\nb\n\nThis is what it said, and this is the rest:\n\nc d\n");
    expect(nodes.flatMap((node) => (node.kind === "output" ? [node.command] : []))).toEqual([0, null]);
  });
  test("notes and elisions do not", () => {
    const { nodes } = lawful("$ a\nb\n\n## note\n\nc\n...\nd\n");
    expect(nodes.flatMap((node) => ("command" in node ? [node.command] : []))).toEqual([0, 0, 0, 0]);
  });
});

test("a prompt right behind an output that did not end its line", () => {
  const text = "[root@n ~]# oc get nodes -o jsonpath=a\n192.0.2.10 192.0.2.11[root@n ~]# ip a\nx\n[root@n ~]#\n";
  const { nodes } = lawful(text);
  expect(nodes.map(({ kind, text: shown }) => [kind, shown])).toEqual([
    ["command", "[root@n ~]# oc get nodes -o jsonpath=a\n"],
    ["output", "192.0.2.10 192.0.2.11"],
    ["command", "[root@n ~]# ip a\n"],
    ["output", "x\n"],
    ["command", "[root@n ~]#\n"],
  ]);
  expect(kinds("$ a\nx$ b\n")).toEqual(["command", "output"]);
  expect(kinds("[root@n ~]# a\nmail of root@n and [root@m ~]# b\n")).toEqual(["command", "output"]);
});
