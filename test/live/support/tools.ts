import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Family, LiveExtension } from "../arbitraries/extension.ts";

/** One of the four: nft or legacy, IPv4 or IPv6. */
export interface Backend {
  readonly label: string;
  readonly variant: "nft" | "legacy";
  readonly family: Family;
  /** The commands, in a folder of their own where NETGATHER_IPTABLES names one. */
  readonly list: string;
  readonly save: string;
  readonly restore: string;
}

/** A backend with its two namespaces: sets are loaded into the first, and printed trees into the second. */
export interface Bench {
  readonly backend: Backend;
  readonly first: string;
  readonly second: string;
  readonly supported: readonly LiveExtension[];
}

const folder = process.env["NETGATHER_IPTABLES"] ?? "";

function backend(variant: "nft" | "legacy", family: Family): Backend {
  const list = join(folder, `${family === "ipv4" ? "iptables" : "ip6tables"}-${variant}`);
  return { label: `${variant}-${family}`, variant, family, list, save: `${list}-save`, restore: `${list}-restore` };
}

export const backends: readonly Backend[] = [
  backend("nft", "ipv4"),
  backend("legacy", "ipv4"),
  backend("nft", "ipv6"),
  backend("legacy", "ipv6"),
];

/** `iptables v1.8.9 (nf_tables)`, or null where there is no such command. */
export function versionOf({ list }: Backend): string | null {
  const { status, stdout } = spawnSync(list, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** Whether there is an `ipset`. */
export const hasIpset = (): boolean => spawnSync("ipset", ["--version"]).status === 0;
