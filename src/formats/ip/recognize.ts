import { countEvidence } from "../../text/first-lines.ts";

/** Lines of links and addresses that no other tool prints. */
const LINKS: readonly RegExp[] = [
  /^\d+: [^\s:]\S{0,40}: <[A-Z0-9_,-]*> mtu \d/,
  /^\d+: \S{1,40} {1,9}inet6? [\da-f.:]+/,
  /^ {4}link\/[\w[\]]+ /,
  /^ {4}inet6? [\da-f.:]+(?:\/\d+)? (?:.* )?scope /,
  /^ {7}valid_lft \w+ preferred_lft \w+/,
  /^ {4}[RT]X(?: errors)?: +(?:bytes|length|aborted) /,
  /^\S{1,50} +(?:UNKNOWN|NOTPRESENT|DOWN|LOWERLAYERDOWN|TESTING|DORMANT|UP) +(?:[\da-f:.]{2,60} +)?<[A-Z0-9_,-]*>/,
];

/** Lines of routes and rules. */
const ROUTES: readonly RegExp[] = [
  /^(?:[a-z]{3,12} )?default (?:dev \S|(?:via|nhid|encap|proto|metric|scope|src|table|from|tos) .{0,400}\bdev \S)/,
  /^(?:[a-z]{3,12} )?default (?:proto|metric|table|src|scope|nhid) \S/,
  /^(?:unreachable|blackhole|prohibit|throw) default(?: |$)/,
  /^\tnexthop (?:via|dev|encap|nhid) /,
  /^\d+:\s+(?:not )?from \S+ .*(?:lookup|goto|unreachable|blackhole|prohibit)/,
];

/** The same, where a word must be an address: of routes, of neighbours, of links in brief. */
const WITH_ADDRESS: readonly RegExp[] = [
  /^(?:[a-z]{3,12} )?(\S{2,50}) (?:.{0,400} )?dev \S/,
  /^(?:[a-z]{3,12} )?(\S{2,50}) (?:proto|metric|table|src|scope|nhid) \S/,
  /^(?:unreachable|blackhole|prohibit|throw) (\S{2,50})(?: |$)/,
  /^(\S{2,50}) +\S{1,50} +[\da-f]{2}(?::[\da-f]{2}){3,19} *$/,
  /^\S{1,50} +(?:UNKNOWN|NOTPRESENT|DOWN|LOWERLAYERDOWN|TESTING|DORMANT|UP) +(\S{2,50})(?: |$)/,
];
/** An address or network: times (`12:30:01`), versions and plain figures are none. */
const ADDRESS =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?|\d{1,3}(?:\.\d{1,3}){0,2}\/\d{1,2}|(?=[\da-f:.]*::|(?:[\da-f]{1,4}:){6})[\da-f:.]{2,45}(?:\/\d{1,3})?)$/;

/** Objects of `-j`, one or more on a line, and their keys as `-p` prints them. */
const JSON_LINES: readonly RegExp[] = [
  /^[[\]{}, ]*\{ *"(?:ifindex|ifname|link_index|addr_info)":/,
  /^[[\]{}, ]*\{ *"link":.{0,200}"ifname":/,
  /^[[\]{}, ]*\{ *"dst":.{0,400}"(?:dev|gateway|nexthops|flags|lladdr)":/,
  /^[[\]{}, ]*\{ *"priority":\d+,(?:"not":null,)?"src":/,
  /^[[\]{}, ]*\{ *"type":"(?:unicast|local|broadcast|multicast|throw|unreachable|prohibit|blackhole|anycast)","dst":/,
  /^ +"(?:ifindex|operstate|txqlen|prefixlen|prefsrc|valid_life_time|lladdr|suppress_prefixlen)": /,
  /^ +"(?:src": "all|dst": "default)",?$/,
];

/** Figures below the columns of `-s`, and the state of a link without addresses: they count beside other lines only. */
const SHARED: readonly RegExp[] = [
  /^ {4,}\d+[kMGTPE]?(?: +[\d.]+[kMGTPE]?){3,6} *$/,
  /^\S{1,50} +(?:UNKNOWN|NOTPRESENT|DOWN|LOWERLAYERDOWN|TESTING|DORMANT|UP) *$/,
];

/** Returns how many of the first 200 non-blank lines are unmistakably those of the `ip` tool; of a text of any length, only the first 65,536 characters are looked at. */
export function recognizeIp(text: string): number {
  return countEvidence(text, isOwn, (line) => SHARED.some((form) => form.test(line)));
}

function isOwn(line: string): boolean {
  if ([LINKS, ROUTES, JSON_LINES].some((forms) => forms.some((form) => form.test(line)))) return true;
  return WITH_ADDRESS.some((form) => ADDRESS.test(form.exec(line)?.[1] ?? ""));
}
