import { describe, expect, test } from "vitest";
import { rateOfTicks, rateWithoutInterval } from "../../src/formats/iptables/extensions/rates.ts";
import { iptablesLosses, parseIptables, printIptables, printRuleSpec } from "../../src/formats/iptables/index.ts";
import { bare, onlyRule, row, rulesOf, specRule } from "./iptables-helpers.ts";
import { survives } from "./iptables-match-cases.ts";

describe("options that only people write", () => {
  test.each([
    [
      "-m hashlimit --hashlimit 5/m --hashlimit-name a",
      "--hashlimit-upto 5/min --hashlimit-burst 5 --hashlimit-name a",
    ],
    [
      "-m hashlimit ! --hashlimit-upto 7 --hashlimit-mode dstip|srcip --hashlimit-name a",
      "--hashlimit-above 7/sec --hashlimit-burst 5 --hashlimit-mode srcip,dstip --hashlimit-name a",
    ],
    [
      "-m hashlimit ! --hashlimit-above 2048kb/s --hashlimit-burst 4194304 --hashlimit-name a",
      "--hashlimit-upto 2mb/s --hashlimit-burst 4mb --hashlimit-name a",
    ],
    [
      "-m hashlimit --hashlimit-upto 40/minute --hashlimit-name a --hashlimit-rate-match",
      "--hashlimit-upto 40/sec --hashlimit-burst 5 --hashlimit-name a --hashlimit-htable-expire 60000 --hashlimit-rate-match --hashlimit-rate-interval 60",
    ],
    [
      "-m hashlimit --hashlimit-upto 5/sec --hashlimit-name a --hashlimit-htable-expire 1000",
      "--hashlimit-upto 5/sec --hashlimit-burst 5 --hashlimit-name a",
    ],
    ["-m connlimit ! --connlimit-upto 5", "--connlimit-above 5 --connlimit-saddr"],
    ["-m connlimit ! --connlimit-above 5 --connlimit-daddr", "--connlimit-upto 5 --connlimit-daddr"],
    [
      "-m connbytes --connbytes :9 --connbytes-mode bytes --connbytes-dir both",
      "--connbytes 0:9 --connbytes-mode bytes --connbytes-dir both",
    ],
    [
      "-m connbytes --connbytes 5: --connbytes-mode bytes --connbytes-dir both",
      "--connbytes 5 --connbytes-mode bytes --connbytes-dir both",
    ],
    ["-m conntrack --ctstate new,established", "--ctstate NEW,ESTABLISHED"],
    ["-m conntrack --ctproto TCP --ctexpire 5: --ctdir reply", "--ctproto 6 --ctexpire 5:4294967295 --ctdir REPLY"],
    ["-m conntrack --ctorigsrcport 80: --ctorigdstport :90", "--ctorigsrcport 80:65535 --ctorigdstport 0:90"],
    ["-m conntrack --ctorigsrc 10.1.2.3/32", "--ctorigsrc 10.1.2.3"],
    ["-m ipvs --ipvs --vproto udp --vdir original", "--vproto 17 --vdir ORIGINAL"],
    ["-m policy --dir in", "--dir in --pol ipsec"],
    ["-m string --algo bm --hex-string |41|BC\\||2d2D|", '--string "ABC|--" --algo bm'],
    ["-m string --algo bm --hex-string 'x", '--string "\'x" --algo bm'],
    ["-m string --algo bm --hex-string a|0d0a|", '--hex-string "|610d0a|" --algo bm'],
    ["-m time --timestart 1:2 --weekdays Sa,7", "--timestart 01:02:00 --timestop 23:59:59 --weekdays Sat,Sun"],
    ["-m time ! --weekdays Mon,Tue,Wed,Thu,Fri,Sat --utc", "--weekdays Sun"],
    ["-m time --weekdays 1,2,3,4,5,6,7 --localtz", "--kerneltz"],
    [
      "-m time --datestart 2030 --datestop 2030-02-03T04",
      "--datestart 2030-01-01T00:00:00 --datestop 2030-02-03T04:00:00",
    ],
    ["-m ttl --ttl 0x40", "--ttl-eq 64"],
    ["-m dscp ! --dscp-class af11", "! --dscp 0x0a"],
    ["-m tos --tos minimize-delay", "--tos 0x10/0x3f"],
    ["-m tos --tos 16", "--tos 0x10/0xff"],
    ["-m ecn --ecn-ip-ect 1 --ecn-tcp-cwr", "--ecn-tcp-cwr --ecn-ip-ect 1"],
    ["-m tcpmss --mss :9", "--mss 0:9"],
    ["-m length --length 4:4", "--length 4"],
    ["-m length --length 4:", "--length 4:65535"],
    ["-m pkttype --pkt-type HOST", "--pkt-type unicast"],
    ["-m icmp --icmp-type PING", "--icmp-type 8"],
    ["-m icmp --icmp-type tos-host-redirect", "--icmp-type 5/3"],
    ["-m icmp --icmp-type 3/0:255", "--icmp-type 3"],
    ["-m icmp6 --icmpv6-type neighbor-advertisement", "--icmpv6-type 136"],
    ["-m icmp6 --icmpv6-type mld-listener-report", "--icmpv6-type 131"],
    ["-m addrtype --src-type local,UNICAST", "--src-type UNICAST,LOCAL"],
    ["-m owner --uid-owner 0x10 --gid-owner 5:9", "--uid-owner 16 --gid-owner 5-9"],
    ["-m iprange --src-range 10.0.0.1", "--src-range 10.0.0.1-10.0.0.1"],
    ["-m recent --update --hitcount 0", "--update --name DEFAULT --rsource"],
    ["-m set ! --set S src --update-counters", "! --match-set S src"],
    ["-m limit", "--limit 3/hour"],
    ["-m limit --limit 7/SECOND", "--limit 7/sec"],
    ['-m bpf --bytecode "1,6 0 0 1,"', '--bytecode "1,6 0 0 1"'],
  ])("%s is printed as %s", (written, printed) => {
    const name = written.split(" ")[1];
    const { ast, diagnostics } = parseIptables(`-A X -p tcp ${written} -j ACCEPT\n`);
    expect(diagnostics).toEqual([]);
    expect(printIptables(ast)).toBe(`-A X -p tcp -m ${name} ${printed} -j ACCEPT\n`);
    survives(`-A X -p tcp ${written}\n`);
  });
});

