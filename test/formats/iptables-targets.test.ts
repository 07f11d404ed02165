import { describe, expect, test } from "vitest";
import {
  iptablesLosses,
  parseIptables,
  printIptables,
  printIptablesList,
  printRuleSpec,
} from "../../src/formats/iptables/index.ts";
import { bare, onlyRule, row, rulesOf, specRule } from "./iptables-helpers.ts";

/** A target in all its spellings: the text of `-nL`, that of `-L` where it differs, the options behind `-j NAME`, and what they mean. */
interface Case {
  readonly name: string;
  readonly numeric: string;
  readonly named?: string;
  readonly save: string;
  readonly node: Readonly<Record<string, unknown>>;
  readonly family?: "ipv6";
}

const CASES: readonly Case[] = [
  { name: "AUDIT", numeric: "AUDIT reject", save: "--type reject", node: { type: "reject" } },
  { name: "CHECKSUM", numeric: "CHECKSUM fill", save: "--checksum-fill", node: {} },
  { name: "CLASSIFY", numeric: "CLASSIFY set 1:a", save: "--set-class 0001:000a", node: { major: 1, minor: 10 } },
  {
    name: "CLASSIFY",
    numeric: "CLASSIFY set ffff:0",
    save: "--set-class ffff:0000",
    node: { major: 0xffff, minor: 0 },
  },
  { name: "CLUSTERIP", numeric: "CLUSTERIP", save: "", node: { new: null } },
  {
    name: "CLUSTERIP",
    numeric:
      "CLUSTERIP hashmode=sourceip-sourceport clustermac=01:AA:7B:47:F7:D7 total_nodes=2 local_node=1 hash_init=7",
    save: "--new --hashmode sourceip-sourceport --clustermac 01:AA:7B:47:F7:D7 --total-nodes 2 --local-node 1 --hash-init 7",
    node: {
      new: {
        hashmode: "sourceip-sourceport",
        clustermac: "01:aa:7b:47:f7:d7",
        totalNodes: 2,
        localNode: 1,
        hashInit: 7,
      },
    },
  },
  {
    name: "CONNMARK",
    numeric: "CONNMARK xset 0x1/0x3 left-shift-mark 4",
    save: "--set-xmark 0x1/0x3 --left-shift-mark 4",
    node: { operation: "set", value: 1, mask: 3, leftShiftMark: 4 },
  },
  {
    name: "CONNMARK",
    numeric: "CONNMARK save right-shift-mark 5",
    save: "--save-mark --nfmask 0xffffffff --ctmask 0xffffffff --right-shift-mark 5",
    node: { operation: "save", nfmask: 0xffffffff, ctmask: 0xffffffff, rightShiftMark: 5 },
  },
  {
    name: "CONNMARK",
    numeric: "CONNMARK restore ctmask 0xff nfmask ~0xf",
    save: "--restore-mark --nfmask 0xf --ctmask 0xff",
    node: { operation: "restore", nfmask: 0xf, ctmask: 0xff },
  },
  {
    name: "CONNMARK",
    numeric: "CONNMARK and 0xf",
    save: "--set-xmark 0x0/0xfffffff0",
    node: { operation: "set", value: 0, mask: 0xfffffff0 },
  },
  { name: "CONNSECMARK", numeric: "CONNSECMARK save", save: "--save", node: { operation: "save" } },
  { name: "CONNSECMARK", numeric: "CONNSECMARK restore", save: "--restore", node: { operation: "restore" } },
  { name: "CT", numeric: "CT", save: "", node: { notrack: false } },
  { name: "CT", numeric: "CT notrack", save: "--notrack", node: { notrack: true } },
  {
    name: "CT",
    numeric: "CT helper ftp timeout slow ctevents new,destroy,natseqinfo expevents new zone 7",
    save: "--helper ftp --timeout slow --ctevents new,destroy,natseqinfo --expevents new --zone 7",
    node: {
      notrack: false,
      helper: "ftp",
      timeout: "slow",
      ctevents: ["new", "destroy", "natseqinfo"],
      expevents: ["new"],
      zone: 7,
    },
  },
  { name: "CT", numeric: "CT zone mark", save: "--zone mark", node: { notrack: false, zone: "mark" } },
  { name: "CT", numeric: "CT zone-orig 5", save: "--zone-orig 5", node: { notrack: false, zoneOrig: 5 } },
  {
    name: "CT",
    numeric: "CT zone-reply mark",
    save: "--zone-reply mark",
    node: { notrack: false, zoneReply: "mark" },
  },
  {
    name: "DNAT",
    numeric: "to:1.2.3.4:5000-5100/6000 random persistent",
    save: "--to-destination 1.2.3.4:5000-5100/6000 --random --persistent",
    node: {
      toDestination: { address: "1.2.3.4", ports: { from: 5000, to: 5100, base: 6000 } },
      random: true,
      persistent: true,
    },
  },
  {
    name: "DNPT",
    numeric: "DNPT src-pfx fd00:1::/48 dst-pfx 2001:db8:1::/48",
    save: "--src-pfx fd00:1::/48 --dst-pfx 2001:db8:1::/48",
    node: { srcPfx: "fd00:1::/48", dstPfx: "2001:db8:1::/48" },
    family: "ipv6",
  },
  { name: "DSCP", numeric: "DSCP set 0x0a", save: "--set-dscp 0x0a", node: { dscp: 10 } },
  { name: "ECN", numeric: "ECN TCP remove", save: "--ecn-tcp-remove", node: { ecnTcpEce: 0, ecnTcpCwr: 0 } },
  { name: "ECN", numeric: "ECN CWR=0", save: "--ecn-tcp-cwr 0", node: { ecnTcpCwr: 0 } },
  {
    name: "ECN",
    numeric: "ECN ECE=0 CWR=0 ECT codepoint=2",
    save: "--ecn-tcp-ece 0 --ecn-tcp-cwr 0 --ecn-ip-ect 2",
    node: { ecnTcpEce: 0, ecnTcpCwr: 0, ecnIpEct: 2 },
  },
  {
    name: "HL",
    numeric: "HL decrement by 1",
    save: "--hl-dec 1",
    node: { operation: "dec", value: 1 },
    family: "ipv6",
  },
  {
    name: "HMARK",
    numeric: "HMARK mod 42 + 0xffffffff ct, src-prefix 32 dst-prefix 0 sport-mask 0x3 proto-mask 0x5 rnd 0x4 ",
    save: "--hmark-src-prefix 32 --hmark-dst-prefix 0 --hmark-sport-mask 0x0003 --hmark-proto-mask 0x05 --hmark-rnd 0x00000004 --hmark-mod 42 --hmark-offset 4294967295 --hmark-tuple ct",
    node: {
      mod: 42,
      offset: 0xffffffff,
      tuple: ["ct"],
      srcPrefix: 32,
      dstPrefix: 0,
      sportMask: 3,
      protoMask: 5,
      rnd: 4,
    },
  },
  {
    name: "HMARK",
    numeric: "HMARK mod 4 src-prefix  dst-prefix 24 spi-mask 0xffffffff sport 0x5 dport 0x6 spi 0x7 rnd 0x1 ",
    save: "--hmark-src-prefix 128 --hmark-dst-prefix 24 --hmark-spi-mask 0xffffffff --hmark-sport 0x0005 --hmark-dport 0x0006 --hmark-spi 0x00000007 --hmark-rnd 0x00000001 --hmark-mod 4",
    node: { mod: 4, srcPrefix: 128, dstPrefix: 24, spiMask: 0xffffffff, sport: 5, dport: 6, spi: 7, rnd: 1 },
    family: "ipv6",
  },
  {
    name: "IDLETIMER",
    numeric: "timeout:42 label:foo",
    save: "--timeout 42 --label foo",
    node: { timeout: 42, label: "foo", alarm: false },
  },
  {
    name: "IDLETIMER",
    numeric: "timeout:42 label:foo alarm",
    save: "--timeout 42 --label foo --alarm",
    node: { timeout: 42, label: "foo", alarm: true },
  },
  {
    name: "LED",
    numeric: 'led-trigger-id:"a \\"b\\" \\\\c" led-delay:42ms led-always-blink',
    save: '--led-trigger-id "a \\"b\\" \\\\c" --led-delay 42 --led-always-blink',
    node: { triggerId: 'a "b" \\c', delay: 42, alwaysBlink: true },
  },
  {
    name: "LED",
    numeric: 'led-trigger-id:"foo" led-delay:0ms',
    save: '--led-trigger-id "foo"',
    node: { triggerId: "foo", delay: 0, alwaysBlink: false },
  },
  {
    name: "LED",
    numeric: 'led-trigger-id:"foo" led-delay:inf',
    save: '--led-trigger-id "foo" --led-delay -1',
    node: { triggerId: "foo", delay: "inf", alwaysBlink: false },
  },
  {
    name: "LED",
    numeric: 'led-trigger-id:"foo" led-delay:-1294967296ms',
    save: '--led-trigger-id "foo" --led-delay -1294967296',
    node: { triggerId: "foo", delay: 3000000000, alwaysBlink: false },
  },
  {
    name: "LOG",
    numeric: 'LOG flags 44 level 3 prefix "a "b" \\c "',
    named: 'LOG level err ip-options uid macdecode prefix "a "b" \\c "',
    save: '--log-prefix "a \\"b\\" \\\\c " --log-level 3 --log-ip-options --log-uid --log-macdecode',
    node: {
      level: 3,
      tcpSequence: false,
      tcpOptions: false,
      ipOptions: true,
      uid: true,
      macdecode: true,
      prefix: 'a "b" \\c ',
    },
  },
  {
    name: "NETMAP",
    numeric: "to:1.2.3.4/32",
    save: "--to 1.2.3.4/32",
    node: { to: "1.2.3.4/32" },
  },
  {
    name: "NETMAP",
    numeric: "to:1.0.3.0/255.0.255.0",
    save: "--to 1.0.3.0/255.0.255.0",
    node: { to: { address: "1.0.3.0", mask: "255.0.255.0" } },
  },
  {
    name: "NFLOG",
    numeric: 'nflog-prefix "it\\\'s \\"x\\" \\\\ y" nflog-group 7 nflog-size 0 nflog-threshold 9',
    save: '--nflog-prefix "it\\\'s \\"x\\" \\\\ y" --nflog-group 7 --nflog-size 0 --nflog-threshold 9',
    node: { prefix: 'it\'s "x" \\ y', group: 7, size: 0, threshold: 9 },
  },
  { name: "NFLOG", numeric: "nflog-range 12", save: "--nflog-range 12", node: { range: 12 } },
  { name: "NFLOG", numeric: "", save: "", node: {} },
  {
    name: "RATEEST",
    numeric: "name RE1 interval 250.0ms ewmalog 500.0ms",
    save: "--rateest-name RE1 --rateest-interval 250.0ms --rateest-ewmalog 500.0ms",
    node: { rateestName: "RE1", interval: 250_000, ewmalog: 500_000 },
  },
  {
    name: "RATEEST",
    numeric: "name RE1 interval 8.0s ewmalog 2048.0s",
    save: "--rateest-name RE1 --rateest-interval 8.0s --rateest-ewmalog 2048.0s",
    node: { rateestName: "RE1", interval: 8_000_000, ewmalog: 2_048_000_000 },
  },
  {
    name: "SECMARK",
    numeric: "SECMARK selctx system_u:object_r:httpd_packet_t:s0",
    save: "--selctx system_u:object_r:httpd_packet_t:s0",
    node: { selctx: "system_u:object_r:httpd_packet_t:s0" },
  },
  {
    name: "SET",
    numeric: "add-set weave-|L%qB)lX[ src,dst exist timeout 30 del-set other dst",
    save: "--add-set weave-|L%qB)lX[ src,dst --exist --timeout 30 --del-set other dst",
    node: {
      addSet: { set: "weave-|L%qB)lX[", flags: ["src", "dst"] },
      exist: true,
      timeout: 30,
      delSet: { set: "other", flags: ["dst"] },
      mapMark: false,
      mapPrio: false,
      mapQueue: false,
    },
  },
  {
    name: "SET",
    numeric: "map-set m src map-mark map-prio map-queue",
    save: "--map-set m src --map-mark --map-prio --map-queue",
    node: {
      exist: false,
      mapSet: { set: "m", flags: ["src"] },
      mapMark: true,
      mapPrio: true,
      mapQueue: true,
    },
  },
  {
    name: "SNPT",
    numeric: "SNPT src-pfx ::/0 dst-pfx fd00:1::/48",
    save: "--dst-pfx fd00:1::/48",
    node: { srcPfx: "::/0", dstPfx: "fd00:1::/48" },
    family: "ipv6",
  },
  {
    name: "SYNPROXY",
    numeric: "SYNPROXY sack-perm timestamp wscale 9 mss 1460 ecn ",
    save: "--sack-perm --timestamp --wscale 9 --mss 1460 --ecn",
    node: { sackPerm: true, timestamp: true, wscale: 9, mss: 1460, ecn: true },
  },
  { name: "SYNPROXY", numeric: "SYNPROXY ", save: "", node: { sackPerm: false, timestamp: false, ecn: false } },
  {
    name: "TCPOPTSTRIP",
    numeric: "TCPOPTSTRIP options 2,3,4,5,6,8,19,254",
    named: "TCPOPTSTRIP options mss,wscale,sack-permitted,sack,6,timestamp,md5,254",
    save: "--strip-options 2,3,4,5,6,8,19,254",
    node: { stripOptions: [2, 3, 4, 5, 6, 8, 19, 254] },
  },
  { name: "TCPOPTSTRIP", numeric: "", save: "", node: { stripOptions: [] } },
  { name: "TEE", numeric: "TEE gw:1.2.3.4", save: "--gateway 1.2.3.4", node: { gateway: "1.2.3.4" } },
  {
    name: "TEE",
    numeric: "TEE gw:fd00::9 oif=eth1",
    save: "--gateway fd00::9 --oif eth1",
    node: { gateway: "fd00::9", oif: "eth1" },
    family: "ipv6",
  },
  {
    name: "TOS",
    numeric: "TOS set 0x10/0xff",
    save: "--set-tos 0x10/0xff",
    node: { value: 0x10, mask: 0xff },
  },
  {
    name: "TOS",
    numeric: "TOS set 0x10/0x3f",
    named: " TOS setMinimize-Delay",
    save: "--set-tos 0x10/0x3f",
    node: { value: 0x10, mask: 0x3f },
  },
  {
    name: "TOS",
    numeric: "TOS set 0x00/0x3f",
    named: " TOS setNormal-Service",
    save: "--set-tos 0x00/0x3f",
    node: { value: 0, mask: 0x3f },
  },
  {
    name: "TOS",
    numeric: "TOS set 0x05/0x3f",
    save: "--set-tos 0x05/0x3f",
    node: { value: 5, mask: 0x3f },
  },
  {
    name: "TOS",
    numeric: "TOS set 0x00/0xed",
    named: "TOS and 0x12",
    save: "--set-tos 0x00/0xed",
    node: { value: 0, mask: 0xed },
  },
  {
    name: "TOS",
    numeric: "TOS set 0x12/0x12",
    named: "TOS or 0x12",
    save: "--set-tos 0x12/0x12",
    node: { value: 0x12, mask: 0x12 },
  },
  {
    name: "TOS",
    numeric: "TOS set 0x12/0x00",
    named: "TOS xor 0x12",
    save: "--set-tos 0x12/0x00",
    node: { value: 0x12, mask: 0 },
  },
  {
    name: "TPROXY",
    numeric: "TPROXY redirect 0.0.0.0:0 mark 0x5/0xffffffff",
    save: "--on-port 0 --on-ip 0.0.0.0 --tproxy-mark 0x5/0xffffffff",
    node: { onPort: 0, onIp: "0.0.0.0", tproxyMark: { value: 5, mask: 0xffffffff } },
  },
  { name: "TRACE", numeric: "", save: "", node: {} },
  { name: "TTL", numeric: "TTL set to 64", save: "--ttl-set 64", node: { operation: "set", value: 64 } },
  { name: "TTL", numeric: "TTL increment by 1", save: "--ttl-inc 1", node: { operation: "inc", value: 1 } },
  {
    name: "ULOG",
    numeric: 'ULOG copy_range 0 nlgroup 1 prefix "a "b" " queue_threshold 1',
    save: '--ulog-prefix "a \\"b\\" "',
    node: { nlgroup: 1, cprange: 0, qthreshold: 1, prefix: 'a "b" ' },
  },
  {
    name: "ULOG",
    numeric: "ULOG copy_range 48 nlgroup 32 queue_threshold 50",
    save: "--ulog-nlgroup 32 --ulog-cprange 48 --ulog-qthreshold 50",
    node: { nlgroup: 32, cprange: 48, qthreshold: 50 },
  },
];

