export { commandContext } from "./context.ts";
export type { IptablesContext } from "./iptables-context.ts";
export { type CommandOutput, parseOutput } from "./parse-output.ts";
export { programsOf } from "./programs.ts";
export { shownFormat } from "./shown-format.ts";
