export type {
  ChainNode,
  Counters,
  Heading,
  MatchNode,
  OpaqueNode,
  RuleNode,
  RuleSpecNode,
  RulesetNode,
  TableForm,
  TableNode,
  TargetNode,
} from "./ast.ts";
export type { IptablesCode } from "./diagnostics.ts";
export { type IptablesOptions, parseIptables, parseRuleSpec } from "./parse.ts";
export { printIptables } from "./print.ts";
export { type ListPrintOptions, printIptablesList } from "./print-list.ts";
export { printIptablesSave, type SavePrintOptions } from "./print-save.ts";
export { printRuleSpec } from "./print-spec.ts";
export { recognizeIptables } from "./recognize.ts";
