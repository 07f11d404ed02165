import type { Capture, CaptureEntry, CaptureOptions } from "./capture.ts";
import { captureReader } from "./reader.ts";

/**
 * Returns what the files of a capture say: each with its tree, and the facts of every node with the places that they were read from. Layouts are told by the files' paths, wherever they
 * begin and whatever their folder is called. Files in any order give the same; files that hold nothing that is read are counted.
 */
export function readCapture(entries: Iterable<CaptureEntry>, options: CaptureOptions = {}): Capture {
  const reader = captureReader({ keepTrees: true, ...options });
  for (const entry of entries) {
    if (reader.wants(entry.path, entry.text.length)) reader.add(entry);
    else reader.pass(entry.path);
  }
  return reader.finish();
}
