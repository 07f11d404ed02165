import { spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { byteLength } from "./byte-length.ts";
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

function reportName(
  { report: to, cursor }: Reader,
  code: "ifconfig/repeated-interface" | "ifconfig/name-may-be-cut" | "ifconfig/zero-statistics",
  { name, start }: Heading,
): void {
  report(to, code, spanOf(cursor, start, start + name.length), { actual: name });
}

/** The longest name that an interface can have. */
const LONGEST_NAME = 15;

/**
 * Reports statistics that are all zero behind a name of 15 bytes. With the fix of CVE-2025-46836 (upstream since May 2025, Debian
 * 2.10-0.1+deb12u2) the tool takes the colon behind such a name for the first figure, and reads none (`lib/interface.c`, `get_name`).
 */
export function checkStatistics(reader: Reader, draft: InterfaceDraft): void {
  const { name, form, receive, transmit } = draft;
  if (form === "link-encap" || form === "toybox" || receive.packets !== 0 || transmit.packets !== 0) return;
  const isZero = isAllZero(receive) && receive.frame === 0 && isAllZero(transmit);
  const isEmpty = isZero && transmit.carrier === 0 && transmit.collisions === 0;
  if (isEmpty && byteLength(name) === LONGEST_NAME) reportName(reader, "ifconfig/zero-statistics", draft);
}

function isAllZero({ bytes, errors, dropped, overruns }: TrafficDraft): boolean {
  return bytes === 0 && errors === 0 && dropped === 0 && overruns === 0;
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
