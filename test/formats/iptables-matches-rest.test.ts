import { describe, expect, test } from "vitest";
import type { RulesetNode } from "../../src/formats/iptables/index.ts";
import {
  parseIptables,
  printIptables,
  printIptablesList,
  printIptablesSave,
  printRuleSpec,
} from "../../src/formats/iptables/index.ts";
import { bare, onlyRule, row, rulesOf, specRule } from "./iptables-helpers.ts";

interface Case {
  /** The options of the save form. */
  readonly save: string;
  /** The text of `-nL`. */
  readonly list: string;
  /** The text of `-L` where it differs. */
  readonly named?: string;
  /** What a listing does not show. */
  readonly unlisted?: Readonly<Record<string, unknown>>;
  /** The node without `kind` and `span`. */
  readonly node: Readonly<Record<string, unknown>>;
}

const number = (value: number, negated = false): unknown => ({ negated, value });
const range = (from: number, to: number, negated = false): unknown => ({ negated, from, to });
const anyPorts = { sourcePorts: null, destinationPorts: null };

const IPSEC: readonly Case[] = [
  { save: "-m ah", list: "ah ", node: { name: "ah", spi: null, length: null, reserved: false } },
  {
    save: "-m ah --ahspi 4294967295",
    list: "ah spi:4294967295",
    node: { name: "ah", spi: range(4294967295, 4294967295), length: null, reserved: false },
  },
  {
    save: "-m ah ! --ahspi 1:5 ! --ahlen 8 --ahres",
    list: "ah spis:!1:5length:!8 reserved",
    node: { name: "ah", spi: range(1, 5, true), length: number(8, true), reserved: true },
  },
  {
    save: "-m ah ! --ahspi 0:4294967295 ! --ahlen 0",
    list: "ah spis:!0:4294967295length:!0",
    node: { name: "ah", spi: range(0, 4294967295, true), length: number(0, true), reserved: false },
  },
  {
    save: "-m ah --ahlen 8 --ahres",
    list: "ah length:8 reserved",
    node: { name: "ah", spi: null, length: number(8), reserved: true },
  },
  { save: "-m ah --ahres", list: "ah  reserved", node: { name: "ah", spi: null, length: null, reserved: true } },
  { save: "-m esp", list: "esp", node: { name: "esp", spi: null } },
  { save: "-m esp --espspi 0", list: "esp spi:0", node: { name: "esp", spi: range(0, 0) } },
  {
    save: "-m esp ! --espspi 0:4294967294",
    list: "esp spis:!0:4294967294",
    node: { name: "esp", spi: range(0, 4294967294, true) },
  },
  { save: "-m ipcomp", list: "comp ", node: { name: "ipcomp", spi: null, reserved: false } },
  { save: "-m ipcomp --compres", list: "comp  reserved", node: { name: "ipcomp", spi: null, reserved: true } },
  {
    save: "-m ipcomp ! --ipcompspi 18 --compres",
    list: "comp spi:!18 reserved",
    node: { name: "ipcomp", spi: range(18, 18, true), reserved: true },
  },
];