describe("names of a listing without -n stay names", () => {
  const named = (free: string): unknown =>
    bare(onlyRule(row("ACCEPT", ` ${free}`).replaceAll("0.0.0.0/0", "anywhere ")).matches[0]);

  test("hosts and networks", () => {
    expect(named("ctorigsrc localhost ! ctorigdst loopback/8 ctreplsrc anywhere")).toEqual({
      kind: "match",
      name: "conntrack",
      ctorigsrc: { negated: false, host: "localhost" },
      ctorigdst: { negated: true, host: "loopback/8" },
      ctreplsrc: { negated: false, host: "anywhere" },
    });
    expect(named("vaddr node-1.example.org")).toEqual({
      kind: "match",
      name: "ipvs",
      vaddr: { negated: false, host: "node-1.example.org" },
    });
  });

  test("users and groups", () => {
    expect(named("owner UID match root ! owner GID match www-data incl. suppl. groups")).toEqual({
      kind: "match",
      name: "owner",
      uidOwner: { negated: false, name: "root" },
      gidOwner: { negated: true, name: "www-data" },
      supplGroups: true,
    });
  });

  test("services", () => {
    expect(named("multiport dports  !http,https,tcpmux:1023")).toEqual({
      kind: "match",
      name: "multiport",
      side: "dports",
      negated: true,
      ports: [
        { from: "http", to: "http" },
        { from: "https", to: "https" },
        { from: "tcpmux", to: 1023 },
      ],
    });
  });
});

