import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Network namespaces of the live tests, named after the process that made them.

const PREFIX = "netgather-live-";
const made = new Set<string>();

/** What a command printed. */
export interface Output {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const ip = (...args: readonly string[]): number | null =>
  spawnSync("ip", ["netns", ...args], { stdio: "ignore" }).status;

const isAlive = (pid: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
};

/** Deletes what a run that was killed has left behind. */
export function deleteStale(): void {
  const listed = spawnSync("ip", ["netns", "list"], { encoding: "utf8" }).stdout ?? "";
  for (const [name, pid] of listed.matchAll(new RegExp(`^${PREFIX}(\\d+)-\\S+`, "gm"))) {
    if (pid !== undefined && !isAlive(pid)) ip("del", name);
  }
}

/** Makes a namespace and returns its name, or null where the rights or the tool are missing. It is gone when the process ends. */
export function makeNamespace(label: string): string | null {
  const name = `${PREFIX}${process.pid}-${label}`;
  if (ip("add", name) !== 0) return null;
  if (made.size === 0) process.once("exit", deleteNamespaces);
  made.add(name);
  return name;
}

export function deleteNamespace(name: string): void {
  ip("del", name);
  rmSync(lockOf(name), { force: true });
  made.delete(name);
}

export function deleteNamespaces(): void {
  for (const name of made) deleteNamespace(name);
}

/** The legacy tools lock a file of the whole machine; each namespace has one of its own, so that they do not wait for each other. */
const lockOf = (namespace: string): string => join(tmpdir(), `${namespace}.lock`);

/** Runs a shell script in a namespace, `input` on its standard input. */
export function runIn(namespace: string, script: string, input: string): Promise<Output> {
  return new Promise((settle, fail) => {
    const child = spawn("ip", ["netns", "exec", namespace, "sh", "-c", script], {
      env: { ...process.env, XTABLES_LOCKFILE: lockOf(namespace) },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", fail);
    child.stdin.on("error", () => undefined);
    child.on("close", (code) =>
      settle({ status: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    child.stdin.end(input);
  });
}
