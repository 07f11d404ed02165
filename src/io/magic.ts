import { headerReader } from "./tar-header.ts";

/** What a file's first bytes say that it is. */
export type ContentKind = "tar" | Packing | "foreign" | "apple-double" | "text";

/** The ways of packing that are unpacked here. */
export type Packing = "gzip" | "xz" | "zstd";

/** How many bytes `contentKind` looks at: those of a tar header. */
export const HEAD = 512;

const magics: readonly (readonly [ContentKind, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  // What macOS keeps beside a file, as ._name
  ["apple-double", [0x00, 0x05, 0x16, 0x07]],
  // bzip2, zip, 7z, lz4, RAR, compress
  ["foreign", [0x42, 0x5a, 0x68]],
  ["foreign", [0x50, 0x4b, 0x03, 0x04]],
  ["foreign", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["foreign", [0x04, 0x22, 0x4d, 0x18]],
  ["foreign", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["foreign", [0x1f, 0x9d]],
];

/** Tells what a file is by its first 512 bytes, whatever its name says. */
export async function contentKind(head: Buffer): Promise<ContentKind> {
  for (const [kind, magic] of magics) {
    if (magic.every((byte, index) => head[index] === byte)) return kind;
  }
  return (await isTar(head)) ? "tar" : "text";
}

/** Whether the first header of an archive says `ustar`, as one that is damaged or cut does too, or is one of V7, which nothing but its checksum tells, and NULs, which no text has. */
async function isTar(head: Buffer): Promise<boolean> {
  if (head.toString("latin1", 257, 262) === "ustar") return true;
  if (head.length < HEAD || !head.includes(0)) return false;
  const reader = await headerReader();
  return reader.header(head)?.cksumValid === true;
}
