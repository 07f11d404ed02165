import type { FactSource, TunnelFact } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import { parseIpAddress } from "../../net/index.ts";
import type { IpAttributes } from "./ast-parts.ts";
import type { NamedLink } from "./facts.ts";

/** The kinds of links that carry packets in other packets (`ip link help`). */
const KINDS: ReadonlySet<string> = new Set([
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
]);

/** The tunnel that a link is, if it is one. Where packets say the ends and the key each (`external`), neither is there. */
export function tunnelFacts({ ifname, linkinfo, span }: NamedLink, source: FactSource): readonly TunnelFact[] {
  const { infoKind: type, infoData: data = {} } = linkinfo ?? {};
  if (type === undefined || !KINDS.has(type)) return [];
  const port = data["port"];
  const more = present({
    remote: endOf(data, "remote"),
    local: endOf(data, "local"),
    key: keyOf(data),
    destinationPort: typeof port === "number" ? port : undefined,
  });
  return [{ kind: "tunnel", name: ifname, system: "linux", type, ...more, ...networkBase(source, span) }];
}

/** An address; `any` is none. JSON has IPv6 ones under names of their own. */
function endOf(data: IpAttributes, name: string): string | undefined {
  const value = data[name] ?? data[`${name}6`];
  return typeof value === "string" ? (parseIpAddress(value) ?? undefined) : undefined;
}

/** `id 42` of VXLAN and Geneve, `key 0.0.0.5` or `okey 0.0.0.5` of GRE. */
function keyOf(data: IpAttributes): string | undefined {
  if (data["external"] === true) return undefined;
  const value = data["id"] ?? data["key"] ?? data["okey"] ?? data["ikey"];
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[\d.]+$/.test(text) ? text : undefined;
}