describe("spellings of other versions", () => {
  const wordingsOf = (text: string): unknown => parseIptables(text).ast.tables[0]?.wordings;

  test.each([
    ["TO is always there before 1.8.9", 'STRING match  "x" ALGO name bm TO 65535', "string-to", { string: "x" }],
    ["1.8.11 has names for MLD", "ipv6-icmp !mld-listener-done", "icmp6-mld-names", { type: 132, negated: true }],
    [
      " 1.8.11 prints large numbers as they are",
      "recent: UPDATE seconds: 4294967295 name: x side: source",
      "recent-unsigned",
      { seconds: 4294967295 },
    ],
    ["1.4.21 says proto for vproto", "! proto 6 vport 80", "ipvs-proto", { vproto: { negated: true, value: 6 } }],
    [
      " 1.4.21 has upper-case hardware addresses",
      "MAC ! EE:45:A3:53:06:65",
      "mac-upper-case",
      { macSource: "ee:45:a3:53:06:65" },
    ],
    [
      " old kernels have upper-case marks",
      "MARK match ! 0x1/0x3",
      "mark-revision-0",
      { name: "mark", value: 1, mask: 3 },
    ],
    ["and for connections", "CONNMARK match  0x1", "mark-revision-0", { name: "connmark", value: 1 }],
  ])("%s", (_, list, wording, values) => {
    const text = `${row("ACCEPT", ` ${list}`).replaceAll("0.0.0.0/0", "anywhere ")}\n`;
    expect(wordingsOf(text)).toEqual([wording]);
    expect(onlyRule(text).matches[0]).toMatchObject(values);
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test("a NUL byte is lost in many texts", () => {
    const text = `${row("ACCEPT", "match bpf 6 0 0 1 tcp dpt:80")}\n`;
    expect(wordingsOf(text)).toEqual(["bpf-without-nul"]);
    expect(onlyRule(text).matches.map(({ name }) => name)).toEqual(["bpf", "tcp"]);
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test.each([
    ['-A X -m string --string "x" --algo bm --to 65535', ["string-to"]],
    ["-A X -m ipvs ! --proto 6", ["ipvs-proto"]],
    ["-A X -m policy --dir in --pol ipsec --proto 50", ["policy-proto-numbers"]],
    ["-A X -m time --kerneltz", ["time-without-datestop"]],
    ["-A X -m recent --update --seconds 3000000000 --name x --rsource", ["recent-unsigned"]],
    ["-A X -m mac --mac-source EE:45:A3:53:06:65", ["mac-upper-case"]],
  ])("%s", (save, wordings) => {
    expect(wordingsOf(`${save}\n`)).toEqual(wordings);
    expect(printIptables(parseIptables(`${save}\n`).ast)).toBe(`${save}\n`);
  });

  test("a spelling is kept only of what was read", () => {
    expect(wordingsOf(`${row("ACCEPT", ' STRING match  "x" ALGO name bm TO 99999')}\n`)).toBeUndefined();
    expect(wordingsOf(`${row("ACCEPT", " MAC AA:BB")}\n`)).toBeUndefined();
    expect(wordingsOf("-A X -m policy --dir up --proto 50\n")).toBeUndefined();
  });
});

describe("next to other texts", () => {
  const names = (free: string): unknown => onlyRule(row("ACCEPT", free)).matches.map(({ name }) => name);

  test.each([
    [" tcp dpt:80match bpf 6 0 0 1\0 /* x */match bpf 6 0 0 1\0", ["tcp", "bpf", "comment", "bpf"]],
    ["match bpf 6 0 0 1\0match bpf pinned /x", ["bpf", "bpf"]],
    [' helper match "ftp"match bpf 6 0 0 1\0', ["helper", "bpf"]],
    [" /* amatch bpf 6 0 0 1 */ tcp", ["comment", "tcp"]],
    [' STRING match  "amatch bpf 6" ALGO name bm tcp', ["string", "tcp"]],
    [" ctstate NEW ! state NEW ctstate NEW", ["conntrack", "state", "conntrack"]],
    [" limit: avg 5/min burst 5 limit: up to 5/min burst 5", ["limit", "hashlimit"]],
    [" TTL match TTL == 5 TIME UTC", ["ttl", "time"]],
    [" ECN match ECE ECN match CWR", ["ecn", "ecn"]],
    [
      " cgroup 1 connbytes 5 connbytes mode bytes connbytes direction both ! connbytes 6 connbytes mode bytes connbytes direction both",
      ["cgroup", "connbytes", "connbytes"],
    ],
    [
      " PHYSDEV match --physdev-in a PHYSDEV match ! --physdev-is-out ! recent: SET name: a side: dest",
      ["physdev", "physdev", "recent"],
    ],
  ])("%s", (free, expected) => {
    expect(names(free)).toEqual(expected);
    const text = `${row("ACCEPT", free)}\n`;
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test("two that do not name themselves read as one, which is a named loss", () => {
    const merged = onlyRule(row("ACCEPT", " ctstate NEW ctproto 6"));
    expect(bare(merged.matches)).toEqual([
      {
        kind: "match",
        name: "conntrack",
        ctstate: { negated: false, values: ["NEW"] },
        ctproto: { negated: false, value: 6 },
      },
    ]);
  });
});

describe("what a listing does not carry", () => {
  const lost = (free: string): readonly string[] =>
    iptablesLosses(parseIptables(`${row("ACCEPT", ` ${free}`)}\n`, { table: "filter", family: "ipv4" }).ast)
      .map(({ code }) => code.replace("iptables/lost-", ""))
      .filter((code) => code !== "counters" && code !== "interfaces");

  test.each([
    ["limit: up to 5/min burst 5", ["option"]],
    ["ctstate NEW", []],
    ["ctstate NEW ctdir REPLY", ["match-border"]],
    ["ctorigsrc localhost", ["host-address"]],
    ["vproto 6 vaddr localhost", ["match-border", "host-address"]],
    ["source IP range 10.0.0.1-10.0.0.2 destination IP range 10.0.0.1-10.0.0.2", ["match-border"]],
    ["source IP range 10.0.0.1-10.0.0.2", []],
    ["owner UID match root", ["number"]],
    ["owner UID match 0 owner GID match 0", ["match-border"]],
    ["owner UID match 0", []],
  ])("%s", (free, codes) => {
    expect(lost(free)).toEqual(codes);
  });
});

describe("a rate under an interval is that of the rule", () => {
  test("for every rate up to a million a second", () => {
    for (const interval of [2, 7, 10, 60, 999, 3600, 86_400]) {
      for (let packets = 1; packets <= 1_000_000; packets = Math.ceil(packets * 1.013)) {
        const ticks = Math.floor(1_000_000 / packets);
        const saved = rateOfTicks(ticks);
        expect(saved.unit).toBe("sec");
        expect(rateWithoutInterval(rateOfTicks(ticks * interval), interval)).toEqual(saved);
      }
    }
  });

  test("what no rate is listed as is kept as text", () => {
    const { ast } = parseIptables(`${row("ACCEPT", " limit: up to 4/hour burst 5 rate-match rate-interval 10")}\n`);
    expect(JSON.stringify(rulesOf(ast)[0]?.matches)).toContain('"opaque"');
  });
});

describe("what makes no sense is kept as text", () => {
  test.each([
    "-m hashlimit --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5/week --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 0/sec --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5/sec --hashlimit-above 5/sec --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5/sec --hashlimit-mode dst --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5/sec --hashlimit-burst 5kb --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5gb/s --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5/sec --hashlimit-srcmask x --hashlimit-name a",
    "-m hashlimit --hashlimit-upto 5/sec --hashlimit-name a --hashlimit-rate-interval 5",
    "-m hashlimit --hashlimit-upto 5/sec --hashlimit-name a --hashlimit-rate-match --hashlimit-rate-interval 0",
    "-m hashlimit --hashlimit-upto 2000000/sec --hashlimit-name a --hashlimit-rate-match",
    "-m connlimit --connlimit-mask 32",
    "-m connlimit --connlimit-upto x",
    "-m connlimit --connlimit-upto 5 --connlimit-above 5",
    "-m connlimit --connlimit-upto 5 --connlimit-mask 129",
    "-m connlimit --connlimit-upto 5 --connlimit-saddr --connlimit-daddr",
    "-m connbytes --connbytes 5 --connbytes-mode bits --connbytes-dir both",
    "-m connbytes --connbytes 5 --connbytes-mode bytes",
    "-m connbytes --connbytes 5:x --connbytes-mode bytes --connbytes-dir both",
    "-m connbytes --connbytes 1:2:3 --connbytes-mode bytes --connbytes-dir both",
    "-m connbytes --connbytes 184467440737095516150 --connbytes-mode bytes --connbytes-dir both",
    "-m helper",
    "-m nfacct",
    "-m ipvs",
    "-m ipvs ! --ipvs --vport 80",
    "-m ipvs --vport x",
    "-m ipvs --vproto 256",
    "-m ipvs --vdir up",
    "-m ipvs --vmethod FAST",
    "-m ipvs --proto 6 --vproto 6",
    "-m policy --pol none",
    "-m policy --dir in --pol some",
    "-m policy --dir in --proto 6",
    "-m policy --dir in --mode beet",
    "-m policy --dir in --reqid x",
    "-m policy --dir in --reqid 1 --next --reqid 2",
    "-m policy --dir in --strict --next --reqid 2",
    "-m u32",
    '-m u32 --u32 "0=hello"',
    "-m bpf",
    "-m bpf --bytecode 1",
    '-m bpf --bytecode "2,6 0 0 1"',
    '-m bpf --bytecode "1,6 0 0"',
    '-m bpf --bytecode "1,6 0 256 1"',
    '-m bpf --bytecode "1,6 0 0 1 1"',
    '-m bpf --bytecode "1,6 0 0 1" --object-pinned /x',
    "-m string --string x",
    '-m string --string "" --algo bm',
    "-m string --string x --algo bm --from 65536",
    "-m string --string x --hex-string |41| --algo bm",
    "-m string --hex-string |4| --algo bm",
    "-m string --hex-string |41 --algo bm",
    "-m string --hex-string é --algo bm",
    `-m string --hex-string |${"41".repeat(129)}| --algo bm`,
    "-m time --timestart 24:00",
    "-m time --timestop noon",
    "-m time --weekdays Mon,Foo",
    "-m time ! --weekdays 1,2,3,4,5,6,7",
    "-m time --monthdays 0",
    "-m time --monthdays 32",
    "-m time --datestart 1969",
    "-m time --datestart 2030-13",
    "-m time --datestop 2030-01-01T25",
    "-m time --kerneltz --utc",
    "-m ttl",
    "-m ttl --ttl-eq 256",
    "-m ttl --ttl-eq 1 --ttl-lt 5",
    "-m hl --hl-gt x",
    "-m dscp",
    "-m dscp --dscp 64",
    "-m dscp --dscp-class XX",
    "-m dscp --dscp 1 --dscp-class EF",
    "-m tos --tos 256",
    "-m tos --tos Faster",
    "-m ecn",
    "-m ecn --ecn-ip-ect 4",
    "-m tcpmss",
    "-m tcpmss --mss 65536",
    "-m cgroup",
    "-m cgroup --cgroup x",
    "-m cgroup --cgroup 1 --path /x",
    "-m conntrack --ctstate FOO",
    "-m conntrack --ctproto 256",
    "-m conntrack --ctexpire x",
    "-m conntrack --ctdir UP",
    "-m conntrack --ctorigsrcport 65536",
    '-m conntrack --ctorigsrc ""',
    "-m state --state SNAT",
    "-m addrtype --src-type NOWHERE",
    "-m iprange --src-range 10.0.0.1-x",
    "-m owner --uid-owner 4294967295",
    "-m set --match-set S up",
    "-m set --match-set S src --set S src",
    "-m set --match-set S src --packets-eq 1 --packets-lt 2",
    "-m pkttype --pkt-type loud",
    "-m recent --set --mask x",
    "-m recent --set --seconds -2147483649",
    "-m icmp --icmp-type 3/1/2",
    "-m icmp --icmp-type 3/5:x",
  ])("%s", (options) => {
    const text = `-A X ${options}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toContain("iptables/bad-option");
    expect(printIptables(ast)).toBe(text);
    survives(`${text.trimEnd()} -j ACCEPT\n`);
  });

  test.each([
    "limit: up to 5/week burst 5",
    "limit: below 5/sec burst 5",
    "limit: up to 5/sec burst x",
    "limit: up to 5/sec burst 5 mode srcip,x",
    "#conn src/129 <= 5",
    "#conn src/32 == 5",
    "#conn src/32 > x",
    "connbytes 5 connbytes mode bits connbytes direction both",
    "! connbytes x connbytes mode bytes connbytes direction both",
    "helper match ftp",
    'helper match "ftp',
    `helper match "${"x".repeat(31)}"`,
    "nfacct-name",
    "vport x",
    "! vmethod",
    "proto tcp-over-ip",
    "policy match dir up pol none",
    "policy match dir in pol ipsec strict [0] [1] reqid 1",
    "policy match dir in pol ipsec [0] reqid 1 [1] reqid 2",
    'u32 "hello"',
    'u32 "0x0=0x1',
    "match bpf 6 0 0",
    "match bpf pinned",
    'STRING match "x" ALGO bm',
    'STRING match  "x',
    'STRING match  "x" ALGO name bm FROM x',
    "TIME from 1 to 2",
    "TIME from 01:00:00",
    "TIME starting from 2026-01-01",
    "TTL match TTL = 5",
    "TTL match HL == 5",
    "HL match HL == 256",
    "DSCP match 0x40",
    "tos match0x100/0x3f",
    "ECN match",
    "ECN match ECT=4",
    "tcpmss match x",
    "cgroup",
    "ctstate FOO",
    "ctexpire x",
    "! ctdir REPLY",
    "state SNAT",
    "ADDRTYPE match src-type NOWHERE",
    "source IP range 10.0.0.1-x",
    "owner UID match",
    "PHYSDEV match",
    "match-set S src ! return-nomatch",
    "match-set S src packets-eq x",
    "recent: SET name: a side: source mask: x",
    "recent: SET seconds: x name: a side: source",
    "icmptype 3 codes 1-x",
    "PKTTYPE = loud",
  ])("%s", (words) => {
    const text = `${row("ACCEPT", ` ${words}`)}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toContain("iptables/unread-text");
    expect(JSON.stringify(rulesOf(ast)[0]?.matches)).toContain('"opaque"');
    survives(text);
  });
});

test("a match that a listing shows without its name is printed without it", () => {
  const rule = onlyRule(row("DROP", " limit: above 4/sec burst 20 mode srcip rate-match rate-interval 10"));
  expect(printRuleSpec(rule, "X")).toBe(
    "-A X -p tcp -m hashlimit --hashlimit-above 40/sec --hashlimit-burst 20 --hashlimit-mode srcip --hashlimit-rate-match --hashlimit-rate-interval 10 -j DROP",
  );
  const spec = specRule(printRuleSpec(rule, "X"));
  expect(bare(spec.matches)).toEqual(bare(rule.matches));
});
