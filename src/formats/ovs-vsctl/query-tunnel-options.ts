import { type Counter, type IpAddress, parseCounter, parseIpAddress, parsePort } from "../../net/index.ts";
import type { OvsOption } from "./ast.ts";
import { optionOf } from "./query-places.ts";

/** The end of a tunnel: an address, `flow` where the flow table says it for each packet, null for anything else. */
export type OvsTunnelEnd = IpAddress | "flow" | null;

/** The key of a tunnel (VNI, GRE key): a number, `flow` where the flow table says it for each packet, null for anything else. */
export type OvsTunnelKey = Counter | "flow" | null;

/** What the options of a tunnel say, each absent where there is no such option. */
export interface OvsTunnelOptions {
  readonly remote?: OvsTunnelEnd;
  readonly local?: OvsTunnelEnd;
  /** Which packets are taken in: `in_key`, or else `key`. */
  readonly inKey?: OvsTunnelKey;
  /** What packets are sent with: `out_key`, or else `key`. */
  readonly outKey?: OvsTunnelKey;
  /** The UDP or TCP port (`dst_port`), null where it is none. */
  readonly destinationPort?: number | null;
}

/** Returns the typed options of a tunnel, read as ovs-vswitchd reads them (lib/netdev-vport.c: set_tunnel_config). */
export function tunnelOptions(options: readonly OvsOption[]): OvsTunnelOptions {
  const key = optionOf(options, "key");
  const remote = optionOf(options, "remote_ip");
  const local = optionOf(options, "local_ip");
  const inKey = optionOf(options, "in_key") ?? key;
  const outKey = optionOf(options, "out_key") ?? key;
  const port = optionOf(options, "dst_port");
  return {
    ...(remote === undefined ? {} : { remote: endOf(remote) }),
    ...(local === undefined ? {} : { local: endOf(local) }),
    ...(inKey === undefined ? {} : { inKey: keyOf(inKey) }),
    ...(outKey === undefined ? {} : { outKey: keyOf(outKey) }),
    ...(port === undefined ? {} : { destinationPort: parsePort(port) }),
  };
}

function endOf(text: string): OvsTunnelEnd {
  return text === "flow" ? text : parseIpAddress(text);
}

const MAX_KEY = 2n ** 64n - 1n;

/** `5`, `0x1f`, `017`: decimal, hexadecimal or octal, as strtoull reads them with base 0. */
function keyOf(text: string): OvsTunnelKey {
  if (text === "flow") return text;
  if (!/^(?:0[xX][0-9a-fA-F]{1,16}|[0-9]{1,24})$/.test(text)) return null;
  if (/^0[0-9]+$/.test(text) && /[89]/.test(text)) return null;
  const value = BigInt(/^0[0-9]/.test(text) ? `0o${text}` : text);
  return value > MAX_KEY ? null : parseCounter(value.toString());
}
