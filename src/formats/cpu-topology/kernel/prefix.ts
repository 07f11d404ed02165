/** What stands around the parameters of a line: they are `[start, end)` of it. */
export interface CommandLinePlace {
  readonly start: number;
  readonly end: number;
  /** The outer quote is opened and not closed. */
  readonly isOpen: boolean;
}

/** `GRUB_CMDLINE_LINUX=`, `GRUB_CMDLINE_LINUX_DEFAULT=`, grubby's `args=`, grubenv's `kernelopts=`. */
const ASSIGNMENT =
  /^(?:export )?(?:set )?(?:GRUB_CMDLINE_LINUX\w{0,40}|default_kernelopts|kernelopts|args|cmdline)\+?=(["']?)/;
/** `linux /vmlinuz-5.14 ...` of grub.cfg, `options ...` of a boot loader entry, `Kernel command line: ...` of dmesg. */
const HEAD =
  /^(?:(?:linux(?:efi|16)?|kernel)[ \t]{1,40}[^\s"']{1,400}(?=[ \t]|$)|(?:options|append|APPEND)(?=[ \t])|(?:\[ {0,9}\d{1,9}\.\d{1,9}\] )?(?:.{0,60}kernel: )?(?:Kernel command|Command) line:)/;

/** Returns where the parameters of a line stand; null when nothing stands before them. */
export function prefixedPlace(line: string): CommandLinePlace | null {
  const assignment = ASSIGNMENT.exec(line);
  if (assignment !== null) {
    const start = assignment[0].length;
    const quote = assignment[1] ?? "";
    const end = quote === "" ? line.length : line.lastIndexOf(quote);
    return end < start ? { start, end: line.length, isOpen: true } : { start, end, isOpen: false };
  }
  const head = HEAD.exec(line);
  return head === null ? null : { start: head[0].length, end: line.length, isOpen: false };
}
