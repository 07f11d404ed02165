import { comments } from "./comments.ts";
import type { LiveExtension } from "./extension.ts";
import { connectionMatches } from "./matches-connection.ts";
import { headerMatches, ipv6Matches } from "./matches-headers.ts";
import { hostMatches } from "./matches-host.ts";
import { portMatches } from "./matches-ports.ts";
import { rateMatches } from "./matches-rates.ts";
import { setExtensions } from "./sets.ts";
import { headerTargets, markTargets } from "./targets-header.ts";
import { natTargets } from "./targets-nat.ts";
import { trackingTargets, verdictTargets } from "./targets-verdict.ts";

/** Every extension that rules are made of. */
export const extensions: readonly LiveExtension[] = [
  ...comments,
  ...portMatches,
  ...headerMatches,
  ...ipv6Matches,
  ...connectionMatches,
  ...rateMatches,
  ...hostMatches,
  ...setExtensions,
  ...verdictTargets,
  ...trackingTargets,
  ...natTargets,
  ...markTargets,
  ...headerTargets,
];
