import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { netgather } from "./harness.ts";

const folder = mkdtempSync(join(tmpdir(), "netgather-session-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const worker = join(import.meta.dirname, "../../samples/sessions/session.worker1.txt");
const ROUTES =
  "Kernel IP routing table\nDestination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n";

describe("netgather parse with a pasted session", () => {
  test("prints each command with its tree", async () => {
    const { exitCode, stdout } = await netgather(["parse", worker]);
    expect(exitCode).toBe(0);
    const commands = stdout.split("\n").filter((line) => line.startsWith("[root@worker1 ~]# "));
    expect(commands.slice(0, 3)).toEqual([
      "[root@worker1 ~]# ovs-vsctl show",
      "[root@worker1 ~]# ifconfig ovn-k8s-mp0",
      "[root@worker1 ~]# netstat -nr",
    ]);
    const lines = stdout.split("\n");
    expect(lines[1]).toBe(
      "ovs-vsctl-show  systemUuid 9cad81c8-d7be-4b18-90e8-03aadd86a8cb  ovsVersion 2.15.4  quoting since-2.13",
    );
    expect(lines[lines.indexOf("[root@worker1 ~]# netstat -nr") + 1]).toBe("routes");
    expect(stdout).toContain("destination 10.128.0.0/14  gateway 10.131.0.1");
  });

  test("prints commands that a mail quotes without its marks, and where they ran when the prompt does not say it", async () => {
    const mail = file(
      "mail.txt",
      "Jane wrote:\n> $ oc debug node/worker-0\n> sh-4.4# ip route\n> default via 192.0.2.1 dev eth0\n",
    );
    const { stdout } = await netgather(["parse", mail]);
    expect(stdout).toBe(
      "$ oc debug node/worker-0\n\nsh-4.4# ip route  host worker-0\nip  form text\n└─ route  dst default  gateway 192.0.2.1  dev eth0\n",
    );
  });

  test("shows outputs with a time before each of their lines as those of a session are, whatever the file is called", async () => {
    const log = file(
      "ip_route.txt",
      "[10:02:11] default via 192.0.2.1 dev eth0\n[10:02:11] 192.0.2.0/24 dev eth0 scope link\n[10:02:12] 198.51.100.0/24 dev eth1 scope link\n",
    );
    const { exitCode, stdout, stderr } = await netgather(["parse", log]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      "(without a command)\nip  form text\n├─ route  dst default  gateway 192.0.2.1  dev eth0\n├─ route  dst 192.0.2.0/24  dev eth0  scope link\n└─ route  dst 198.51.100.0/24  dev eth1  scope link\n",
    );
  });

  test("tells the machines apart whose outputs a loop printed", async () => {
    const loop = file(
      "loop.txt",
      '$ for n in n1 n2; do echo "== $n =="; ssh $n ip r; done\n== n1 ==\ndefault via 192.0.2.1 dev eth0\n== n2 ==\ndefault via 192.0.2.2 dev eth0\n',
    );
    const { stdout } = await netgather(["parse", loop]);
    const lines = stdout.split("\n").filter((line) => /for n in|gateway/.test(line));
    expect(lines.map((line) => /(?:host|gateway) [\w.]+/.exec(line)?.[0] ?? "")).toEqual([
      "",
      "host n1",
      "gateway 192.0.2.1",
      "host n2",
      "gateway 192.0.2.2",
    ]);
  });

  test("prints the session as JSON, with places in the whole text", async () => {
    const text = readFileSync(worker, "utf8");
    const { format, ast } = JSON.parse((await netgather(["parse", "--json", worker])).stdout);
    expect([format, ast.kind]).toEqual(["session", "session"]);
    const { span, ast: tree } = ast.entries[2].outputs[0];
    expect([ast.entries[2].outputs[0].format, tree.kind]).toEqual(["netstat", "routes"]);
    expect(text.slice(span.start, span.end).startsWith("Kernel IP routing table")).toBe(true);
    const route = tree.tables[0].routes[1].span;
    expect(text.slice(route.start, route.end).startsWith("10.128.0.0")).toBe(true);
  });

  test("exits as --strict says, by what its outputs hold", async () => {
    const sound = file(
      "sound.txt",
      `$ netstat -nr\n${ROUTES}10.128.0.0      10.131.0.1      255.252.0.0     UG        0 0          0 eth0\n`,
    );
    const damaged = file(
      "damaged.txt",
      `$ netstat -nr\n${ROUTES}10.128.0.0      10.131.0.999    255.252.0.0     UG        0 0          0 eth0\n`,
    );
    expect((await netgather(["parse", "--strict", sound])).exitCode).toBe(0);
    const strict = await netgather(["parse", "--strict", damaged]);
    expect(strict.exitCode).toBe(1);
    expect(strict.stderr).toContain("damaged.txt:4:17: error:");
    expect((await netgather(["parse", damaged])).exitCode).toBe(0);
  });

  test("says how long an output of no known format is, and leaves keys out", async () => {
    const text =
      "[root@a ~]# uname -a\nLinux a 5.14.0 x86_64 GNU/Linux\n[root@a ~]# ovs-vsctl set interface gre0 options:psk=hunter2\n[root@a ~]# exit\n";
    const { stdout } = await netgather(["parse", file("unknown.txt", text)]);
    expect(stdout).toContain("[root@a ~]# uname -a\n1 line of no known format\n");
    expect(stdout).toContain("options:psk=*******");
    expect(stdout).not.toContain("hunter2");
  });

  test("--format decides: one format for the whole file, or a session where none would be seen", async () => {
    const whole = JSON.parse((await netgather(["parse", "--json", "--format", "netstat", worker])).stdout);
    expect([whole.format, whole.ast.kind]).toEqual(["netstat", "routes"]);
    const bare = file(
      "bare.txt",
      `${ROUTES}10.128.0.0      10.131.0.1      255.252.0.0     UG        0 0          0 eth0\n`,
    );
    const session = JSON.parse((await netgather(["parse", "--json", "--format", "session", bare])).stdout);
    expect([session.format, session.ast.entries[0].command, session.ast.entries[0].outputs[0].format]).toEqual([
      "session",
      null,
      "netstat",
    ]);
    expect(JSON.parse((await netgather(["parse", "--json", bare])).stdout).format).toBe("netstat");
  });
});
