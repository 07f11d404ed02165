import type { ByteReader } from "./byte-reader.ts";
import { gunzip } from "./gzip.ts";
import type { Packing } from "./magic.ts";
import type { Ending, Reading } from "./reading.ts";

/** So much is unpacked at any ratio: a file of blanks is no bomb. */
const FREE = 33_554_432;

/** Unpacks a stream piece by piece. Where it is damaged, cut, or goes over a limit, it ends early and `ending` says why. */
export async function* unpack(
  packing: Packing,
  input: ByteReader,
  { reading, ending }: { readonly reading: Reading; readonly ending: Ending },
): AsyncGenerator<Buffer> {
  const { limits } = reading;
  let unpacked = 0;
  for await (const piece of await opened(packing, input, ending)) {
    unpacked += piece.length;
    reading.unpacked += piece.length;
    if (reading.unpacked > limits.totalBytes) ending.damage = "io/too-much-data";
    else if (unpacked > FREE && unpacked > limits.ratio * input.position()) ending.damage = "io/suspicious-ratio";
    if (ending.damage !== null) return;
    yield piece;
  }
}

/** What is not Node's own is loaded when it is met. */
async function opened(packing: Packing, input: ByteReader, ending: Ending): Promise<AsyncGenerator<Buffer>> {
  if (packing === "xz") return (await import("./xz.ts")).unxz(input, ending);
  if (packing === "zstd") return (await import("./zstd.ts")).unzstd(input, ending);
  return gunzip(input, ending);
}
