import type { Span } from "../text/index.ts";
import { type LineMarks, stripLineMarks } from "../text/line-marks.ts";
import type { Window } from "./blocks.ts";

/** What `oc debug`, `oc exec`, `kubectl exec`, `ssh` and `sudo` say themselves before and behind the output of the command that they run (oc 4.x, kubectl 1.x), what pagers show below it, and the ^C that ended it. */
const RUNNER =
  /^(?:Starting pod\/|Creating debug namespace\/|Temporary namespace \S+ (?:is|was) |To use host binaries, run |Pod IP: |If you don't see a command prompt|Removing debug (?:pod|namespace)|Defaulted container |Defaulting container name to |Use '(?:oc|kubectl) |Unable to use a TTY|Warning: would violate PodSecurity|Warning: Permanently added |Connection to \S+ closed|command terminated with exit code \d|\[sudo\] |Sorry, try again\.|\S{1,255}@\S{1,255}'s password:|Password:|\(END\)|--More--|lines \d+-\d+(?:\/\d+)?(?: \(END\)| \d+%)?[ \t]*(?:\r*\n)?$|\^[CZ\\][ \t]*(?:\r*\n)?$)/;

const LONGEST = 1024;

/** Returns the window without the lines that the program around the command wrote at its beginning and end. */
export function withoutRunnerLines(text: string, window: Window): Span {
  let { start, end } = window;
  for (let next = lineEndFrom(text, start, end); start < end && isForeign(text, { ...window, start, end: next }); ) {
    start = next;
    next = lineEndFrom(text, start, end);
  }
  for (
    let last = lineStartBefore(text, start, end);
    end > start && isForeign(text, { ...window, start: last, end });
  ) {
    end = last;
    last = lineStartBefore(text, start, end);
  }
  // Where nothing else was printed, the lines are the output.
  if (start >= end) return window;
  return {
    start,
    end: start === window.start && end === window.end ? end : trimmedEnd(text, { ...window, start, end }),
  };
}

function isForeign(text: string, { start, end, ...marks }: Window): boolean {
  return RUNNER.test(wordsOf(text.slice(start, Math.min(end, start + LONGEST)), marks));
}

function wordsOf(line: string, marks: LineMarks): string {
  return marks.quoted === undefined && marks.marked === undefined ? line : stripLineMarks(line, marks).text;
}

function lineEndFrom(text: string, from: number, limit: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 || feed >= limit ? limit : feed + 1;
}

function lineStartBefore(text: string, from: number, end: number): number {
  if (end - 2 < from) return from;
  const feed = text.lastIndexOf("\n", end - 2);
  return feed < from ? from : feed + 1;
}

/** The end without the empty lines before it. */
function trimmedEnd(text: string, { start, end, ...marks }: Window): number {
  let at = end;
  for (
    let before = lineStartBefore(text, start, at);
    before > start && wordsOf(text.slice(before, at), marks).trim() === "";
  ) {
    at = before;
    before = lineStartBefore(text, start, at);
  }
  return at;
}
