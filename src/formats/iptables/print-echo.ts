import type { RuleNode, TableNode } from "./ast.ts";
import { columnName } from "./extensions/target-printers.ts";
import { addressText, freeText, interfaceText, optionText, type RowStyle } from "./print-row.ts";
import { protocolWord } from "./protocols.ts";

/** Returns the lines of a table as `iptables -v -A` says them of each rule: `ACCEPT  tcp opt -- in * out *  0.0.0.0/0  -> 0.0.0.0/0   tcp dpt:80`. */
export function echoLines(table: TableNode): readonly string[] {
  const style: RowStyle = {
    numeric: true,
    family: table.family ?? "ipv4",
    wordings: new Set(table.wordings),
    protocolNumbers: false,
    asRead: true,
    rounds: false,
  };
  const rules = table.chains.flatMap((chain) => chain.rules).map((rule) => echoLine(rule, style));
  return [...rules, ...(table.unknown ?? []).map((node) => node.text)];
}

function echoLine(rule: RuleNode, style: RowStyle): string {
  const { target, protocol, source, destination } = rule;
  const head = `${columnName(target?.name ?? "")} ${sign(protocol)}${protocolName(rule, style)} opt ${optionText(rule, style)}`;
  const interfaces = `in ${interfaceText(rule.inInterface, style)} out ${interfaceText(rule.outInterface, style)}`;
  const from = `${sign(source)}${addressText(source, style)}`;
  const to = `${sign(destination)}-> ${addressText(destination, style)}`;
  return `${head} ${interfaces} ${from} ${to}  ${target?.kind === "goto" ? "[goto] " : ""}${freeText(rule, style)}`;
}

const protocolName = ({ protocol }: RuleNode, { wordings }: RowStyle): string =>
  protocol === null ? "all" : protocolWord(protocol.name, wordings);

const sign = (match: { readonly negated: boolean } | null): string => (match?.negated === true ? "!" : " ");
