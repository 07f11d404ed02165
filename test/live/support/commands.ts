import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { runIn } from "./namespaces.ts";

/** Stands around the name of each command, before what it printed. No generated name has it. */
const MARK = "\u001e";

/** Runs the commands in a namespace, one after the other, and returns what each of them printed on its standard output. */
export async function outputsOf(namespace: string, commands: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const script = commands.map((command, index) => `printf '\\036${index}\\036'; ${command} 2>/dev/null`).join("\n");
  const { stdout } = await runIn(namespace, script, "");
  const parts = stdout.split(MARK).slice(1);
  return new Map(commands.map((command, index) => [command, parts[2 * index + 1] ?? ""]));
}

/** Without what changes by itself: the seconds that are left of a lifetime, and counters. */
const steady = (text: string): string =>
  text.replace(/"(?:expires|\w+_life_time)":\d+|"stats64":\{"rx":\{[^}]*\},"tx":\{[^}]*\}\}/g, "");

/**
 * The outputs of commands that look at the same things, and of others between two rounds of the first: all of one moment, as far as the first tell.
 * The kernel takes a while to bring a link up.
 */
export async function settledOutputs(
  namespace: string,
  lookers: readonly string[],
  others: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  for (let round = 0; ; round++) {
    const outputs = await outputsOf(namespace, [...lookers, ...others, ...lookers.map((looker) => `${looker} `)]);
    const hasSettled = lookers.every(
      (looker) => steady(outputs.get(looker) ?? "") === steady(outputs.get(`${looker} `) ?? ""),
    );
    if (hasSettled || round === ROUNDS) return outputs;
    await sleep(PAUSE);
  }
}

const ROUNDS = 15;
const PAUSE = 200;

/** Looks for differences until there are none, or for three seconds. */
export async function untilNone(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  for (let round = 0; ; round++) {
    const found = await look();
    if (found.length === 0 || round === ROUNDS) return found;
    await sleep(PAUSE);
  }
}

/** Runs lines of a shell script in a namespace and returns what they said on the standard error, line by line. */
export async function run(namespace: string, lines: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await runIn(namespace, "sh", `${lines.join("\n")}\n`);
  return stderr.split("\n").filter((line) => line !== "");
}

/** Whether a command is there. */
export const has = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).error === undefined;

/** The applets of a tool that has many. */
export function hasApplet(tool: "busybox" | "toybox", applet: string): boolean {
  const { stdout } = spawnSync(tool, tool === "busybox" ? ["--list"] : [], { encoding: "utf8" });
  return (stdout ?? "").split(/\s+/).includes(applet);
}

/** Works on items in their order, six at a time: most of the time they wait for the kernel. */
export async function atOnce<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) await work(item, index);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

/** Keeps a namespace silent: no router solicitations, no duplicate address detection. */
export const SILENCE: readonly string[] = ["all", "default", "lo"].flatMap((scope) =>
  ["accept_dad", "router_solicitations", "accept_ra"].map(
    (key) => `[ -e /proc/sys/net/ipv6/conf/${scope} ] && echo 0 > /proc/sys/net/ipv6/conf/${scope}/${key}`,
  ),
);
