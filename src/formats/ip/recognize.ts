import { stripEscapes } from "../../text/plain-text.ts";

const LINES = 200;
const CHARACTERS = 65_536;

/** Lines that no other tool prints. */
const lines: readonly RegExp[] = [
  /^\d+: [^\s:]\S{0,40}: <[A-Z0-9_,-]*> mtu \d/,
  /^\d+: \S{1,40} {1,9}inet6? [\da-f.:]+/,
  /^ {4}link\/[\w[\]]+ /,
  /^ {4}inet6? [\da-f.:]+(?:\/\d+)? (?:.* )?scope /,
  /^ {7}valid_lft \w+ preferred_lft \w+/,
  /^(?:\w+ )?(?:default|[\da-f]*[.:][\da-f.:]*(?:\/\d+)?) .*\bdev \S+/,
  /^(?:unreachable|blackhole|prohibit|throw|unicast|local|broadcast|multicast|anycast) (?:default|[\da-f]*[.:][\da-f.:]*)/,
  /^\tnexthop /,
  /^ {4}[RT]X(?: errors)?: +(?:bytes|length|aborted) /,
  /^ {4,}\d+[kMGTPE]?(?: +[\d.]+[kMGTPE]?){3,6} *$/,
  /^\d+:\s+(?:not )?from \S+ .*(?:lookup|goto|unreachable|blackhole|prohibit)/,
  /^\S{1,50} +(?:UNKNOWN|NOTPRESENT|DOWN|LOWERLAYERDOWN|TESTING|DORMANT|UP) /,
  /^[\da-f]*[.:][\da-f.:]+ +\S{1,50} +[\da-f]{2}(?::[\da-f]{2}){5} *$/,
  /^[[\]{}, ]*\{ *"(?:ifindex|ifname|link|link_index|priority|addr_info|dst|type)":/,
  /^ +"(?:ifindex|operstate|txqlen|prefixlen|prefsrc|valid_life_time|lladdr|suppress_prefixlen)": /,
];

/** Returns how many of the first 200 non-blank lines are unmistakably those of the `ip` tool; of a text of any length, only the first 65,536 characters are looked at. */
export function recognizeIp(text: string): number {
  const head = stripEscapes(text.slice(0, CHARACTERS)).text.split(/[\r\n]+/, LINES);
  return head.filter((line) => isOwn(line.slice(0, 1000))).length;
}

function isOwn(line: string): boolean {
  return lines.some((pattern) => pattern.test(line));
}
