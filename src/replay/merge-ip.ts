import type { IpAddressInfo, IpAst, IpLink } from "../formats/ip/index.ts";

/** Returns one tree of several outputs of `ip`: each link, address, route, rule and neighbour once. Outputs that show more come first. */
export function mergeIp(trees: readonly IpAst[]): IpAst {
  const ordered = trees.toSorted((one, other) => richness(other) - richness(one));
  const links = new Map<string, IpLink>();
  for (const link of ordered.flatMap((tree) => tree.links)) {
    if (link.ifname === null || link.deleted === true) continue;
    const held = links.get(link.ifname);
    links.set(link.ifname, held === undefined ? link : mergeLinks(held, link));
  }
  return {
    kind: "ip",
    span: { start: 0, end: 0 },
    links: [...links.values()],
    routes: distinct(ordered.flatMap(({ routes }) => routes)),
    rules: distinct(ordered.flatMap(({ rules }) => rules)),
    neighbours: distinct(ordered.flatMap(({ neighbours }) => neighbours)),
    unknown: [],
  };
}

/** Trees with kinds of links before others, then by how many fields their links have. */
function richness({ links }: IpAst): number {
  const fields = links.reduce((sum, link) => sum + Object.keys(link).length, 0);
  const kinds = links.some(({ linkinfo }) => linkinfo !== undefined) ? 1000 : 0;
  return links.length === 0 ? 0 : kinds + fields / links.length;
}

function mergeLinks(held: IpLink, link: IpLink): IpLink {
  const addresses = [...(held.addrInfo ?? []), ...(link.addrInfo ?? [])];
  const merged = { ...link, ...held };
  if (held.addrInfo === undefined && link.addrInfo === undefined) return merged;
  const byAddress = new Map<string, IpAddressInfo>();
  for (const one of addresses) {
    const key = `${one.local}/${one.prefixlen} ${one.address}`;
    if (!byAddress.has(key)) byAddress.set(key, one);
  }
  return { ...merged, addrInfo: [...byAddress.values()] };
}

/** Objects that differ in more than their place: `table main` is what a line without a table means, `unicast` what one without a type does. */
function distinct<Node extends { readonly span: unknown }>(nodes: readonly Node[]): readonly Node[] {
  const byText = new Map<string, Node>();
  for (const node of nodes) {
    const key = JSON.stringify(node, (name, value: unknown) => {
      const isPlain = (name === "table" && value === "main") || (name === "type" && value === "unicast");
      return name === "span" || isPlain ? undefined : value;
    });
    if (!byText.has(key)) byText.set(key, node);
  }
  return [...byText.values()];
}
