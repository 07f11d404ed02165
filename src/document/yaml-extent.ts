import { type Cursor, isBlank, isBlankLine, nextLine } from "../text/cursor.ts";
import type { Place } from "./coverage.ts";
import { isElision } from "./elision.ts";

const SPACE = 0x20;
const DASH = 0x2d;
const LONGEST_KEY = 256;

/** The key of a line, whether it is quoted as in JSON, and whether it stands behind `- `. */
interface LineKey {
  readonly key: string;
  readonly quoted: boolean;
  readonly dashed: boolean;
}

/**
 * Returns how the current line begins a document: as YAML, as JSON whose head is cut off, or not at all.
 *
 *     apiVersion: config.openshift.io/v1            "networkType": "OpenShiftSDN",
 *     ^ yaml                                        ^ headless
 */
export function blockStart(cursor: Cursor, firstKeys: readonly string[]): "yaml" | "headless" | null {
  const found = lineKey(cursor);
  if (found === null || !firstKeys.includes(found.key)) return null;
  return found.quoted && !found.dashed ? "headless" : "yaml";
}

/** Where a block of YAML ends, and the lines in it that say that something was left out. */
interface YamlExtent {
  readonly end: number;
  readonly elisions: readonly Place[];
}

/**
 * Returns where the block of YAML that begins on the current line ends: before a marker, before a line that stands further left, or
 * one as far left that is no `key:`, no `- ` and no comment (a prompt, a warning), or repeats the first key (a second run).
 * It goes on behind `...` and `... omitted ...` when the line below stands further right than its first, or is a key that begins no object.
 */
export function yamlExtent(cursor: Cursor): YamlExtent {
  const probe = { ...cursor };
  const indent = indentOf(probe);
  const first = lineKey(probe);
  const elisions: Place[] = [];
  let open: Place[] = [];
  let end = probe.lineEnd;
  while (nextLine(probe)) {
    if (isBlankLine(probe)) continue;
    const here = indentOf(probe);
    if (here <= indent && isElision(probe.text, probe.lineStart + here, probe.lineEnd)) {
      open.push({ start: probe.lineStart, end: probe.lineEnd });
      continue;
    }
    if (here < indent || (here === indent && !continuesBlock(probe, first))) break;
    if (here === indent && open.length > 0 && beginsObject(probe)) break;
    for (const elision of open) elisions.push(elision);
    open = [];
    end = probe.lineEnd;
  }
  return { end, elisions };
}

/** Whether a key stands there with which objects of Kubernetes begin. */
function beginsObject(cursor: Cursor): boolean {
  const key = lineKey(cursor)?.key;
  return key === undefined || key === "apiVersion" || key === "kind";
}

function continuesBlock(cursor: Cursor, first: LineKey | null): boolean {
  const at = cursor.lineStart + indentOf(cursor);
  const code = cursor.text.charCodeAt(at);
  if (code === 0x23) return true;
  const found = lineKey(cursor);
  if (found !== null) return found.dashed || first === null || first.dashed || found.key !== first.key;
  return isDash(cursor, at);
}

function isDash(cursor: Cursor, at: number): boolean {
  if (cursor.text.charCodeAt(at) !== DASH) return false;
  return at + 1 >= cursor.lineEnd || isBlank(cursor.text.charCodeAt(at + 1));
}

function indentOf(cursor: Cursor): number {
  let at = cursor.lineStart;
  while (at < cursor.lineEnd && isBlank(cursor.text.charCodeAt(at))) at++;
  return at - cursor.lineStart;
}

/** The key of a line that is `key:`, `"key":` or `- key:`; keys of Kubernetes begin with a small letter, headings do not. */
function lineKey(cursor: Cursor): LineKey | null {
  const start = cursor.lineStart + indentOf(cursor);
  const dashed = isDash(cursor, start);
  let at = start;
  while (dashed && at < cursor.lineEnd && (isDash(cursor, at) || cursor.text.charCodeAt(at) === SPACE)) at++;
  const line = cursor.text.slice(at, Math.min(cursor.lineEnd, at + LONGEST_KEY));
  const found = /^("?)([a-z][A-Za-z0-9_./-]*)\1[ \t]*:(?=[ \t\0\u00a0"[{]|$)/.exec(line);
  if (found === null) return null;
  const [, quote = "", key = ""] = found;
  return { key, quoted: quote !== "", dashed };
}
