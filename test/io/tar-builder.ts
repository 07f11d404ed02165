/** An entry of a tar archive, as a test writes it. */
export interface Entry {
  readonly name: string | Buffer;
  readonly body?: string | Buffer;
  /** The type flag; `0`, a file, by default. */
  readonly type?: string;
  readonly link?: string;
  /** What the header says of the size, when it lies. */
  readonly size?: number;
  /** Called on the header before its checksum is made. */
  readonly change?: (header: Buffer) => void;
}

/** Blocks of zeros that end an archive. */
export const END = Buffer.alloc(1024);

/** Returns a tar archive with the entries, and what ends one. */
export const tar = (...entries: readonly Entry[]): Buffer => Buffer.concat([...entries.map(entry), END]);

/** Returns one entry: header, body, padding. */
export function entry({ name, body = "", type = "0", link = "", size, change }: Entry): Buffer {
  const content = Buffer.from(body);
  if (Buffer.from(name).length > 100) throw new Error("a longer name stands in a pax record");
  const header = Buffer.alloc(512);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${(size ?? content.length).toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write(type, 156);
  header.write(link, 157);
  header.write("ustar\0" + "00", 257);
  change?.(header);
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function checksum(header: Buffer): number {
  let sum = 8 * 32;
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return sum;
}

/** A record of a pax header: its own length, keyword and value. */
export function paxRecord(keyword: string, value: string | Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${keyword}=`), Buffer.from(value), Buffer.from("\n")]);
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}
