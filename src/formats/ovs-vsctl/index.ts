export type {
  OvsBridge,
  OvsController,
  OvsInterface,
  OvsManager,
  OvsOption,
  OvsPort,
  OvsQuoting,
  OvsVsctlShow,
} from "./ast.ts";
export type { OvsVsctlCode } from "./diagnostics.ts";
export { type OvsCommandOptions, ovsVsctlCommands } from "./ovs-vsctl-commands.ts";
export { parseOvsVsctlShow } from "./parse.ts";
export { type OvsPrintOptions, printOvsVsctlShow } from "./print.ts";
export { recognizeOvsVsctl } from "./recognize.ts";
