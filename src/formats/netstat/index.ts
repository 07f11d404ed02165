export type {
  InterfaceTable,
  InterfaceTableForm,
  InterfaceTableRow,
  LinkNumber,
  NamedPlace,
  TableFlags,
  TableReceive,
  TableTransmit,
  WrittenCells,
} from "../../interface-table/index.ts";
export type {
  BsdTableTitle,
  NamedDestination,
  NamedGateway,
  PlacedInterfaceTable,
  Route,
  RouteCacheForm,
  RouteFlagName,
  RouteFlags,
  RoutesAst,
  RouteTable,
  RouteTableForm,
  RouteTableTitle,
  WrittenHead,
  WrittenWords,
} from "./ast.ts";
export type { BsdFlagName, BsdRouteFields, BsdTableForm, BsdWrittenWords, LinkGateway, MacGateway } from "./ast-bsd.ts";
export type { NetstatCode } from "./diagnostics.ts";
export { netstatFacts } from "./facts.ts";
export { ipRouteCommands } from "./ip-route-commands.ts";
export type { NetstatLoss } from "./loss-codes.ts";
export { routeLosses } from "./losses.ts";
export { parseRoutes } from "./parse.ts";
export { printRoutes } from "./print.ts";
export { type RouteLookup, type RouteMatch, type RouteOutcome, routeLookup } from "./query.ts";
export { recognizeNetstat } from "./recognize.ts";