const forFamily = (text: string, family: Case["family"]): string =>
  family === "ipv6" ? text.replaceAll("0.0.0.0/0", "::/0     ") : text;

/** A row of `-nL`. */
const numericRow = ({ name, numeric, family }: Case, protocol = "tcp"): string =>
  forFamily(row(name, numeric === "" ? "" : ` ${numeric}`, protocol), family);

/** A row of `-L`. */
const namedRow = ({ name, numeric, named = numeric }: Case): string =>
  row(name, named === "" ? "" : ` ${named}`).replaceAll("0.0.0.0/0", "anywhere ");

const spec = ({ name, save }: Case): string => `-A X -p tcp -j ${name}${save === "" ? "" : ` ${save}`}`;

/** The last line of a text. */
const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

describe("a target means the same in each form, and prints as each", () => {
  test.each(CASES)("$name $save", (known) => {
    const { name, node, family } = known;
    const expected = { kind: "target", name, ...node };
    expect(bare(onlyRule(`${numericRow(known)}\n`).target)).toEqual(expected);
    expect(bare(onlyRule(`${namedRow(known)}\n`).target)).toEqual(expected);
    expect(bare(specRule(spec(known)).target)).toEqual(expected);

    for (const text of [`${numericRow(known)}\n`, `${namedRow(known)}\n`, `${spec(known)}\n`])
      expect(printIptables(parseIptables(text).ast)).toBe(text);
    for (const text of [numericRow(known), namedRow(known)])
      expect(printRuleSpec(onlyRule(text), "X")).toBe(spec(known));

    const { ast } = parseIptables(spec(known), family === undefined ? {} : { family });
    const listed = (numeric: boolean): string => lastLine(printIptablesList(ast, { numeric })).trimEnd();
    expect(listed(true)).toBe(numericRow(known, "6").trimEnd());
    expect(listed(false)).toBe(namedRow(known).trimEnd());
  });

  test.each(CASES)("its place is that of its text, or of its name without one: $name $numeric", (known) => {
    for (const [text, words] of [
      [numericRow(known), known.numeric],
      [namedRow(known), known.named ?? known.numeric],
    ] as const) {
      const { span } = onlyRule(text).target ?? { span: { start: 0, end: 0 } };
      expect(text.slice(span.start, span.end)).toBe(words === "" ? known.name : words.trim());
    }
  });

  test.each(CASES)("it is read behind matches: $name $numeric", (known) => {
    const { name, node, numeric, family } = known;
    const rule = onlyRule(forFamily(row(name, ` tcp dpt:80 /* ${name} x */${numeric && ` ${numeric}`}`), family));
    expect(bare(rule.target)).toEqual({ kind: "target", name, ...node });
    expect(rule.matches.map((match) => match.name)).toEqual(["tcp", "comment"]);
  });
});

