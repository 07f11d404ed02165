import type {
  LiveBridge,
  LiveInterface,
  LiveMap,
  LivePort,
  LiveSwitch,
  LiveTarget,
} from "../arbitraries/ovs-switch.ts";
import { type OvsServer, runOn } from "./ovs-server.ts";

// A switch as one transaction of the database protocol (RFC 7047), so that columns are set which the tool does not let one set.

type Operation = Readonly<Record<string, unknown>>;

/** A transaction under way: each row is inserted behind a name. */
interface Transaction {
  readonly operations: Operation[];
  count: number;
}

/** A switch with nothing in it. */
export const EMPTY: LiveSwitch = { managers: [], bridges: [], ovsVersion: null };

/** Replaces everything in the database. Returns what went wrong, or null. */
export async function load(server: OvsServer, live: LiveSwitch): Promise<string | null> {
  const transaction: Transaction = { operations: [], count: 0 };
  const { operations } = transaction;
  operations.push({ op: "delete", table: "Open_vSwitch", where: [] });
  insert(transaction, "Open_vSwitch", {
    manager_options: setOf(live.managers.map((one) => target(transaction, "Manager", one))),
    bridges: setOf(live.bridges.map((one) => bridge(transaction, one))),
    ovs_version: optional(live.ovsVersion),
  });
  const text = JSON.stringify(["Open_vSwitch", ...operations]);
  const { status, stdout, stderr } = await runOn(server, "ovsdb-client", ["transact", text]);
  return status === 0 && !stdout.includes('"error"') ? null : stdout + stderr;
}

function insert({ operations }: Transaction, table: string, row: Operation, name?: string): void {
  operations.push({ op: "insert", table, row, ...(name === undefined ? {} : { "uuid-name": name }) });
}

/** Inserts a row and returns the reference to it. */
function added(transaction: Transaction, table: string, row: Operation): readonly string[] {
  const name = `row${transaction.count++}`;
  insert(transaction, table, row, name);
  return ["named-uuid", name];
}

const setOf = (values: readonly unknown[]): unknown => ["set", values];
const mapOf = (entries: LiveMap): unknown => ["map", entries];
const optional = (value: string | number | null): unknown => (value === null ? setOf([]) : value);

function target(transaction: Transaction, table: string, one: LiveTarget): unknown {
  return added(transaction, table, { target: one.target, is_connected: one.isConnected });
}

function bridge(transaction: Transaction, one: LiveBridge): unknown {
  return added(transaction, "Bridge", {
    name: one.name,
    controller: setOf(one.controllers.map((controller) => target(transaction, "Controller", controller))),
    fail_mode: optional(one.failMode),
    datapath_type: one.datapathType,
    ports: setOf(one.ports.map((port) => portRow(transaction, port))),
    protocols: setOf(one.protocols ? ["OpenFlow13"] : []),
  });
}

function portRow(transaction: Transaction, one: LivePort): unknown {
  return added(transaction, "Port", {
    name: one.name,
    tag: optional(one.tag),
    trunks: setOf(one.trunks),
    interfaces: setOf(one.interfaces.map((member) => interfaceRow(transaction, member))),
    vlan_mode: optional(one.vlanMode),
    bond_mode: optional(one.bondMode),
  });
}

function interfaceRow(transaction: Transaction, one: LiveInterface): unknown {
  return added(transaction, "Interface", {
    name: one.name,
    type: one.type,
    options: mapOf(one.options),
    error: optional(one.error),
    bfd_status: mapOf(one.bfdStatus),
    external_ids: mapOf(one.externalIds),
    bfd: mapOf(one.bfd),
  });
}
