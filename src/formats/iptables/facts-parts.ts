import type { NatRuleFact } from "../../facts/index.ts";
import { present } from "../../facts/present.ts";
import { maskSecrets } from "../../text/secrets.ts";
import { saveAddress } from "./addresses.ts";
import type { MatchNode, RuleNode, TargetNode } from "./ast.ts";
import { printNatRange, printPortRange } from "./extensions/nat-range.ts";
import { printPorts } from "./extensions/ports.ts";
import { commentOf } from "./query-rules.ts";
import type { AddressMatch, InterfaceMatch, ProtocolMatch } from "./values.ts";

/** The typed parts of a rule, each as `iptables -S` writes it. */
type NatParts = Pick<
  NatRuleFact,
  | "protocol"
  | "source"
  | "destination"
  | "inInterface"
  | "outInterface"
  | "ports"
  | "toDestination"
  | "toSource"
  | "toPorts"
  | "comment"
>;

/** Returns the parts that a rule has. */
export function natParts(rule: RuleNode): NatParts {
  const { protocol, source, destination, inInterface, outInterface, matches, target } = rule;
  return present({
    protocol: wordOf(protocol),
    source: addressOf(source),
    destination: addressOf(destination),
    inInterface: interfaceOf(inInterface),
    outInterface: interfaceOf(outInterface),
    ports: portsOf(matches),
    ...targetParts(target),
    comment: maskSecrets(commentOf(rule)) || undefined,
  });
}

const not = (negated: boolean): string => (negated ? "! " : "");

function wordOf(match: ProtocolMatch | InterfaceMatch | null): string | undefined {
  return match === null ? undefined : `${not(match.negated)}${match.name}`;
}

/** A lone `+` is any interface. */
function interfaceOf(match: InterfaceMatch | null = null): string | undefined {
  return match?.name === "+" && !match.negated ? undefined : wordOf(match);
}

function addressOf(match: AddressMatch | null): string | undefined {
  return match === null ? undefined : `${not(match.negated)}${saveAddress(match)}`;
}

/** The destination ports of `tcp`, `udp` and the like, or else of `multiport`. */
function portsOf(matches: readonly MatchNode[]): string | undefined {
  for (const match of matches) {
    if (match.kind !== "match") continue;
    if (match.name === "multiport" && match.side !== "sports")
      return `${not(match.negated)}${match.ports.map(printPorts).join(",")}`;
    if ("destinationPorts" in match && match.destinationPorts !== null)
      return `${not(match.destinationPorts.negated)}${printPorts(match.destinationPorts)}`;
  }
  return undefined;
}

function targetParts(target: TargetNode | null): Pick<NatParts, "toDestination" | "toSource" | "toPorts"> {
  if (target?.kind !== "target") return {};
  switch (target.name) {
    case "DNAT":
      return { toDestination: printNatRange(target.toDestination) };
    case "SNAT":
      return { toSource: printNatRange(target.toSource) };
    case "MASQUERADE":
    case "REDIRECT":
      return target.toPorts === undefined ? {} : { toPorts: printPortRange(target.toPorts) };
    default:
      return {};
  }
}
