import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Capture, readCapture } from "../../../src/capture/index.ts";
import { until } from "./ovs-server.ts";

/** A namespace with an Open vSwitch of its own, which a real ovs-vswitchd serves in user space: its ports are interfaces of the namespace. */
export interface Lab {
  readonly namespace: string;
  readonly folder: string;
  readonly children: readonly ChildProcess[];
}

/** Runs a tool until the standard input of its shell ends, which it does with our process, however that ends. */
const UNTIL_END = '"$0" "$@" & read -r _; kill $!; wait';

const environmentOf = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  OVS_RUNDIR: folder,
  OVS_DBDIR: folder,
  OVS_LOGDIR: folder,
  XTABLES_LOCKFILE: join(folder, "xtables.lock"),
});

const SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema";

/** Opens a lab in a namespace that is there. */
export async function openLab(namespace: string): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), "netgather-live-replay-"));
  const database = join(folder, "conf.db");
  const socket = join(folder, "db.sock");
  const control = join(folder, "vswitchd.ctl");
  spawnSync("ovsdb-tool", ["create", database, SCHEMA]);
  const start = (tool: string, args: readonly string[]): ChildProcess =>
    spawn("ip", ["netns", "exec", namespace, "sh", "-c", UNTIL_END, tool, "-vconsole:off", ...args], {
      cwd: folder,
      env: environmentOf(folder),
      stdio: ["pipe", "ignore", "ignore"],
    });
  const server = start("ovsdb-server", [`--remote=punix:${socket}`, `--unixctl=${join(folder, "db.ctl")}`, database]);
  await until(() => existsSync(socket));
  const daemon = start("ovs-vswitchd", ["--disable-system", `--unixctl=${control}`, `unix:${socket}`]);
  await until(() => existsSync(control));
  return { namespace, folder, children: [server, daemon] };
}

/** Ends the switch of a lab. */
export async function closeLab({ children, folder }: Lab): Promise<void> {
  const ended = children.map((child) => new Promise((settle) => child.once("close", settle)));
  for (const child of children) child.stdin?.end();
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command in a lab and returns what it printed and how it ended. */
export function runInLab(
  { namespace, folder }: Lab,
  command: string,
): { readonly status: number | null; readonly text: string } {
  const file = join(folder, "command.sh");
  writeFileSync(file, command);
  const { status, stdout, stderr } = spawnSync("ip", ["netns", "exec", namespace, "sh", file], {
    env: environmentOf(folder),
    encoding: "utf8",
    timeout: 120_000,
  });
  return { status, text: stdout + stderr };
}

/** The commands of the sosreport among the bundled captures, each with the path of its output. */
const COMMANDS = new URL("../../../samples/record/captures/sosreport.commands", import.meta.url);

/** Captures a lab as a sosreport captures a node. */
export function captureLab(lab: Lab, node: string): Capture {
  const commands = readFileSync(COMMANDS, "utf8").trimEnd().split("\n");
  return readCapture(
    commands.map((line) => {
      const [path = "", command = ""] = line.split("\t");
      return { path: `sosreport-${node}-2026-11-20-abcdefg/${path}`, text: runInLab(lab, command).text };
    }),
  );
}
