import type { InterfaceState } from "../arbitraries/interfaces.ts";
import type { InterfaceTool } from "./interfaces-forms.ts";
import type { Values } from "./interfaces-truth.ts";
import type { IpLink } from "./ip-json.ts";

/** What a text does not carry: each is in `docs/formats/ifconfig.md`. */
export const INTERFACE_LIMITS = {
  secondary:
    "an IPv4 address behind another of the same name or label is not shown, nor those of labels where one interface is asked for",
  mixed:
    "an address whose other end or broadcast address is another address of the same label gets parts of that one from the kernel",
  repeated: "toybox prints the block of a label once for each address of that label",
  zeroed: "statistics of a name of 15 bytes are zero in patched builds of net-tools 2.10",
  "cut name": "net-tools before 2.10 cut the names in tables of interfaces to 8 bytes: a diagnostic says so",
  cut: "a Link encap block with a name of 9 bytes may be one of net-tools 1.60, which cuts names: a diagnostic says so",
  empty: "the heading of ifconfig -s without a row, where no interface is up, is an unknown line",
  twin: "an address that stands twice with one length, and an other end that is not shown between them, is one",
  scope: "the scope of an IPv4 address is not shown; by it another address of lo precedes the kernel's 127.0.0.1",
  "fixed address": "an ifb interface keeps the MAC address it was made with",
} as const;

export type InterfaceLimit = keyof typeof INTERFACE_LIMITS;

/** The values of an interface that its rebuild cannot have, each with the limit that takes it. */
export function unsettable(
  values: Values,
  name: string,
  links: readonly IpLink[],
): ReadonlyMap<string, InterfaceLimit> {
  const taken = new Map<string, InterfaceLimit>();
  const loopback = values.get("inet lo");
  if (loopback !== undefined && !loopback.startsWith("127.0.0.1/8")) taken.set("inet lo", "scope");
  for (const twin of twins(values, name)) taken.set(twin, "twin");
  const kind = links.find(({ ifname }) => ifname === name)?.linkinfo?.info_kind;
  if (kind === "ifb" && values.has("mac")) taken.set("mac", "fixed address");
  return taken;
}

/** The names of IPv4 addresses that are there already under another name: that of the interface comes first, then the labels. */
function twins(values: Values, name: string): readonly string[] {
  const own = `inet ${name}`;
  const names = [...values.keys()].filter((key) => key.startsWith("inet ") && key !== own);
  const seen = new Set<string>();
  return (values.has(own) ? [own, ...names] : names).filter((key) => {
    const words = (values.get(key) ?? "").replace(/ broadcast \S+/, "");
    const isTwin = seen.has(words);
    seen.add(words);
    return isTwin;
  });
}

/** The limits that diagnostics tell of, by code and tool. */
export function limitOfDiagnostic(code: string, tool: InterfaceTool): InterfaceLimit | null {
  if (code.endsWith("/zero-statistics") && tool === "net-tools") return "zeroed";
  if ((code === "netstat/cut-name" || code === "ifconfig/name-may-be-cut") && tool === "net-tools") return "cut name";
  return code === "ifconfig/name-may-be-cut" && tool === "busybox" ? "cut" : null;
}

/** An `ifb` takes no MAC address. */
export const isExpectedRefusal = (line: string, { kinds }: InterfaceState): boolean =>
  line === "RTNETLINK answers: Operation not supported" && kinds.includes("ifb");
