import type { InterfaceForm } from "./ast.ts";

/** Returns whether blocks of a form begin with `Link encap:` behind the name. */
export function isLinkEncap(form: InterfaceForm): boolean {
  return form === "link-encap" || form === "toybox" || form === "inetutils";
}
