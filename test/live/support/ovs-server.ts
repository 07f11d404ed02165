import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Output } from "./namespaces.ts";

// A database server of our own: in a folder of its own, talked to over a socket in it, ended by its process.

/** A running ovsdb-server, with the switch daemon where one was asked for. */
export interface OvsServer {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly children: ChildProcess[];
}

/** Where the schema may lie; the variable is Open vSwitch's own, for tools of another version. */
const SCHEMAS = [process.env["OVS_PKGDATADIR"] ?? [], "/usr/share/openvswitch", "/usr/local/share/openvswitch"].flat();
const TOOLS = ["ovsdb-tool", "ovsdb-server", "ovsdb-client", "ovs-vsctl"];

const schema = (): string | undefined =>
  SCHEMAS.map((folder) => join(folder, "vswitch.ovsschema")).find((path) => existsSync(path));

/** Returns why no database can be served here, or null. */
export function whyNoServer(): string | null {
  const missing = TOOLS.filter((tool) => spawnSync(tool, ["--version"]).status !== 0);
  if (missing.length > 0) return `there is no ${missing.join(", ")}`;
  return schema() === undefined ? "there is no vswitch.ovsschema" : null;
}

/** Whether there is an ovs-vswitchd. */
export const hasDaemon = (): boolean => spawnSync("ovs-vswitchd", ["--version"]).status === 0;

/** `ovs-vsctl (Open vSwitch) 3.1.0` */
export const ovsVersion = (): string =>
  spawnSync("ovs-vsctl", ["--version"], { encoding: "utf8" }).stdout.split("\n")[0] ?? "";

const servers = new Set<OvsServer>();

/** Starts a server of an empty database. `remotes` are sockets besides its own. */
export async function startServer(remotes: readonly string[] = []): Promise<OvsServer> {
  const folder = mkdtempSync(join(tmpdir(), "netgather-live-ovs-"));
  const environment = { ...process.env, OVS_RUNDIR: folder, OVS_DBDIR: folder, OVS_LOGDIR: folder };
  const server: OvsServer = { folder, environment, children: [] };
  if (servers.size === 0) process.once("exit", deleteFolders);
  servers.add(server);
  const database = join(folder, "conf.db");
  spawnSync("ovsdb-tool", ["create", database, schema() ?? ""]);
  const listening = [`punix:${join(folder, "db.sock")}`, ...remotes].map((remote) => `--remote=${remote}`);
  startIn(server, "ovsdb-server", [...listening, `--unixctl=${join(folder, "db.ctl")}`, database]);
  await until(() => existsSync(join(folder, "db.sock")));
  return server;
}

/** Starts ovs-vswitchd on the server, without the kernel: every device is a dummy. */
export async function startDaemon(server: OvsServer): Promise<void> {
  const { folder } = server;
  const control = join(folder, "vswitchd.ctl");
  const flags = ["--disable-system", "--enable-dummy=system", `--unixctl=${control}`];
  startIn(server, "ovs-vswitchd", [...flags, `unix:${join(folder, "db.sock")}`]);
  await until(() => existsSync(control));
}

/** Runs the tool until the standard input of its shell ends, which it does with our process, however that ends. */
const UNTIL_END = '"$0" "$@" & read -r _; kill $!; wait';

function startIn({ folder, environment, children }: OvsServer, tool: string, args: readonly string[]): void {
  const command = ["-c", UNTIL_END, tool, "-vconsole:off", ...args];
  children.push(spawn("sh", command, { cwd: folder, env: environment, stdio: ["pipe", "ignore", "ignore"] }));
}

/** Waits until something holds; throws after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("waited for ten seconds in vain");
    await new Promise((settle) => setTimeout(settle, 20));
  }
}

/** Ends the processes of all servers and deletes their folders. */
export async function stopServers(): Promise<void> {
  const children = [...servers].flatMap((server) => server.children);
  const ended = children.map((child) => new Promise((settle) => child.once("exit", settle)));
  for (const child of children) child.stdin?.destroy();
  await Promise.all(ended);
  deleteFolders();
}

function deleteFolders(): void {
  for (const { folder } of servers) rmSync(folder, { recursive: true, force: true });
  servers.clear();
}

/** Runs a tool on the server's database. */
export function runOn({ folder, environment }: OvsServer, tool: string, args: readonly string[]): Promise<Output> {
  return new Promise((settle, fail) => {
    const child = spawn(tool, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", fail);
    child.on("close", (code) =>
      settle({ status: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}
