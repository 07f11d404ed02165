import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuRange } from "../ast.ts";

/**
 * A parameter of the kernel: `name` alone or `name=value`. `value` is without its quotes. What the parameter says of CPUs is beside it, for those parameters
 * whose meaning is known; `name` is as it stands, though to the kernel `-` and `_` are the same in it.
 */
export interface KernelParameter {
  readonly kind: "parameter";
  readonly span: Span;
  readonly name: string;
  readonly value?: string;
  /** There are quotes, around the value or somewhere else. */
  readonly quoted?: true;
  /** The CPUs of the list or mask; `all` as such, for the text does not say which they are. */
  readonly cpus?: readonly CpuRange[] | "all";
  /** `isolcpus=` only: `nohz`, `domain`, `managed_irq`. */
  readonly flags?: readonly string[];
  /** Flags before the list that no kernel knows. */
  readonly unknownFlags?: readonly string[];
  /** `maxcpus=`, `nr_cpus=`, `skew_tick=` and their like. */
  readonly number?: number;
  /** Parts of the list that could not be read. The kernel then ignores the whole parameter. */
  readonly unknown?: readonly UnknownNode[];
}

/**
 * One command line. `prefix` is what stands before the first parameter: `GRUB_CMDLINE_LINUX="`, `linux /vmlinuz-5.14`, `Command line:`; `suffix` what stands
 * behind the closing quote.
 */
export interface KernelCommandLine {
  readonly kind: "command-line";
  readonly span: Span;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly parameters: readonly KernelParameter[];
  /** What stands behind `--`: words for the first process. */
  readonly initArguments?: readonly string[];
}

/** What one text of kernel command lines says: /proc/cmdline has one line, a GRUB file several. */
export interface KernelCommandLines {
  readonly kind: "kernel-command-lines";
  readonly span: Span;
  readonly lines: readonly KernelCommandLine[];
  readonly unknown: readonly UnknownNode[];
}
