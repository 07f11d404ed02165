import type { AddressFamily } from "../net/index.ts";
import type { NetworkFactBase } from "./origin.ts";

/**
 * How rules were written, the richest first: `iptables-save`, `iptables -S`, `iptables -L -v` (which shows interfaces), `iptables -L`.
 * Merging takes the rules of the richest form and holds the others against them.
 */
export type NatRuleForm = "save" | "rules" | "list-verbose" | "list";

/**
 * A rule of the table `nat`, by family, chain and place in the chain. From `iptables-save`, `iptables -S`, `iptables -L`.
 * The typed parts are texts as `iptables -S` writes them, with `! ` in front where negated; a part that the rule does not have is absent.
 */
export interface NatRuleFact extends NetworkFactBase {
  readonly kind: "nat-rule";
  readonly family: AddressFamily;
  readonly table: "nat";
  readonly chain: string;
  /** The place in the chain, from 1: the number that `iptables -D CHAIN N` takes. */
  readonly position: number;
  readonly form: NatRuleForm;
  /** Which of the two rule sets of a kernel it is in, where the text or the command says so. */
  readonly backend?: "nft" | "legacy";
  /** The whole rule as `iptables -S` prints it: `-A POSTROUTING -s 10.128.0.0/14 -j MASQUERADE`. */
  readonly rule: string;
  /** The form does not show all of the rule (`-L` without `-v` no interfaces, without `-n` names for addresses), so `rule` is not all of it. */
  readonly incomplete?: true;
  /** What the rule jumps or goes to: `DNAT`, `MASQUERADE`, the name of a chain; `null` for none. */
  readonly target: string | null;
  readonly protocol?: string;
  /** `10.128.0.0/14`, `! 10.128.0.0/14`. */
  readonly source?: string;
  readonly destination?: string;
  readonly inInterface?: string;
  readonly outInterface?: string;
  /** The destination ports: `80`, `30000:32767`, `80,443`. */
  readonly ports?: string;
  /** `10.131.0.2:8443` of DNAT. */
  readonly toDestination?: string;
  /** Of SNAT. */
  readonly toSource?: string;
  /** Of REDIRECT and MASQUERADE. */
  readonly toPorts?: string;
  readonly comment?: string;
}