test("a name in place of the gateway's address is kept and not looked up", () => {
  const text = `${row("TEE", " TEE gw:localhost oif=eth0").replaceAll("0.0.0.0/0", "anywhere ")}\n`;
  const rule = onlyRule(text);
  expect(bare(rule.target)).toEqual({ kind: "target", name: "TEE", gateway: { host: "localhost" }, oif: "eth0" });
  expect(printIptables(parseIptables(text).ast)).toBe(text);
  expect(printRuleSpec(rule, "X")).toBe("-A X -p tcp -j TEE --gateway localhost --oif eth0");
  const [loss] = iptablesLosses(parseIptables(text).ast).filter(({ code }) => code === "iptables/lost-host-address");
  expect(text.slice(loss?.span.start, loss?.span.end)).toBe("TEE gw:localhost oif=eth0");
});

test("a general option is not short for one of a target", () => {
  const rule = specRule("-A X -j DNPT --src-pfx fd00:1::/48 --dst fd00::9");
  expect(bare(rule.target)).toEqual({ kind: "target", name: "DNPT", srcPfx: "fd00:1::/48", dstPfx: "::/0" });
  expect(rule.destination).toEqual({ negated: false, cidr: "fd00::9/128" });
});

test("of texts that ran together the last is the target's, and the words keep their order", () => {
  const text = `${row("SET", " flux add-set a src capacitor del-set b dst")}\n`;
  const { ast } = parseIptables(text);
  expect(rulesOf(ast)[0]?.target).toMatchObject({ name: "SET", delSet: { set: "b", flags: ["dst"] } });
  expect(bare(rulesOf(ast)[0]?.matches)).toEqual([{ kind: "opaque", text: "flux add-set a src capacitor" }]);
  expect(printIptables(ast)).toBe(text);
});