const HEADERS: readonly Case[] = [
  { save: "-m dst", list: "dst", node: { name: "dst", length: null, options: null } },
  {
    save: "-m dst ! --dst-len 42",
    list: "dst length:!42",
    node: { name: "dst", length: number(42, true), options: null },
  },
  {
    save: "-m dst --dst-len 42 --dst-opts 149:92,12,123:0",
    list: "dst length:42 opts 149:92,12,123:0",
    node: {
      name: "dst",
      length: number(42),
      options: [{ type: 149, length: 92 }, { type: 12 }, { type: 123, length: 0 }],
    },
  },
  {
    save: "-m hbh --hbh-opts 1:2",
    list: "hbh opts 1:2",
    node: { name: "hbh", length: null, options: [{ type: 1, length: 2 }] },
  },
  {
    save: "-m frag",
    list: "frag ",
    node: { name: "frag", id: null, length: null, reserved: false, first: false, more: false, last: false },
  },
  {
    save: "-m frag --fraglen 42",
    list: "frag  length:42",
    node: { name: "frag", id: null, length: number(42), reserved: false, first: false, more: false, last: false },
  },
  {
    save: "-m frag ! --fragid 1 ! --fraglen 0 --fragres --fragfirst --fragmore",
    list: "frag id:!1 length:!0 reserved first more",
    node: {
      name: "frag",
      id: range(1, 1, true),
      length: number(0, true),
      reserved: true,
      first: true,
      more: true,
      last: false,
    },
  },
  {
    save: "-m frag --fragid 1:42 --fraglast",
    list: "frag ids:1:42 last",
    node: { name: "frag", id: range(1, 42), length: null, reserved: false, first: false, more: false, last: true },
  },
  {
    save: "-m ipv6header --header hop-by-hop",
    list: "ipv6header flags:0x80",
    named: "ipv6header flags:hop-by-hop",
    node: { name: "ipv6header", negated: false, headers: ["hop-by-hop"], soft: false },
  },
  {
    save: "-m ipv6header ! --header ipv6-opts,ipv6-route,ipv6-frag,ah,esp,ipv6-nonxt,protocol --soft",
    list: "ipv6header flags:!0x7F soft",
    named: "ipv6header flags:!ipv6-opts,ipv6-route,ipv6-frag,ah,esp,ipv6-nonxt,protocol soft",
    node: {
      name: "ipv6header",
      negated: true,
      headers: ["ipv6-opts", "ipv6-route", "ipv6-frag", "ah", "esp", "ipv6-nonxt", "protocol"],
      soft: true,
    },
  },
  { save: "-m mh", list: "mh", node: { name: "mh", types: null } },
  { save: "-m mh --mh-type 1", list: "mh 1", named: "mh home-test-init", node: { name: "mh", types: range(1, 1) } },
  {
    save: "-m mh ! --mh-type 4:123",
    list: "mh !4:123",
    named: "mh !careof-test:123",
    node: { name: "mh", types: range(4, 123, true) },
  },
  {
    save: "-m mh ! --mh-type 0:255",
    list: "mh !0:255",
    named: "mh !binding-refresh-request:255",
    node: { name: "mh", types: range(0, 255, true) },
  },
  {
    save: "-m rt",
    list: "rt",
    node: { name: "rt", type: null, segsleft: null, length: null, reserved: false, addresses: null, notStrict: false },
  },
  {
    save: "-m rt ! --rt-type 1 ! --rt-segsleft 12:23 ! --rt-len 42",
    list: "rt type:!1 segslefts:!12:23 length:!42",
    node: {
      name: "rt",
      type: number(1, true),
      segsleft: range(12, 23, true),
      length: number(42, true),
      reserved: false,
      addresses: null,
      notStrict: false,
    },
  },
  {
    save: "-m rt --rt-type 0 --rt-segsleft 1 --rt-0-res --rt-0-addrs fd00::1,::1 --rt-0-not-strict",
    list: "rt type:0 segsleft:1 reserved 0-addrs fd00::1,::1 0-not-strict",
    node: {
      name: "rt",
      type: number(0),
      segsleft: range(1, 1),
      length: null,
      reserved: true,
      addresses: ["fd00::1", "::1"],
      notStrict: true,
    },
  },
  { save: "-m eui64", list: "eui64 ", node: { name: "eui64" } },
];

const NO_SRH = {
  name: "srh",
  nextHdr: null,
  hdrLenEq: null,
  hdrLenGt: null,
  hdrLenLt: null,
  segsLeftEq: null,
  segsLeftGt: null,
  segsLeftLt: null,
  lastEntryEq: null,
  lastEntryGt: null,
  lastEntryLt: null,
  tag: null,
  psid: null,
  nsid: null,
  lsid: null,
};

const SRH: readonly Case[] = [
  { save: "-m srh", list: "srh", node: NO_SRH },
  {
    save: "-m srh ! --srh-next-hdr 17 --srh-hdr-len-eq 8 ! --srh-hdr-len-gt 9 --srh-hdr-len-lt 10",
    list: "srh next-hdr:!17 hdr-len-eq:8 hdr-len-gt:!9 hdr-len-lt:10",
    node: {
      ...NO_SRH,
      nextHdr: number(17, true),
      hdrLenEq: number(8),
      hdrLenGt: number(9, true),
      hdrLenLt: number(10),
    },
  },
  {
    save: "-m srh --srh-segs-left-eq 1 ! --srh-segs-left-gt 2 --srh-segs-left-lt 3",
    list: "srh segs-left-eq:1 segs-left-gt:!2 segs-left-lt:3",
    node: { ...NO_SRH, segsLeftEq: number(1), segsLeftGt: number(2, true), segsLeftLt: number(3) },
  },
  {
    save: "-m srh --srh-last-entry-eq 4 ! --srh-last-entry-gt 5 --srh-last-entry-lt 6 ! --srh-tag 65535",
    list: "srh last-entry-eq:4 last-entry-gt:!5 last-entry-lt:6 tag:!65535",
    node: {
      ...NO_SRH,
      lastEntryEq: number(4),
      lastEntryGt: number(5, true),
      lastEntryLt: number(6),
      tag: number(65535, true),
    },
  },
  {
    save: "-m srh --srh-psid a::/64 ! --srh-nsid b::/128 --srh-lsid c::/0",
    list: "srh psid  a::/64 nsid ! b::/128 lsid  c::/0",
    node: {
      ...NO_SRH,
      psid: { negated: false, cidr: "a::/64" },
      nsid: { negated: true, cidr: "b::/128" },
      lsid: { negated: false, cidr: "c::/0" },
    },
  },
];

