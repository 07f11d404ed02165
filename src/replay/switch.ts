import { type OvsVsctlShow, ovsVsctlCommands } from "../formats/ovs-vsctl/index.ts";
import { pathsOf, type Section, step } from "./section.ts";
import { ofKind, type ReplaySource } from "./sources.ts";

const TOOL = "ovs-vsctl ";

/** Returns the part that makes the bridges of Open vSwitch, from the output that shows the most of them. */
export function switchSection(sources: readonly ReplaySource[]): Section {
  const shown = ofKind(sources, "ovs-vsctl-show").toSorted((one, other) => size(other.ast) - size(one.ast));
  const [source] = shown;
  const title = "Open vSwitch: bridges, ports and tunnels";
  if (source === undefined) return { title, paths: [], lines: [], notes: [] };
  const commands = ovsVsctlCommands(source.ast);
  const notes = commands.some((line) => line.includes("***")) ? ["keys of tunnels: they are written as ***"] : [];
  return {
    title,
    paths: pathsOf([source]),
    lines: commands.map((line) => step(`ovs ${line.slice(TOOL.length)}`)),
    notes,
  };
}

const size = ({ bridges }: OvsVsctlShow): number => bridges.reduce((sum, { ports }) => sum + 1 + ports.length, 0);