describe("spellings of old versions give the same tree and are printed as they were", () => {
  test.each([
    ["nflog-prefix-gap", row("NFLOG", ' nflog-prefix  "a b" nflog-group 1'), "NFLOG", { prefix: "a b", group: 1 }],
    ["nflog-prefix-gap", '-A X -j NFLOG --nflog-prefix  "a b" --nflog-group 1', "NFLOG", { prefix: "a b", group: 1 }],
    ["ct-zone-glued", row("CT", " CTzone 5 "), "CT", { notrack: false, zone: 5 }],
    ["ct-zone-glued", row("CT", " CT notrackzone 5 "), "CT", { notrack: true, zone: 5 }],
    ["ct-zone-glued", row("CT", " CT helper ftpzone 5 "), "CT", { notrack: false, helper: "ftp", zone: 5 }],
    ["log-long-levels", row("LOG", " LOG level warning"), "LOG", { level: 4 }],
    ["log-long-levels", row("LOG", " LOG level error uid"), "LOG", { level: 3, uid: true }],
    ["netmap-bare", row("NETMAP", "1.2.3.0/24"), "NETMAP", { to: "1.2.3.0/24" }],
    [
      "npt-bare",
      row("SNPT", "src-pfx fd00:1::/48 dst-pfx fd00:2::/48 "),
      "SNPT",
      { srcPfx: "fd00:1::/48", dstPfx: "fd00:2::/48" },
    ],
    [
      "npt-glued",
      "-A X -j DNPT--src-pfx fd00:1::/48 --dst-pfx fd00:2::/48 ",
      "DNPT",
      { srcPfx: "fd00:1::/48", dstPfx: "fd00:2::/48" },
    ],
    ["npt-glued", "-A X -j SNPT--dst-pfx fd00:2::/48 ", "SNPT", { srcPfx: "::/0", dstPfx: "fd00:2::/48" }],
  ] as const)("%s %s", (wording, line, name, node) => {
    const text = `${line.includes("level") ? line.replaceAll("0.0.0.0/0", "anywhere ") : line}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics).toEqual([]);
    expect(ast.tables[0]?.wordings).toEqual([wording]);
    expect(rulesOf(ast)[0]?.target).toMatchObject({ kind: "target", name, ...node });
    expect(rulesOf(ast)[0]?.matches).toEqual([]);
    expect(printIptables(ast)).toBe(text);
  });

  test("what cannot be read keeps no spelling", () => {
    for (const line of [
      row("LOG", " LOG level warning prefix"),
      row("NETMAP", "1.2.3/x"),
      row("CT", " CT fooszone 5 "),
    ])
      expect(parseIptables(line).ast.tables[0]?.wordings ?? []).not.toContain("netmap-bare");
    expect(parseIptables(row("CT", " CT fooszone 5 ")).ast.tables[0]).not.toHaveProperty("wordings");
    expect(parseIptables("-A X -j SNPT--src-pfx nonsense\n").ast.tables[0]).not.toHaveProperty("wordings");
  });

  test("behind a match, a target without a blank of its own gets one, so that it is read again", () => {
    const text = `${row("NETMAP", "1.2.3.0/24")}\n${row("NETMAP", " tcp dpt:80 to:1.2.4.0/24")}\n`;
    const { ast } = parseIptables(text);
    const again = parseIptables(printIptables(ast)).ast;
    expect(printIptables(ast)).toContain("tcp dpt:80 1.2.4.0/24\n");
    expect(bare(again)).toEqual(bare(ast));
  });
});

describe("options that only people write", () => {
  test.each([
    ["AUDIT --type DROP", "AUDIT --type drop"],
    ["CLASSIFY --set-class 1:0xa", "CLASSIFY --set-class 0001:000a"],
    [
      "CLUSTERIP --new --hashmode sourceip --clustermac 01:aa:7b:47:f7:d7 --total-nodes 2 --local-node 1",
      "CLUSTERIP --new --hashmode sourceip --clustermac 01:AA:7B:47:F7:D7 --total-nodes 2 --local-node 1 --hash-init 0",
    ],
    ["CONNMARK --xor-mark 0xf --left-shift-mark 1", "CONNMARK --set-xmark 0xf/0x0 --left-shift-mark 1"],
    ["CONNMARK --restore-mark --mask 0xf --left-shift-mark 0", "CONNMARK --restore-mark --nfmask 0xf --ctmask 0xf"],
    ["CT --zone MARK", "CT --zone mark"],
    ["DSCP --set-dscp 10", "DSCP --set-dscp 0x0a"],
    ["DSCP --set-dscp-class EF", "DSCP --set-dscp 0x2e"],
    ["ECN --ecn-tcp-cwr 0 --ecn-tcp-ece 0", "ECN --ecn-tcp-remove"],
    ["ECN --ecn-tcp-remove --ecn-ip-ect 2", "ECN --ecn-tcp-ece 0 --ecn-tcp-cwr 0 --ecn-ip-ect 2"],
    ["IDLETIMER --label a --timeout 0x10", "IDLETIMER --timeout 16 --label a"],
    ["LED --led-trigger-id a --led-delay INFINITE", 'LED --led-trigger-id "a" --led-delay -1'],
    ["NETMAP --to 1.2.3.4", "NETMAP --to 1.2.3.4/32"],
    [
      "RATEEST --rateest-name a --rateest-interval 0.5sec --rateest-ewmalog 1500",
      "RATEEST --rateest-name a --rateest-interval 500.0ms --rateest-ewmalog 1.5ms",
    ],
    [
      "RATEEST --rateest-name a --rateest-interval 1.2345s --rateest-ewmalog 7us",
      "RATEEST --rateest-name a --rateest-interval 1234.5ms --rateest-ewmalog 7us",
    ],
    ["TCPOPTSTRIP --strip-options md5,sack", "TCPOPTSTRIP --strip-options 19,5"],
    ["TOS --set-tos minimize-delay", "TOS --set-tos 0x10/0x3f"],
    ["TOS --set-tos 16", "TOS --set-tos 0x10/0xff"],
    ["TOS --and-tos 0x10", "TOS --set-tos 0x00/0xef"],
    ["TOS --or-tos 0x3f", "TOS --set-tos 0x3f/0x3f"],
    ["TOS --xor-tos 0x01", "TOS --set-tos 0x01/0x00"],
  ])("%s is printed as %s", (written, printed) => {
    const rule = specRule(`-A X -j ${written}`);
    expect(rule.target?.kind).toBe("target");
    expect(printRuleSpec(rule, "X")).toBe(`-A X -j ${printed}`);
    expect(bare(specRule(`-A X -j ${printed}`))).toEqual(bare(rule));
  });

  test("the fields of a tuple are listed as the masks that they stand for", () => {
    const { ast } = parseIptables("-A X -j HMARK --hmark-tuple ct,src,sport,proto --hmark-mod 4 --hmark-rnd 1\n");
    expect(rulesOf(ast)[0]?.target).toMatchObject({ tuple: ["ct", "src", "sport", "proto"], mod: 4, rnd: 1 });
    expect(printIptablesList(ast, { numeric: true })).toContain(
      "HMARK mod 4 ct, src-prefix 32 sport-mask 0xffff proto-mask 0xffff rnd 0x1 \n",
    );
  });

  test("TPROXY without an address is listed with that of the family", () => {
    const rule = "-A X -j TPROXY --on-port 5\n";
    expect(printIptablesList(parseIptables(rule).ast)).toContain("TPROXY redirect 0.0.0.0:5 mark 0x0/0x0");
    expect(printIptablesList(parseIptables(rule, { family: "ipv6" }).ast)).toContain("TPROXY redirect :::5 mark");
  });

  test("words that the tool would not quote are quoted where they could not be read back", () => {
    const text = '-A X -j IDLETIMER --timeout 5 --label "a b"\n-A X -j SECMARK --selctx "a b"\n';
    const { ast } = parseIptables(text);
    expect(rulesOf(ast).map(({ target }) => target?.kind)).toEqual(["target", "target"]);
    expect(printIptables(ast)).toBe(text);
  });
});

describe("options that make no sense are kept as text and reported", () => {
  test.each([
    "AUDIT --type x",
    "AUDIT",
    "CLASSIFY --set-class 1",
    "CLASSIFY --set-class 1:10000",
    "CLUSTERIP --new --hashmode foo --clustermac 01:aa:7b:47:f7:d7 --total-nodes 2 --local-node 1",
    "CLUSTERIP --hashmode sourceip",
    "CONNMARK --set-xmark 0x1/0x1 --nfmask 0x1",
    "CONNMARK --save-mark --mask 0x1 --nfmask 0x1",
    "CONNMARK --save-mark --left-shift-mark 33",
    "CONNMARK --save-mark --left-shift-mark 1 --right-shift-mark 1",
    "CONNSECMARK",
    "CONNSECMARK --save --restore",
    "CT --zone 65536",
    "CT --ctevents new,foo",
    'CT --helper ""',
    "DNAT --to-destination [1.2.3.4-fd00::1]:80",
    "DNPT --src-pfx 1.2.3.0/24 --dst-pfx fd00::/48",
    "DSCP --set-dscp 0x40",
    "DSCP --set-dscp-class XX",
    "ECN",
    "ECN --ecn-tcp-cwr 2",
    "ECN --ecn-tcp-remove --ecn-tcp-cwr 0",
    "HL --hl-set 256",
    "HMARK --hmark-rnd 1",
    "HMARK --hmark-mod 4 --hmark-tuple src,foo",
    "HMARK --hmark-mod 4 --hmark-src-prefix 129",
    "HMARK --hmark-mod 4 --hmark-sport 65536",
    "IDLETIMER --timeout 5",
    "LED --led-trigger-id a --led-delay -0",
    "LED --led-trigger-id a --led-delay 4294967296",
    "NFQUEUE --queue-num 1:2",
    "NFQUEUE --queue-balance 1",
    "RATEEST --rateest-name a --rateest-interval 1h --rateest-ewmalog 1s",
    "SECMARK",
    "SET --exist",
    "SET --add-set a src,foo",
    "SNPT --src-pfx fd00::/129 --dst-pfx fd00::/48",
    "SYNPROXY --mss x",
    "TCPOPTSTRIP --strip-options 1",
    "TCPOPTSTRIP --strip-options foo",
    "TEE --oif eth0",
    "TOS --set-tos nonsense",
    "TOS --set-tos 0x100",
    "TOS --set-tos 1 --or-tos 1",
    "TRACE --foo",
    "TTL --ttl-set 1 --ttl-inc 1",
    "ULOG --ulog-nlgroup x",
  ])("%s", (options) => {
    const text = `-A X -j ${options}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/bad-option"]);
    expect(rulesOf(ast)[0]?.target?.kind).toBe("opaque");
    expect(printIptables(ast)).toBe(text);
  });
});

