import type { IpLink, IpVirtualFunction } from "./ast.ts";
import { isEmpty } from "./attributes.ts";
import type { LinkBlock, VfBlock } from "./blocks.ts";
import { infoNode } from "./info-node.ts";
import { addressNode } from "./read-address.ts";
import { dropHeads, statsNode } from "./read-stats.ts";
import { finishNode, partsOf, type Reader } from "./reader.ts";

/** Puts the link that is open into the tree. */
export function closeLink(reader: Reader): void {
  const { link } = reader;
  if (link === null) return;
  reader.link = null;
  dropHeads(reader, link);
  reader.links.push(linkNode(reader, link));
}

function linkNode(reader: Reader, link: LinkBlock): IpLink {
  const { node, altnames, addresses, vfs, info, stats, other } = link;
  link.end = endOfParts(link);
  finishNode(reader, link);
  if (altnames.length > 0) node.altnames = altnames;
  if (info !== null) node.linkinfo = infoNode(reader, info);
  if (stats !== null) node.stats64 = statsNode(reader, stats);
  if (vfs.length > 0) node.vfinfoList = vfs.map((vf) => vfNode(reader, vf));
  if (addresses.length > 0) node.addrInfo = addresses.map((address) => addressNode(reader, address));
  if (other !== null && !isEmpty(other)) node.otherAttributes = other;
  return node;
}

function endOfParts({ end, addresses, info, stats, vfs }: LinkBlock): number {
  let latest = Math.max(end, info?.end ?? 0, stats?.end ?? 0);
  for (const address of addresses) latest = Math.max(latest, address.end);
  for (const vf of vfs) latest = Math.max(latest, vf.stats?.end ?? 0);
  return latest;
}

/** A virtual function with its counters. */
function vfNode(reader: Reader, { node, start, stats }: VfBlock): IpVirtualFunction {
  if (stats === null) return node;
  const { span } = partsOf(reader, { fields: {}, unknown: null, start, end: stats.end });
  const { rx = {}, tx = {} } = stats;
  return { ...node, span, data: { ...node.data, stats: { rx, tx } } };
}
