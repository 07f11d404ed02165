export { type CommandContext, commandContext } from "./context.ts";
export type { IptablesContext } from "./iptables-context.ts";
export { type Program, programsOf } from "./programs.ts";
export { type CommandOutput, parseOutput, shownFormat } from "./read-output.ts";
