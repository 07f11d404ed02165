import type { Header, HeaderData } from "tar/header";

/** The unit of a tar archive, in bytes. */
export const BLOCK = 512;

/** What entries before a file say of it (pax records, GNU's long names), and what global ones say of all. */
export interface TarExtension {
  readonly own: HeaderData;
  readonly all: HeaderData;
}

/** Reads blocks of headers and pax records, by the package `tar`. */
export interface HeaderReader {
  /** The header, or `null` where its checksum is wrong or a number of it is none. */
  header(block: Buffer, extension?: TarExtension): Header | null;
  /** Pax records, together with those that were read before. */
  records(text: string, before: HeaderData): HeaderData;
}

/** Loads the package, which is done when the first archive is met. */
export async function headerReader(): Promise<HeaderReader> {
  const [{ Header }, { Pax }] = await Promise.all([import("tar/header"), import("tar/pax")]);
  return {
    header: (block, extension) => {
      try {
        const header = new Header(block, 0, extension?.own, extension?.all);
        return header.cksumValid || header.nullBlock ? header : null;
      } catch {
        return null;
      }
    },
    records: (text, before) => Pax.parse(text, before),
  };
}