const TRANSPORT: readonly Case[] = [
  { save: "-m dccp", list: "dccp", node: { name: "dccp", ...anyPorts } },
  {
    save: "-m dccp --dport 5000:5010 ! --dccp-types REQUEST,RESET,INVALID ! --dccp-option 7",
    list: "dccp dpts:5000:5010 ! 0,7,10,11,12,13,14,15 option=!7",
    named: "dccp dpts:5000:5010 ! REQUEST,RESET,INVALID option=!7",
    node: {
      name: "dccp",
      sourcePorts: null,
      destinationPorts: { from: 5000, to: 5010, negated: false },
      dccpTypes: { negated: true, values: ["REQUEST", "RESET", "INVALID"] },
      dccpOption: number(7, true),
    },
  },
  {
    save: "-m dccp --dccp-types RESPONSE,DATA,ACK,DATAACK,CLOSEREQ,CLOSE,SYNC,SYNCACK",
    list: "dccp 1,2,3,4,5,6,8,9",
    named: "dccp RESPONSE,DATA,ACK,DATAACK,CLOSEREQ,CLOSE,SYNC,SYNCACK",
    node: {
      name: "dccp",
      ...anyPorts,
      dccpTypes: {
        negated: false,
        values: ["RESPONSE", "DATA", "ACK", "DATAACK", "CLOSEREQ", "CLOSE", "SYNC", "SYNCACK"],
      },
    },
  },
  {
    save: "-m sctp --dport 38412",
    list: "sctp dpt:38412",
    node: { name: "sctp", sourcePorts: null, destinationPorts: { from: 38412, to: 38412, negated: false } },
  },
  {
    save: "-m sctp --chunk-types any DATA:Be,INIT",
    list: "sctp any 0x0000:Be,0x0001",
    named: "sctp any DATA:Be,INIT",
    node: {
      name: "sctp",
      ...anyPorts,
      chunkTypes: { negated: false, mode: "any", chunks: [{ type: "DATA", flags: "Be" }, { type: "INIT" }] },
    },
  },
  {
    save: "-m sctp ! --sport 5 ! --chunk-types only ABORT:T,SHUTDOWN_COMPLETE:t,I_DATA,ASCONF_ACK,ASCONF",
    list: "sctp spt:!5 ! only 0x0006:T,0x000E:t,0x0040,0x0080,0x00C1",
    named: "sctp spt:!5 ! only ABORT:T,SHUTDOWN_COMPLETE:t,I_DATA,ASCONF_ACK,ASCONF",
    node: {
      name: "sctp",
      sourcePorts: { from: 5, to: 5, negated: true },
      destinationPorts: null,
      chunkTypes: {
        negated: true,
        mode: "only",
        chunks: [
          { type: "ABORT", flags: "T" },
          { type: "SHUTDOWN_COMPLETE", flags: "t" },
          { type: "I_DATA" },
          { type: "ASCONF_ACK" },
          { type: "ASCONF" },
        ],
      },
    },
  },
  {
    save: "-m sctp --chunk-types all ALL",
    list: "sctp all ALL",
    node: { name: "sctp", ...anyPorts, chunkTypes: { negated: false, mode: "all", chunks: "ALL" } },
  },
  {
    save: "-m sctp ! --chunk-types any NONE",
    list: "sctp ! any NONE",
    node: { name: "sctp", ...anyPorts, chunkTypes: { negated: true, mode: "any", chunks: "NONE" } },
  },
];

