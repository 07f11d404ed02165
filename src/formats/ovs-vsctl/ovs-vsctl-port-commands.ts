import { shellWord } from "../../text/shell-word.ts";
import {
  createCommand,
  createInterface,
  interfaceColumns,
  type NamedPort,
  type Plan,
  portColumns,
  setCommand,
} from "./ovs-vsctl-rows.ts";
import { commandLine, isArgument, isName, nameWord, rowWord, setWord } from "./ovs-vsctl-words.ts";

type Commands = readonly (readonly string[])[];

/** Where a port is added. */
interface Place {
  readonly bridge: string;
  /** Whether the tool's own commands know the bridge by its name. */
  readonly isUsual: boolean;
}

/** Returns the command line that makes a port with its interfaces. */
export function portCommand(plan: Plan, port: NamedPort, { bridge, isUsual }: Place): string {
  const isAdded = isUsual && port.name !== bridge && canBeAdded(plan, port);
  return commandLine(isAdded ? added(plan, port, bridge) : created(plan, port, bridge));
}

/** Returns whether `add-port` or `add-bond` makes the port: one interface of its name, or several of which none looks like a setting (`a=b`). */
function canBeAdded({ refused }: Plan, { name, interfaces }: NamedPort): boolean {
  const members = interfaces.map((member) => member.name);
  const isTaken = [name, ...members].some((one) => refused.has(one) || !isName(one));
  if (isTaken) return false;
  return members.length === 1 ? members[0] === name : members.every((one) => !one.includes("="));
}

function added(plan: Plan, port: NamedPort, bridge: string): Commands {
  const { name, interfaces } = port;
  const isBond = interfaces.length > 1;
  const members = isBond ? interfaces.map((member) => shellWord(member.name)) : [];
  return [
    ["--may-exist", isBond ? "add-bond" : "add-port", shellWord(bridge), shellWord(name), ...members],
    ...setCommand("Port", name, portColumns(port)),
    ...interfaces.flatMap((member) => setCommand("Interface", member.name, interfaceColumns(plan, member))),
  ];
}

/** What the tool has no command for is made row by row, in place of an older port of that name. */
function created(plan: Plan, port: NamedPort, bridge: string): Commands {
  const { name, interfaces } = port;
  const ids = interfaces.map((_, index) => `@i${index}`);
  const columns = [nameWord(name), setWord("interfaces", ids), ...portColumns(port)];
  return [
    ...(isArgument(name) ? [["--if-exists", "del-port", shellWord(name)]] : []),
    ...interfaces.map((member, index) => createInterface(plan, member, `@i${index}`)),
    createCommand("@p", "Port", columns),
    ["add", "Bridge", rowWord("Bridge", bridge), "ports", "@p"],
  ];
}
