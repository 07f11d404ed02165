import type { Line } from "./lines.ts";
import type { PromptShape } from "./prompt.ts";
import type { Reading } from "./reading.ts";

/** The first line of a prompt that has two: where it begins, and who and where it shows. */
export interface UpperLine {
  readonly from: number;
  readonly start: number;
  readonly shown: Readonly<Record<string, string>>;
}

const SHAPES: readonly RegExp[] = [
  // ┌──(kali㉿kali)-[~]   ╭─root@worker1 ~/net
  /^[┌╭]─{0,3} ?[([]?(?<user>[A-Za-z_][\w.-]{0,63})(?:@|㉿|💀)(?<host>[\w.-]{1,253})[)\]]?(?:[-:. ]{1,3}[[(]?(?<directory>[~/][^\])\s]{0,255})[\])]?)?(?:\s.{0,200})?$/,
  // admin@PC MINGW64 ~/net (main)   admin@PC ~
  /^(?<user>[A-Za-z_][\w.-]{0,63})@(?<host>[\w.-]{1,253})(?: [A-Z][A-Z\d_]{2,15})? (?<directory>[~/]\S{0,255})(?: \([^()]{1,100}\))?$/,
  // ~/net on  main via  v20   core in 🌐 worker1 in ~
  /^(?:(?<user>[A-Za-z_][\w.-]{0,63}) in (?:🌐 )?(?:(?<host>[A-Za-z][\w.-]{0,252}) in )?)?(?<directory>[~/][\w./~-]{0,255})(?: (?:on|via|is|took|at|as) \S.{0,200})?$/,
];

const LONGEST = 600;

/**
 * Returns the line above a prompt when it belongs to it. It was taken for a line of what stands before: from there it goes.
 *
 *     ┌──(root㉿worker1)-[~]      admin@PC MINGW64 ~      ~/net on  main
 *     └─# ip route                $ ip route              ❯ ip route
 */
export function takeUpperLine(reading: Reading, line: Line, { style, host, directory }: PromptShape): UpperLine | null {
  const { run, gap, cursor } = reading;
  if ((style !== "bare" && style !== "arrow") || host !== undefined || directory !== undefined) return null;
  if (run === null || gap !== null || run.to !== line.from) return null;
  const from = Math.max(run.from, startOfLineBefore(cursor.text, line.from));
  const words = cursor.text.slice(from, line.from).trimEnd();
  const start = from + (words.length - words.trimStart().length);
  const found = SHAPES.map((shape) => shape.exec(words.trimStart())).find((match) => match !== null);
  if (found === undefined) return null;
  if (from === run.from) reading.run = null;
  else run.to = from;
  const shown = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined && value !== "");
  return { from, start, shown: Object.fromEntries(shown) };
}

/** Where the line begins that ends before a place; as far before it as a prompt may be long where it is longer. */
function startOfLineBefore(text: string, place: number): number {
  const lowest = Math.max(0, place - LONGEST);
  const before = text.slice(lowest, place).replace(/\r{0,2}\n?$/, "");
  return lowest + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
}
