import { type MacAddress, parseMac } from "../../net/index.ts";
import type { Hardware, InterfaceForm } from "./ast.ts";

/**
 * The link types of net-tools, by the word of 2.x and the title that both 2.x and 1.60 print (`lib/hw.c`, `hwinit`, and the `hwtype` of
 * each file beside it).
 */
const HARDWARE_TYPES = [
  ["ether", "Ethernet"],
  ["loop", "Local Loopback"],
  ["unspec", "UNSPEC"],
  ["infiniband", "InfiniBand"],
  ["ppp", "Point-to-Point Protocol"],
  ["sit", "IPv6-in-IPv4"],
  ["tunnel", "IPIP Tunnel"],
  ["slip", "Serial Line IP"],
  ["cslip", "VJ Serial Line IP"],
  ["slip6", "6-bit Serial Line IP"],
  ["cslip6", "VJ 6-bit Serial Line IP"],
  ["adaptive", "Adaptive Serial Line IP"],
  ["fddi", "Fiber Distributed Data Interface"],
  ["eui64", "Generic EUI-64"],
  ["hdlc", "(Cisco)-HDLC"],
  ["lapb", "LAPB"],
  ["ax25", "AMPR AX.25"],
  ["netrom", "AMPR NET/ROM"],
  ["rose", "AMPR ROSE"],
  ["x25", "generic X.25"],
  ["arcnet", "ARCnet"],
  ["dlci", "Frame Relay DLCI"],
  ["frad", "Frame Relay Access Device"],
  ["hippi", "HIPPI"],
  ["irda", "IrLAP"],
  ["ec", "Econet"],
  ["ash", "Ash"],
  ["tr", "16/4 Mbps Token Ring"],
  ["tr", "16/4 Mbps Token Ring (New)"],
  ["tr", "16/4 Mbps TR"],
] as const;

/**
 * Returns the word of a link type in net-tools 2.x, from the table and not from the text; undefined when it is none, and for `ec`, which is
 * an address family too, so that only a whole line tells which.
 */
export function hardwareType(word: string): string | undefined {
  if (word === "ether") return "ether";
  return word === "ec" ? undefined : HARDWARE_TYPES.find(([type]) => type === word)?.[0];
}

/** Returns the title of a link type, from the table where it has it, so that a tree does not hold a copy for each interface. */
export function hardwareTitle(title: string): string {
  if (title === "Ethernet") return "Ethernet";
  return HARDWARE_TYPES.find(([, known]) => known === title)?.[1] ?? title;
}

/** Returns the word for the title of a link type; undefined when net-tools has no such title. */
export function hardwareTypeOf(title: string): string | undefined {
  if (title === "Ethernet") return "ether";
  return HARDWARE_TYPES.find(([, known]) => known === title)?.[0];
}

/** How long the MAC address of a link type is printed: `ee:45:a3:53:06:65` has 17 characters. 0: the type has none. */
function macLengthOf(type: string | undefined): number {
  switch (type) {
    case "ether":
    case "fddi":
    case "hippi":
    case "tr":
      return 17;
    case "eui64":
      return 23;
    case "infiniband":
      return 59;
    default:
      return 0;
  }
}

const PAIRS_OF_UNSPEC = 16;
const DASH = 0x2d;

/** Returns whether a text is the 16 bytes that stand for hardware of no known type: `00-00-...-00`. */
function isUnspecAddress(text: string): boolean {
  if (text.length !== PAIRS_OF_UNSPEC * 3 - 1) return false;
  for (let at = 2; at < text.length; at += 3) if (text.charCodeAt(at) !== DASH) return false;
  return true;
}

/** The parts of {@link Hardware} that an address fills, and whether it is one of its type. */
export interface HardwareAddress {
  readonly address?: MacAddress;
  readonly rawAddress?: string;
  readonly fits: boolean;
}

/** Returns what a hardware address of the given type says; types without MAC addresses keep the text. */
export function hardwareAddress(type: string | undefined, text: string): HardwareAddress {
  const length = macLengthOf(type);
  if (length === 0) return { rawAddress: text, fits: type !== "unspec" || isUnspecAddress(text) };
  // In lower case it is canonical, which takes half the time to tell.
  const address = text.length === length ? parseMac(text.toLowerCase()) : null;
  return address === null ? { rawAddress: text, fits: isUnspecAddress(text) } : { address, fits: true };
}

/** Returns the letters that a form prints MAC addresses in: net-tools 2.x and toybox have Ethernet in lower case, all else is in upper case. */
export function usualLetterCase(form: InterfaceForm, type: string | undefined): "lower" | "upper" {
  return type === "ether" && form !== "link-encap" && form !== "inetutils" ? "lower" : "upper";
}

/** Returns the letters of a MAC address as it stands in a text, undefined where it has none or both. */
export function letterCaseOf(printed: string): "lower" | "upper" | undefined {
  let hasLower = false;
  let hasUpper = false;
  for (let at = 0; at < printed.length; at++) {
    const code = printed.charCodeAt(at);
    if (code >= LOWER_A) hasLower = true;
    else if (code >= UPPER_A) hasUpper = true;
  }
  return hasLower === hasUpper ? undefined : hasLower ? "lower" : "upper";
}

const LOWER_A = 0x61;
const UPPER_A = 0x41;

/** Returns the hardware address as its form prints it, undefined when there is none; FDDI is joined by dashes. */
export function printHardwareAddress(hardware: Hardware, form: InterfaceForm): string | undefined {
  const { type, address } = hardware;
  if (address === undefined) return hardware.rawAddress;
  const letters = hardware.letterCase ?? usualLetterCase(form, type);
  const text = letters === "lower" ? address : address.toUpperCase();
  return type === "fddi" ? text.replaceAll(":", "-") : text;
}
