import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { netgather } from "./harness.ts";

const folder = mkdtempSync(join(tmpdir(), "netgather-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const sample = (path: string): string => join(import.meta.dirname, "../../samples", path);
const routes = sample("netstat/ok/netstat-nr.worker1.txt");
const ovs = sample("ovs-vsctl/ok/ovs-vsctl-show.worker1.txt");
const damagedRoutes = file(
  "damaged.txt",
  readFileSync(routes, "utf8").replace("10.131.0.1      255.252.0.0", "10.131.0.999    255.252.0.0"),
);

describe("netgather parse", () => {
  test("prints a readable tree", async () => {
    const { exitCode, stdout, stderr } = await netgather(["parse", ovs]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "ovs-vsctl-show  systemUuid 9cad81c8-d7be-4b18-90e8-03aadd86a8cb  ovsVersion 2.15.4  quoting since-2.13",
      "├─ bridge br-ex",
      "│  ├─ port enp131s0f0",
      "│  │  └─ interface enp131s0f0  type system",
    ]);
    expect(stdout).toContain(
      "└─ interface ovn-5e8778-0  type geneve  options csum=true, key=flow, remote_ip=50.50.51.22\n",
    );
    expect(stdout).not.toContain("span");
  });

  test("reads standard input for - and without a file", async () => {
    const stdin = readFileSync(routes, "utf8");
    const dash = await netgather(["parse", "-"], { stdin });
    expect(dash.stdout).toContain("destination 10.128.0.0/14  gateway 10.131.0.1");
    expect(await netgather(["parse"], { stdin })).toEqual(dash);
  });

  test("prints one JSON object for a file, an array for several, and one a line with --ndjson", async () => {
    const one = JSON.parse((await netgather(["parse", "--json", routes])).stdout);
    expect([one.file, one.format, one.ast.kind, one.diagnostics]).toEqual([routes, "netstat", "routes", []]);
    expect(one.ast.tables[0].routes).toHaveLength(7);
    expect(one.ast.span).toEqual({ start: 0, end: 674 });
    const several = JSON.parse((await netgather(["parse", "--json", routes, ovs])).stdout);
    expect(several.map((result: { format: string }) => result.format)).toEqual(["netstat", "ovs-vsctl"]);
    const lines = (await netgather(["parse", "--ndjson", routes, ovs])).stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(several);
  });

  test("leaves the places out with --no-spans", async () => {
    const { stdout } = await netgather(["parse", "--json", "--no-spans", routes]);
    expect(stdout).not.toContain('"span"');
    expect(JSON.parse(stdout).ast.tables[0].routes[0].interface).toBe("br-ex");
  });

  test("shows several files under their names", async () => {
    const { stdout } = await netgather(["parse", routes, ovs]);
    expect(stdout).toContain(`${routes} (netstat)\nroutes\n`);
    expect(stdout).toContain(`\n${ovs} (ovs-vsctl)\novs-vsctl-show `);
  });

  test("reads a file as the format that is asked for", async () => {
    const { stdout } = await netgather(["parse", "--json", "--format", "ifconfig", routes]);
    expect(JSON.parse(stdout)).toMatchObject({ format: "ifconfig", ast: { kind: "ifconfig", interfaces: [] } });
  });

  test("writes diagnostics as code frames on standard error, and exits with 1 only with --strict", async () => {
    const lenient = await netgather(["parse", damagedRoutes]);
    expect(lenient.exitCode).toBe(0);
    expect(lenient.stderr).toContain(`${damagedRoutes}:4:17: error: `);
    expect(lenient.stderr).toContain(" 4 | 10.128.0.0      10.131.0.999 ");
    expect(lenient.stderr).toContain("\n   |                 ^^^^^^^^^^^^");
    expect((await netgather(["parse", "--strict", damagedRoutes])).exitCode).toBe(1);
    expect((await netgather(["parse", "--strict", routes])).exitCode).toBe(0);
    expect((await netgather(["parse", "--strict", damagedRoutes, routes])).exitCode).toBe(1);
  });

  test("says of a text of no format that it is none, and keeps its lines", async () => {
    const prose = file("prose.txt", "Dear team,\n\nthe pod is down.\n");
    const { exitCode, stdout, stderr } = await netgather(["parse", "--strict", prose]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[any/unrecognized]");
    expect(stdout).toBe("unrecognized\n├─ unknown  text Dear team,\n└─ unknown  text the pod is down.\n");
    const named = await netgather(["parse", prose, routes]);
    expect(named.stdout).toContain(`${prose} (not recognised)\n`);
  });
});

describe("what cannot be read", () => {
  test("is exit code 2 and a line on standard error; the other files are still parsed", async () => {
    const missing = join(folder, "missing.txt");
    const { exitCode, stdout, stderr } = await netgather(["parse", missing, routes]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`netgather: ${missing}: no such file or directory\n`);
    expect(stdout).toContain("destination 10.128.0.0/14");
    expect((await netgather(["parse", "--json", missing])).stdout).toBe("");
    expect((await netgather(["parse", "--strict", damagedRoutes, missing])).exitCode).toBe(2);
  });

  test("a folder is told to be one, and what reads folders", async () => {
    expect(await netgather(["parse", folder])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `netgather: ${folder}: this is a folder; netgather scan reads folders\n`,
    });
  });

  test("a path that no file can have is an error of its own", async () => {
    const { exitCode, stderr } = await netgather(["parse", "a\0b"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("netgather: a\0b: ");
  });
});

describe("the command line", () => {
  test.each([
    ["an unknown option", ["parse", "--jsn", routes]],
    ["an unknown format", ["parse", "--format", "xml", routes]],
    ["an unknown command", ["pasre", routes]],
    ["--json with --ndjson", ["parse", "--json", "--ndjson", routes]],
    ["no command", []],
  ])("%s is exit code 2, and nothing is printed but the reason", async (_, args) => {
    const { exitCode, stdout, stderr } = await netgather(args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).not.toBe("");
  });

  test("a file in the place of a command is told how to be read, and so is any other word", async () => {
    expect((await netgather([routes])).stderr).toBe(
      `error: unknown command '${routes}'\nTo read a file: netgather parse ${routes}\n`,
    );
    expect((await netgather(["pasre", routes])).stderr).toBe(
      "error: unknown command 'pasre'\n(Did you mean parse?)\nTo read a file: netgather parse FILE\n",
    );
    expect((await netgather(["parse", "--jsn"])).stderr).not.toContain("To read a file");
  });

  test.each([["--help"], ["parse", "--help"]])("helps with examples", async (...args) => {
    const { exitCode, stdout, stderr } = await netgather(args);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Examples:\n  $ netgather parse iptables.txt");
    expect(stdout).toContain("Exit codes: 0 done, 1 ");
  });

  test("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
    expect(await netgather(["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("colour", () => {
  const colour = "\u001b[";
  test("is there on a terminal, not elsewhere, never with NO_COLOR or a dumb terminal", async () => {
    const tree = async (terminal: Parameters<typeof netgather>[1]): Promise<string> => {
      const { stdout, stderr } = await netgather(["parse", damagedRoutes], terminal);
      return stdout + stderr;
    };
    expect(await tree({ isTTY: true })).toContain(colour);
    expect(await tree({ isTTY: true, environment: { NO_COLOR: "" } })).toContain(colour);
    expect(await tree({ isTTY: true, environment: { NO_COLOR: "1" } })).not.toContain(colour);
    expect(await tree({ isTTY: true, environment: { TERM: "dumb" } })).not.toContain(colour);
    expect(await tree({ isTTY: false })).not.toContain(colour);
  });
});

describe("what is shown", () => {
  test("never holds a secret, nor characters that steer the terminal; the JSON holds the tree as it is", async () => {
    const path = file(
      "secret.txt",
      `${"0".repeat(8)}-0000-0000-0000-000000000000\n    Bridge "a\\u001b[2Jb"\n        Port p\n            Interface p\n                type: gre\n                options: {psk="s3cret, \\"x", remote_ip="1.2.3.4"}\n                oops: psk="s3cret"\n`,
    );
    const { stdout, stderr } = await netgather(["parse", path], { isTTY: true, environment: { NO_COLOR: "1" } });
    expect(stdout + stderr).not.toContain("s3cret");
    expect(stdout).toContain("remote_ip=1.2.3.4");
    expect(stdout + stderr).not.toContain("\u001b");
    expect((await netgather(["parse", "--json", path])).stdout).toContain("s3cret");
  });
});
