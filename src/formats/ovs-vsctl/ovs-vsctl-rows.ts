import { shellWord } from "../../text/shell-word.ts";
import type { OvsBridge, OvsController, OvsInterface, OvsManager, OvsPort, OvsVsctlShow } from "./ast.ts";
import { mapWord, nameWord, setWord, stringWord } from "./ovs-vsctl-words.ts";

/** What holds for all commands of a switch. */
export interface Plan {
  readonly withSecrets: boolean;
  /** The names that `add-br`, `add-port` and `add-bond` refuse: two rows have them that are not a bridge with its local port, or a port with its interface. */
  readonly refused: ReadonlySet<string>;
}

/** A port with a name, and with those of its interfaces that have one. */
export interface NamedPort extends OvsPort {
  readonly name: string;
  readonly interfaces: readonly NamedInterface[];
}

export interface NamedInterface extends OvsInterface {
  readonly name: string;
}

/** Returns the ports that can be rebuilt: with a name and at least one named interface. */
export function namedPorts({ ports }: OvsBridge): readonly NamedPort[] {
  return ports.flatMap((port) => {
    const interfaces = port.interfaces.flatMap((one) => (one.name === null ? [] : [{ ...one, name: one.name }]));
    return port.name === null || interfaces.length === 0 ? [] : [{ ...port, name: port.name, interfaces }];
  });
}

/** Returns the names that the tool's own commands refuse. It keeps bridges, ports and interfaces in one room of names (utilities/ovs-vsctl.c: check_conflicts). */
export function refusedNames({ bridges }: OvsVsctlShow): ReadonlySet<string> {
  const seen = new Set<string>();
  const refused = new Set<string>();
  const see = (name: string): void => {
    if (seen.has(name)) refused.add(name);
    seen.add(name);
  };
  for (const bridge of bridges) {
    if (bridge.name !== null) see(bridge.name);
    for (const { name, interfaces } of namedPorts(bridge)) {
      if (name !== bridge.name) see(name);
      for (const member of interfaces) if (member.name !== name) see(member.name);
    }
  }
  return refused;
}

/** The columns of a bridge that are shown. */
export function bridgeColumns({ failMode, datapathType }: OvsBridge): readonly string[] {
  return [
    ...(failMode === undefined ? [] : [stringWord("fail_mode", failMode)]),
    ...(datapathType === undefined ? [] : [stringWord("datapath_type", datapathType)]),
  ];
}

/** The columns of a port that are shown. */
export function portColumns({ tag, trunks }: OvsPort): readonly string[] {
  return [
    ...(tag === undefined ? [] : [setWord("tag", [tag])]),
    ...(trunks === undefined ? [] : [setWord("trunks", [...new Set(trunks)])]),
  ];
}

/** The columns of an interface that differ from those it is made with: no options, and the type `made`. */
export function interfaceColumns({ withSecrets }: Plan, member: OvsInterface, made = ""): readonly string[] {
  const { type = "", options } = member;
  return [
    ...(type === made ? [] : [stringWord("type", type)]),
    ...(options.length === 0 ? [] : [mapWord("options", options, withSecrets)]),
  ];
}

/** `set TABLE ROW COLUMN=VALUE...`, unless there is nothing to set. */
export function setCommand(table: string, name: string, columns: readonly string[]): readonly (readonly string[])[] {
  return columns.length === 0 ? [] : [["set", table, shellWord(name), ...columns]];
}

/** `--id=@i0 create Interface name=eth0 ...` */
export function createCommand(id: string, table: string, columns: readonly string[]): readonly string[] {
  return [`--id=${id}`, "create", table, ...columns];
}

/** The `create` of an interface with all of its columns. */
export function createInterface(plan: Plan, member: NamedInterface, id: string): readonly string[] {
  return createCommand(id, "Interface", [nameWord(member.name), ...interfaceColumns(plan, member)]);
}

/** The targets that are known. */
export function targetsOf(rows: readonly (OvsManager | OvsController)[]): readonly string[] {
  return rows.flatMap(({ target }) => (target === null ? [] : [target]));
}
