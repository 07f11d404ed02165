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
  const addrInfo = addresses.map((address) => addressNode(reader, address));
  link.end = endOfParts(link);
  finishNode(reader, link);
  if (altnames.length > 0) node.altnames = altnames;
  if (info !== null) node.linkinfo = infoNode(reader, info);
  if (stats !== null) node.stats64 = statsNode(reader, stats);
  if (vfs.length > 0) node.vfinfoList = vfs.map((vf) => vfNode(reader, vf));
  if (addrInfo.length > 0) node.addrInfo = addrInfo;
  if (!isEmpty(other)) node.otherAttributes = other;
  return node;
}

function endOfParts({ end, addresses, info, stats, vfs }: LinkBlock): number {
  const ends = [info, stats, ...addresses, ...vfs.map((vf) => vf.stats)].map((part) => part?.end ?? end);
  return ends.reduce((latest, one) => Math.max(latest, one), end);
}

/** A virtual function with its counters. */
function vfNode(reader: Reader, { node, start, stats }: VfBlock): IpVirtualFunction {
  if (stats === null) return node;
  const { span } = partsOf(reader, { fields: {}, unknown: null, start, end: stats.end });
  const { rx = {}, tx = {} } = stats;
  return { ...node, span, data: { ...node.data, stats: { rx, tx } } };
}
