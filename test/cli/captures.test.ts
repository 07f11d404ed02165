import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { netgather, type Outcome } from "./harness.ts";

const bundled = join(import.meta.dirname, "../../samples/captures");
const folder = mkdtempSync(join(tmpdir(), "netgather-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of a capture of its own and returns the path of that capture. */
function capture(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The lines of an output from one that begins with a text, up to the next blank line. */
function part(output: string, title: string): readonly string[] {
  const lines = output.split("\n");
  const at = lines.findIndex((line) => line.startsWith(title));
  return at < 0 ? [] : lines.slice(at, lines.indexOf("", at));
}

describe("netgather scan", () => {
  let scanned: Outcome;
  beforeAll(async () => {
    scanned = await netgather(["scan", bundled]);
  }, 120_000);

  test("prints each node with its facts and its files, and how well these were understood", () => {
    expect(scanned).toMatchObject({ exitCode: 0, stderr: "" });
    const lines = part(scanned.stdout, "worker1  ");
    expect(lines[0]).toBe(
      "worker1  10 interfaces, 10 addresses, 33 routes, 14 NAT rules, 2 bridges, 2 tunnels, 8 CPUs",
    );
    expect(lines).toContain("  sosreport-worker1-2026-11-20-kqzvwpn/");
    expect(lines).toContain("  ip            sos_commands/networking/ip_-d_address                  49  all");
    expect(lines).toContain("  cpu-topology  nodes/worker1/sysinfo.tgz/sys/devices/system     66  all");
    expect(part(scanned.stdout, "worker2  ").at(-1)).toBe("  session  session-worker2.txt     69  68 of 69");
  });

  test("prints what is of the cluster, and what was not recognised", () => {
    expect(part(scanned.stdout, "the cluster")[0]).toBe("the cluster  OVNKubernetes 10.128.0.0/14 MTU 1400");
    expect(part(scanned.stdout, "not recognised").at(-1)).toMatch(
      /^ {2}- +sos_commands\/networking\/netstat_-W_-neopa +2 {2}nothing$/,
    );
  });

  test("--json has the facts of every node, each with file and place, and no tree", async () => {
    const { stdout } = await netgather(["scan", "--json", bundled]);
    const { nodes, files } = JSON.parse(stdout);
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(["worker1", "worker2"]);
    const [route] = nodes[0].routes;
    expect(route).toMatchObject({ destination: "0.0.0.0/0", gateway: "192.0.2.1", interface: "br-ex", metric: 48 });
    expect(route.origins.map(({ path }: { path: string }) => path.split("/").at(-1)).sort()).toEqual([
      "ip_route_show_table_all",
      "route_-n",
      "worker1_ip_route",
    ]);
    expect(files).toHaveLength(44);
    expect(stdout).not.toContain('"ast"');
  });

  test("--ndjson has an object a line, told apart by kind", async () => {
    const { stdout } = await netgather(["scan", "--ndjson", bundled]);
    const kinds = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).kind);
    const count = (wanted: string): number => kinds.filter((kind) => kind === wanted).length;
    expect([count("file"), count("node-facts"), count("cluster-network"), kinds.length]).toEqual([44, 2, 1, 47]);
  });

  test("a path that is not there is told, with exit code 2", async () => {
    const { exitCode, stdout, stderr } = await netgather(["scan", join(folder, "missing")]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error io\/unreadable missing: The system does not let this be read\./);
  });

  test("--strict ends with 1 where a text has an error", async () => {
    const path = capture(
      "routes.txt",
      "Kernel IP routing table\nDestination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n10.0.0.300      0.0.0.0         255.0.0.0       U         0 0          0 eth0\n",
    );
    expect((await netgather(["scan", path])).exitCode).toBe(0);
    expect((await netgather(["scan", "--strict", path])).exitCode).toBe(1);
  });

  test("limits are sizes and counts, and a word that is none is refused", async () => {
    expect((await netgather(["scan", "--max-file-bytes", "lots", bundled])).exitCode).toBe(2);
    const { stdout, stderr } = await netgather(["scan", "--max-file-bytes", "1k", bundled]);
    expect(stdout).toMatch(/^28 files read/);
    expect(stderr).toContain("warning io/file-too-large");
  });

  test("a terminal has a bar, of which nothing is left; others have none", async () => {
    const { stderr } = await netgather(["scan", bundled], { isTTY: true, environment: { NO_COLOR: "1" } });
    expect(stderr).toMatch(/\d+ % [█░]+ {2}\d of \d MiB {2}\d+ entries/u);
    // The line is cleared, and lines wrap again.
    expect(stderr.endsWith("\u001b[?7h\u001b8\u001b[1G\u001b[2K")).toBe(true);
    expect(scanned.stderr).toBe("");
  });
});

test("Ctrl-C ends the reading, takes the bar away and ends with 130", async () => {
  const interrupt = AbortSignal.abort();
  const { exitCode, stdout, stderr } = await netgather(["scan", bundled], { isTTY: true, interrupt });
  expect([exitCode, stdout]).toEqual([130, ""]);
  expect(stderr).toBe("netgather: interrupted\n");
});

describe("netgather show", () => {
  test("prints a view of a node as a table", async () => {
    const { exitCode, stdout } = await netgather(["show", bundled, "tunnels", "--node", "worker1"]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      "Tunnels\nTUNNEL        TYPE    BRIDGE  REMOTE      KEY\novn-5e8721-0  geneve  br-int  192.0.2.12  flow\novn-5e8731-0  geneve  br-int  192.0.2.13  flow\n",
    );
  });

  test("prints interfaces with their addresses, and rules without their chain's name", async () => {
    const { stdout } = await netgather(["show", bundled, "--node", "worker1"]);
    expect(stdout).toContain(
      "ovn-k8s-mp0      up      1400  0a:58:0a:80:00:02  tun   10.128.0.2/23 fe80::858:aff:fe80:2/64\n",
    );
    expect(stdout).toContain(
      'ipv4    OVN-KUBE-SNAT-MGMTPORT  2  -m comment --comment "OVN SNAT to Management Port" -j SNAT --to-source 10.128.0.2\n',
    );
    expect(part(stdout, "Cluster network")).toContain("pods          10.128.0.0/14 (/23 a node)");
  });

  test("needs the name of a node where there are several, and says which there are", async () => {
    expect(await netgather(["show", bundled, "routes"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "netgather: say which node by --node: worker1, worker2\n",
    });
    const { exitCode, stderr } = await netgather(["show", bundled, "routes", "--node", "worker9"]);
    expect([exitCode, stderr]).toEqual([2, "netgather: there is no node worker9: worker1, worker2\n"]);
  });

  test("says of a node without a name that it has none, and how to ask for it", async () => {
    const path = join(folder, "some-without-a-name");
    mkdirSync(path);
    writeFileSync(join(path, "session.txt"), "[root@worker7 ~]# ip route\ndefault via 192.0.2.1 dev eth0\n");
    writeFileSync(join(path, "routes.txt"), "default via 192.0.2.9 dev eth9\n");
    expect(await netgather(["show", path, "routes"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: 'netgather: say which node by --node: "" (of no named node), worker7\n',
    });
    const { exitCode, stdout } = await netgather(["show", path, "routes", "--node", ""]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("192.0.2.9");
    expect(stdout).not.toContain("192.0.2.1 ");
  });

  test("--json gives the facts of the view", async () => {
    const { stdout } = await netgather(["show", bundled, "cpus", "-n", "worker1", "--json"]);
    expect(JSON.parse(stdout).map(({ cpu, socket }: { cpu: number; socket: number }) => [cpu, socket])).toEqual(
      [0, 0, 1, 1, 0, 0, 1, 1].map((socket, cpu) => [cpu, socket]),
    );
  });

  test("--diagram draws a node, and without one the tunnels between all", async () => {
    const node = await netgather(["show", bundled, "--node", "worker1", "--diagram"]);
    expect(node.stdout).toMatch(/^<svg [\s\S]+br&#45;ex[\s\S]+<\/svg>\s*$/);
    const mesh = await netgather(["show", bundled, "--diagram", "mermaid"]);
    expect(mesh.stdout).toMatch(/^(?:---[\s\S]*?---\s*)?(?:flowchart|graph) /);
    expect(mesh.stdout).toContain("worker2");
  });
});

describe("netgather replay", () => {
  test("prints the script of a node", async () => {
    const { exitCode, stdout, stderr } = await netgather(["replay", bundled, "--node", "worker1"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^#!\/bin\/sh\n# Rebuilds the network of worker1 in a lab\./);
    expect(stdout).toContain("run ip rule add pref 30 from all fwmark 0x1745ec lookup 7\n");
  });

  test("of what is not shown nothing is made", async () => {
    const { exitCode, stderr } = await netgather(["replay", bundled, "--node", "worker1", "--namespace", "red"]);
    expect([exitCode, stderr]).toEqual([2, "netgather: nothing is known of the node that could be rebuilt\n"]);
  });
});

describe("what a capture holds does no harm on a terminal", () => {
  const path = (): string =>
    capture(
      "show.txt",
      '[root@n1 ~]# ovs-vsctl show\n9cad81c8-4d5f-4a6f-8d7a-0a1b2c3d4e5f\n    Bridge br0\n        Port t0\n            Interface t0\n                type: gre\n                options: {psk=topsecret, remote_ip="192.0.2.1"}\n        Port "a\\033[31mb"\n            Interface "a\\033[31mb"\n',
    );

  test("no secret leaves the tree, and no name steers the terminal", async () => {
    for (const args of [
      ["scan"],
      ["scan", "--json"],
      ["scan", "--ndjson"],
      ["show"],
      ["show", "--diagram"],
      ["show", "--diagram", "mermaid"],
      ["replay"],
    ]) {
      const { stdout, stderr } = await netgather([args[0] ?? "", path(), ...args.slice(1)]);
      expect(stdout + stderr).not.toContain("topsecret");
      expect((stdout + stderr).includes("\u001b[31m")).toBe(false);
    }
  });
});