const OTHERS: readonly Case[] = [
  {
    save: "-m cluster ! --cluster-local-nodemask 0x40000000 --cluster-total-nodes 32 --cluster-hash-seed 0x00000001",
    list: "cluster !node_mask=0x40000000 total_nodes=32 hash_seed=0x00000001",
    node: { name: "cluster", negated: true, nodeMask: 0x40000000, totalNodes: 32, hashSeed: 1 },
  },
  {
    save: "-m cluster --cluster-local-nodemask 0x00000002 --cluster-total-nodes 2 --cluster-hash-seed 0xfeedcafe",
    list: "cluster node_mask=0x00000002 total_nodes=2 hash_seed=0xfeedcafe",
    node: { name: "cluster", negated: false, nodeMask: 2, totalNodes: 2, hashSeed: 0xfeedcafe },
  },
  {
    save: '-m connlabel ! --label "40" --set',
    list: "connlabel ! 40 set",
    node: { name: "connlabel", negated: true, label: 40, set: true },
  },
  {
    save: '-m connlabel --label "eth0 in"',
    list: "connlabel 'eth0 in'",
    node: { name: "connlabel", negated: false, label: "eth0 in", set: false },
  },
  { save: "-m cpu ! --cpu 0", list: "cpu ! 0", node: { name: "cpu", negated: true, cpu: 0 } },
  { save: "-m cpu --cpu 4294967295", list: "cpu 4294967295", node: { name: "cpu", negated: false, cpu: 4294967295 } },
  {
    save: "-m devgroup --src-group 0x5 ! --dst-group 0x1/0xff",
    list: "src-group 0x5 ! dst-group 0x1/0xff",
    node: {
      name: "devgroup",
      srcGroup: { negated: false, value: 5, mask: 0xffffffff },
      dstGroup: { negated: true, value: 1, mask: 255 },
    },
  },
  {
    save: "-m devgroup ! --src-group default",
    list: "! src-group default",
    node: { name: "devgroup", srcGroup: { negated: true, name: "default" }, dstGroup: null },
  },
  {
    save: "-m realm --realm 0x1/0x2a",
    list: "realm 0x1/0x2a",
    node: { name: "realm", realm: { negated: false, value: 1, mask: 42 } },
  },
  {
    save: "-m realm ! --realm cosmos",
    list: "! realm cosmos",
    node: { name: "realm", realm: { negated: true, name: "cosmos" } },
  },
];

const noRates = { rateest1: "RE1", rateest2: null, delta: false, negated: false, bps: null, pps: null };

const RATEEST: readonly Case[] = [
  {
    save: "-m rateest --rateest RE1 --rateest-lt --rateest-bps 8bit",
    list: "rateest match RE1 bps 1 lt",
    named: "rateest match RE1 bps 8bit lt",
    node: { name: "rateest", ...noRates, mode: "lt", bps: { first: null, second: 1 } },
  },
  {
    save: "-m rateest --rateest RE1 ! --rateest-gt --rateest-bps 5000Kbit",
    list: "rateest match RE1 bps 625000 ! gt",
    named: "rateest match RE1 bps 5000Kbit ! gt",
    node: { name: "rateest", ...noRates, negated: true, mode: "gt", bps: { first: null, second: 625000 } },
  },
  {
    save: "-m rateest --rateest RE1 --rateest-eq --rateest-bps 3000Mbit",
    list: "rateest match RE1 bps 375000000 eq",
    named: "rateest match RE1 bps 3000Mbit eq",
    node: { name: "rateest", ...noRates, mode: "eq", bps: { first: null, second: 375_000_000 } },
  },
  {
    save: "-m rateest --rateest RE1 --rateest-eq --rateest-pps 5",
    list: "rateest match RE1 pps eq 5",
    node: { name: "rateest", ...noRates, mode: "eq", pps: { first: null, second: 5 } },
  },
  {
    save: "-m rateest --rateest-delta --rateest RE1 --rateest-bps1 8bit --rateest-lt --rateest-bps2 16bit",
    list: "rateest match RE1 delta bps 1 2 lt",
    named: "rateest match RE1 delta bps 8bit 16bit lt",
    node: { name: "rateest", ...noRates, delta: true, mode: "lt", bps: { first: 1, second: 2 } },
  },
  {
    save: "-m rateest --rateest-delta --rateest RE1 --rateest-pps1 8 ! --rateest-lt --rateest-pps2 9",
    list: "rateest match RE1 delta pps 8 ! lt 9",
    node: { name: "rateest", ...noRates, delta: true, negated: true, mode: "lt", pps: { first: 8, second: 9 } },
  },
  {
    save: "-m rateest --rateest1 RE1 --rateest-lt --rateest-bps --rateest2 RE2",
    list: "rateest match RE1 bps lt RE2 bps",
    node: { name: "rateest", ...noRates, rateest2: "RE2", mode: "lt", bps: { first: null, second: null } },
  },
  {
    save: "-m rateest --rateest1 RE1 ! --rateest-gt --rateest-pps --rateest2 5",
    list: "rateest match RE1 pps ! gt 5 pps",
    node: {
      name: "rateest",
      ...noRates,
      rateest2: "5",
      negated: true,
      mode: "gt",
      pps: { first: null, second: null },
    },
  },
  {
    save: "-m rateest --rateest-delta --rateest1 RE1 --rateest-bps1 8bit --rateest-eq --rateest-bps2 16bit --rateest2 RE2",
    list: "rateest match RE1 delta bps 1 eq RE2 bps 2",
    named: "rateest match RE1 delta bps 8bit eq RE2 bps 16bit",
    node: { name: "rateest", ...noRates, rateest2: "RE2", delta: true, mode: "eq", bps: { first: 1, second: 2 } },
  },
  {
    save: "-m rateest --rateest RE1 --rateest-lt --rateest-bps 8bit --rateest-pps 5",
    list: "rateest match RE1 bps 1 lt pps lt 5",
    named: "rateest match RE1 bps 8bit lt pps lt 5",
    node: {
      name: "rateest",
      ...noRates,
      mode: "lt",
      bps: { first: null, second: 1 },
      pps: { first: null, second: 5 },
    },
  },
  {
    save: "-m rateest --rateest-delta --rateest1 RE1 --rateest-bps1 8bit --rateest-gt --rateest-bps2 16bit --rateest-pps1 3 --rateest-pps2 4 --rateest2 RE2",
    list: "rateest match RE1 delta bps 1 pps 3 gt RE2 bps 2 pps 4",
    named: "rateest match RE1 delta bps 8bit pps 3 gt RE2 bps 16bit pps 4",
    node: {
      name: "rateest",
      ...noRates,
      rateest2: "RE2",
      delta: true,
      mode: "gt",
      bps: { first: 1, second: 2 },
      pps: { first: 3, second: 4 },
    },
  },
];

