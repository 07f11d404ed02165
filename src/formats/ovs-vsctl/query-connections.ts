import { type IpAddress, parseIpAddress, parsePort } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { OvsController, OvsManager } from "./ast.ts";
import { bridgesIn, type OvsTree } from "./query-places.ts";

/**
 * Where a target leads (ovs-vsctl(8), "Active" and "Passive OpenFlow Connections").
 *
 *     tcp:10.0.0.1:6653      ssl:[fd00::1]:6653      connects to host and port
 *     ptcp:6640:127.0.0.1    pssl:6640               waits on port (first!), of one address or all
 *     unix:/run/x.sock       punix:/run/x.mgmt       connects to, or waits on, a socket
 */
export interface OvsEndpoint {
  readonly transport: "tcp" | "ssl" | "unix";
  /** Whether it waits for the other side to connect. */
  readonly isPassive: boolean;
  /** The address, or the host's name as it is written. */
  readonly host?: IpAddress | { readonly name: string };
  /** Absent where the text leaves it to the release (6653 for controllers, 6640 for managers). */
  readonly port?: number;
  readonly path?: string;
}

/** A manager or controller. */
export interface OvsConnection {
  readonly kind: "manager" | "controller";
  /** The bridge of a controller. */
  readonly bridge?: string | null;
  readonly target: string | null;
  /** Null for a target that is none of the kinds above. */
  readonly endpoint: OvsEndpoint | null;
  readonly isConnected: boolean;
  readonly span: Span;
}

/** Returns managers and controllers with where they lead, and whether they are connected. */
export function ovsConnections(tree: OvsTree): readonly OvsConnection[] {
  const managers = tree.kind === "bridge" ? [] : tree.managers;
  return [
    ...managers.map((manager) => connectionOf(manager)),
    ...bridgesIn(tree).flatMap(({ name, controllers }) =>
      controllers.map((controller) => ({ ...connectionOf(controller), bridge: name })),
    ),
  ];
}

function connectionOf({ kind, target, isConnected, span }: OvsManager | OvsController): OvsConnection {
  const endpoint = target === null ? null : endpointOf(target);
  return { kind, target, endpoint, isConnected: isConnected ?? false, span };
}

function endpointOf(target: string): OvsEndpoint | null {
  const colon = target.indexOf(":");
  const method = target.slice(0, Math.max(0, colon));
  const rest = target.slice(colon + 1);
  switch (method) {
    case "tcp":
    case "ssl":
      return { transport: method, isPassive: false, ...hostAndPort(rest) };
    case "ptcp":
      return { transport: "tcp", isPassive: true, ...portAndHost(rest) };
    case "pssl":
      return { transport: "ssl", isPassive: true, ...portAndHost(rest) };
    case "unix":
    case "punix":
      return { transport: "unix", isPassive: method === "punix", path: rest };
    default:
      return null;
  }
}

type Place = Pick<OvsEndpoint, "host" | "port">;

/** `10.0.0.1:6653`, `[fd00::1]:6653`, `10.0.0.1`, `host.example:6653` */
function hostAndPort(text: string): Place {
  const colon = text.lastIndexOf(":");
  const port = colon > text.lastIndexOf("]") ? parsePort(text.slice(colon + 1)) : null;
  return port === null ? hostOf(text) : { ...hostOf(text.slice(0, colon)), port };
}

/** `6640:127.0.0.1`, `6640:[::1]`, `6640`, nothing */
function portAndHost(text: string): Place {
  const colon = text.indexOf(":");
  const port = parsePort(colon < 0 ? text : text.slice(0, colon));
  return { ...(colon < 0 ? {} : hostOf(text.slice(colon + 1))), ...(port === null ? {} : { port }) };
}

function hostOf(text: string): Place {
  if (text === "") return {};
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  return { host: parseIpAddress(bare) ?? { name: text } };
}
