import { describe, expect, test } from "vitest";
import { parseIptables, printIptables, printIptablesList, printRuleSpec } from "../../src/formats/iptables/index.ts";
import { bare, onlyRule, row, rulesOf, specRule } from "./iptables-helpers.ts";

/** The text of `-nL`, and the options of the save form, of the same match. */
const MATCHES: readonly (readonly [list: string, save: string])[] = [
  ["/* a b */", '-m comment --comment "a b"'],
  ["/*   lead trail   */", '-m comment --comment "  lead trail  "'],
  ['/* "q" \\ it\'s -j #42 tcp dpt:80 */', '-m comment --comment "\\"q\\" \\\\ it\\\'s -j #42 tcp dpt:80"'],
  ["/*  */", '-m comment --comment ""'],
  ["tcp", "-m tcp"],
  [
    "tcp spts:!1:1023 dpt:!80 option=!5 flags:!0x17/0x02",
    "-m tcp ! --sport 1:1023 ! --dport 80 ! --tcp-option 5 ! --tcp-flags FIN,SYN,RST,ACK SYN",
  ],
  ["tcp flags:0x3F/0x00", "-m tcp --tcp-flags FIN,SYN,RST,PSH,ACK,URG NONE"],
  ["udp spt:53 dpts:1024:65535", "-m udp --sport 53 --dport 1024:65535"],
  ["sctp dpt:38412", "-m sctp --dport 38412"],
  ["dccp spt:!7", "-m dccp ! --sport 7"],
  [
    "ADDRTYPE match src-type !LOCAL dst-type LOCAL,BROADCAST limit-in",
    "-m addrtype ! --src-type LOCAL --dst-type LOCAL,BROADCAST --limit-iface-in",
  ],
  ["ADDRTYPE match dst-type !LOCAL limit-out", "-m addrtype ! --dst-type LOCAL --limit-iface-out"],
  ["mark match 0x1", "-m mark --mark 0x1"],
  ["mark match ! 0x4000/0x4000", "-m mark ! --mark 0x4000/0x4000"],
  ["connmark match  0x80/0x80", "-m connmark --mark 0x80/0x80"],
  ["connmark match ! 0x80", "-m connmark ! --mark 0x80"],
  ["ctstate RELATED,ESTABLISHED", "-m conntrack --ctstate RELATED,ESTABLISHED"],
  [
    "! ctstate NEW ctproto 6 ctorigsrc 10.0.0.0/8 ! ctorigdstport 80:90 ctstatus ASSURED ctexpire 10:20 ctdir ORIGINAL",
    "-m conntrack ! --ctstate NEW --ctproto 6 --ctorigsrc 10.0.0.0/8 ! --ctorigdstport 80:90 --ctstatus ASSURED --ctexpire 10:20 --ctdir ORIGINAL",
  ],
  ["! state NEW", "-m state ! --state NEW"],
  ["state RELATED,ESTABLISHED", "-m state --state RELATED,ESTABLISHED"],
  ["statistic mode random probability 0.33333333349", "-m statistic --mode random --probability 0.33333333349"],
  ["statistic mode random ! probability 0.50000000000", "-m statistic --mode random ! --probability 0.50000000000"],
  ["statistic mode nth every 3", "-m statistic --mode nth --every 3 --packet 0"],
  ["statistic mode nth ! every 3 packet 1", "-m statistic --mode nth ! --every 3 --packet 1"],
  [
    "recent: CHECK seconds: 10800 reap hit_count: 3 TTL-Match name: KUBE-SEP side: source mask: 255.255.255.255",
    "-m recent --rcheck --seconds 10800 --reap --hitcount 3 --rttl --name KUBE-SEP --mask 255.255.255.255 --rsource",
  ],
  ["! recent: SET name: a.b side: dest", "-m recent ! --set --name a.b --rdest"],
  ["limit: avg 5/min burst 5", "-m limit --limit 5/min"],
  ["limit: avg 10/sec burst 7", "-m limit --limit 10/sec --limit-burst 7"],
  ["multiport dports 80,443,8000:8999", "-m multiport --dports 80,443,8000:8999"],
  ["multiport sports  !80", "-m multiport ! --sports 80"],
  ["multiport ports 1", "-m multiport --ports 1"],
  ["match-set cali40s:3e7h4T8gHcQ src,dst", "-m set --match-set cali40s:3e7h4T8gHcQ src,dst"],
  [
    "! match-set weave-|L%qB)lX[ dst return-nomatch ! update-counters ! update-subcounters packets-gt 5 ! bytes-eq 100",
    "-m set ! --match-set weave-|L%qB)lX[ dst --return-nomatch ! --update-counters ! --update-subcounters --packets-gt 5 ! --bytes-eq 100",
  ],
  [
    "PHYSDEV match ! --physdev-is-in --physdev-in eth0 --physdev-is-out ! --physdev-out veth+ ! --physdev-is-bridged",
    "-m physdev ! --physdev-is-in --physdev-in eth0 --physdev-is-out ! --physdev-out veth+ ! --physdev-is-bridged",
  ],
  [
    "owner socket exists owner UID match 1337 ! owner GID match 0-10 incl. suppl. groups",
    "-m owner --socket-exists --uid-owner 1337 ! --gid-owner 0-10 --suppl-groups",
  ],
  ["! owner socket exists", "-m owner ! --socket-exists"],
  [
    "source IP range ! 10.0.0.1-10.0.0.9 destination IP range 10.1.0.0-10.1.0.7",
    "-m iprange ! --src-range 10.0.0.1-10.0.0.9 --dst-range 10.1.0.0-10.1.0.7",
  ],
  ["MAC ! ee:45:a3:53:06:65", "-m mac ! --mac-source ee:45:a3:53:06:65"],
  ["length !40:1500", "-m length ! --length 40:1500"],
  ["length 40", "-m length --length 40"],
  ["PKTTYPE != broadcast", "-m pkttype ! --pkt-type broadcast"],
  ["PKTTYPE = multicast", "-m pkttype --pkt-type multicast"],
  ["socket --transparent --nowildcard --restore-skmark", "-m socket --transparent --nowildcard --restore-skmark"],
  ["rpfilter loose validmark accept-local invert", "-m rpfilter --loose --validmark --accept-local --invert"],
  ["icmptype 8", "-m icmp --icmp-type 8"],
  ["icmptype 3 code 4", "-m icmp --icmp-type 3/4"],
  ["icmp !type 8 code 0", "-m icmp ! --icmp-type 8/0"],
  ["icmptype 255", "-m icmp --icmp-type any"],
  ["ipv6-icmptype 128", "-m icmp6 --icmpv6-type 128"],
  ["ipv6-icmp !type 135", "-m icmp6 ! --icmpv6-type 135"],
];