/** What a listing loses. */
const LOSSY: readonly Case[] = [
  {
    save: "-m osf ! --genre linux --ttl 0 --log 2",
    list: "OS fingerprint match ! linux",
    unlisted: { ttl: 0, log: 2 },
    node: { name: "osf", negated: true, genre: "linux" },
  },
  {
    save: "-m osf --genre linux",
    list: "OS fingerprint match linux",
    unlisted: { ttl: null, log: null },
    node: { name: "osf", negated: false, genre: "linux" },
  },
  {
    save: "-m quota ! --quota 2048",
    list: "quota: 2048 bytes",
    unlisted: { negated: true },
    node: { name: "quota", bytes: 2048 },
  },
  {
    save: "-m quota --quota 18446744073709551615",
    list: "quota: 18446744073709551615 bytes",
    unlisted: { negated: false },
    node: { name: "quota", bytes: "18446744073709551615" },
  },
];

const CASES: readonly Case[] = [...IPSEC, ...HEADERS, ...SRH, ...TRANSPORT, ...OTHERS, ...RATEEST, ...LOSSY];
const LISTED: readonly (readonly [text: string, entry: Case])[] = CASES.flatMap((entry) => [
  [`${row("ACCEPT", gap(entry.list))}\n`, entry] as const,
  [`${anywhere(row("ACCEPT", gap(entry.named ?? entry.list)))}\n`, entry] as const,
]);

/** The tool prints a blank before every text but this. */
function gap(list: string): string {
  return list.startsWith("eui64") ? list : ` ${list}`;
}

/** The row as it is without `-n`. */
function anywhere(text: string): string {
  return text.replaceAll("0.0.0.0/0", "anywhere ");
}

const node = (value: Readonly<Record<string, unknown>>): unknown => [{ kind: "match", ...value }];

