import { describe, expect, test } from "vitest";
import { netgather } from "./harness.ts";

const FORMATS = ["ovs-vsctl", "iptables", "netstat", "ifconfig", "ip", "network-config", "cpu-topology", "session"];

/** The words that `netgather complete` offers, and `:files` where files are. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stdout } = await netgather(["complete", "--", ...words]);
  expect(exitCode).toBe(0);
  return stdout === ""
    ? []
    : stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t")[0] ?? "");
}

describe("netgather complete", () => {
  test("offers the subcommands that the program has, with what they do", async () => {
    const { stdout } = await netgather(["--help"]);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: [[<].*)?(?: {2}|$)/gm)].map(
      ([, name]) => name,
    );
    expect(listed).toEqual(expect.arrayContaining(["parse", "completion", "help"]));
    expect(await offered("")).toEqual(listed);
    expect((await netgather(["complete", "--", "par"])).stdout).toBe(
      "parse\tread captured output from files, or from standard input (-), and print it as a tree\n",
    );
    expect(await offered("nothing")).toEqual([]);
  });

  test("offers options where a word begins with a dash", async () => {
    expect(await offered("-")).toEqual(["--version", "--help"]);
    expect(await offered("parse", "--")).toEqual(
      expect.arrayContaining(["--format", "--json", "--ndjson", "--no-spans", "--strict", "--help"]),
    );
    expect(await offered("parse", "--st")).toEqual(["--strict"]);
    expect(await offered("parse", "-f")).toEqual(["-f"]);
    expect(await offered("parse", "a.txt", "--js")).toEqual(["--json"]);
    expect(await offered("parse", "--", "--js")).toEqual([":files"]);
  });

  test("offers the values of an option, as each shell parts the words", async () => {
    expect(await offered("parse", "--format", "")).toEqual(FORMATS);
    expect(await offered("parse", "-f", "i")).toEqual(["iptables", "ifconfig", "ip"]);
    expect(await offered("parse", "--format=net")).toEqual(["--format=netstat", "--format=network-config"]);
    expect(await offered("parse", "--format", "=", "net")).toEqual(["netstat", "network-config"]);
    expect(await offered("parse", "--format", "=")).toEqual(FORMATS);
    expect(await offered("parse", "--format", "ip", "")).toEqual([":files"]);
    expect(await offered("parse", "--format", "=", "ip", "")).toEqual([":files"]);
    expect(await offered("parse", "--strict=")).toEqual([]);
  });

  test("offers files where an argument is one, and the choices of one that has some", async () => {
    expect(await offered("parse", "")).toEqual([":files"]);
    expect(await offered("parse", "a.txt", "b")).toEqual([":files"]);
    expect(await offered("parse", "-", "b")).toEqual([":files"]);
    expect(await offered("parse", "--unknown", "b")).toEqual([":files"]);
    expect(await offered("completion", "")).toEqual(["bash", "zsh", "fish"]);
    expect(await offered("completion", "bash", "")).toEqual([]);
    expect(await offered("a.txt", "")).toEqual([]);
    expect(await offered()).toEqual(await offered(""));
  });
});

describe("netgather completion", () => {
  test.each([
    ["bash", "complete -F _netgather netgather\n"],
    ["zsh", "compdef _netgather netgather\n"],
    ["fish", "complete -c netgather -f -a '(__netgather_complete)'\n"],
  ])("prints the script for %s", async (shell, registration) => {
    const { exitCode, stdout, stderr } = await netgather(["completion", shell]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(registration);
  });

  test("refuses another shell", async () => {
    const { exitCode, stderr } = await netgather(["completion", "tcsh"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Allowed choices are bash, zsh, fish.");
  });
});
