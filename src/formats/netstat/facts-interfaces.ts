import type { AddressFact, Fact, FactSource, InterfaceFact } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import type { InterfaceTable, InterfaceTableRow } from "../../interface-table/index.ts";
import { addressFamily, cidrPrefixLength, parseIpAddress, parseMac } from "../../net/index.ts";
import { byteLength } from "./widths.ts";

/** The interfaces of a table; BSD has a row for each address, of which the first gives the interface. */
export function interfaceTableFacts(table: InterfaceTable, source: FactSource): readonly Fact[] {
  const interfaces = new Map<string, InterfaceFact>();
  const addresses: AddressFact[] = [];
  for (const row of table.rows) {
    if (row.label !== undefined) continue;
    const held = interfaces.get(row.name);
    const mac = macOf(row);
    if (held === undefined) interfaces.set(row.name, interfaceFact(row, table, source));
    else if (held.mac === undefined && mac !== undefined) interfaces.set(row.name, { ...held, mac });
    addresses.push(...addressFacts(row, source));
  }
  return [...interfaces.values(), ...addresses];
}

function interfaceFact(row: InterfaceTableRow, table: InterfaceTable, source: FactSource): InterfaceFact {
  const { name, mtu, flags, down, span } = row;
  const more = present({
    isNameCut: isCut(name, table) ? true : undefined,
    mtu: mtu ?? undefined,
    isUp: table.form === "bsd" ? down !== true : flags?.names.includes("UP"),
    mac: macOf(row),
    flags: flags?.names,
  });
  return { kind: "interface", name, ...more, ...networkBase(source, span) };
}

const isCut = (name: string, { nameWidth }: InterfaceTable): boolean =>
  nameWidth !== undefined && byteLength(name, nameWidth) >= nameWidth;

function macOf({ address }: InterfaceTableRow): InterfaceFact["mac"] {
  return typeof address === "string" ? (parseMac(address) ?? undefined) : undefined;
}

function addressFacts({ name, network, address, span }: InterfaceTableRow, source: FactSource): readonly AddressFact[] {
  const shown = typeof address === "string" ? parseIpAddress(address) : null;
  if (shown === null) return [];
  const prefixLength = typeof network === "string" ? cidrPrefixLength(network) : undefined;
  const more = present({ prefixLength });
  const family = addressFamily(shown);
  return [{ kind: "address", interface: name, family, address: shown, ...more, ...networkBase(source, span) }];
}
