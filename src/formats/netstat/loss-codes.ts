import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What a form of the tools' output did not carry of the routes. */
export type NetstatLoss =
  | "netstat/lost-address"
  | "netstat/lost-choice"
  | "netstat/lost-name-end"
  | "netstat/lost-next-hop"
  | "netstat/lost-table"
  | "netstat/lost-type";

/** Severity and sentence of each loss. */
export const lossRules: DiagnosticRules<NetstatLoss> = {
  "netstat/lost-address": {
    severity: "info",
    message: "A name stands for an address, and only the machine's own name service knows which; -n shows it.",
  },
  "netstat/lost-choice": {
    severity: "info",
    message:
      "A route above has the same destination and metric; what tells them apart (multipath, table, source, TOS) is not shown.",
  },
  "netstat/lost-name-end": {
    severity: "info",
    message: "The name fills its column, so the tool may have cut it.",
  },
  "netstat/lost-next-hop": {
    severity: "info",
    message: "The route has a next hop that the form cannot show: one of IPv6.",
  },
  "netstat/lost-table": {
    severity: "info",
    message: "The routes of all tables of the kernel stand together, and which is of which is not shown.",
  },
  "netstat/lost-type": {
    severity: "info",
    message: "The type of the route is not shown: unreachable, prohibit, blackhole and throw look alike in part.",
  },
};
