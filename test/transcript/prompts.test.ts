import { describe, expect, test } from "vitest";
import { bare, commandsOf, lawful } from "./support.ts";

const promptOf = (text: string): unknown => {
  const [node] = lawful(text).nodes;
  return node?.kind === "command" ? bare(node.prompt) : null;
};

describe("prompts", () => {
  test.each([
    ["[root@worker1 ~]# ls", { style: "brackets", privilege: "root", user: "root", host: "worker1", directory: "~" }],
    [
      "(venv) [core@n0.example.com log]$ ls",
      { style: "brackets", privilege: "user", user: "core", host: "n0.example.com", directory: "log" },
    ],
    ["[root@worker1 ~]#ls", { style: "brackets", privilege: "root", user: "root", host: "worker1", directory: "~" }],
    [
      "root@kube-proxy-x7k2p:/var/log# ls",
      { style: "user-host", privilege: "root", user: "root", host: "kube-proxy-x7k2p", directory: "/var/log" },
    ],
    ["core@worker-0:~$ ls", { style: "user-host", privilege: "user", user: "core", host: "worker-0", directory: "~" }],
    ["admin@macbook ~ % ls", { style: "user-host", privilege: "user", user: "admin", host: "macbook", directory: "~" }],
    ["admin@suse:~> ls", { style: "user-host", privilege: null, user: "admin", host: "suse", directory: "~" }],
    ["node1:~ # ls", { style: "host-directory", privilege: "root", host: "node1", directory: "~" }],
    ["sh-4.4# ls", { style: "shell", privilege: "root", shell: "sh", version: "4.4" }],
    ["bash-5.1$ ls", { style: "shell", privilege: "user", shell: "bash", version: "5.1" }],
    ["/ # ls", { style: "directory", privilege: "root", directory: "/" }],
    ["~ $ ls", { style: "directory", privilege: "user", directory: "~" }],
    ["$ ls", { style: "bare", privilege: "user" }],
    ["$", { style: "bare", privilege: "user" }],
    ["# ip route\ndefault via 192.0.2.1 dev eth0", { style: "bare", privilege: "root" }],
    ["    $ ls", { style: "bare", privilege: "user" }],
    ["worker1# ip route", { style: "host", privilege: "root", host: "worker1" }],
    ["PS C:\\Users\\a b> ls", { style: "powershell", privilege: null, directory: "C:\\Users\\a b" }],
    ["C:\\Windows>route print", { style: "cmd", privilege: null, directory: "C:\\Windows" }],
    ["+ ip route", { style: "trace", privilege: null }],
    ["➜  ~ ls", { style: "arrow", privilege: null, directory: "~" }],
    ["➜  net git:(main) ✗ ls", { style: "arrow", directory: "net" }],
    ["❯ ls", { style: "arrow", privilege: null }],
    [" root@n1 \ue0b0 ~ \ue0b0 ls", { style: "arrow", user: "root", host: "n1", directory: "~" }],
    [
      "┌──(root㉿n1)-[/home]\n└─# ls",
      { style: "arrow", privilege: "root", user: "root", host: "n1", directory: "/home" },
    ],
    ["╭─core@n1 ~/net\n╰─➤ ls", { style: "arrow", user: "core", host: "n1", directory: "~/net" }],
    ["a@pc MINGW64 ~ (main)\n$ ls", { style: "bare", privilege: "user", user: "a", host: "pc", directory: "~" }],
    ["~/net on main via v20\n❯ ls", { style: "arrow", directory: "~/net" }],
    ["core in 🌐 n1 in ~\n❯ ls", { style: "arrow", user: "core", host: "n1", directory: "~" }],
    ["a@n1 ~/net (main)> ls", { style: "user-host", user: "a", host: "n1", directory: "~/net" }],
    ["a@n1:~/net (main)$ ls", { style: "user-host", host: "n1", directory: "~/net" }],
    ["root@n1 [~]# ls", { style: "user-host", host: "n1", directory: "~" }],
    ["[10:02:11] root@n1 ~ # ls", { style: "user-host", user: "root", host: "n1", directory: "~" }],
    ["root@n1:/mnt/my folder# ls", { style: "user-host", host: "n1", directory: "/mnt/my folder" }],
    ["I have no name!@web-0:/$ ls", { style: "user-host", user: "I have no name!", host: "web-0", directory: "/" }],
    ["1000650000@web-0:/$ ls", { style: "user-host", user: "1000650000", host: "web-0" }],
    ["[n1 ~]$ ls", { style: "brackets", host: "n1", directory: "~" }],
    ["⬢[core@n1 ~]$ ls", { style: "brackets", user: "core", host: "n1" }],
    ["[jan@example.com@n1 ~]$ ls", { style: "brackets", user: "jan@example.com", host: "n1" }],
    ["mac:~ admin$ ls", { style: "host-directory", privilege: "user", user: "admin", host: "mac", directory: "~" }],
    ["mac:Documents admin$ ls", { style: "host-directory", user: "admin", host: "mac", directory: "Documents" }],
    ["worker1% ls", { style: "host", privilege: "user", host: "worker1" }],
    ["% ls", { style: "bare", privilege: "user" }],
    ["PS> ls", { style: "powershell", privilege: null }],
  ])("%s", (text, prompt) => expect(promptOf(text)).toMatchObject(prompt));

  test.each([
    "eth0: flags=4163<UP>  mtu 1500",
    "$100 were paid for it",
    "node1# was the name of it",
    "bob@example.com wrote that it costs $ 5",
    '-A INPUT -m comment --comment "costs $ 5" -j ACCEPT',
    "    # comment: of a file",
    "+ one more",
    "100% of it",
    "> quoted",
    "  % Total    % Received % Xferd  Average Speed",
    "% time     seconds  usecs/call     calls    errors syscall",
    "└─eth0",
    "note: it costs 5$ each",
    "-> not an arrow",
  ])("no prompt: %s", (text) => expect(promptOf(text)).toBeNull());

  test("who, where and how stand in the tree only where they are shown", () => {
    expect(promptOf("$ ls")).toEqual({ kind: "prompt", text: "$", style: "bare", privilege: "user" });
  });

  test("the span of a prompt has no escape sequences around it", () => {
    const text = "\u001b[01;32m[root@n ~]#\u001b[0m ls\n";
    const [node] = lawful(text).nodes;
    if (node?.kind !== "command") throw new Error("no command");
    expect(text.slice(node.prompt.span.start, node.prompt.span.end)).toBe("[root@n ~]#");
    expect(node.line && text.slice(node.line.span.start, node.line.span.end)).toBe("ls");
  });
});

