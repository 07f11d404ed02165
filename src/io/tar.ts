import { type ByteReader, limitedReader } from "./byte-reader.ts";
import { isExtension, paddingOf, readExtension, type TarExtension } from "./tar-extension.ts";
import { BLOCK, readTarHeader, type TarHeader } from "./tar-header.ts";
import { readOldMap, readPaxMap, sparseReader } from "./tar-sparse.ts";

/** What an entry of an archive is. `hard-link`: a second name of an earlier entry. */
export type TarKind = "file" | "hard-link" | "link" | "folder" | "special" | "unknown";

/** An entry; its body may be read until the next one is asked for. */
export interface TarMember {
  readonly kind: TarKind;
  readonly name: Buffer;
  readonly linkName: Buffer;
  readonly size: number;
  readonly body: ByteReader;
}

/** A place where no entry could be read, or the end: `isWhole` when no entry and no end mark is missing. */
export type TarStep = TarMember | { readonly kind: "damage" } | { readonly kind: "end"; readonly isWhole: boolean };

const kinds: Readonly<Record<string, TarKind>> = {
  "0": "file",
  "7": "file",
  S: "file",
  "1": "hard-link",
  "2": "link",
  "3": "special",
  "4": "special",
  "5": "folder",
  "6": "special",
};

/**
 * Reads a tar archive (V7, POSIX ustar and pax, GNU) entry by entry. A damaged block costs its entry: the next block that is a header counts again.
 * Blocks of zeros end an archive; another one may follow (`cat a.tar b.tar`), and is read too.
 */
export async function* tarSteps(bytes: ByteReader): AsyncGenerator<TarStep> {
  const none: TarExtension = { records: new Map() };
  let globals = none;
  let extension = none;
  let isLost = false;
  let isEnded = false;
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.length < BLOCK) {
      yield { kind: "end", isWhole: isEnded && isZero(block) };
      return;
    }
    if (isZero(block)) {
      isEnded = true;
      continue;
    }
    const header = readTarHeader(block);
    const next = header !== null && isExtension(header) ? await readExtension(header, bytes, extension) : extension;
    if (header === null || next === null) {
      if (!isLost) yield { kind: "damage" };
      isLost = true;
      continue;
    }
    isLost = false;
    isEnded = false;
    extension = next;
    if (header.type === "g") globals = { records: next.records };
    if (isExtension(header)) continue;
    const member = await openMember(header, extension, bytes);
    yield member;
    if (member.stored > 0) await bytes.skip(member.stored - member.taken() + paddingOf(member.stored));
    extension = globals;
  }
}

/** An entry, with how many bytes of it the archive holds, and how many of these have been taken. */
interface OpenMember extends TarMember {
  readonly stored: number;
  taken(): number;
}

async function openMember(header: TarHeader, extension: TarExtension, bytes: ByteReader): Promise<OpenMember> {
  const { records } = extension;
  const kind = kindOf(header);
  const written = records.size === 0 ? header.size : Number(records.get("size")?.toString("latin1") ?? header.size);
  const hasBody = kind === "file" || kind === "unknown";
  const stored = hasBody && Number.isSafeInteger(written) && written > 0 ? written : 0;
  const oldMap = header.type === "S" ? await readOldMap(header.block, bytes) : null;
  const body = limitedReader(bytes, stored);
  const sparse = oldMap ?? (records.size === 0 ? null : await readPaxMap(records, body));
  return {
    kind,
    name: records.get("GNU.sparse.name") ?? records.get("path") ?? extension.name ?? header.name,
    linkName: records.get("linkpath") ?? extension.linkName ?? header.linkName,
    size: sparse?.size ?? stored,
    body: sparse === null ? body : sparseReader(body, sparse),
    stored,
    taken: body.position,
  };
}

/** Before POSIX, a slash behind the name made a folder. */
function kindOf({ type, name }: TarHeader): TarKind {
  if (type === "0" && name.at(-1) === 0x2f) return "folder";
  return kinds[type] ?? "unknown";
}

const isZero = (block: Buffer): boolean => block.every((byte) => byte === 0);
