import { shellWord } from "../../text/shell-word.ts";
import type { OvsBridge, OvsVsctlShow } from "./ast.ts";
import { portCommand } from "./ovs-vsctl-port-commands.ts";
import {
  bridgeColumns,
  createCommand,
  interfaceColumns,
  type NamedPort,
  namedPorts,
  type Plan,
  portColumns,
  refusedNames,
  setCommand,
  targetsOf,
} from "./ovs-vsctl-rows.ts";
import { commandLine, isArgument, isName, nameWord, setWord, stringWord } from "./ovs-vsctl-words.ts";

/** What the commands carry besides the switch itself. */
export interface OvsCommandOptions {
  /** Writes secrets (`psk`, ...) as they are. Without it each is `***`: the tunnel is there, its key is not. */
  readonly secrets?: boolean;
  /** Sets `ovs_version` too. Without it the lab's own version stays. */
  readonly ovsVersion?: boolean;
}

type Commands = readonly (readonly string[])[];

/** A bridge with a name. */
interface NamedBridge {
  readonly bridge: OvsBridge;
  readonly name: string;
  readonly targets: readonly string[];
  /** Whether `add-br` and `set-controller` make it. */
  readonly isUsual: boolean;
}

/**
 * Returns the `ovs-vsctl` command lines, for a POSIX shell, that make the switch of a tree: managers first, then each bridge with its ports.
 * Each line is one transaction, and the lines may be run again. They add and set what is shown, and take away only what stands in the way.
 *
 * Not carried are what the daemon writes (`is_connected`, `error`, `bfd_status`), rows whose names are cut off, ports without an interface, and further
 * `runs` of the text. On a database without ovs-vswitchd each needs `--no-wait`.
 */
export function ovsVsctlCommands(ast: OvsVsctlShow, options: OvsCommandOptions = {}): readonly string[] {
  const plan: Plan = { withSecrets: options.secrets ?? false, refused: refusedNames(ast) };
  const bridges = ast.bridges.flatMap((bridge) => namedBridge(plan, bridge));
  const odd = bridges.filter(({ isUsual }) => !isUsual);
  return [
    ...managerCommands(targetsOf(ast.managers)),
    ...deleteCommands(odd),
    ...bridges.filter(({ isUsual }) => isUsual).flatMap((bridge) => bridgeCommands(plan, bridge)),
    ...odd.flatMap((bridge) => bridgeCommands(plan, bridge)),
    ...(options.ovsVersion ? versionCommands(ast) : []),
  ];
}

function namedBridge({ refused }: Plan, bridge: OvsBridge): readonly NamedBridge[] {
  const { name, controllers } = bridge;
  if (name === null) return [];
  const targets = targetsOf(controllers);
  return [{ bridge, name, targets, isUsual: isName(name) && !refused.has(name) && targets.every(isArgument) }];
}

function versionCommands({ ovsVersion }: OvsVsctlShow): readonly string[] {
  if (ovsVersion === undefined) return [];
  return [commandLine([["set", "Open_vSwitch", ".", stringWord("ovs_version", ovsVersion)]])];
}

function managerCommands(targets: readonly string[]): readonly string[] {
  if (targets.length === 0) return [];
  if (targets.every(isArgument)) return [commandLine([["set-manager", ...targets.map(shellWord)]])];
  const { commands, ids } = createdTargets("Manager", targets);
  return [commandLine([...commands, ["set", "Open_vSwitch", ".", setWord("manager_options", ids)]])];
}

function createdTargets(table: string, targets: readonly string[]): { commands: Commands; ids: readonly string[] } {
  const ids = targets.map((_, index) => `@c${index}`);
  const commands = targets.map((target, index) => createCommand(`@c${index}`, table, [stringWord("target", target)]));
  return { commands, ids };
}

/** Bridges that are made row by row are first taken away: `del-port` takes no port that has the name of a bridge. */
function deleteCommands(bridges: readonly NamedBridge[]): readonly string[] {
  const names = bridges.map(({ name }) => name).filter(isArgument);
  return names.length === 0 ? [] : [commandLine(names.map((name) => ["--if-exists", "del-br", shellWord(name)]))];
}

function bridgeCommands(plan: Plan, named: NamedBridge): readonly string[] {
  const { bridge, name, isUsual } = named;
  const ports = namedPorts(bridge);
  const local = isUsual ? ports.find((port) => isLocal(port, name)) : undefined;
  return [
    commandLine(isUsual ? added(plan, named, local) : created(named)),
    ...ports.flatMap((port) => (port === local ? [] : [portCommand(plan, port, { bridge: name, isUsual })])),
  ];
}

/** Returns whether the port is the one that `add-br` makes. */
function isLocal({ name, interfaces }: NamedPort, bridge: string): boolean {
  return name === bridge && interfaces.length === 1 && interfaces[0]?.name === bridge;
}

/** `add-br` makes a port and an interface as well; where the switch has none like these, they go again. */
function added(plan: Plan, { bridge, name, targets }: NamedBridge, local: NamedPort | undefined): Commands {
  const word = shellWord(name);
  return [
    ["--may-exist", "add-br", word],
    ...setCommand("Bridge", name, bridgeColumns(bridge)),
    ...(local === undefined ? [["clear", "Bridge", word, "ports"]] : setCommand("Port", name, portColumns(local))),
    ...(local?.interfaces ?? []).flatMap((member) =>
      setCommand("Interface", name, interfaceColumns(plan, member, "internal")),
    ),
    ...(targets.length === 0 ? [] : [["set-controller", word, ...targets.map(shellWord)]]),
  ];
}

/** A bridge that `add-br` does not make is made row by row. */
function created({ bridge, name, targets }: NamedBridge): Commands {
  const { commands, ids } = createdTargets("Controller", targets);
  const controller = ids.length === 0 ? [] : [setWord("controller", ids)];
  return [
    ...commands,
    createCommand("@b", "Bridge", [nameWord(name), ...bridgeColumns(bridge), ...controller]),
    ["add", "Open_vSwitch", ".", "bridges", "@b"],
  ];
}
