import type { AddressFact, BridgeFact, Fact, FactSource, InterfaceFact } from "../../facts/index.ts";
import { byName } from "../../facts/order.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import { addressFamily, parseMac } from "../../net/index.ts";
import { maskSecrets } from "../../text/secrets.ts";
import type { IpAddressInfo, IpAst, IpLink } from "./ast.ts";
import { routeFacts } from "./facts-route.ts";
import { type NamedLink, tunnelFacts } from "./facts-tunnel.ts";

/**
 * Returns interfaces, their addresses, bridges and tunnels (those two with `-d`, which shows the kinds of links) and routes. Rules, neighbours, what `ip monitor`
 * says was deleted, and the answers of `ip route get` are no facts. `source.command` tells the family of `ip -6 route` and the table of `ip route show table N`.
 */
export function ipFacts(ast: IpAst, source: FactSource): readonly Fact[] {
  const links = ast.links.filter(isNamed);
  return [
    ...links.map((link) => interfaceFact(link, source)),
    ...links.flatMap((link) => addressFacts(link, source)),
    ...bridgeFacts(links, source),
    ...links.flatMap((link) => tunnelFacts(link, source)),
    ...routeFacts(ast, source),
  ];
}

const isNamed = (link: IpLink): link is NamedLink => link.ifname !== null && link.deleted !== true;

function interfaceFact(link: NamedLink, source: FactSource): InterfaceFact {
  const { ifname, flags, linkinfo, ifalias } = link;
  const more = present({
    index: link.ifindex,
    mtu: link.mtu,
    isUp: flags?.includes("UP"),
    mac: macOf(link),
    linkKind: linkinfo?.infoKind,
    linkType: link.linkType,
    master: link.master,
    link: link.link ?? undefined,
    vlanId: linkinfo?.kind === "vlan" ? linkinfo.infoData?.id : undefined,
    flags,
    operstate: link.operstate,
    txQueueLength: link.txqlen,
    altNames: link.altnames,
    alias: ifalias === undefined ? undefined : maskSecrets(ifalias),
  });
  return { kind: "interface", name: ifname, ...more, ...networkBase(source, link.span) };
}

/** Tunnels have an IP address there. */
function macOf({ address }: IpLink): InterfaceFact["mac"] {
  return address === undefined ? undefined : (parseMac(address) ?? undefined);
}

function addressFacts({ ifname, addrInfo = [] }: NamedLink, source: FactSource): readonly AddressFact[] {
  return addrInfo.filter(({ deleted }) => deleted !== true).flatMap((info) => addressFact(ifname, info, source));
}

function addressFact(ifname: string, info: IpAddressInfo, source: FactSource): readonly AddressFact[] {
  const { local, flags = [], label } = info;
  if (local === undefined) return [];
  const more = present({
    prefixLength: info.prefixlen,
    scope: info.scope,
    broadcast: info.broadcast,
    peer: info.address,
    label: label === ifname ? undefined : label,
    flags: flags.length === 0 ? undefined : flags,
  });
  const family = addressFamily(local);
  return [{ kind: "address", interface: ifname, family, address: local, ...more, ...networkBase(source, info.span) }];
}

/** The bridges of a text that shows kinds, each with the links of the same text that it is the master of. */
function bridgeFacts(links: readonly NamedLink[], source: FactSource): readonly BridgeFact[] {
  const members = new Map<string, Set<string>>();
  for (const { master, ifname } of links) {
    if (master !== undefined) members.set(master, (members.get(master) ?? new Set()).add(ifname));
  }
  return links
    .filter(({ linkinfo }) => linkinfo?.infoKind === "bridge")
    .map(({ ifname: name, span }) => {
      const names = [...(members.get(name) ?? [])].sort(byName);
      const ports = names.map((port) => ({ name: port, interfaces: [{ name: port }] }));
      return { kind: "bridge", name, system: "linux", ports, ...networkBase(source, span) };
    });
}
