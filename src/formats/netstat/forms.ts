import type { AddressFamily } from "../../net/index.ts";
import type { RouteCacheForm, RouteTable, RouteTableForm, RouteTableTitle } from "./ast.ts";

/** What a form looks like. */
interface FormFacts {
  readonly family: AddressFamily;
  /** The heading line as the tool prints it. */
  readonly heading: string;
  /** How many words a row has; one of the routing cache has one less where no flag is set. */
  readonly words: number;
}

/** By form. The headings are those of net-tools 2.10; next-hop-glued those of 2013 to 2018, next-hop-wide of 1.60 and busybox. */
export const FORMS: Readonly<Record<RouteTableForm, FormFacts>> = {
  netstat: {
    family: "ipv4",
    heading: "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface",
    words: 8,
  },
  route: {
    family: "ipv4",
    heading: "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface",
    words: 8,
  },
  extended: {
    family: "ipv4",
    heading: "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface    MSS   Window irtt",
    words: 11,
  },
  "next-hop": {
    family: "ipv6",
    heading: "Destination                    Next Hop                   Flag Met Ref  Use If",
    words: 7,
  },
  "next-hop-glued": {
    family: "ipv6",
    heading: "Destination                    Next Hop                   Flag Met Ref Use If",
    words: 7,
  },
  "next-hop-wide": {
    family: "ipv6",
    heading:
      "Destination                                 Next Hop                                Flags Metric Ref    Use Iface",
    words: 7,
  },
  "cache-netstat": {
    family: "ipv4",
    heading: "Source          Destination     Gateway         Flags   MSS Window  irtt Iface",
    words: 8,
  },
  "cache-route": {
    family: "ipv4",
    heading: "Source          Destination     Gateway         Flags Metric Ref    Use Iface",
    words: 8,
  },
  "cache-extended": {
    family: "ipv4",
    heading:
      "Source          Destination     Gateway         Flags Metric Ref    Use Iface    MSS   Window irtt  TOS HHRef HHUptod     SpecDst",
    words: 15,
  },
  "cache-extended-2.0": {
    family: "ipv4",
    heading:
      "Source          Destination     Gateway         Flags Metric Ref    Use Iface    MSS   Window irtt  HH  Arp",
    words: 13,
  },
};

/**
 * Returns the form whose heading a line is, null for any other line. `words` is the line with one blank between words.
 *
 *     Destination                    Next Hop                   Flag Met Ref  Use If
 *                                                                           ^^ two blanks: Ref and Use have a blank between them in rows too
 */
export function formOfHeading(line: string, words: string): RouteTableForm | null {
  switch (words) {
    case "Destination Gateway Genmask Flags MSS Window irtt Iface":
      return "netstat";
    case "Destination Gateway Genmask Flags Metric Ref Use Iface":
      return "route";
    case "Destination Gateway Genmask Flags Metric Ref Use Iface MSS Window irtt":
      return "extended";
    case "Destination Next Hop Flags Metric Ref Use Iface":
      return "next-hop-wide";
    case "Destination Next Hop Flag Met Ref Use If":
      return line.includes("Ref Use") ? "next-hop-glued" : "next-hop";
    default:
      return cacheFormOfHeading(words);
  }
}

function cacheFormOfHeading(words: string): RouteTableForm | null {
  switch (words) {
    case "Source Destination Gateway Flags MSS Window irtt Iface":
      return "cache-netstat";
    case "Source Destination Gateway Flags Metric Ref Use Iface":
      return "cache-route";
    case "Source Destination Gateway Flags Metric Ref Use Iface MSS Window irtt TOS HHRef HHUptod SpecDst":
      return "cache-extended";
    case "Source Destination Gateway Flags Metric Ref Use Iface MSS Window irtt HH Arp":
      return "cache-extended-2.0";
    default:
      return null;
  }
}

/** Returns whether a form is one of the routing cache of IPv4. */
export function isCacheForm(form: RouteTableForm): form is RouteCacheForm {
  return form.startsWith("cache-");
}

/** Returns the title that a line is, null for any other line. */
export function titleOf(words: string): RouteTableTitle | null {
  return words === "Kernel IP routing table" ||
    words === "Kernel IP routing cache" ||
    words === "Kernel IPv6 routing table" ||
    words === "Kernel IPv6 routing cache"
    ? words
    : null;
}

/** Returns the family of the table under a title. */
export function titleFamily(title: RouteTableTitle): AddressFamily {
  return title.startsWith("Kernel IPv6") ? "ipv6" : "ipv4";
}

/** Returns whether a form is one of Linux. */
export function isLinuxForm(form: NonNullable<RouteTable["form"]>): form is RouteTableForm {
  return Object.hasOwn(FORMS, form);
}