describe("a prompt of two lines", () => {
  const nodes = (...lines: readonly string[]): readonly string[] =>
    lawful(`${lines.join("\n")}\n`).nodes.map(({ kind, text }) => `${kind} ${text.split("\n", 1)[0]}`);

  test("its first line is no part of what stands before", () => {
    expect(nodes("$ ls", "a", "b@pc MINGW64 ~", "$ ls", "c")).toEqual([
      "command $ ls",
      "output a",
      "command b@pc MINGW64 ~",
      "output c",
    ]);
    expect(nodes("$ ls", "~/a", "", "$ ls")).toEqual(["command $ ls", "output ~/a", "blank ", "command $ ls"]);
  });
  test("other lines above a prompt stay what they are", () => {
    expect(nodes("$ cat f", "core@n1", "$ ls")).toEqual(["command $ cat f", "output core@n1", "command $ ls"]);
    expect(nodes("$ ls", "a", "[root@n ~]# ls")).toEqual(["command $ ls", "output a", "command [root@n ~]# ls"]);
  });
  test("the machine in early boot has no name", () => {
    expect(promptOf("dracut:/# ls")).toEqual({
      kind: "prompt",
      text: "dracut:/#",
      style: "directory",
      privilege: "root",
      directory: "/",
    });
  });
});

describe("a line that begins with #", () => {
  const commands = (...lines: readonly string[]): readonly string[] => commandsOf(lawful(lines.join("\n")));

  test("a known command with its output is a command", () => {
    expect(commands("# hostname", "node1")).toEqual(["hostname"]);
  });
  test("beside other prompts only with an output", () => {
    expect(commands("[root@n ~]# ls", "a", "", "# ip route", "", "[root@n ~]# ls")).toEqual(["ls", "ls"]);
    expect(commands("[root@n ~]# ls", "a", "", "# ip -4 route", "default via 192.0.2.1 dev eth0")).toEqual([
      "ls",
      "ip -4 route",
    ]);
  });
  test("a sentence is a note, though its first word is a command", () => {
    expect(commands("# route to the pod is the default one", "a b c")).toEqual([]);
    expect(commands("# Ip addresses of the nodes", "192.0.2.1")).toEqual([]);
  });
  test("an unknown command counts among known ones, with options and an output", () => {
    expect(commands("# ip route", "default", "# mytool --all", "a", "# mytool")).toEqual(["ip route", "mytool --all"]);
  });
  test("an idle # is a prompt where all prompts look so", () => {
    expect(commands("# ip route", "default", "#")).toEqual(["ip route", ""]);
    expect(commands("[root@n ~]# ip route", "default", "", "#")).toEqual(["ip route"]);
  });
  test("comments of a file, and those that tools print, are output", () => {
    const save = "# Generated by iptables-save v1.8.7 on Mon\n*nat\nCOMMIT\n# Completed on Mon\n";
    expect(lawful(`$ iptables-save\n${save}`).nodes.map(({ kind }) => kind)).toEqual(["command", "output"]);
    expect(lawful(save).nodes.map(({ kind }) => kind)).toEqual(["output"]);
    expect(lawful("$ cat f\na\n# b\nc\n").nodes.map(({ kind }) => kind)).toEqual(["command", "output"]);
  });
});
