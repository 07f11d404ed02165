import { readWord, skipBlanks, skipLiteral } from "../../text/cursor.ts";
import type { LegacyAddressNode } from "./ast.ts";
import type { InterfaceDraft } from "./draft.ts";
import { contentSpan, type Outcome, type Reader, trimmedEnd } from "./reader.ts";
import { finishLine } from "./words.ts";

/** A family that Linux no longer has (an IPX one for each frame type), and how each form begins its line. */
interface LegacyKind {
  readonly family: LegacyAddressNode["family"];
  readonly frame?: string;
  readonly netTools: string;
  readonly linkEncap: string;
}

/** `lib/interface.c`, `ife_print_long`, of 2.x and of 1.60; blanks align the addresses of 2.x. */
const LEGACY_KINDS: readonly LegacyKind[] = [
  { family: "ipx", frame: "Ethernet-II", netTools: "ipx Ethernet-II   ", linkEncap: "IPX/Ethernet II addr:" },
  { family: "ipx", frame: "Ethernet-SNAP", netTools: "ipx Ethernet-SNAP ", linkEncap: "IPX/Ethernet SNAP addr:" },
  { family: "ipx", frame: "Ethernet802.2", netTools: "ipx Ethernet802.2 ", linkEncap: "IPX/Ethernet 802.2 addr:" },
  { family: "ipx", frame: "Ethernet802.3", netTools: "ipx Ethernet802.3 ", linkEncap: "IPX/Ethernet 802.3 addr:" },
  { family: "ddp", netTools: "ddp ", linkEncap: "EtherTalk Phase 2 addr:" },
  { family: "ec", netTools: "ec ", linkEncap: "econet addr:" },
];

/**
 * Reads the address of a family that Linux no longer has:
 *
 *     ipx Ethernet-II   CA008137:00204808C79B          IPX/Ethernet II addr:CA008137:00204808C79B
 *     ddp 65280/23                                     EtherTalk Phase 2 addr:65280/23
 */
export function readLegacyLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const isOld = draft.form === "link-encap";
  // Econet is a link type too, whose line ends with its title.
  if (cursor.text.charAt(trimmedEnd(cursor) - 1) === ")") return false;
  const start = cursor.pos;
  const kind = LEGACY_KINDS.find(({ netTools, linkEncap }) =>
    skipLiteral(cursor, isOld ? linkEncap : netTools.trimEnd()),
  );
  const isKind = kind !== undefined && (isOld || skipBlanks(cursor) > 0);
  const address = isKind ? readWord(cursor) : "";
  if (!isKind || address === "") {
    cursor.pos = start;
    return false;
  }
  finishLine(reader);
  const { family, frame } = kind;
  const span = contentSpan(reader);
  const node = { kind: "legacy-address", span, family } as const;
  draft.legacyAddresses.push(frame === undefined ? { ...node, address } : { ...node, frame, address });
  return true;
}

/** Returns the line of such an address without its indent. */
export function legacyLine({ family, frame, address }: LegacyAddressNode, form: "netTools" | "linkEncap"): string {
  const kind = LEGACY_KINDS.find((candidate) => candidate.family === family && candidate.frame === frame);
  return `${kind?.[form] ?? `${family} `}${address}`;
}
