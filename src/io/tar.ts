import type { Header } from "tar/header";
import { type ByteReader, limitedReader } from "./byte-reader.ts";
import { type Announced, isExtension, paddingOf, readExtension } from "./tar-extension.ts";
import { BLOCK, headerReader } from "./tar-header.ts";

/** What an entry of an archive is. `hard-link`: a second name of an earlier entry; `sparse`: a file with holes. */
export type TarKind = "file" | "hard-link" | "link" | "folder" | "special" | "sparse" | "unknown";

/** An entry; its body may be read until the next one is asked for. */
export interface TarMember {
  readonly kind: TarKind;
  /** As it is written; bytes that are no UTF-8 stand as U+FFFD. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly linkName: string;
  /** Bytes that the archive holds of it. */
  readonly size: number;
  readonly body: ByteReader;
}

/** A place where no entry could be read, or the end: `isWhole` when no entry and no end mark is missing. */
export type TarStep = TarMember | { readonly kind: "damage" } | { readonly kind: "end"; readonly isWhole: boolean };

const kinds: Readonly<Record<string, TarKind>> = {
  File: "file",
  OldFile: "file",
  ContiguousFile: "file",
  SparseFile: "sparse",
  Link: "hard-link",
  SymbolicLink: "link",
  CharacterDevice: "special",
  BlockDevice: "special",
  FIFO: "special",
  Directory: "folder",
};

/**
 * Reads a tar archive (V7, POSIX ustar and pax, GNU) entry by entry; the package `tar` reads headers and records. A damaged block costs its entry: the next
 * block that is a header counts again. Blocks of zeros end an archive; another one may follow (`cat a.tar b.tar`), and is read too.
 */
export async function* tarSteps(bytes: ByteReader): AsyncGenerator<TarStep> {
  const reader = await headerReader();
  let announced: Announced = { own: {}, all: {}, isUtf8: true, sparseName: null };
  let isLost = false;
  let isEnded = false;
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.length < BLOCK) {
      yield { kind: "end", isWhole: isEnded && block.every((byte) => byte === 0) };
      return;
    }
    const header = reader.header(block, announced);
    isEnded = header?.nullBlock ?? isEnded;
    if (header?.nullBlock === true) continue;
    const next =
      header !== null && isExtension(header) ? await readExtension(header, { bytes, reader }, announced) : announced;
    if (header === null || next === null) {
      if (!isLost) yield { kind: "damage" };
      isLost = true;
      continue;
    }
    isLost = false;
    announced = next;
    if (isExtension(header)) continue;
    if (header.type === "SparseFile") await skipMap(block, bytes);
    const member = memberOf(header, announced, bytes);
    yield member;
    await bytes.skip(member.size - member.body.position() + paddingOf(member.size));
    announced = { own: {}, all: announced.all, isUtf8: true, sparseName: null };
  }
}

function memberOf(header: Header, { own, isUtf8, sparseName }: Announced, bytes: ByteReader): TarMember {
  const { size: written = 0 } = header;
  const kind = sparseName === null ? (kinds[header.type] ?? "unknown") : "sparse";
  const hasBody = kind === "file" || kind === "sparse" || kind === "unknown";
  const size = hasBody && Number.isSafeInteger(written) ? written : 0;
  const name = sparseName || (own.path ?? header.path ?? "");
  return {
    kind,
    name,
    isUtf8: isUtf8 && !name.includes("\ufffd"),
    linkName: own.linkpath ?? header.linkpath ?? "",
    size,
    body: limitedReader(bytes, size),
  };
}

/** Of a file with many holes GNU's old form says where they are in further blocks, each of which says whether one more follows. */
async function skipMap(header: Buffer, bytes: ByteReader): Promise<void> {
  for (let isExtended = header[482] === 1; isExtended; ) isExtended = (await bytes.exactly(BLOCK))[504] === 1;
}
