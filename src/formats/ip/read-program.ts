import type { IpXdpProgram } from "./ast.ts";
import type { LinkBlock } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { readFields } from "./read-fields.ts";
import { partsOf, type Reader } from "./reader.ts";
import { lastEnd, type Segment, startOf, take, wordAt } from "./segment.ts";

const PREFIX = "prog/xdp";

interface Draft {
  id?: number;
  name?: string;
  tag?: string;
  jited?: true;
  loadTime?: number;
  createdByUid?: number;
  btfId?: number;
}

/** Reads the line of an XDP program below its link: `prog/xdp id 42 name pass tag 3b185187f1855c4c jited`; false when it is none. */
export function readProgram(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const mode = wordAt(segment, 0);
  if (!mode.startsWith(PREFIX) || numberOf(wordAt(segment, 2)) === null || wordAt(segment, 1) !== "id") return false;
  const draft: Draft = {};
  segment.at = 1;
  readFields(reader, link, { segment, step: (word) => readWord(draft, word, segment) });
  const { span } = partsOf(reader, { fields: {}, unknown: null, start: startOf(segment, 0), end: lastEnd(segment) });
  const program: IpXdpProgram = { kind: "xdp-program", span, mode: mode.slice("prog/".length), ...draft };
  link.node.xdpPrograms = [...(link.node.xdpPrograms ?? []), program];
  return true;
}

function readWord(draft: Draft, word: string, segment: Segment): boolean {
  switch (word) {
    case "jited":
      draft.jited = true;
      return true;
    case "name":
    case "tag": {
      if (draft[word] !== undefined || wordAt(segment, segment.at) === "") return false;
      draft[word] = take(segment);
      return true;
    }
    case "id":
      return putNumber(draft, "id", segment);
    case "load_time":
      return putNumber(draft, "loadTime", segment);
    case "created_by_uid":
      return putNumber(draft, "createdByUid", segment);
    case "btf_id":
      return putNumber(draft, "btfId", segment);
    default:
      return false;
  }
}

function putNumber(draft: Draft, name: "id" | "loadTime" | "createdByUid" | "btfId", segment: Segment): boolean {
  const value = numberOf(wordAt(segment, segment.at));
  if (value === null || draft[name] !== undefined) return false;
  draft[name] = value;
  segment.at++;
  return true;
}
