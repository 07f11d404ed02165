import { isUuid } from "./quoting.ts";

const LINES = 200;
const CHARACTERS = 65_536;

/** Lines that no other tool prints: a row with one string and no more, the columns with a name of their own, the version. */
const LINE =
  /^(?:(?:Manager|Bridge|Controller|Port|Interface) (?:[^\s"]+|"(?:[^"\\]|\\.)*")|is_connected: true|fail_mode: (?:secure|standalone)|datapath_type: \S+|bfd_status: \{.*\}|ovs_version: ".*")$/;

/** Returns how many of the first 200 non-blank lines are unmistakably those of `ovs-vsctl show`; of a text of any length, only the first 65,536 characters are looked at. */
export function recognizeOvsVsctl(text: string): number {
  let evidence = 0;
  let seen = 0;
  for (const raw of text.slice(0, CHARACTERS).split(/[\r\n]+/)) {
    const line = raw.trim();
    if (line === "") continue;
    if (++seen > LINES) break;
    if (isUuid(line, 0, line.length) || isFolded(line) || LINE.test(line)) evidence++;
  }
  return evidence;
}

/** A whole run on one line, as `--oneline` prints it. */
function isFolded(line: string): boolean {
  return line.startsWith("\\n", 36) && isUuid(line, 0, 36);
}
