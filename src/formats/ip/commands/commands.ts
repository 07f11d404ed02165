import type { IpAst } from "../ast.ts";
import { addressCommands } from "./addresses.ts";
import type { IpFamily } from "./family.ts";
import { createCommands, settingCommands, stateCommands } from "./links.ts";
import { neighbourCommands } from "./neighbours.ts";
import { routeCommands } from "./routes.ts";
import { ruleCommands } from "./rules.ts";

/** What the text does not say of itself. */
export interface IpCommandOptions {
  /** The family of rules and default routes that have no address: `inet6` for the output of `ip -6 ...`. IPv4 when not given. */
  readonly family?: IpFamily;
}

/**
 * Returns the `ip` lines (iproute2) that rebuild the links, addresses, routes, rules and neighbours of a text, for a POSIX shell, each in its turn: links of a known
 * kind are made, the lower ones first; then come the settings of each link, its part in its master, IPv4 addresses, what is up, IPv6 addresses, routes, rules, and neighbours.
 *
 * - Links whose kind the text does not show, or that are hardware, must be there. A veth pair is made where the text shows both ends.
 * - A route, an address, a neighbour is replaced where it is there already.
 * - Left out: what the kernel makes itself (table `local`, the addresses of the loopback interface, cached routes and learned neighbours), routes by a nexthop object,
 *   and what stands in tables of `-br`, which have no prefix of their own, only addresses.
 */
export function ipCommands(ast: IpAst, { family = "inet" }: IpCommandOptions = {}): readonly string[] {
  const { links, rules, neighbours } = ast;
  return [
    ...createCommands(links),
    ...settingCommands(links),
    ...addressCommands(links, "inet"),
    ...stateCommands(links),
    ...addressCommands(links, "inet6"),
    ...routeCommands(ast, family),
    ...ruleCommands(rules, family),
    ...neighbourCommands(neighbours),
  ];
}
