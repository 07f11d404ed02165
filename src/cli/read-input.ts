import { readFileSync } from "node:fs";
import { decodeText } from "../io/decode-text.ts";
import type { Streams } from "./streams.ts";

/** One text to parse and the name it goes by. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

/** Returns the text of a file, or of standard input for `-`; a sentence for people when it cannot be read. UTF-8, or UTF-16 with a byte order mark; bytes that are neither become U+FFFD. */
export async function readInput(
  file: string,
  streams: Streams,
): Promise<Input | { readonly name: string; readonly failure: string }> {
  const name = file === "-" ? "<stdin>" : file;
  try {
    const bytes = file === "-" ? await readAll(streams.stdin) : readFileSync(file);
    return { name, text: decodeText(bytes) };
  } catch (error) {
    // Loaded where there is an error only: Node loads much with the words of the system.
    const { systemWords } = await import("../io/system-words.ts");
    const isFolder = error instanceof Error && "code" in error && error.code === "EISDIR";
    return { name, failure: isFolder ? "this is a folder; netgather scan reads folders" : systemWords(error) };
  }
}

async function readAll(stream: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
