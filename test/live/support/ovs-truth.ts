// What `ovs-vsctl --format=json list` says, as the tree that `show` must give.

/** Rows of one table by UUID, in their order. */
export type Table = ReadonlyMap<string, Row>;
export type Row = Readonly<Record<string, unknown>>;

/** The tables of a database by name. */
export type Tables = Readonly<Record<string, Table>>;

/** The tables that `show` reads, with the columns of them that it prints. */
export const LISTED: Readonly<Record<string, readonly string[]>> = {
  Open_vSwitch: ["_uuid", "bridges", "manager_options", "ovs_version"],
  Manager: ["_uuid", "target", "is_connected"],
  Bridge: ["_uuid", "name", "controller", "fail_mode", "datapath_type", "ports"],
  Controller: ["_uuid", "target", "is_connected"],
  Port: ["_uuid", "name", "tag", "trunks", "interfaces"],
  Interface: ["_uuid", "name", "type", "options", "error", "bfd_status"],
};

/** The arguments that list all of them, each behind `--`. */
export const LIST_ARGUMENTS: readonly string[] = Object.entries(LISTED).flatMap(([table, columns]) => [
  "--",
  `--columns=${columns.join(",")}`,
  "list",
  table,
]);

/** Reads one line of JSON for each table. */
export function tablesOf(lines: readonly string[]): Tables {
  return Object.fromEntries(Object.keys(LISTED).map((table, index) => [table, tableOf(lines[index] ?? "")]));
}

function tableOf(line: string): Table {
  const { headings, data }: { headings: readonly string[]; data: readonly (readonly unknown[])[] } = JSON.parse(line);
  const rows = data.map((cells): [string, Row] => {
    const row = Object.fromEntries(headings.map((heading, index) => [heading, cells[index]]));
    return [itemsOf(row["_uuid"])[0] ?? "", row];
  });
  // Names are ASCII: their order is that of the UUIDs as numbers.
  return new Map(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The values of a set, of one value, or of a UUID; `["uuid", "9cad..."]` is its text. */
function valuesOf(cell: unknown): readonly unknown[] {
  if (!Array.isArray(cell)) return cell === undefined ? [] : [cell];
  const [kind, inner] = cell;
  return kind === "set" && Array.isArray(inner) ? inner.flatMap(valuesOf) : [inner];
}

const itemsOf = (cell: unknown): readonly string[] => valuesOf(cell).map(String);

/** The entries of a map in the order of their keys as bytes. */
function entriesOf(cell: unknown): readonly { key: string; value: string }[] {
  const pairs: unknown = Array.isArray(cell) ? cell[1] : [];
  if (!Array.isArray(pairs)) return [];
  return pairs
    .map((pair: readonly unknown[]) => ({ key: String(pair[0]), value: String(pair[1]) }))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

const unless = (isLeftOut: boolean, fields: Readonly<Record<string, unknown>>): object => (isLeftOut ? {} : fields);
const optional = (field: string, cell: unknown): object => {
  const [value] = valuesOf(cell);
  return unless(value === undefined, { [field]: value });
};

/** The rows that a column refers to, in the order of their UUIDs. */
function referred(tables: Tables, table: string, cell: unknown): readonly Row[] {
  const wanted = new Set(itemsOf(cell));
  return [...(tables[table] ?? [])].filter(([uuid]) => wanted.has(uuid)).map(([, row]) => row);
}

/** Returns the tree, places and quoting aside, that `show` of this database must parse to. */
export function treeOf(tables: Tables): object {
  const [entry] = tables["Open_vSwitch"] ?? [];
  if (entry === undefined) return { kind: "ovs-vsctl-show", systemUuid: null, managers: [], bridges: [], unknown: [] };
  const [systemUuid, system] = entry;
  return {
    kind: "ovs-vsctl-show",
    systemUuid,
    managers: referred(tables, "Manager", system["manager_options"]).map((row) => target("manager", row)),
    bridges: referred(tables, "Bridge", system["bridges"]).map((row) => bridge(tables, row)),
    ...optional("ovsVersion", system["ovs_version"]),
    unknown: [],
  };
}

function target(kind: string, row: Row): object {
  return { kind, target: row["target"], ...unless(row["is_connected"] !== true, { isConnected: true }) };
}

function bridge(tables: Tables, row: Row): object {
  return {
    kind: "bridge",
    name: row["name"],
    controllers: referred(tables, "Controller", row["controller"]).map((one) => target("controller", one)),
    ...optional("failMode", row["fail_mode"]),
    ...unless(row["datapath_type"] === "", { datapathType: row["datapath_type"] }),
    ports: referred(tables, "Port", row["ports"]).map((port) => portTree(tables, port)),
  };
}

function portTree(tables: Tables, row: Row): object {
  const trunks = valuesOf(row["trunks"])
    .map(Number)
    .toSorted((a, b) => a - b);
  return {
    kind: "port",
    name: row["name"],
    ...optional("tag", row["tag"]),
    ...unless(trunks.length === 0, { trunks }),
    interfaces: referred(tables, "Interface", row["interfaces"]).map(interfaceTree),
  };
}

function interfaceTree(row: Row): object {
  const bfdStatus = entriesOf(row["bfd_status"]);
  return {
    kind: "interface",
    name: row["name"],
    ...unless(row["type"] === "", { type: row["type"] }),
    options: entriesOf(row["options"]),
    ...optional("error", row["error"]),
    ...unless(bfdStatus.length === 0, { bfdStatus }),
  };
}
