import type { Span } from "../../text/span.ts";
import type { Route, RouteFlags } from "./ast.ts";

/** What a row has in front of its flags, and its place. */
export interface RowEnds {
  readonly span: Span;
  readonly destination: Route["destination"];
  readonly gateway: Route["gateway"];
}

/** What every row has from its flags on. */
interface RowRest {
  readonly flags: RouteFlags;
  readonly interface: string | null;
}

type Figure = number | null;

/** The rest of a row with MSS, Window and irtt. */
export interface LinkRest extends RowRest {
  readonly mss: Figure;
  readonly window: Figure;
  readonly irtt: Figure;
}

/** The rest of a row with Metric, Ref and Use. */
export interface UsageRest extends RowRest {
  readonly metric: Figure;
  readonly ref: Figure;
  readonly use: Figure;
}

// The shapes that rows have, each in one place: objects of one shape are read and made faster.

/** Returns a route with MSS, Window and irtt. */
export function linkRoute({ span, destination, gateway }: RowEnds, rest: LinkRest): Route {
  const { flags, mss, window, irtt, interface: name } = rest;
  return { kind: "route", span, destination, gateway, flags, mss, window, irtt, interface: name };
}

/** Returns a route with Metric, Ref and Use. */
export function usageRoute({ span, destination, gateway }: RowEnds, rest: UsageRest): Route {
  const { flags, metric, ref, use, interface: name } = rest;
  return { kind: "route", span, destination, gateway, flags, metric, ref, use, interface: name };
}

/** Returns a route with all six figures. */
export function extendedRoute({ span, destination, gateway }: RowEnds, rest: LinkRest & UsageRest): Route {
  const { flags, metric, ref, use, mss, window, irtt, interface: name } = rest;
  return {
    kind: "route",
    span,
    destination,
    gateway,
    flags,
    metric,
    ref,
    use,
    mss,
    window,
    irtt,
    interface: name,
  };
}

/**
 * All of a row behind its gateway, which rows of a table have in common and is read once: a look at it as a whole takes a third of the time of reading
 * its words (10,000 routes of `netstat -nr`).
 *
 *     10.131.0.0      0.0.0.0         255.255.254.0   U         0 0          0 ovn-k8s-mp0
 *     172.30.4.0      0.0.0.0         255.255.254.0   U         0 0          0 ovn-k8s-mp0
 *                                     ^ from here to the end of the line
 */
export interface RowTail {
  readonly middle: RowMiddle;
  readonly rest: LinkRest | UsageRest;
  /** How many blanks stand at the end of the line. */
  readonly trailing: number;
}

/** What a tail says but for its last figure and its interface, in which rows differ first. */
export interface RowMiddle {
  /** What the genmask says; of no use in IPv6. */
  readonly prefixLength: number;
  readonly flags: RouteFlags;
  /** Whether the row is a reject row of IPv4, which shows `-` for gateway and interface. */
  readonly isRejected: boolean;
  /** MSS and Window, or Metric and Ref. */
  readonly first: Figure;
  readonly second: Figure;
}
