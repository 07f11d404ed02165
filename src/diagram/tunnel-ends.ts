import type { NodeFacts, TunnelFact } from "../facts/index.ts";
import { compareIpAddresses, parseIpAddress } from "../net/index.ts";
import { type OwnerLookup, remoteKey } from "./address-owners.ts";
import type { DiagramItem } from "./diagram.ts";
import { compareTexts, counted } from "./words.ts";

/** Addresses by their value, before names by their letters. */
export function compareRemotes(a: string, b: string): number {
  if (a === b) return 0;
  const one = parseIpAddress(a);
  const other = parseIpAddress(b);
  if (one !== null && other !== null) return compareIpAddresses(one, other);
  if (one !== null || other !== null) return one === null ? 1 : -1;
  return compareTexts(a, b);
}

/** The lines of a tunnel: where it begins, and the network that it carries unless each packet says so. */
export function tunnelNotes({ local, key, destinationPort }: TunnelFact): readonly string[] {
  return [
    ...(local === undefined ? [] : [`from ${local}`]),
    ...(key === undefined || key === "flow" ? [] : [`key ${key}`]),
    ...(destinationPort === undefined ? [] : [`UDP port ${destinationPort}`]),
  ];
}

/** The other end of tunnels: an address, with the node that has it where that is known, or a number of addresses. */
export function remoteItem(id: string, remotes: readonly string[], ownerOf: OwnerLookup): DiagramItem {
  const [first = ""] = remotes;
  const owner = remotes.length === 1 ? ownerOf(first) : null;
  const shared = { id, role: "remote", type: "", warnings: [] } as const;
  if (remotes.length > 1) return { ...shared, name: counted(remotes.length, "remote"), notes: inRows(remotes) };
  if (owner === null) return { ...shared, name: first, notes: [] };
  return { ...shared, name: owner.name, notes: owner.name === first ? [] : [first] };
}

/** Several to a line, in columns. */
function inRows(texts: readonly string[]): readonly string[] {
  const width = texts.reduce((widest, { length }) => Math.max(widest, length), 0) + 2;
  const across = Math.max(1, Math.floor(72 / width));
  return texts.flatMap((_, at) =>
    at % across === 0
      ? [
          texts
            .slice(at, at + across)
            .map((text) => text.padEnd(width))
            .join("")
            .trimEnd(),
        ]
      : [],
  );
}

/** The different remotes of tunnels, each once, in their order. */
export function remotesOf(tunnels: readonly TunnelFact[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const { remote } of tunnels)
    if (remote !== undefined && !seen.has(remoteKey(remote))) seen.set(remoteKey(remote), remote);
  return [...seen.values()].sort(compareRemotes);
}

/** The host's own tunnels, those in namespaces left out. */
export const ownTunnels = (node: NodeFacts): readonly TunnelFact[] =>
  node.tunnels.filter(({ namespace }) => namespace === undefined);
