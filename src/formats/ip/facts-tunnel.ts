import type { FactSource, TunnelFact } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import { parseIpAddress } from "../../net/index.ts";
import type { IpLink } from "./ast.ts";

/** A link that is there, and whose name is known. */
export type NamedLink = IpLink & { readonly ifname: string };

/** The kinds of links that carry packets in other packets (`ip link help`). */
const KINDS: readonly string[] = [
  "bareudp",
  "erspan",
  "geneve",
  "gre",
  "gretap",
  "gtp",
  "ip6erspan",
  "ip6gre",
  "ip6gretap",
  "ip6tnl",
  "ipip",
  "sit",
  "vti",
  "vti6",
  "vxlan",
  "wireguard",
];

/** What the data of these kinds may have. */
interface TunnelData {
  readonly otherAttributes?: unknown;
  readonly external?: unknown;
  readonly remote?: unknown;
  readonly local?: unknown;
  readonly port?: unknown;
  readonly id?: unknown;
  readonly ikey?: unknown;
  readonly okey?: unknown;
}

/** The tunnel that a link is, if it is one. Where packets say the ends and the key each (`external`), neither is there. */
export function tunnelFacts({ ifname, linkinfo, span }: NamedLink, source: FactSource): readonly TunnelFact[] {
  const type = linkinfo?.infoKind;
  if (type === undefined || !KINDS.includes(type)) return [];
  const data: TunnelData = linkinfo?.infoData ?? {};
  const more = present({
    remote: endOf(data.remote),
    local: endOf(data.local),
    key: keyOf(data),
    destinationPort: typeof data.port === "number" ? data.port : undefined,
  });
  return [{ kind: "tunnel", name: ifname, system: "linux", type, ...more, ...networkBase(source, span) }];
}

/** An address; `any` is none. */
function endOf(value: unknown): string | undefined {
  return typeof value === "string" ? (parseIpAddress(value) ?? undefined) : undefined;
}

/** `id 42` of VXLAN and Geneve, `okey 0.0.0.5` of GRE. */
function keyOf({ external, id, okey, ikey }: TunnelData): string | undefined {
  if (external === true) return undefined;
  const value = id ?? okey ?? ikey;
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[\d.]+$/.test(text) ? text : undefined;
}
