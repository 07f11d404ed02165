import type { Route, RouteTableForm } from "./ast.ts";

/** Returns the form in which a row of an IPv4 table is printed: that of its heading, without one that of the figures it has. */
export function rowForm(route: Route, form: RouteTableForm | null): "netstat" | "route" | "extended" {
  if (form === "netstat" || form === "route" || form === "extended") return form;
  if (route.mss === undefined) return "route";
  return route.metric === undefined ? "netstat" : "extended";
}