describe("a listing and the save form give the same values, and print back", () => {
  test.each(LISTED)("%s", (text, entry) => {
    expect(bare(onlyRule(text).matches)).toEqual(node(entry.node));
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test.each(CASES)("$save", ({ save, node: values, unlisted }) => {
    const text = `-A X -p tcp ${save} -j ACCEPT\n`;
    const rule = onlyRule(text);
    expect(bare(rule.matches)).toEqual(node({ ...values, ...unlisted }));
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test.each(CASES.filter(({ unlisted }) => unlisted === undefined))(
    "from one to the other: $save",
    ({ save, list, named }) => {
      const listed = onlyRule(row("ACCEPT", gap(list)));
      expect(printRuleSpec(listed, "X")).toBe(`-A X -p tcp ${save} -j ACCEPT`);
      const { ast } = parseIptables(`-A X -p tcp ${save} -j ACCEPT\n`);
      expect(printIptablesList(ast, { numeric: true })).toContain(`0.0.0.0/0           ${gap(list)}\n`);
      const isPort = named?.includes("tcpmux") === true;
      if (!isPort) expect(printIptablesList(ast)).toContain(`anywhere            ${gap(named ?? list)}\n`);
    },
  );

  test.each(LOSSY)("nothing is invented for what is lost: $save", ({ save, list, unlisted }) => {
    const printed = printRuleSpec(onlyRule(row("ACCEPT", ` ${list}`)), "X");
    const options = Object.entries(unlisted ?? {}).flatMap(([key, value]) =>
      typeof value === "number" ? ` --${key} ${value}` : "",
    );
    const known = options.reduce((text, option) => text.replace(option, ""), save);
    expect(printed).toBe(`-A X -p tcp ${known.replace("quota ! ", "quota ")} -j ACCEPT`);
  });

  test.each(CASES)("its span is its text: $list", ({ list }) => {
    const text = row("DROP", ` /* before */ ${list} /* behind */`);
    const { span } = onlyRule(text).matches[1] ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe(list.trimEnd());
  });
});

/** Whether a text and the text printed of it give equal trees. */
function survives(text: string): void {
  const { ast } = parseIptables(text);
  const tree = (of: RulesetNode): unknown => bare(of);
  expect(tree(parseIptables(printIptables(ast)).ast)).toEqual(tree(ast));
}

describe("cut anywhere, a rule is read and printed all the same", () => {
  test.each(CASES)("$save", ({ save, list, named }) => {
    for (const text of [row("ACCEPT", gap(list)), row("ACCEPT", gap(named ?? list)), `-A X ${save}`]) {
      for (let end = text.length - Math.max(list.length, save.length); end < text.length; end++) {
        survives(`${text.slice(0, end)}\n`);
        survives(`${text.slice(0, end)}x\n`);
      }
    }
  });

  test.each(CASES)("next to itself: $save", ({ save, list }) => {
    survives(`${row("ACCEPT", ` ${list} ${list} ${list}`)}\n`);
    survives(`-A X ${save} ${save} -j ACCEPT\n`);
  });
});

describe("options that only people write", () => {
  test.each([
    ["-m ah --ahspi 0:4294967295 --ahlen 0", "-m ah"],
    ["-m ah --ahspi 5: --ahlen 0x10", "-m ah --ahspi 5:4294967295 --ahlen 16"],
    ["-m esp ! --espspi :5", "-m esp ! --espspi 0:5"],
    [
      "-m cluster --cluster-total-nodes 32 ! --cluster-local-node 32 --cluster-hash-seed 7",
      "-m cluster ! --cluster-local-nodemask 0x80000000 --cluster-total-nodes 32 --cluster-hash-seed 0x00000007",
    ],
    ["-m connlabel --label 0x28", '-m connlabel --label "40"'],
    ["-m dccp --dccp-types invalid,Request", "-m dccp --dccp-types REQUEST,INVALID"],
    ["-m sctp --chunk-types ANY init,data:ebu", "-m sctp --chunk-types any DATA:ube,INIT"],
    ["-m sctp --chunk-types only all", "-m sctp --chunk-types only ALL"],
    ["-m devgroup --src-group 32", "-m devgroup --src-group 0x20"],
    ["-m hbh --hbh-opts 0x5:255", "-m hbh --hbh-opts 5"],
    ["-m ipv6header --header 59,hop,0", "-m ipv6header --header hop-by-hop,ipv6-nonxt"],
    ["-m mh --mh-type bu:", "-m mh --mh-type 5:255"],
    ["-m mh --mh-type :Binding-Error", "-m mh --mh-type 0:7"],
    ["-m mh --mh-type 0:255", "-m mh"],
    ["-p mobility-header --mh-type ba", "-p mobility-header -m mh --mh-type 6"],
    ["-p ah --ahspi 5", "-p ah -m ah --ahspi 5"],
    ["-m srh --srh-psid FD00::1", "-m srh --srh-psid fd00::1/128"],
    ["-m rt --rt-0-addrs 0:0::1", "-m rt --rt-0-addrs ::1"],
    [
      "-m rateest --rateest1 A --rateest-bps2 1.5MBps --rateest-gt",
      "-m rateest --rateest A --rateest-gt --rateest-bps 12000Kbit",
    ],
    [
      "-m rateest --rateest A --rateest-bps 800 --rateest-gt",
      "-m rateest --rateest A --rateest-gt --rateest-bps 800bit",
    ],
    [
      "-m rateest --rateest A --rateest-gt --rateest-bps 1000008bit",
      "-m rateest --rateest A --rateest-gt --rateest-bps 1000Kbit",
    ],
    [
      "-m rateest --rateest A --rateest-gt --rateest-bps 1000500000bit",
      "-m rateest --rateest A --rateest-gt --rateest-bps 1000Mbit",
    ],
    [
      "-m rateest --rateest A --rateest-gt --rateest-bps 1001500000bit",
      "-m rateest --rateest A --rateest-gt --rateest-bps 1002Mbit",
    ],
    [
      "-m rateest --rateest A --rateest-gt --rateest-bps 1Gibit",
      "-m rateest --rateest A --rateest-gt --rateest-bps 1074Mbit",
    ],
  ])("%s is printed as %s", (written, printed) => {
    const rule = specRule(`-A X ${written}`);
    expect(printRuleSpec(rule, "X")).toBe(`-A X ${printed}`);
    expect(JSON.stringify(rule)).not.toContain("opaque");
  });
});

describe("spellings of other versions", () => {
  test("1.4.21 runs the ! of quota into the name", () => {
    const text = "-A X -m quota!  --quota 2048 -j DROP\n-A X -m quota --quota 5\n";
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics).toEqual([]);
    expect(rulesOf(ast).map(({ matches }) => bare(matches))).toEqual([
      node({ name: "quota", negated: true, bytes: 2048 }),
      node({ name: "quota", negated: false, bytes: 5 }),
    ]);
    expect(ast.tables[0]?.wordings).toEqual(["quota-glued-not"]);
    expect(printIptables(ast)).toBe(text);
  });

  test.each([
    ["dst ", ["dst-blank"]],
    ["dst length:42 ", ["dst-blank"]],
    ["dst opts 149:92,12:12  cpu 1", ["dst-blank"]],
    ["hbh opts 1:2,3 ", ["hbh-blank"]],
    ["ipv6header flags:dst,route,frag,auth,none", ["ipv6header-short"]],
    ["dst opts 149:92,12:12 cpu 1", undefined],
    ["ipv6header flags:hop-by-hop,esp,protocol", undefined],
  ])("%s", (list, wordings) => {
    const text = `${anywhere(row("DROP", ` ${list}`))}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics).toEqual([]);
    expect(ast.tables[0]?.wordings).toEqual(wordings);
    expect(printIptables(ast)).toBe(text);
  });

  test("short names of ipv6header are those of the save form too", () => {
    const text = "-A X -m ipv6header --header route,frag\n";
    const { ast } = parseIptables(text);
    expect(bare(rulesOf(ast)[0]?.matches)).toMatchObject([{ headers: ["ipv6-route", "ipv6-frag"] }]);
    expect(printIptables(ast)).toBe(text);
  });
});

describe("next to other texts", () => {
  const names = (free: string): unknown => onlyRule(row("REJECT", ` ${free}`)).matches.map(({ name }) => name);

  test.each([
    ["ah  length 40 reject-with tcp-reset", ["ah", "length"]],
    ["dccp ! ctstate NEW", ["dccp", "conntrack"]],
    ["dccp ! src-group 0x5", ["dccp", "devgroup"]],
    ["sctp ! realm 0x5", ["sctp", "realm"]],
    ["mh ! realm 0x5", ["mh", "realm"]],
    ["mh cpu 1", ["mh", "cpu"]],
    ["rt length 40", ["rt", "length"]],
    ["frag  reserved length 40", ["frag", "length"]],
    ["srh tag:1 rt tcp dpt:80", ["srh", "rt", "tcp"]],
    ["rateest match RE1 pps eq 5 rateest match RE1 pps eq 6", ["rateest", "rateest"]],
    ["connlabel 40 set socket", ["connlabel", "socket"]],
    ["eui64  hbh dst", ["eui64", "hbh", "dst"]],
  ])("%s", (free, expected) => {
    expect(names(free)).toEqual(expected);
  });

  test("eui64 has no blank before it", () => {
    const { ast } = parseIptables("-A X -m eui64 -m cpu --cpu 1\n-A X -m cpu --cpu 1 -m eui64\n");
    const rows = printIptablesList(ast, { numeric: true }).split("\n");
    expect(rows[2]?.endsWith("0.0.0.0/0           eui64  cpu 1")).toBe(true);
    expect(rows[3]?.endsWith("0.0.0.0/0            cpu 1eui64 ")).toBe(true);
    expect(names("cpu 1eui64  tcp")).toEqual(["cpu", "eui64", "tcp"]);
  });

  test("all ports of DCCP and SCTP are in the save form alone", () => {
    const text = "-A X -p dccp -m dccp --sport 0:65535\n";
    const { ast } = parseIptables(text);
    expect(printIptables(ast)).toBe(text);
    expect(printIptablesList(ast, { numeric: true }).split("\n")[2]?.endsWith(" dccp")).toBe(true);
  });

  test("a rate of the save form is rounded, one of a listing with -n is not", () => {
    const rule = onlyRule(row("ACCEPT", " rateest match RE1 bps 125130 lt"));
    expect(bare(rule.matches)).toMatchObject([{ bps: { first: null, second: 125130 } }]);
    expect(printRuleSpec(rule, "X")).toContain("--rateest-bps 1001Kbit");
    expect(
      printIptablesSave(parseIptables("-A X -m rateest --rateest A --rateest-lt --rateest-bps 1001Kbit\n").ast),
    ).toContain("1001Kbit");
  });
});

describe("what makes no sense is kept as text", () => {
  test.each([
    "-m ah --ahspi x",
    "-m ah --ahspi :",
    "-m ah --ahlen -1",
    "-m esp --espspi 4294967296",
    "-m ipcomp --ipcompspi 1:x",
    "-m cluster --cluster-total-nodes 2 --cluster-hash-seed 1",
    "-m cluster --cluster-total-nodes 2 --cluster-local-node 33 --cluster-hash-seed 1",
    "-m cluster --cluster-local-node 1 --cluster-local-nodemask 1 --cluster-total-nodes 2 --cluster-hash-seed 1",
    "-m connlabel",
    '-m connlabel --label ""',
    "-m connlabel --label it's",
    "-m cpu --cpu x",
    "-m devgroup",
    "-m devgroup --src-group 1/x",
    "-m realm",
    "-m dccp --dccp-types FOO",
    "-m dccp --dccp-types 10",
    "-m dccp --dccp-option 256",
    "-m sctp --chunk-types some DATA",
    "-m sctp --chunk-types any FOO",
    "-m sctp --chunk-types any DATA:X",
    "-m sctp --chunk-types any DATA:Bb",
    "-m sctp --chunk-types any DATA:",
    "-m sctp --chunk-types any DATA,DATA",
    "-m sctp --chunk-types any 0x000F",
    "-m dst --dst-opts 256",
    "-m dst --dst-opts 1,,2",
    "-m dst --dst-opts 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17",
    "-m hbh --hbh-len x",
    "-m frag --fragid x",
    "-m ipv6header",
    "-m ipv6header --header foo",
    "-m mh --mh-type foo",
    "-m mh --mh-type :",
    "-m mh --mh-type 256",
    "-m osf",
    "-m osf --genre linux --ttl 3",
    "-m quota",
    "-m quota --quota x",
    "-m quota!",
    "-m quota! --quota x",
    "-m rt --rt-type x",
    "-m rt --rt-0-addrs 1.2.3.4",
    "-m rt --rt-0-addrs fe80::1%eth0",
    "-m srh --srh-next-hdr 256",
    "-m srh --srh-psid 10.0.0.0/8",
    "-m rateest --rateest A",
    "-m rateest --rateest A --rateest-lt",
    "-m rateest --rateest A --rateest-lt --rateest-bps",
    "-m rateest --rateest A --rateest-lt --rateest-bps 5furlong",
    "-m rateest --rateest A --rateest-lt --rateest-bps1 5bit",
    "-m rateest --rateest A --rateest-lt --rateest-gt --rateest-pps 5",
    "-m rateest --rateest1 A --rateest-lt --rateest-bps 8bit --rateest2 B",
    "-m rateest --rateest A --rateest-lt --rateest-bps 9999Tbps",
  ])("%s", (options) => {
    const text = `-A X ${options}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/bad-option"]);
    expect(printIptables(ast)).toBe(text);
    survives(`${text.trimEnd()} -j ACCEPT\n`);
  });

  test.each([
    "ah spi:x",
    "ah spis5",
    "ah spi:5length:x",
    "esp spi:5x",
    "comp spi:",
    "cluster node_mask=0x2 total_nodes=2",
    "cluster total_nodes=2",
    "connlabel x",
    "connlabel 'never closed",
    "connlabel 'a'b",
    "cpu x",
    "src-group 1/x",
    "realm",
    "dccp option=x",
    "sctp any FOO",
    "sctp any",
    "dst length:x",
    "dst opts 1:x",
    "frag id:x",
    "frag id:5x",
    "ipv6header",
    "ipv6header flags:foo",
    "ipv6header flags:0x00",
    "ipv6header flags:0x1ff",
    "OS fingerprint match",
    "quota: x bytes",
    "quota: 5",
    "rateest match A",
    "rateest match A bps lt",
    "rateest match A bps 5 xx",
    "rateest match A bps 5 lt pps gt 6",
    "rateest match A delta bps lt B bps",
    "rateest match A bps lt B",
    "rateest match A bps pps lt B bps",
    "rt type:x",
    "rt type:0 0-addrs x",
    "srh next-hdr:256",
    "srh psid  x",
  ])("%s", (words) => {
    const text = `${row("ACCEPT", ` ${words}`)}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toContain("iptables/unread-text");
    expect(JSON.stringify(rulesOf(ast)[0]?.matches)).toContain('"opaque"');
    expect(printIptables(ast)).toBe(text);
  });
});
