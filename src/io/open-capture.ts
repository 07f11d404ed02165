import { type Capture, type CaptureDiagnostic, captureReader } from "../capture/index.ts";
import type { ReadOptions } from "./items.ts";
import { readEntries } from "./read-entries.ts";

export interface OpenOptions extends Omit<ReadOptions, "wants"> {
  /** Whether files keep their trees. They do not by default, so that memory does not grow with the texts. */
  readonly keepTrees?: boolean;
}

/**
 * Reads a capture from the disk: a must-gather, an `oc adm inspect`, a sosreport, an insights archive or any folder of outputs, unpacked or as an archive, or
 * a single file. The result is that of `readCapture`; its diagnostics begin with what could not be read and why, codes `io/...`.
 *
 * Never rejects, but with `signal.reason` where `signal` ends the reading.
 */
export async function openCapture(path: string, options: OpenOptions = {}): Promise<Capture> {
  const { keepTrees = false, ...reading } = options;
  const reader = captureReader({ keepTrees });
  const problems: CaptureDiagnostic[] = [];
  for await (const item of readEntries(path, { ...reading, wants: reader.wants })) {
    if (item.kind === "file") reader.add(item);
    else if (item.kind === "passed") reader.pass(item.path);
    else problems.push(item.diagnostic);
  }
  const capture = reader.finish();
  return { ...capture, diagnostics: [...problems, ...capture.diagnostics] };
}
