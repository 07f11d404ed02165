import { firstLines } from "../../text/first-lines.ts";
import { isUuid } from "./quoting.ts";

/** Lines that no other tool prints: the columns with a name of their own, the version, the target of a manager or controller. */
const OWN =
  /^(?:(?:Manager|Controller) "(?:[^"\\]|\\.)*"|is_connected: true|fail_mode: (?:secure|standalone)|datapath_type: \S+|bfd_status: \{.*\}|ovs_version: ".*")$/;
/** A row with its name and no more. Names that begin with a digit stand in quotes: `Port 22` is a line of sshd_config. */
const NAMED = /^(?:Bridge|Port|Interface) (?:[A-Za-z_][\w.-]*|"(?:[^"\\]|\\.)*")$/;

/**
 * Returns how many of the first 200 non-blank lines are those of `ovs-vsctl show`; of a text of any length, only the first 65,536 characters are looked at.
 * A lone `Port x`, and a UUID that nothing follows, could be anybody's: they count beside other lines only.
 */
export function recognizeOvsVsctl(text: string): number {
  let own = 0;
  let named = 0;
  let uuids = 0;
  for (const raw of firstLines(text)) {
    const line = raw.trim();
    if (OWN.test(line) || isFolded(line)) own++;
    else if (NAMED.test(line)) named++;
    else if (isUuid(line, 0, line.length)) uuids++;
  }
  return own > 0 || named > 1 || (named > 0 && uuids > 0) ? own + named + uuids : 0;
}

/** A whole run on one line, as `--oneline` prints it. */
function isFolded(line: string): boolean {
  return line.startsWith("\\n", 36) && isUuid(line, 0, 36);
}
