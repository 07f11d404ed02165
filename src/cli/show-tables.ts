import type {
  AddressFact,
  BridgeFact,
  ClusterNetworkFact,
  InterfaceFact,
  NatRuleFact,
  NodeFacts,
  RouteFact,
  TunnelFact,
} from "../facts/index.ts";
import type { TextTable } from "./text-table.ts";
import type { View } from "./views.ts";

/** A table with a title. */
export interface TitledTable extends TextTable {
  readonly title: string;
}

const say = (value: string | number | undefined | null): string =>
  value === undefined || value === null ? "" : String(value);

/** Returns the tables of a view, or of all. Tables without a row are left out. */
export function nodeTables(node: NodeFacts, view: View | undefined): readonly TitledTable[] {
  const tables: Readonly<Record<Exclude<View, "network">, TitledTable>> = {
    interfaces: interfacesTable(node.interfaces, node.addresses),
    routes: routesTable(node.routes),
    nat: natTable(node.natRules),
    bridges: bridgesTable(node.bridges),
    tunnels: tunnelsTable(node.tunnels),
    cpus: cpusTable(node),
  };
  const wanted = view === undefined ? Object.values(tables) : view === "network" ? [] : [tables[view]];
  return wanted.filter(({ rows }) => rows.length > 0).map(withoutEmptyColumns);
}

/** A column that says nothing in any row is left out. */
function withoutEmptyColumns({ title, head, rows }: TitledTable): TitledTable {
  const kept = head.flatMap((_, at) => (rows.some((row) => row[at] !== "") ? [at] : []));
  const only = (row: readonly string[]): readonly string[] => kept.map((at) => row[at] ?? "");
  return { title, head: only(head), rows: rows.map(only) };
}

function interfacesTable(interfaces: readonly InterfaceFact[], addresses: readonly AddressFact[]): TitledTable {
  const keyOf = (namespace: string | undefined, name: string): string => JSON.stringify([namespace, name]);
  const byInterface = new Map<string, string[]>();
  for (const { namespace, interface: name, address, prefixLength } of addresses) {
    const text = prefixLength === undefined ? address : `${address}/${prefixLength}`;
    const key = keyOf(namespace, name);
    byInterface.set(key, [...(byInterface.get(key) ?? []), text]);
  }
  const rows = interfaces.map(({ namespace, name, isUp, mtu, mac, linkKind, master }) => {
    const own = byInterface.get(keyOf(namespace, name)) ?? [];
    const state = isUp === undefined ? "" : isUp ? "up" : "down";
    return [say(namespace), name, state, say(mtu), say(mac), say(linkKind), say(master), own.join(" ")];
  });
  const shown = new Set(interfaces.map(({ namespace, name }) => keyOf(namespace, name)));
  const others = [...byInterface].filter(([key]) => !shown.has(key));
  const more = others.map(([key, texts]): readonly string[] => {
    const [namespace, name]: readonly (string | null)[] = JSON.parse(key);
    return [say(namespace), say(name), "", "", "", "", "", texts.join(" ")];
  });
  const head = ["NAMESPACE", "INTERFACE", "STATE", "MTU", "MAC", "KIND", "MASTER", "ADDRESSES"];
  return { title: "Interfaces", head, rows: [...rows, ...more] };
}

function routesTable(routes: readonly RouteFact[]): TitledTable {
  const rows = routes.map((route) => {
    const {
      namespace,
      table,
      type,
      destination,
      gateway,
      interface: name,
      metric,
      source,
      protocol,
      nexthops = [],
    } = route;
    const hops = nexthops.map((hop) => [say(hop.gateway), say(hop.interface)].filter((word) => word !== "").join(" "));
    const via = hops.length > 0 ? hops.join(", ") : say(gateway);
    return [
      say(namespace),
      say(table),
      say(type),
      destination,
      via,
      say(name),
      say(metric),
      say(source),
      say(protocol),
    ];
  });
  const head = ["NAMESPACE", "TABLE", "TYPE", "DESTINATION", "GATEWAY", "INTERFACE", "METRIC", "SOURCE", "PROTOCOL"];
  return { title: "Routes", head, rows };
}

function natTable(rules: readonly NatRuleFact[]): TitledTable {
  const rows = rules.map(({ namespace, family, chain, position, rule }) => [
    say(namespace),
    family,
    chain,
    String(position),
    rule.replace(`-A ${chain} `, ""),
  ]);
  return { title: "NAT rules", head: ["NAMESPACE", "FAMILY", "CHAIN", "#", "RULE"], rows };
}

function bridgesTable(bridges: readonly BridgeFact[]): TitledTable {
  const rows = bridges.flatMap(({ namespace, name, system, ports }) =>
    ports.map((port, at) => {
      const types = port.interfaces.map(({ type, peer }) =>
        peer === undefined ? say(type) : `${say(type)} to ${peer}`,
      );
      const vlans = port.tag === undefined ? (port.trunks ?? []).join(",") : String(port.tag);
      const bond = port.interfaces.length > 1 ? port.interfaces.map((one) => one.name).join(" ") : "";
      return [say(namespace), at === 0 ? name : "", at === 0 ? system : "", port.name, types.join(" "), vlans, bond];
    }),
  );
  return { title: "Bridges", head: ["NAMESPACE", "BRIDGE", "SYSTEM", "PORT", "TYPE", "VLAN", "BOND OF"], rows };
}

function tunnelsTable(tunnels: readonly TunnelFact[]): TitledTable {
  const rows = tunnels.map(({ namespace, name, type, bridge, local, remote, key }) => [
    say(namespace),
    name,
    type,
    say(bridge),
    say(local),
    say(remote),
    say(key),
  ]);
  return { title: "Tunnels", head: ["NAMESPACE", "TUNNEL", "TYPE", "BRIDGE", "LOCAL", "REMOTE", "KEY"], rows };
}

function cpusTable({ cpus }: NodeFacts): TitledTable {
  const rows = cpus.map(({ cpu, core, socket, node, online }) => [
    String(cpu),
    say(core),
    say(socket),
    say(node),
    online === undefined ? "" : online ? "yes" : "no",
  ]);
  return { title: "CPUs", head: ["CPU", "CORE", "SOCKET", "NODE", "ONLINE"], rows };
}

/** Returns the networks of clusters, a value a row. */
export function clusterTables(networks: readonly ClusterNetworkFact[]): readonly TitledTable[] {
  return networks.map((network) => {
    const pools = network.clusterNetwork.map(({ cidr, hostPrefix }) =>
      hostPrefix === undefined ? cidr : `${cidr} (/${hostPrefix} a node)`,
    );
    const values: readonly (readonly [string, string])[] = [
      ["network type", say(network.networkType)],
      ["pods", pools.join(", ")],
      ["services", network.serviceNetwork.join(", ")],
      ["MTU of pods", say(network.mtu)],
      ["migration to", say(network.migrationNetworkType)],
      ["MTU after it", say(network.migrationMtu)],
      ["Geneve port", say(network.genevePort)],
      ["VXLAN port", say(network.vxlanPort)],
      ["IPsec", say(network.ipsecMode)],
    ];
    return { title: "Cluster network", head: ["WHAT", "VALUE"], rows: values.filter(([, value]) => value !== "") };
  });
}
