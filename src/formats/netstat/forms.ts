import type { AddressFamily } from "../../net/index.ts";
import type { RouteTableForm, RouteTableTitle } from "./ast.ts";

/** What a form looks like. */
interface FormFacts {
  readonly family: AddressFamily;
  /** The heading line as the tool prints it. */
  readonly heading: string;
  /** How many words a row has. */
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
};

/** The words of each heading. Those of next-hop and next-hop-glued are the same, see {@link formOfHeading}. */
const HEADING_WORDS: Readonly<Record<Exclude<RouteTableForm, "next-hop-glued">, string>> = {
  route: "Destination Gateway Genmask Flags Metric Ref Use Iface",
  netstat: "Destination Gateway Genmask Flags MSS Window irtt Iface",
  extended: "Destination Gateway Genmask Flags Metric Ref Use Iface MSS Window irtt",
  "next-hop": "Destination Next Hop Flag Met Ref Use If",
  "next-hop-wide": "Destination Next Hop Flags Metric Ref Use Iface",
};

/**
 * Returns the form whose heading a line is, null for any other line. `words` is the line with one blank between words.
 *
 *     Destination                    Next Hop                   Flag Met Ref  Use If
 *                                                                           ^^ two blanks: Ref and Use have a blank between them in rows too
 */
export function formOfHeading(line: string, words: string): RouteTableForm | null {
  switch (words) {
    case HEADING_WORDS.netstat:
      return "netstat";
    case HEADING_WORDS.route:
      return "route";
    case HEADING_WORDS.extended:
      return "extended";
    case HEADING_WORDS["next-hop-wide"]:
      return "next-hop-wide";
    case HEADING_WORDS["next-hop"]:
      return line.includes("Ref Use") ? "next-hop-glued" : "next-hop";
    default:
      return null;
  }
}

/** Returns the title that a line is, null for any other line. */
export function titleOf(words: string): RouteTableTitle | null {
  return words === "Kernel IP routing table" ||
    words === "Kernel IPv6 routing table" ||
    words === "Kernel IPv6 routing cache"
    ? words
    : null;
}

/** Returns the family of the table under a title. */
export function titleFamily(title: RouteTableTitle): AddressFamily {
  return title === "Kernel IP routing table" ? "ipv4" : "ipv6";
}
