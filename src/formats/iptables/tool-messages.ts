import type { IptablesCode } from "./diagnostics.ts";

/** What the messages of the tools mean, by their words; the first that fits (iptables 1.4.21 to 1.8.11, the nft and the legacy variant). */
const MEANINGS: readonly (readonly [RegExp, IptablesCode])[] = [
  [/^# Warning: ip6?tables-legacy(?:-save)? tables present, use /, "iptables/legacy-tables"],
  [/^# Table `.*' contains incompatible base-chains, use 'nft' tool to list them/, "iptables/incompatible-chains"],
  [/^# Table `.*' is incompatible, use 'nft' tool/, "iptables/incompatible-table"],
  [/^ip6?tables\S* v\S+ \(nf_tables\): chain `.*' is incompatible, use 'nft' tool/, "iptables/incompatible-chain"],
  [/^ip6?tables\S* v\S+ \(nf_tables\): table `.*' is incompatible, use 'nft' tool/, "iptables/incompatible-table"],
  [/^Another app is currently holding the xtables lock|^Stopped waiting after \d+s/, "iptables/locked"],
  [/^Fatal: can't open lock file|Permission denied \(you must be root\)/, "iptables/not-permitted"],
  [/: can't initialize ip6?tables table `|: table '.*' does not exist|^Table `.*' does not exist/, "iptables/no-table"],
  [/^Perhaps ip6?tables or your kernel needs to be upgraded/, "iptables/no-table"],
  [/: No chain\/target\/match by that name|: Chain '.*' does not exist/, "iptables/no-chain"],
  [/: Bad rule \(does a matching rule exist in that chain\?\)/, "iptables/no-rule"],
  [/: Couldn't load (?:match|target) `|^Can't find library for (?:match|target) `/, "iptables/no-extension"],
  [/^Warning: Extension \S+ revision \d+ not supported, missing kernel module/, "iptables/no-extension"],
  [/^Notice: The NOTRACK target is converted into CT target/, "iptables/converted-notrack"],
  [/^(?:Zeroing|Flushing|Deleting) chain `/, "iptables/tool-message"],
  [/^Try `ip6?tables\S* -h' or 'ip6?tables\S* --help' for more information/, "iptables/tool-message"],
  [/^Bad argument `|^Error occurred at line: \d+$|^line \d+: [A-Z_]{1,32} failed \(/, "iptables/tool-message"],
  [/^Look at manual page `ip6?tables|^\/\S{0,80}\/ip6?tables\S{0,20}: /, "iptables/tool-message"],
  [/^ip6?tables v\d\S{0,12}(?: \([a-z_]+\))?$/, "iptables/tool-message"],
  [/^WARNING: The state match is obsolete|^Using intrapositioned negation/, "iptables/tool-message"],
  [/^Warning: (?:weird character in interface `|never matched protocol: )/, "iptables/tool-message"],
  [/^ip6?tables\S{0,20}(?: v\S{1,12}(?: \([a-z_]+\))?)?: |^modprobe: /, "iptables/tool-message"],
];

/** Returns the code of a message of the tool itself, null for any other line. */
export function toolMessage(line: string): IptablesCode | null {
  for (const [words, code] of MEANINGS) if (words.test(line)) return code;
  return null;
}
