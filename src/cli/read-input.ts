import { readFile } from "node:fs/promises";
import { getSystemErrorMap } from "node:util";
import type { Streams } from "./streams.ts";

/** One text to parse and the name it goes by. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

/** Returns the text of a file, or of standard input for `-`; a sentence for people when it cannot be read. Bytes that are no UTF-8 become U+FFFD. */
export async function readInput(
  file: string,
  streams: Streams,
): Promise<Input | { readonly name: string; readonly failure: string }> {
  const name = file === "-" ? "<stdin>" : file;
  try {
    const bytes = file === "-" ? await readAll(streams.stdin) : await readFile(file);
    return { name, text: bytes.toString("utf8") };
  } catch (error) {
    return { name, failure: reasonOf(error) };
  }
}

async function readAll(stream: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The system's own words for its error: "no such file or directory", "permission denied". */
function reasonOf(error: unknown): string {
  const errno = error instanceof Error && "errno" in error ? Number(error.errno) : 0;
  const [, words] = getSystemErrorMap().get(errno) ?? [];
  return words ?? String(error);
}
