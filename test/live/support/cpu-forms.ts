import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** One way to ask `lscpu` about CPUs, by its arguments. */
export interface CpuForm {
  readonly args: readonly string[];
  /** Which CPUs it lists. */
  readonly lists: "all" | "online" | "offline";
  /** Whether it numbers cores and sockets as the kernel does. */
  readonly isPhysical?: boolean;
  /** Whether it says of each CPU whether it is online. */
  readonly saysOnline?: boolean;
}

const EVERYTHING = "CPU,CORE,SOCKET,NODE,BOOK,DRAWER,CACHE,POLARIZATION,ADDRESS,CONFIGURED,ONLINE,MAXMHZ,MINMHZ";

/** The tables of CPUs, and their JSON. */
export const cpuForms: readonly CpuForm[] = [
  { args: ["-p"], lists: "online" },
  { args: ["-p", "-a"], lists: "all" },
  { args: ["-p", "-c"], lists: "offline" },
  { args: ["-p", "-a", "-y"], lists: "all", isPhysical: true },
  { args: ["-a", `-p=${EVERYTHING}`], lists: "all", saysOnline: true },
  { args: ["-p", "-a", "--output-all"], lists: "all", saysOnline: true },
  { args: ["-e"], lists: "all", saysOnline: true },
  { args: ["-b", "-e"], lists: "online", saysOnline: true },
  { args: ["-a", "-e", "-y"], lists: "all", isPhysical: true, saysOnline: true },
  { args: ["-a", `-e=${EVERYTHING}`], lists: "all", saysOnline: true },
  { args: ["-a", "-e", "--output-all"], lists: "all", saysOnline: true },
  { args: ["-a", "-e", "-J"], lists: "all", saysOnline: true },
  { args: ["-a", "-e", "-J", "--output-all"], lists: "all", saysOnline: true },
];

/** Whether the `lscpu` at hand knows all of some arguments: 2.33 and older lack `-C`, `-B` and `--output-all`, 2.29 and older `-J` and drawers. */
export function knows(args: readonly string[]): boolean {
  const { stderr } = spawnSync("lscpu", args, { encoding: "utf8", env: ENGLISH });
  return !/unrecognized option|invalid option|unknown column/.test(stderr);
}

/** The summaries that say the same in other words. */
export const summaryForms: readonly (readonly string[])[] = [[], ["-x"], ["-B"], ["-J"], ["-J", "-B"]];

/** The tables of caches. */
export const cacheForms: readonly (readonly string[])[] = [
  ["-C"],
  ["-C", "-B"],
  ["-C", "--output-all"],
  ["-C", "-J"],
  ["-C", "-J", "-B", "--output-all"],
];

/** What `lscpu` prints, of the machine or of the one whose /sys and /proc are in a folder. */
export function lscpu(args: readonly string[], sysroot: string | null = null): string {
  const root = sysroot === null ? [] : ["--sysroot", sysroot];
  const { status, stdout, stderr } = spawnSync("lscpu", [...args, ...root], { encoding: "utf8", env: ENGLISH });
  if (status !== 0) throw new Error(`lscpu ${args.join(" ")}: ${stderr}`);
  return stdout;
}

const ENGLISH = { ...process.env, LC_ALL: "C.UTF-8" };

/** What `lscpu` prints on a terminal of so many columns, null where there is no `script` to make one. */
export function lscpuOnTerminal(columns: number): string | null {
  const command = `stty cols ${columns} && lscpu`;
  const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", env: ENGLISH });
  return status === 0 ? stdout : null;
}

/** `lscpu from util-linux 2.38.1`, null where there is none. */
export function lscpuVersion(): string | null {
  const { status, stdout } = spawnSync("lscpu", ["--version"], { encoding: "utf8", env: ENGLISH });
  return status === 0 ? stdout.trim() : null;
}

/** A file of /sys, null where it is missing. */
export function sysfs(path: string): string | null {
  try {
    return readFileSync(`/sys/devices/system/${path}`, "utf8").trim();
  } catch {
    return null;
  }
}
