import type { LinkBlock } from "./blocks.ts";
import { closeLink } from "./link-node.ts";
import { closeRoute } from "./read-route.ts";
import type { Reader } from "./reader.ts";

/** Closes what is open. */
export function closeAll(reader: Reader): void {
  closeLink(reader);
  closeRoute(reader);
}

/** Opens a link that its line names; with `-o` every line of a link names it, so that it may be open already. */
export function openNamed(reader: Reader, named: LinkBlock): LinkBlock {
  const { link } = reader;
  const isOpen = link !== null && link.node.ifname === named.node.ifname && link.node.ifindex === named.node.ifindex;
  if (isOpen) return link;
  closeAll(reader);
  reader.link = named;
  return named;
}
