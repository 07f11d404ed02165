import { isUtf8 } from "node:buffer";
import type { Header } from "tar/header";
import type { ByteReader } from "./byte-reader.ts";
import { BLOCK, type HeaderReader, type TarExtension } from "./tar-header.ts";

/** What is known of an entry before its own header is read. */
export interface Announced extends TarExtension {
  /** Whether its name and records are UTF-8; of records that are none the package takes no notice. */
  readonly isUtf8: boolean;
  /** The name of a file with holes, `""` where it is that of the header; `null` for other files. */
  readonly sparseName: string | null;
}

/** Names and records are small; what claims to be more is no archive that a tool wrote. */
const LARGEST = 1_048_576;

const NAME = /^(?:NextFileHasLongPath|OldGnuLongPath)$/;
const LINK_NAME = "NextFileHasLongLinkpath";
const RECORDS = /ExtendedHeader$/;

export const isExtension = ({ type }: Header): boolean => NAME.test(type) || RECORDS.test(type) || type === LINK_NAME;

/** Reads the body of an extension; `null` when it is damaged or cut. */
export async function readExtension(
  { type, size = 0 }: Header,
  { bytes, reader }: { readonly bytes: ByteReader; readonly reader: HeaderReader },
  before: Announced,
): Promise<Announced | null> {
  if (size > LARGEST) return null;
  const body = await bytes.exactly(size);
  if (body.length < size) return null;
  await bytes.skip(paddingOf(size));
  const text = body.toString("utf8");
  const after = { ...before, isUtf8: before.isUtf8 && isUtf8(body) };
  if (NAME.test(type)) return { ...after, own: { ...before.own, path: upToNul(text) } };
  if (type === LINK_NAME) return { ...after, own: { ...before.own, linkpath: upToNul(text) } };
  if (type === "GlobalExtendedHeader") return { ...before, all: reader.records(text, before.all) };
  return { ...after, own: reader.records(text, before.own), sparseName: sparseName(text) ?? before.sparseName };
}

/** How many bytes fill up the last block of a body. */
export const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

function sparseName(records: string): string | null {
  if (!/^\d+ GNU\.sparse\./m.test(records)) return null;
  return /^\d+ GNU\.sparse\.name=(.*)$/m.exec(records)?.[1] ?? "";
}

function upToNul(text: string): string {
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}
