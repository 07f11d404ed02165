import { longNameStatistics, type TableReceive, type TableTransmit } from "../../interface-table/index.ts";
import { byteLength } from "../../text/byte-length.ts";
import { spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { InterfaceForm } from "./ast.ts";
import type { InterfaceDraft, TrafficDraft } from "./draft.ts";
import type { Reader } from "./reader.ts";

/** What is looked at in the heading of a block of any form. */
interface Heading {
  readonly name: string;
  readonly label?: string | undefined;
  readonly start: number;
  /** Solaris shows an interface once for each family. */
  readonly family?: string | undefined;
}

/** Reports an interface that the text has shown before. */
export function checkRepeated(reader: Reader, { name, label, start, family }: Heading): void {
  const { names } = reader;
  if (label !== undefined) return;
  const { size } = names;
  names.add(family === undefined ? name : `${name} ${family}`);
  if (names.size === size) reportName(reader, "ifconfig/repeated-interface", { name, start });
}

/** Reports the name in a heading. */
export function reportName(
  { report: to, cursor }: Reader,
  code: "ifconfig/repeated-interface" | "ifconfig/name-may-be-cut" | "ifconfig/zero-statistics",
  { name, start }: Heading,
): void {
  report(to, code, spanOf(cursor, start, start + name.length), { actual: name });
}

/** What is looked at in an interface: its block or its row. */
interface Statistics extends Pick<Heading, "name" | "start"> {
  readonly form: InterfaceForm;
  readonly receive: TrafficDraft | TableReceive;
  readonly transmit: TrafficDraft | TableTransmit;
}

/** Notes whether the statistics behind a name of 15 bytes are all zero; {@link reportZeroStatistics} knows at the end what that means. */
export function noteStatistics(reader: Reader, statistics: Statistics): void {
  const { name, start, form } = statistics;
  if (form !== "net-tools" && form !== "net-tools-2025" && form !== "short") return;
  const shown = longNameStatistics(statistics);
  if (shown === "zero") reader.zeroed.headings.push({ name, start });
  else if (shown === "counted") reader.zeroed.hasCounted = true;
}

/** Reports statistics that are all zero, unless the text has others behind a name of 15 bytes. */
export function reportZeroStatistics(reader: Reader): void {
  const { hasCounted, headings } = reader.zeroed;
  if (hasCounted) return;
  for (const heading of headings) reportName(reader, "ifconfig/zero-statistics", heading);
}

/** What net-tools 1.60 cuts a name to. */
const CUT_NAME = 9;

/** Notes whether the names of a `Link encap` text are cut; {@link reportCutNames} knows at its end. */
export function noteNameLength(reader: Reader, draft: InterfaceDraft): void {
  if (draft.form !== "link-encap") return;
  const { name, label, start, letterCase } = draft;
  const { cutNames } = reader;
  const heading = label === undefined ? name : `${name}:${label}`;
  // A name has no fewer bytes than characters.
  if (heading.length > CUT_NAME || letterCase === "lower") cutNames.isUncut = true;
  if (cutNames.isUncut) return;
  const length = byteLength(heading);
  if (length > CUT_NAME) cutNames.isUncut = true;
  else if (length === CUT_NAME) cutNames.headings.push({ name: heading, start });
}

/** Reports the names that may be cut, unless the text has a longer one or comes of Debian's build, which prints MAC addresses in lower case. */
export function reportCutNames(reader: Reader): void {
  const { isUncut, headings } = reader.cutNames;
  if (isUncut) return;
  for (const heading of headings) reportName(reader, "ifconfig/name-may-be-cut", heading);
}
