import type { IfconfigCode } from "./diagnostics.ts";

/** What the messages of the tools mean, by their words; the first that fits (net-tools 1.60 to 2.10, busybox, toybox, shells). */
const MEANINGS: readonly (readonly [RegExp, IfconfigCode])[] = [
  [/^(?:ifconfig: )?\S{1,40}: error fetching interface information: Device not found/, "ifconfig/no-device"],
  [/^ifconfig: \S{1,40}: No such device/, "ifconfig/no-device"],
  [/^ifconfig: interface \S{1,40} does not exist/, "ifconfig/no-device"],
  [/^(?:ifconfig: )?\S{1,40}: error fetching interface information: /, "ifconfig/tool-message"],
  [/^\S{1,40}: (?:ERROR|error) while getting interface flags: /, "ifconfig/tool-message"],
  [/^Warning: cannot open \S{1,40} \(.{1,80}\)\. Limited output\./, "ifconfig/tool-message"],
  [/^warning: no inet socket available: /, "ifconfig/tool-message"],
  [/^Infiniband hardware address can be incorrect! /, "ifconfig/tool-message"],
  [/^Ifconfig uses the ioctl access method to get the full address information/, "ifconfig/tool-message"],
  [/^Because Infiniband address has 20 bytes, only the first 8 bytes are displayed/, "ifconfig/tool-message"],
  [/^Ifconfig is obsolete! For replacement check ip\b/, "ifconfig/tool-message"],
  [/^SIOC[A-Z0-9]{3,20}: /, "ifconfig/tool-message"],
  [/^(?:\S{1,40}: ){0,3}ifconfig: (?:command )?not found/, "ifconfig/tool-message"],
  [/^ifconfig: /, "ifconfig/tool-message"],
];

const LONGEST_LOOK = 300;

/** Returns the code of a message of the tool itself, null for any other line. */
export function toolMessage(line: string): IfconfigCode | null {
  const head = line.slice(0, LONGEST_LOOK);
  for (const [words, code] of MEANINGS) if (words.test(head)) return code;
  return null;
}
