import { shellWord } from "../../../text/shell-word.ts";
import type { IpNeighbour } from "../ast.ts";

/** States of entries that somebody made. The kernel learns all others. */
const MADE: readonly string[] = ["PERMANENT", "NOARP"];

/** Returns the lines for neighbours that were not learned, and for proxies: `ip neighbour replace 10.0.0.2 lladdr 02:00:00:00:00:01 dev eth0 nud permanent`. */
export function neighbourCommands(neighbours: readonly IpNeighbour[]): readonly string[] {
  return neighbours.flatMap(({ dst, dev, lladdr, flags = [], state = [], deleted }) => {
    if (dev === undefined || deleted === true) return [];
    const link = `dev ${shellWord(dev)}`;
    if (flags.includes("proxy")) return [`ip neighbour replace proxy ${dst} ${link}`];
    const made = state.find((one) => MADE.includes(one));
    if (made === undefined || lladdr === undefined || isOfGroup(dst)) return [];
    const router = flags.includes("router") ? " router" : "";
    return [`ip neighbour replace ${dst} lladdr ${shellWord(lladdr)} ${link} nud ${made.toLowerCase()}${router}`];
  });
}

/** The kernel has an entry of its own for each group that is sent to, and for broadcasts. */
const isOfGroup = (address: string): boolean => /^(?:22[4-9]|23\d|255)\.|^ff/.test(address);
