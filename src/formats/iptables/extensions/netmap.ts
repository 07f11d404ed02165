import type { Cidr, IpAddress } from "../../../net/index.ts";
import { atLineEnd, type Cursor, skipBlanks, skipLiteral, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { readAddress, saveAddress, toolAddress } from "../addresses.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { restOfWord } from "../list-words.ts";
import type { WordingsDraft } from "../wordings.ts";

/** `-j NETMAP`: the network part of the address is replaced, the host part stays. */
export interface NetmapTarget {
  readonly kind: "target";
  readonly name: "NETMAP";
  readonly span: Span;
  /** The network: `1.2.3.0/24`, a single address with `/32` or `/128`, or the parts of `1.0.3.0/255.0.255.0`, whose mask is no prefix. */
  readonly to: Cidr | MaskedNetwork;
}

/** A network whose mask is no prefix. */
export interface MaskedNetwork {
  readonly address: IpAddress;
  readonly mask: IpAddress;
}

/** libipt_NETMAP.c, libip6t_NETMAP.c. `to:1.2.3.0/24`; 1.4.21 leaves out the `to:`. */
export const netmap: TargetReader<NetmapTarget> = {
  options: { to: "1" },
  readSave: (options, span) => {
    const to = readNetwork(options.get("to")?.value ?? "");
    return to && { kind: "target", name: "NETMAP", span, to };
  },
  readList: (cursor, _, wordings) => readNetmap(cursor, wordings),
};

export const netmapPrinter: ExtensionPrinter<NetmapTarget> = {
  printSave: (node) => `--to ${networkText(node)}`,
  printList: (node, { wordings }) => (wordings.has("netmap-bare") ? networkText(node) : `to:${networkText(node)}`),
  isGlued: (_, { wordings }) => wordings.has("netmap-bare"),
};

/** A network without `to:` is the target's only at the end of the row. */
function readNetmap(cursor: Cursor, wordings: WordingsDraft): NetmapTarget | null {
  const start = cursor.pos;
  const isBare = !skipLiteral(cursor, "to:");
  const text = restOfWord(cursor);
  const to = text.includes("/") ? readNetwork(text) : null;
  const end = cursor.pos;
  if (to === null || (isBare && !isRowEnd(cursor))) return null;
  if (isBare) wordings.add("netmap-bare");
  cursor.pos = end;
  return { kind: "target", name: "NETMAP", span: spanOf(cursor, start, end), to };
}

function isRowEnd(cursor: Cursor): boolean {
  skipBlanks(cursor);
  return atLineEnd(cursor);
}

function readNetwork(text: string): Cidr | MaskedNetwork | null {
  const network = readAddress(text, false);
  if ("cidr" in network) return network.cidr;
  return "mask" in network ? { address: network.address, mask: network.mask } : null;
}

const networkText = ({ to }: NetmapTarget): string =>
  typeof to === "string" ? toolAddress(to) : saveAddress({ negated: false, ...to });