/** The target column, its text with `-nL`, and the save form of the same target. */
const TARGETS: readonly (readonly [column: string, list: string, save: string])[] = [
  ["ACCEPT", "", "-j ACCEPT"],
  ["KUBE-SVC-BAR7JSQD2GL6A2KT", "", "-j KUBE-SVC-BAR7JSQD2GL6A2KT"],
  [
    "DNAT",
    "to:1.2.3.4-1.2.3.9:1-5/3 random persistent",
    "-j DNAT --to-destination 1.2.3.4-1.2.3.9:1-5/3 --random --persistent",
  ],
  ["DNAT", "to:[fd00::1-fd00::9]:80", "-j DNAT --to-destination [fd00::1-fd00::9]:80"],
  ["DNAT", "to::8080", "-j DNAT --to-destination :8080"],
  ["SNAT", "to::53", "-j SNAT --to-source :53"],
  [
    "SNAT",
    "to:fd00::1 random random-fully persistent",
    "-j SNAT --to-source fd00::1 --random --random-fully --persistent",
  ],
  ["MASQUERADE", "", "-j MASQUERADE"],
  [
    "MASQUERADE",
    "masq ports: 1024-2048 random random-fully",
    "-j MASQUERADE --to-ports 1024-2048 --random --random-fully",
  ],
  ["REDIRECT", "redir ports 15001 random", "-j REDIRECT --to-ports 15001 --random"],
  ["REDIRECT", "random", "-j REDIRECT --random"],
  ["REDIRECT", "", "-j REDIRECT"],
  ["NETMAP", "to:1.2.3.0/24", "-j NETMAP --to 1.2.3.0/24"],
  ["MARK", "MARK or 0x4000", "-j MARK --set-xmark 0x4000/0x4000"],
  ["MARK", "MARK xor 0x4000", "-j MARK --set-xmark 0x4000/0x0"],
  ["MARK", "MARK and 0xfffeffff", "-j MARK --set-xmark 0x0/0x10000"],
  ["MARK", "MARK and 0x0", "-j MARK --set-xmark 0x0/0xffffffff"],
  ["MARK", "MARK or 0xffffffff", "-j MARK --set-xmark 0xffffffff/0xffffffff"],
  ["MARK", "MARK set 0x1745ec", "-j MARK --set-xmark 0x1745ec/0xffffffff"],
  ["MARK", "MARK xset 0x1/0x3", "-j MARK --set-xmark 0x1/0x3"],
  ["CONNMARK", "CONNMARK or 0x80", "-j CONNMARK --set-xmark 0x80/0x80"],
  ["CONNMARK", "CONNMARK save", "-j CONNMARK --save-mark --nfmask 0xffffffff --ctmask 0xffffffff"],
  ["CONNMARK", "CONNMARK restore mask 0x80", "-j CONNMARK --restore-mark --nfmask 0x80 --ctmask 0x80"],
  ["CONNMARK", "CONNMARK save nfmask 0x1 ctmask ~0x2", "-j CONNMARK --save-mark --nfmask 0x1 --ctmask 0x2"],
  ["CONNMARK", "CONNMARK restore ctmask 0x2 nfmask ~0x1", "-j CONNMARK --restore-mark --nfmask 0x1 --ctmask 0x2"],
  ["REJECT", "reject-with icmp-port-unreachable", "-j REJECT --reject-with icmp-port-unreachable"],
  ["LOG", "LOG flags 0 level 4", "-j LOG"],
  [
    "LOG",
    'LOG flags 47 level 7 prefix "a "b" c: "',
    '-j LOG --log-prefix "a \\"b\\" c: " --log-level 7 --log-tcp-sequence --log-tcp-options --log-ip-options --log-uid --log-macdecode',
  ],
  ["NFLOG", "", "-j NFLOG"],
  [
    "NFLOG",
    'nflog-prefix "a \\"b\\"" nflog-group 5 nflog-range 9 nflog-threshold 10',
    '-j NFLOG --nflog-prefix "a \\"b\\"" --nflog-group 5 --nflog-range 9 --nflog-threshold 10',
  ],
  ["NFLOG", "nflog-prefix abc nflog-size 80", "-j NFLOG --nflog-prefix abc --nflog-size 80"],
  ["NFQUEUE", "NFQUEUE num 3 bypass", "-j NFQUEUE --queue-num 3 --queue-bypass"],
  ["NFQUEUE", "NFQUEUE balance 0:3 cpu-fanout", "-j NFQUEUE --queue-balance 0:3 --queue-cpu-fanout"],
  ["TPROXY", "TPROXY redirect :::15006 mark 0x1/0x1", "-j TPROXY --on-port 15006 --on-ip :: --tproxy-mark 0x1/0x1"],
  [
    "TPROXY",
    "TPROXY redirect 127.0.0.1:15006 mark 0x200/0xffffffff",
    "-j TPROXY --on-port 15006 --on-ip 127.0.0.1 --tproxy-mark 0x200/0xffffffff",
  ],
  ["CT", "CT notrack", "-j CT --notrack"],
  [
    "CT",
    "CT helper ftp timeout slow ctevents new zone-orig 5",
    "-j CT --helper ftp --timeout slow --ctevents new --zone-orig 5",
  ],
  ["CT", "NOTRACK", "-j NOTRACK"],
  ["CHECKSUM", "CHECKSUM fill", "-j CHECKSUM --checksum-fill"],
  ["TCPMSS", "TCPMSS set 1360", "-j TCPMSS --set-mss 1360"],
  ["TCPMSS", "TCPMSS clamp to PMTU", "-j TCPMSS --clamp-mss-to-pmtu"],
];