describe("words of a listing that make no sense are kept as text and reported", () => {
  test.each([
    ["AUDIT", "AUDIT x"],
    ["CLASSIFY", "CLASSIFY 1:1"],
    ["CLUSTERIP", "CLUSTERIP hashmode=foo"],
    ["CONNMARK", "CONNMARK save left-shift-mark x"],
    ["CONNMARK", "CONNMARK restore ctmask 0x1 nfmask 0x1"],
    ["CONNSECMARK", "CONNSECMARK foo"],
    ["CT", "CTzone foo"],
    ["CT", "CTzone 99999 "],
    ["DSCP", "DSCP 0x10"],
    ["ECN", "ECN"],
    ["ECN", "ECN ECT codepoint=4"],
    ["HL", "HL set to x"],
    ["HMARK", "HMARK rnd 0x1"],
    ["IDLETIMER", "timeout:5"],
    ["IDLETIMER", "timeout:x label:a"],
    ["LED", 'led-trigger-id:"a led-delay:0ms'],
    ["LED", 'led-trigger-id:"a" led-delay:0'],
    ["NFQUEUE", "NFQUEUE num 1:2"],
    ["RATEEST", "name a interval 1.0s"],
    ["SECMARK", "SECMARK selctx"],
    ["SET", "add-set a"],
    ["SET", "exist"],
    ["SNPT", "SNPT src-pfx fd00::/48"],
    ["SYNPROXY", "SYNPROXY mss x"],
    ["TEE", "TEE 1.2.3.4"],
    ["TEE", "TEE gw:"],
    ["TOS", "TOS setNonsense"],
    ["TOS", "TOS foo 0x1"],
    ["TOS", "TOS or x"],
    ["TTL", "TTL set 64"],
    ["ULOG", 'ULOG copy_range 0 nlgroup 1 prefix "x queue_threshold 1'],
  ])("%s %s", (column, words) => {
    const text = `${row(column, ` ${words.trimEnd()}`)}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/unread-text"]);
    expect(bare(rulesOf(ast)[0]?.target)).toEqual({ kind: "opaque", name: column, text: words.trimEnd() });
    expect(printIptables(ast)).toBe(text);
  });

  test.each(["TRACE", "TCPOPTSTRIP", "NFLOG"])("%s leaves words that nobody claims to a match", (column) => {
    const text = `${row(column, " flux capacitor")}\n`;
    const rule = rulesOf(parseIptables(text).ast)[0];
    expect(rule?.target).toMatchObject({ kind: "target", name: column });
    expect(bare(rule?.matches)).toEqual([{ kind: "opaque", text: "flux capacitor" }]);
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });
});

test("every time that the tool can print for RATEEST is printed back", () => {
  for (let interval = 0; interval < 6; interval++) {
    for (let ewma = 1; ewma < 31; ewma++) {
      const text = `${row("RATEEST", ` name a interval ${toolTime(250_000 * 2 ** interval)} ewmalog ${toolTime((250_000 * 2 ** (interval + ewma)) % 2 ** 32)}`)}\n`;
      expect(printIptables(parseIptables(text).ast)).toBe(text);
      expect(onlyRule(text).target?.kind).toBe("target");
    }
  }
});

/** As RATEEST_print_time of the tool prints microseconds. */
function toolTime(time: number): string {
  if (time >= 1_000_000) return `${(time / 1_000_000).toFixed(1)}s`;
  return time >= 1000 ? `${(time / 1000).toFixed(1)}ms` : `${time}us`;
}
