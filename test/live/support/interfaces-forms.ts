import { shellWord } from "../arbitraries/words.ts";

export type InterfaceTool = "net-tools" | "busybox" | "toybox";

/** A command that prints interfaces. */
export interface InterfaceForm {
  readonly name: string;
  readonly command: string;
  readonly tool: InterfaceTool;
  /** All, those that are up, or one by its name. */
  readonly shows: "all" | "up" | "one";
}

const TOOLS: readonly { readonly tool: InterfaceTool; readonly command: string }[] = [
  { tool: "net-tools", command: "ifconfig" },
  { tool: "busybox", command: "busybox ifconfig" },
  { tool: "toybox", command: "toybox ifconfig" },
];

/** The commands for a state; `NAME` is one of its interfaces. */
export function interfaceForms(tools: readonly InterfaceTool[], name: string): readonly InterfaceForm[] {
  return TOOLS.filter(({ tool }) => tools.includes(tool)).flatMap(({ tool, command }) => [
    { name: `${command} -a`, command: `${command} -a`, tool, shows: "all" },
    { name: command, command, tool, shows: "up" },
    { name: `${command} NAME`, command: `${command} ${shellWord(name)}`, tool, shows: "one" },
  ]);
}
