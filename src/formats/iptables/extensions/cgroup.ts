import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import { saveString } from "../save-quoting.ts";

/** `-m cgroup`: the control group of the socket, by its path (version 2) or by the class that it gives to its packets (version 1). */
export type CgroupMatch = CgroupPathMatch | CgroupClassMatch;

/** `--path`. */
export interface CgroupPathMatch {
  readonly kind: "match";
  readonly name: "cgroup";
  readonly span: Span;
  readonly negated: boolean;
  readonly path: string;
}

/** `--cgroup`. */
export interface CgroupClassMatch {
  readonly kind: "match";
  readonly name: "cgroup";
  readonly span: Span;
  readonly negated: boolean;
  readonly classid: number;
}

/** libxt_cgroup.c. A listing does not quote the path, and shows a number for the class alone: `cgroup ! /system.slice`, `cgroup 1048577` */
export const cgroup: MatchReader<CgroupMatch> = {
  options: { path: "!1", cgroup: "!1" },
  readSave,
  readList: readCgroup,
};

export const cgroupPrinter: ExtensionPrinter<CgroupMatch> = {
  printSave: (node) =>
    "path" in node
      ? `${optionName("path", node.negated)} ${saveString(node.path)}`
      : `${optionName("cgroup", node.negated)} ${node.classid}`,
  printList: (node) => `cgroup ${node.negated ? "! " : ""}${"path" in node ? node.path : node.classid}`,
};

function readSave(options: SaveOptions, span: Span): CgroupMatch | null {
  const path = options.get("path");
  const group = options.get("cgroup");
  if (options.size !== 1) return null;
  if (path !== undefined) return { kind: "match", name: "cgroup", span, negated: path.negated, path: path.value };
  const classid = readUint32(group?.value ?? "");
  if (group === undefined || classid === null) return null;
  return { kind: "match", name: "cgroup", span, negated: group.negated, classid };
}

function readCgroup(cursor: Cursor): CgroupMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "cgroup")) return null;
  const negated = nextWord(cursor, "!");
  const word = takeWord(cursor);
  const span = spanOf(cursor, start, cursor.pos);
  const classid = readUint32(word);
  if (classid !== null) return { kind: "match", name: "cgroup", span, negated, classid };
  return word === "" ? null : { kind: "match", name: "cgroup", span, negated, path: word };
}
