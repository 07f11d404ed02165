import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { cidrContains, parseCidr, parseIpAddress, prefixTable } from "netgather/net";
import { type Effort, heapOf, measure } from "./measure.ts";
import { against, figure, table } from "./table.ts";
import { hex, numbers } from "./texts/text.ts";

const COUNT = 1_000;
const ROUTES = 100_000;
const LOOKUPS = 100;

const random = numbers(4);
const octets = (): string => Array.from({ length: 4 }, () => random.below(256)).join(".");
const groups = (): string => `fd01:${hex(random.below(65_536), 1)}::${hex(random.below(65_535) + 1, 1)}`;
const flat = (texts: readonly string[]): readonly string[] => texts.map((text) => Buffer.from(text).toString());

const ipv4 = flat(Array.from({ length: COUNT }, octets));
const ipv6 = flat(Array.from({ length: COUNT }, groups));
const cidrs = flat(Array.from({ length: COUNT }, () => `${octets()}/${random.below(33)}`));

const each = (texts: readonly string[], read: (text: string) => unknown) => (): unknown => {
  let last: unknown;
  for (const text of texts) last = read(text);
  return last;
};

function addressRow(name: string, texts: readonly string[], effort: Effort): readonly string[] {
  const time = measure(
    { ours: each(texts, parseIpAddress), node: each(texts, isIP), ipaddr: each(texts, (text) => ipaddr.parse(text)) },
    effort,
  );
  const faster = time.ipaddr / time.ours;
  const gate = `${figure(faster)} ${faster >= 4 ? ">=" : "< "} 4`;
  return [name, figure(time.ours / texts.length), against(time.ours / time.node, 1.5), gate];
}

function cidrRow(effort: Effort): readonly string[] {
  const time = measure({ ours: each(cidrs, parseCidr), ipaddr: each(cidrs, (text) => ipaddr.parseCIDR(text)) }, effort);
  return ["parseCidr", figure(time.ours / COUNT), "", figure(time.ipaddr / time.ours)];
}

/** Addresses and CIDRs: nanoseconds each, and the ratios to `net.isIP` and from ipaddr.js. */
export function addressTable(effort: Effort): string {
  const head = ["net", "ns each", "x net.isIP", "faster than ipaddr.js"];
  const rows = [
    addressRow("parseIpAddress, IPv4", ipv4, effort),
    addressRow("parseIpAddress, IPv6", ipv6, effort),
    cidrRow(effort),
  ];
  return table([head, ...rows]);
}

/** A node's routes without repetition: prefixes of 16 to 28 bits. */
function routes(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const cidr = parseCidr(
      `${11 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}.0/${24 - (index % 3 === 0 ? 0 : 1)}`,
    );
    if (cidr === null) throw new Error(`route ${index} is no CIDR`);
    return { cidr, value: index };
  });
}

/** Longest prefix match: the table against a scan of all routes. */
export function prefixTableTable(effort: Effort): string {
  const size = effort.rounds > 10 ? ROUTES : ROUTES / 10;
  const all = routes(size);
  const entries = all.map(({ cidr, value }) => [cidr, value] as const);
  const prefixes = prefixTable(entries);
  const wanted = Array.from({ length: LOOKUPS }, (_, index) =>
    parseIpAddress(`11.${(index * 7) & 127}.${index}.9`),
  ).filter((address) => address !== null);
  const time = measure(
    {
      table: () => wanted.map((address) => prefixes.lookup(address)),
      scan: () => wanted.slice(0, 1).map((address) => all.filter(({ cidr }) => cidrContains(cidr, address))),
    },
    effort,
  );
  const faster = time.scan / (time.table / wanted.length);
  const heap = heapOf(() => prefixTable(entries));
  return table([
    ["prefix table", "ns a look-up", "faster than a scan", "bytes a route"],
    [
      `${size.toLocaleString("en")} routes`,
      figure(time.table / wanted.length),
      `${figure(faster)} ${faster >= 1_000 ? ">=" : "< "} 1,000`,
      against(heap / size, 130),
    ],
  ]);
}
