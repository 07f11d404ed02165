import { addressFamily, type IpAddress, parseIpAddress } from "../../../net/index.ts";
import { toolAddress } from "../addresses.ts";
import { readDecimal } from "../numbers.ts";

/** Addresses and ports of SNAT and DNAT. A single address has no `toAddress`; no address at all is `to::53`, ports only. */
export interface NatRange {
  readonly address: IpAddress | null;
  readonly toAddress?: IpAddress;
  readonly ports?: NatPorts;
}

/** Ports `from` to `to`, both included. `base` is the first port of a shifted range: `:8000-8999/80`. */
export interface NatPorts {
  readonly from: number;
  readonly to: number;
  readonly base?: number;
}

const HIGHEST_PORT = 65535;

/**
 * Reads a range, or returns null.
 *
 *     172.30.44.86:80    1.2.3.4-1.2.3.9:1-5/3    :53    [fd00::1-fd00::9]:80    fd00::1
 */
export function readNatRange(text: string): NatRange | null {
  if (text.startsWith("[")) {
    const close = text.indexOf("]");
    return close < 0 ? null : withPorts(text.slice(1, close), text.slice(close + 1));
  }
  const colon = text.indexOf(":");
  const isIpv6 = colon >= 0 && text.indexOf(":", colon + 1) >= 0;
  return colon < 0 || isIpv6 ? withPorts(text, "") : withPorts(text.slice(0, colon), text.slice(colon));
}

function withPorts(addresses: string, portText: string): NatRange | null {
  const ports = portText === "" ? undefined : readPorts(portText);
  if (ports === null || (addresses === "" && ports === undefined)) return null;
  const dash = addresses.indexOf("-");
  const address = addresses === "" ? null : parseIpAddress(dash < 0 ? addresses : addresses.slice(0, dash));
  if (address === null && addresses !== "") return null;
  const toAddress = dash < 0 ? undefined : parseIpAddress(addresses.slice(dash + 1));
  if (toAddress === null) return null;
  if (toAddress !== undefined && address !== null && addressFamily(toAddress) !== addressFamily(address)) return null;
  if (toAddress === undefined) return ports === undefined ? { address } : { address, ports };
  return ports === undefined ? { address, toAddress } : { address, toAddress, ports };
}

/** `:80`, `:80-90`, `:8000-8999/80`. */
function readPorts(text: string): NatPorts | null {
  const slash = text.indexOf("/");
  const range = text.slice(1, slash < 0 ? text.length : slash);
  const dash = range.indexOf("-");
  const from = readDecimal(dash < 0 ? range : range.slice(0, dash), HIGHEST_PORT);
  const to = dash < 0 ? from : readDecimal(range.slice(dash + 1), HIGHEST_PORT);
  const base = slash < 0 ? undefined : readDecimal(text.slice(slash + 1), HIGHEST_PORT);
  if (!text.startsWith(":") || from === null || to === null || base === null) return null;
  return base === undefined ? { from, to } : { from, to, base };
}

/** Prints what {@link readNatRange} reads. */
export function printNatRange({ address, toAddress, ports }: NatRange): string {
  const addresses = `${toolAddress(address ?? "")}${toAddress === undefined ? "" : `-${toolAddress(toAddress)}`}`;
  if (ports === undefined) return addresses;
  const brackets = address !== null && addressFamily(address) === "ipv6";
  return `${brackets ? `[${addresses}]` : addresses}:${printPortRange(ports)}`;
}

/** Prints `80`, `80-90` or `8000-8999/80`. */
export function printPortRange({ from, to, base }: NatPorts): string {
  const range = from === to ? String(from) : `${from}-${to}`;
  return base === undefined ? range : `${range}/${base}`;
}

/** Reads `80` or `80-90`, the ports of MASQUERADE and REDIRECT. */
export function readPortRange(text: string): NatPorts | null {
  return readPorts(`:${text}`);
}