describe("matches: a listing and the save form give the same node, and each prints as both", () => {
  test.each(MATCHES)("%s", (list, save) => {
    const listed = onlyRule(`${row("ACCEPT", ` ${list}`)}\n`);
    const spec = specRule(`-A X -p tcp ${save} -j ACCEPT`);
    expect(listed.matches.map(({ kind }) => kind)).toEqual(["match"]);
    expect(bare(listed.matches)).toEqual(bare(spec.matches));
    expect(printRuleSpec(listed, "X")).toBe(`-A X -p tcp ${save} -j ACCEPT`);
    const text = `${row("ACCEPT", ` ${list}`)}\n`;
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test.each(MATCHES)("its span is its text: %s", (list) => {
    const text = row("DROP", ` /* before */ ${list} /* behind */`);
    const { span } = onlyRule(text).matches[1] ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe(list);
  });
});

describe("targets: a listing and the save form give the same node, and each prints as both", () => {
  test.each(TARGETS)("%s %s", (column, list, save) => {
    const text = `${row(column, list === "" ? "" : ` ${list}`)}\n`;
    const listed = onlyRule(text);
    const spec = specRule(`-A X -p tcp ${save}`);
    expect(listed.target?.kind).not.toBe("opaque");
    expect(listed.matches).toEqual([]);
    expect(bare(listed.target)).toEqual(bare(spec.target));
    expect(printRuleSpec(listed, "X")).toBe(`-A X -p tcp ${save}`);
    expect(printIptables(parseIptables(text).ast)).toBe(text);
    const { span } = listed.target ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe(list === "" ? column : list);
  });

  test.each(TARGETS)("behind matches: %s %s", (column, list) => {
    const listed = onlyRule(row(column, ` /* x */ tcp dpt:80 ${list}`));
    expect(bare(listed.target)).toEqual(bare(onlyRule(row(column, ` ${list}`)).target));
    expect(listed.matches.map(({ name }) => name)).toEqual(["comment", "tcp"]);
  });
});

describe("names of a listing without -n", () => {
  const named = (free: string, target = "ACCEPT"): unknown => {
    const rule = onlyRule(row(target, ` ${free}`).replaceAll("0.0.0.0/0", "anywhere "));
    return bare(free.startsWith("LOG") ? rule.target : rule.matches[0]);
  };

  test("service names stay names, icmp names become numbers", () => {
    expect(named("tcp spts:tcpmux:1023 dpt:http-alt")).toMatchObject({
      sourcePorts: { from: "tcpmux", to: 1023, negated: false },
      destinationPorts: { from: "http-alt", to: "http-alt", negated: false },
    });
    expect(named("icmp echo-request")).toMatchObject({ name: "icmp", negated: false, type: 8 });
    expect(named("icmp !fragmentation-needed")).toMatchObject({ negated: true, type: 3, code: 4 });
    expect(named("icmp any")).toMatchObject({ type: "any" });
    expect(named("ipv6-icmp !neighbour-solicitation")).toMatchObject({ name: "icmp6", negated: true, type: 135 });
    expect(named("tcp flags:FIN,SYN,RST,ACK/SYN")).toMatchObject({
      tcpFlags: { negated: false, mask: ["FIN", "SYN", "RST", "ACK"], set: ["SYN"] },
    });
  });

  test("levels of LOG", () => {
    const flags = { tcpSequence: true, tcpOptions: true, ipOptions: true, uid: true, macdecode: true };
    const words = "tcp-sequence tcp-options ip-options uid macdecode";
    expect(named(`LOG level warning ${words} prefix "x: "`, "LOG")).toMatchObject({
      level: 4,
      ...flags,
      prefix: "x: ",
    });
    expect(named("LOG level error", "LOG")).toMatchObject({ level: 3, tcpSequence: false });
    expect(named("LOG level debug", "LOG")).toMatchObject({ level: 7 });
  });

  test("they print as a listing of either kind", () => {
    const text = "-A X -p tcp -m tcp --tcp-flags SYN,ACK SYN -m icmp --icmp-type 3/4 -j LOG --log-level 3 --log-uid\n";
    const { ast } = parseIptables(text);
    expect(printIptablesList(ast)).toContain("tcp flags:SYN,ACK/SYN icmp fragmentation-needed LOG level err uid");
    expect(printIptablesList(ast, { numeric: true })).toContain(
      "tcp flags:0x12/0x02 icmptype 3 code 4 LOG flags 8 level 3",
    );
  });
});

describe("options that only people write", () => {
  test.each([
    ["-m mark --mark 1", "-m mark --mark 0x1"],
    ["-m tcp --syn", "-m tcp --tcp-flags FIN,SYN,RST,ACK SYN"],
    ["-m tcp --source-port 1: --destination-port :9", "-m tcp --sport 1:65535 --dport 0:9"],
    ["-m multiport --destination-ports 1,2", "-m multiport --dports 1,2"],
    ["-m limit --limit 3/minute", "-m limit --limit 3/min"],
    ["-m icmp --icmp-type echo-request", "-m icmp --icmp-type 8"],
    ["-m statistic --mode random --probability 0.5", "-m statistic --mode random --probability 0.50000000000"],
    ["--dport 80", "-m tcp --dport 80"],
    ["-j MARK --or-mark 0x1", "-j MARK --set-xmark 0x1/0x1"],
    ["-j MARK --and-mark 0x1", "-j MARK --set-xmark 0x0/0xfffffffe"],
    ["-j MARK --xor-mark 0x1", "-j MARK --set-xmark 0x1/0x0"],
    ["-j MARK --set-mark 0x1/0x2", "-j MARK --set-xmark 0x1/0x3"],
    ["-j CONNMARK --restore-mark --mask 0x8", "-j CONNMARK --restore-mark --nfmask 0x8 --ctmask 0x8"],
    ["-j SNAT --to 1.1.1.1", "-j SNAT --to-source 1.1.1.1"],
    ["-j REDIRECT --to-port 15053", "-j REDIRECT --to-ports 15053"],
    ["-j LOG --log-level debug", "-j LOG --log-level 7"],
    ["-j LOG --log-level panic", "-j LOG --log-level 0"],
    ["-j NFQUEUE", "-j NFQUEUE --queue-num 0"],
    ["-j TPROXY --on-port 1", "-j TPROXY --on-port 1 --tproxy-mark 0x0/0x0"],
    ["-j REJECT", "-j REJECT"],
  ])("%s is printed as %s", (written, printed) => {
    const rule = specRule(`-A X -p tcp ${written}`);
    expect(printRuleSpec(rule, "X")).toBe(`-A X -p tcp ${printed}`);
    expect(JSON.stringify(rule)).not.toContain("opaque");
  });
});

describe("options that make no sense are kept as text and reported", () => {
  test.each([
    "-m tcp --dport 99999",
    "-m tcp --tcp-flags SYN,FOO SYN",
    "-m tcp --tcp-option 256",
    "-m tcp --syn --tcp-flags SYN SYN",
    "-m mark --mark xyz",
    "-m mark",
    "-m comment",
    "-m udp --sport a:b:c",
    "-m addrtype",
    "-m statistic --mode random",
    "-m statistic --mode random --probability 2",
    "-m statistic --mode nth --packet 1",
    "-m recent --name X",
    "-m recent --set --update --name X",
    "-m recent --set --seconds x --name X",
    "-m limit --limit 5/fortnight",
    "-m conntrack",
    "-m state",
    "-m multiport --dports 1,,2",
    "-m set --return-nomatch",
    "-m set --match-set X src --packets-gt x",
    "-m physdev",
    "-m owner --suppl-groups",
    "-m iprange",
    "-m mac --mac-source 1:2",
    "-m length --length 9:x",
    "-m pkttype",
    "-m icmp --icmp-type nonsense",
    "-m icmp --icmp-type 8/999",
    "-m length --length 70000",
    "-j DNAT",
    "-j DNAT --to-destination 1.2.3:80",
    "-j DNAT --to-destination [fd00::1",
    "-j DNAT --to-destination 1.2.3.4-x",
    "-j SNAT --to-source 1.2.3.4:x",
    "-j SNAT --to-source 1.2.3.4:1/x",
    "-j MASQUERADE --to-ports x",
    "-j REDIRECT --to-ports x",
    "-j NETMAP --to 1.2.3",
    "-j MARK",
    "-j MARK --set-mark x",
    "-j MARK --or-mark 0x1 --set-mark 0x1",
    "-j CONNMARK",
    "-j CONNMARK --save-mark --restore-mark",
    "-j CONNMARK --save-mark --nfmask x",
    "-j LOG --log-level loud",
    "-j NFLOG --nflog-group x",
    "-j NFQUEUE --queue-num x",
    "-j NFQUEUE --queue-num 1 --queue-balance 1:2",
    "-j TPROXY --on-ip 127.0.0.1",
    "-j TCPMSS",
    "-j CHECKSUM",
    "-j DNAT --to-destination 1.2.3.4 --nonsense",
  ])("%s", (options) => {
    const text = `-A X ${options}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ["iptables/bad-option", options],
    ]);
    expect(printIptables(ast)).toBe(text);
  });
});

describe("words of a listing that make no sense are kept as text and reported", () => {
  test.each([
    "tcp dpt:99999",
    "tcp dpt80",
    "tcp option=x",
    "tcp flags:SYN",
    "tcp flags:0xff/0x02",
    "udp dpt:",
    "mark match x",
    "ADDRTYPE match",
    "statistic mode random",
    "statistic mode nth",
    "statistic mode nth every x",
    "recent: SET",
    "statistic mode random probability x",
    "recent: SET name: X",
    "recent: SET name: X side: up",
    "recent: FOO name: X side: source",
    "limit: avg 5/week burst 5",
    "limit: avg 5/sec",
    "multiport 80",
    "multiport dports x,",
    "match-set X up",
    "MAC nonsense",
    "length x",
    "PKTTYPE broadcast",
    "icmp nonsense",
    "icmptype 999",
    "incl. suppl. groups",
    "/* never closed",
  ])("%s", (words) => {
    const text = `${row("ACCEPT", ` ${words}`)}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toContain("iptables/unread-text");
    expect(JSON.stringify(rulesOf(ast)[0]?.matches)).toContain('"opaque"');
    expect(printIptables(ast)).toBe(text);
  });

  test.each([
    ["DNAT", "to:nonsense"],
    ["SNAT", "to:nonsense"],
    ["MARK", "MARK set"],
    ["MARK", "MARK foo 0x1"],
    ["CONNMARK", "CONNMARK save mask x"],
    ["CONNMARK", "CONNMARK save nfmask 0x1"],
    ["CONNMARK", "CONNMARK save nfmask 0x1 ctmask 0x1"],
    ["CONNMARK", "CONNMARK foo"],
    ["CONNMARK", "CONNMARK save nfmask 0x1 ctmask ~x"],
    ["REJECT", "reject-with"],
    ["LOG", "LOG level loud"],
    ["LOG", "LOG flags 64 level 4"],
    ["LOG", 'LOG flags 0 level 4 prefix "x'],
    ["NETMAP", "to:x"],
    ["NFQUEUE", "NFQUEUE"],
    ["NFQUEUE", "NFQUEUE num x"],
    ["TPROXY", "TPROXY"],
    ["TPROXY", "TPROXY redirect x"],
    ["CHECKSUM", "fill"],
    ["TCPMSS", "TCPMSS"],
    ["TCPMSS", "TCPMSS set x"],
    ["CT", "notrack"],
  ])("%s %s", (column, words) => {
    const text = `${row(column, ` ${words}`)}\n`;
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/unread-text"]);
    expect(bare(rulesOf(ast)[0]?.target)).toEqual({ kind: "opaque", name: column, text: words });
    expect(printIptables(ast)).toBe(text);
  });
});

test.each([
  ["MASQUERADE", "masq ports: x"],
  ["MASQUERADE", "flux capacitor"],
  ["REDIRECT", "redir ports x"],
  ["NFLOG", "nflog-group x"],
  ["NFLOG", 'nflog-prefix "x'],
])("a target that may have no text leaves words that nobody claims to a match: %s %s", (column, words) => {
  const text = `${row(column, ` ${words}`)}\n`;
  const { ast, diagnostics } = parseIptables(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/unread-text"]);
  expect(rulesOf(ast)[0]?.target).toMatchObject({ kind: "target", name: column });
  expect(bare(rulesOf(ast)[0]?.matches)).toEqual([{ kind: "opaque", text: words }]);
  expect(printIptables(ast)).toBe(text);
});
