import { shellWord } from "../../../text/shell-word.ts";
import type { IpRange, IpRule } from "../ast.ts";
import type { IpFamily } from "./family.ts";

/** The rules that every namespace has. */
const OF_KERNEL: readonly string[] = ["0 local", "32766 main", "32767 default"];

/** Returns the lines for rules; a rule without any address is of the given family. */
export function ruleCommands(rules: readonly IpRule[], family: IpFamily): readonly string[] {
  return rules.filter(isOwn).map((rule) => {
    const address = rule.src ?? rule.dst;
    const isIpv6 = address === undefined ? family === "inet6" : address.includes(":");
    return `ip${isIpv6 ? " -6" : ""} rule add ${ruleWords(rule).join(" ")}`;
  });
}

function isOwn({ priority, table, src, deleted, action }: IpRule): boolean {
  if (deleted === true || action === "nat") return false;
  return !(src === null && OF_KERNEL.includes(`${priority} ${table}`));
}

/** `pref 100 from 10.0.0.0/8 fwmark 0x1/0xff lookup 7` */
function ruleWords(rule: IpRule): readonly string[] {
  const { priority, not, src, dst, l3mdev, suppressPrefixlen, suppressIfgroup, protocol } = rule;
  const words: string[] = ["pref", String(priority)];
  if (not === true) words.push("not");
  words.push("from", src ?? "all");
  if (dst !== undefined) words.push("to", dst);
  words.push(...selectorWords(rule), ...numberWords(rule), ...actionWords(rule));
  if (l3mdev === true) words.push("l3mdev");
  if (suppressPrefixlen !== undefined) words.push("suppress_prefixlength", String(suppressPrefixlen));
  if (suppressIfgroup !== undefined) words.push("suppress_ifgroup", shellWord(suppressIfgroup));
  if (protocol !== undefined && protocol !== "unspec") words.push("protocol", shellWord(protocol));
  return words;
}

function selectorWords({ tos, dscp, dscpMask, iif, oif, ipproto }: IpRule): readonly string[] {
  const pairs = { tos, dscp: dscp === undefined ? undefined : masked(dscp, dscpMask), iif, oif, ipproto };
  return Object.entries(pairs).flatMap(([word, value]) => (value === undefined ? [] : [word, shellWord(value)]));
}

function numberWords(rule: IpRule): readonly string[] {
  const { fwmark, fwmask, flowlabel, flowlabelMask, uidrange, sport, sportMask, dport, dportMask, tunId } = rule;
  const words: string[] = [];
  if (fwmark !== undefined) words.push("fwmark", masked(hex(fwmark), fwmask));
  if (flowlabel !== undefined) words.push("flowlabel", masked(hex(flowlabel), flowlabelMask));
  if (uidrange !== undefined) words.push("uidrange", `${uidrange.from}-${uidrange.to}`);
  if (sport !== undefined) words.push("sport", masked(rangeWord(sport), sportMask));
  if (dport !== undefined) words.push("dport", masked(rangeWord(dport), dportMask));
  if (tunId !== undefined) words.push("tun_id", String(tunId));
  return words;
}

const hex = (value: number): string => `0x${value.toString(16)}`;
const masked = (value: string, mask: number | undefined): string =>
  mask === undefined ? value : `${value}/${hex(mask)}`;
const rangeWord = ({ from, to }: IpRange): string => (from === to ? String(from) : `${from}-${to}`);

function actionWords({ action, table, goto, flow }: IpRule): readonly string[] {
  const words: string[] = [];
  if (flow !== undefined)
    words.push("realms", shellWord(flow.from === undefined ? flow.to : `${flow.from}/${flow.to}`));
  if (table !== undefined) words.push("lookup", shellWord(table));
  if (goto !== undefined && goto !== null) words.push("goto", String(goto));
  else if (action !== undefined) words.push("type", shellWord(action));
  return words;
}
