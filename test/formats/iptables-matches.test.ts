import { type MatchCase, number, range, testMatches } from "./iptables-match-cases.ts";

const HASHLIMIT: readonly MatchCase[] = [
  {
    save: "-m hashlimit --hashlimit-upto 5/min --hashlimit-burst 5 --hashlimit-name a",
    list: "limit: up to 5/min burst 5",
    unlisted: { hashlimitName: "a" },
    node: { name: "hashlimit", limit: "upto", rate: { packets: 5, unit: "min" }, burst: 5, mode: [], rateMatch: false },
  },
  {
    save: "-m hashlimit --hashlimit-above 10/sec --hashlimit-burst 20 --hashlimit-mode srcip,srcport,dstip,dstport --hashlimit-name x/y;z --hashlimit-htable-size 99 --hashlimit-htable-max 2000 --hashlimit-htable-gcinterval 60000 --hashlimit-htable-expire 2000 --hashlimit-srcmask 24 --hashlimit-dstmask 16",
    list: "limit: above 10/sec burst 20 mode srcip-srcport-dstip-dstport htable-size 99 htable-max 2000 htable-gcinterval 60000 htable-expire 2000 srcmask 24 dstmask 16",
    unlisted: { hashlimitName: "x/y;z" },
    node: {
      name: "hashlimit",
      limit: "above",
      rate: { packets: 10, unit: "sec" },
      burst: 20,
      mode: ["srcip", "srcport", "dstip", "dstport"],
      htableSize: 99,
      htableMax: 2000,
      htableGcinterval: 60000,
      srcmask: 24,
      dstmask: 16,
      rateMatch: false,
      htableExpire: 2000,
    },
  },
  {
    save: "-m hashlimit --hashlimit-upto 4kb/s --hashlimit-burst 400kb --hashlimit-name b",
    list: "limit: up to 4kb/s burst 400kb",
    unlisted: { hashlimitName: "b" },
    node: {
      name: "hashlimit",
      limit: "upto",
      rate: { bytes: 4096, unit: "sec" },
      burst: 409600,
      mode: [],
      rateMatch: false,
    },
  },
  {
    save: "-m hashlimit --hashlimit-upto 123456b/s --hashlimit-burst 1mb --hashlimit-name b",
    list: "limit: up to 123456b/s burst 1mb",
    unlisted: { hashlimitName: "b" },
    node: {
      name: "hashlimit",
      limit: "upto",
      rate: { bytes: 123456, unit: "sec" },
      burst: 1048576,
      mode: [],
      rateMatch: false,
    },
  },
  {
    save: "-m hashlimit --hashlimit-above 10mb/s --hashlimit-mode srcip --hashlimit-name b --hashlimit-rate-match --hashlimit-rate-interval 10",
    list: "limit: above 10mb/s mode srcip rate-match rate-interval 10",
    unlisted: { hashlimitName: "b" },
    node: {
      name: "hashlimit",
      limit: "above",
      rate: { bytes: 10485760, unit: "sec" },
      mode: ["srcip"],
      rateMatch: true,
      rateInterval: 10,
    },
  },
  {
    save: "-m hashlimit --hashlimit-upto 0b/s --hashlimit-name b",
    list: "limit: up to 0b/s",
    unlisted: { hashlimitName: "b" },
    node: { name: "hashlimit", limit: "upto", rate: { bytes: 0, unit: "sec" }, mode: [], rateMatch: false },
  },
  {
    save: "-m hashlimit --hashlimit-upto 40/sec --hashlimit-burst 20 --hashlimit-name c --hashlimit-rate-match",
    list: "limit: up to 40/sec burst 20 rate-match",
    unlisted: { hashlimitName: "c" },
    node: {
      name: "hashlimit",
      limit: "upto",
      rate: { packets: 40, unit: "sec" },
      burst: 20,
      mode: [],
      rateMatch: true,
    },
  },
  {
    save: "-m hashlimit --hashlimit-upto 40/sec --hashlimit-burst 20 --hashlimit-name c --hashlimit-rate-match --hashlimit-rate-interval 10",
    list: "limit: up to 4/sec burst 20 rate-match rate-interval 10",
    unlisted: { hashlimitName: "c" },
    node: {
      name: "hashlimit",
      limit: "upto",
      rate: { packets: 40, unit: "sec" },
      burst: 20,
      mode: [],
      rateMatch: true,
      rateInterval: 10,
    },
  },
  {
    save: "-m hashlimit --hashlimit-upto 45/sec --hashlimit-burst 20 --hashlimit-name c --hashlimit-rate-match --hashlimit-rate-interval 10",
    list: "limit: up to 388803/day burst 20 htable-expire 1000 rate-match rate-interval 10",
    unlisted: { hashlimitName: "c" },
    node: {
      name: "hashlimit",
      limit: "upto",
      rate: { packets: 45, unit: "sec" },
      burst: 20,
      mode: [],
      rateMatch: true,
      rateInterval: 10,
    },
  },
  {
    save: "-m hashlimit --hashlimit-above 40/sec --hashlimit-burst 5 --hashlimit-name c --hashlimit-htable-expire 60000 --hashlimit-rate-match --hashlimit-rate-interval 600",
    list: "limit: above 4/min burst 5 rate-match rate-interval 600",
    unlisted: { hashlimitName: "c" },
    node: {
      name: "hashlimit",
      limit: "above",
      rate: { packets: 40, unit: "sec" },
      burst: 5,
      mode: [],
      rateMatch: true,
      rateInterval: 600,
      htableExpire: 60000,
    },
  },
];

const CONNECTIONS: readonly MatchCase[] = [
  {
    save: "-m connlimit --connlimit-upto 5 --connlimit-mask 32 --connlimit-saddr",
    list: "#conn src/32 <= 5",
    node: { name: "connlimit", limit: "upto", connections: 5, mask: 32, address: "saddr" },
  },
  {
    save: "-m connlimit --connlimit-above 0 --connlimit-mask 64 --connlimit-daddr",
    list: "#conn dst/64 > 0",
    node: { name: "connlimit", limit: "above", connections: 0, mask: 64, address: "daddr" },
  },
  {
    save: "-m connbytes --connbytes 10:100 --connbytes-mode packets --connbytes-dir original",
    list: "connbytes 10:100 connbytes mode packets connbytes direction original",
    node: { name: "connbytes", negated: false, from: 10, to: 100, mode: "packets", direction: "original" },
  },
  {
    save: "-m connbytes ! --connbytes 5 --connbytes-mode bytes --connbytes-dir reply",
    list: "! connbytes 5 connbytes mode bytes connbytes direction reply",
    node: { name: "connbytes", negated: true, from: 5, to: null, mode: "bytes", direction: "reply" },
  },
  {
    save: "-m connbytes ! --connbytes 0:18446744073709551614 --connbytes-mode avgpkt --connbytes-dir both",
    list: "! connbytes 0:18446744073709551614 connbytes mode avgpkt connbytes direction both",
    node: { name: "connbytes", negated: true, from: 0, to: "18446744073709551614", mode: "avgpkt", direction: "both" },
  },
  {
    save: "-m helper --helper ftp",
    list: 'helper match "ftp"',
    node: { name: "helper", negated: false, helper: "ftp" },
  },
  {
    save: '-m helper ! --helper "x\\"y"',
    list: 'helper match ! "x"y"',
    node: { name: "helper", negated: true, helper: 'x"y' },
  },
  { save: '-m helper --helper ""', list: 'helper match ""', node: { name: "helper", negated: false, helper: "" } },
  {
    save: "-m nfacct --nfacct-name  http_traffic",
    list: "nfacct-name  http_traffic",
    node: { name: "nfacct", nfacctName: "http_traffic" },
  },
  {
    save: '-m nfacct --nfacct-name  "a \\"b\\" c"',
    list: 'nfacct-name  "a \\"b\\" c"',
    node: { name: "nfacct", nfacctName: 'a "b" c' },
  },
  { save: "-m ipvs --ipvs", list: "ipvs", node: { name: "ipvs", ipvs: true } },
  { save: "-m ipvs ! --ipvs", list: "! ipvs", node: { name: "ipvs", ipvs: false } },
  {
    save: "-m ipvs --vproto 6 ! --vaddr 10.0.0.0/8 --vport 80 --vdir REPLY ! --vmethod MASQ --vportctl 21",
    list: "vproto 6 ! vaddr 10.0.0.0/8 vport 80 vdir REPLY ! vmethod MASQ vportctl 21",
    node: {
      name: "ipvs",
      vproto: number(6),
      vaddr: { negated: true, cidr: "10.0.0.0/8" },
      vport: number(80),
      vportctl: number(21),
      vdir: "REPLY",
      vmethod: { negated: true, value: "MASQ" },
    },
  },
  {
    save: "-m ipvs ! --vproto 17 --vaddr fd00::1 ! --vport 53 --vdir ORIGINAL --vmethod GATE ! --vportctl 21",
    list: "! vproto 17 vaddr fd00::1 ! vport 53 vdir ORIGINAL vmethod GATE ! vportctl 21",
    node: {
      name: "ipvs",
      vproto: number(17, true),
      vaddr: { negated: false, cidr: "fd00::1/128" },
      vport: number(53, true),
      vportctl: number(21, true),
      vdir: "ORIGINAL",
      vmethod: { negated: false, value: "GATE" },
    },
  },
  {
    save: "-m conntrack --ctstate RELATED,ESTABLISHED",
    list: "ctstate RELATED,ESTABLISHED",
    node: { name: "conntrack", ctstate: { negated: false, values: ["RELATED", "ESTABLISHED"] } },
  },
  {
    save: "-m conntrack ! --ctstate INVALID,NEW,RELATED,ESTABLISHED,UNTRACKED,SNAT,DNAT",
    list: "! ctstate INVALID,NEW,RELATED,ESTABLISHED,UNTRACKED,SNAT,DNAT",
    node: {
      name: "conntrack",
      ctstate: { negated: true, values: ["INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED", "SNAT", "DNAT"] },
    },
  },
  {
    save: "-m conntrack --ctproto 6 ! --ctorigsrc 10.0.0.0/8 --ctorigdst 127.0.0.1 --ctreplsrc 10.0.0.0/255.0.255.0 ! --ctrepldst 192.0.2.0/24",
    list: "ctproto 6 ! ctorigsrc 10.0.0.0/8 ctorigdst 127.0.0.1 ctreplsrc 10.0.0.0/255.0.255.0 ! ctrepldst 192.0.2.0/24",
    node: {
      name: "conntrack",
      ctorigsrc: { negated: true, cidr: "10.0.0.0/8" },
      ctorigdst: { negated: false, cidr: "127.0.0.1/32" },
      ctreplsrc: { negated: false, address: "10.0.0.0", mask: "255.0.255.0" },
      ctrepldst: { negated: true, cidr: "192.0.2.0/24" },
      ctproto: number(6),
    },
  },
  {
    save: "-m conntrack --ctorigsrc fd00::/8 --ctorigdst ::1",
    list: "ctorigsrc fd00::/8 ctorigdst ::1",
    node: {
      name: "conntrack",
      ctorigsrc: { negated: false, cidr: "fd00::/8" },
      ctorigdst: { negated: false, cidr: "::1/128" },
    },
  },
  {
    save: "-m conntrack ! --ctorigsrcport 1:1023 --ctorigdstport 80 ! --ctreplsrcport 443 --ctrepldstport 1024:65535",
    list: "! ctorigsrcport 1:1023 ctorigdstport 80 ! ctreplsrcport 443 ctrepldstport 1024:65535",
    node: {
      name: "conntrack",
      ctorigsrcport: range(1, 1023, true),
      ctorigdstport: range(80, 80),
      ctreplsrcport: range(443, 443, true),
      ctrepldstport: range(1024, 65535),
    },
  },
  {
    save: "-m conntrack --ctstatus EXPECTED,SEEN_REPLY,ASSURED,CONFIRMED --ctexpire 10:4294967295 --ctdir ORIGINAL",
    list: "ctstatus EXPECTED,SEEN_REPLY,ASSURED,CONFIRMED ctexpire 10:4294967295 ctdir ORIGINAL",
    node: {
      name: "conntrack",
      ctstatus: { negated: false, values: ["EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED"] },
      ctexpire: range(10, 4294967295),
      ctdir: "ORIGINAL",
    },
  },
  {
    save: "-m conntrack ! --ctstatus NONE ! --ctexpire 5 --ctdir REPLY",
    list: "! ctstatus NONE ! ctexpire 5 ctdir REPLY",
    node: {
      name: "conntrack",
      ctstatus: { negated: true, values: ["NONE"] },
      ctexpire: range(5, 5, true),
      ctdir: "REPLY",
    },
  },
  { save: "-m state --state NEW", list: "state NEW", node: { name: "state", negated: false, states: ["NEW"] } },
  {
    save: "-m state ! --state INVALID,NEW,RELATED,ESTABLISHED,UNTRACKED",
    list: "! state INVALID,NEW,RELATED,ESTABLISHED,UNTRACKED",
    node: { name: "state", negated: true, states: ["INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED"] },
  },
  {
    save: "-m connmark --mark 0x80/0x80",
    list: "connmark match  0x80/0x80",
    node: { name: "connmark", negated: false, value: 128, mask: 128 },
  },
  {
    save: "-m connmark ! --mark 0x80",
    list: "connmark match ! 0x80",
    node: { name: "connmark", negated: true, value: 128, mask: 4294967295 },
  },
];

const POLICY: readonly MatchCase[] = [
  {
    save: "-m policy --dir in --pol none",
    list: "policy match dir in pol none",
    node: { name: "policy", dir: "in", pol: "none", strict: false, elements: [] },
  },
  {
    save: "-m policy --dir out --pol ipsec",
    list: "policy match dir out pol ipsec",
    node: { name: "policy", dir: "out", pol: "ipsec", strict: false, elements: [] },
  },
  {
    save: "-m policy --dir in --pol ipsec ! --reqid 1 --spi 0x2a ! --proto esp --mode tunnel --tunnel-dst 10.0.0.0/8 ! --tunnel-src 1.2.3.4",
    list: "policy match dir in pol ipsec ! reqid 1 spi 0x2a ! proto 50 mode tunnel tunnel-dst 10.0.0.0/8 ! tunnel-src 1.2.3.4",
    named:
      "policy match dir in pol ipsec ! reqid 1 spi 0x2a ! proto esp mode tunnel tunnel-dst 10.0.0.0/8 ! tunnel-src 1.2.3.4",
    node: {
      name: "policy",
      dir: "in",
      pol: "ipsec",
      strict: false,
      elements: [
        {
          reqid: number(1, true),
          spi: number(42),
          proto: { negated: true, value: "esp" },
          mode: { negated: false, value: "tunnel" },
          tunnelDst: { negated: false, cidr: "10.0.0.0/8" },
          tunnelSrc: { negated: true, cidr: "1.2.3.4/32" },
        },
      ],
    },
  },
  {
    save: "-m policy --dir in --pol ipsec --strict --reqid 4294967295",
    list: "policy match dir in pol ipsec strict reqid 4294967295",
    node: { name: "policy", dir: "in", pol: "ipsec", strict: true, elements: [{ reqid: number(4294967295) }] },
  },
  {
    save: "-m policy --dir in --pol ipsec --strict ! --reqid 1 --proto ah --next ! --spi 0xffffffff --mode transport --next --proto ipcomp --mode tunnel --tunnel-dst fd00::/8",
    list: "policy match dir in pol ipsec strict [0] ! reqid 1 proto 51 [1] ! spi 0xffffffff mode transport [2] proto 108 mode tunnel tunnel-dst fd00::/8",
    named:
      "policy match dir in pol ipsec strict [0] ! reqid 1 proto ah [1] ! spi 0xffffffff mode transport [2] proto ipcomp mode tunnel tunnel-dst fd00::/8",
    node: {
      name: "policy",
      dir: "in",
      pol: "ipsec",
      strict: true,
      elements: [
        { reqid: number(1, true), proto: { negated: false, value: "ah" } },
        { spi: number(4294967295, true), mode: { negated: false, value: "transport" } },
        {
          proto: { negated: false, value: "ipcomp" },
          mode: { negated: false, value: "tunnel" },
          tunnelDst: { negated: false, cidr: "fd00::/8" },
        },
      ],
    },
  },
];

const PROGRAMS: readonly MatchCase[] = [
  {
    save: '-m u32 --u32 "0x6&0xff=0x1&&0x4&0x3fff=0x0&&0x0>>0x16&0x3c@0x0>>0x18=0x0:0xa,0x14"',
    list: 'u32 "0x6&0xff=0x1&&0x4&0x3fff=0x0&&0x0>>0x16&0x3c@0x0>>0x18=0x0:0xa,0x14"',
    node: { name: "u32", negated: false, tests: "0x6&0xff=0x1&&0x4&0x3fff=0x0&&0x0>>0x16&0x3c@0x0>>0x18=0x0:0xa,0x14" },
  },
  { save: '-m u32 ! --u32 "0x0=0x1"', list: 'u32 ! "0x0=0x1"', node: { name: "u32", negated: true, tests: "0x0=0x1" } },
  {
    save: '-m bpf --bytecode "4,48 0 0 9,21 0 1 6,6 0 0 1,6 0 0 0"',
    list: "match bpf 48 0 0 9,21 0 1 6,6 0 0 1,6 0 0 0\u0000",
    node: {
      name: "bpf",
      bytecode: [
        { code: 48, jt: 0, jf: 0, k: 9 },
        { code: 21, jt: 0, jf: 1, k: 6 },
        { code: 6, jt: 0, jf: 0, k: 1 },
        { code: 6, jt: 0, jf: 0, k: 0 },
      ],
    },
  },
  {
    save: '-m bpf --bytecode "1,65535 255 255 4294967295"',
    list: "match bpf 65535 255 255 4294967295\u0000",
    node: { name: "bpf", bytecode: [{ code: 65535, jt: 255, jf: 255, k: 4294967295 }] },
  },
  {
    save: "-m bpf --object-pinned /sys/fs/bpf/x",
    list: "match bpf pinned /sys/fs/bpf/x",
    node: { name: "bpf", objectPinned: "/sys/fs/bpf/x" },
  },
  {
    save: '-m string --string "GET /index.html" --algo bm',
    list: 'STRING match  "GET /index.html" ALGO name bm',
    node: { name: "string", negated: false, string: "GET /index.html", algo: "bm", icase: false },
  },
  {
    save: '-m string ! --string "a \\"b\\" \\\\ c" --algo kmp --from 3 --to 100 --icase',
    list: 'STRING match ! "a \\"b\\" \\\\ c" ALGO name kmp FROM 3 TO 100 ICASE',
    node: { name: "string", negated: true, string: 'a "b" \\ c', algo: "kmp", from: 3, to: 100, icase: true },
  },
  {
    save: '-m string --hex-string "|0d0a00ff|" --algo bm',
    list: 'STRING match  "|0d0a00ff|" ALGO name bm',
    node: { name: "string", negated: false, hexString: "0d0a00ff", algo: "bm", icase: false },
  },
  {
    save: '-m string ! --hex-string "|615c|" --algo bm --from 65535',
    list: 'STRING match ! "|615c|" ALGO name bm FROM 65535',
    node: { name: "string", negated: true, hexString: "615c", algo: "bm", from: 65535, icase: false },
  },
  {
    save: '-m string --string "|61|" --algo bm',
    list: 'STRING match  "|61|" ALGO name bm',
    node: { name: "string", negated: false, string: "|61|", algo: "bm", icase: false },
  },
  {
    save: "-m cgroup --cgroup 1048577",
    list: "cgroup 1048577",
    node: { name: "cgroup", negated: false, classid: 1048577 },
  },
  { save: "-m cgroup ! --cgroup 0", list: "cgroup ! 0", node: { name: "cgroup", negated: true, classid: 0 } },
  {
    save: '-m cgroup --path "/system.slice/a\\\'b"',
    list: "cgroup /system.slice/a'b",
    node: { name: "cgroup", negated: false, path: "/system.slice/a'b" },
  },
  { save: "-m cgroup ! --path user", list: "cgroup ! user", node: { name: "cgroup", negated: true, path: "user" } },
];

const TIME: readonly MatchCase[] = [
  {
    save: "-m time --datestop 2038-01-19T03:14:07",
    list: "TIME UTC",
    node: { name: "time", kerneltz: false, contiguous: false },
  },
  {
    save: "-m time --datestop 2038-01-19T03:14:07 --kerneltz",
    list: "TIME",
    node: { name: "time", kerneltz: true, contiguous: false },
  },
  {
    save: "-m time --timestart 01:02:03 --timestop 23:59:59 --datestop 2038-01-19T03:14:07",
    list: "TIME from 01:02:03 to 23:59:59 UTC",
    node: { name: "time", timestart: "01:02:03", timestop: "23:59:59", kerneltz: false, contiguous: false },
  },
  {
    save: "-m time --monthdays 1,2,3,4,11,12,13,21,22,23,31 --weekdays Mon,Tue,Sun --datestop 2038-01-19T03:14:07",
    list: "TIME on Mon,Tue,Sun on 1st,2nd,3rd,4th,11st,12nd,13rd,21st,22nd,23rd,31st UTC",
    node: {
      name: "time",
      monthdays: [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31],
      weekdays: ["Mon", "Tue", "Sun"],
      kerneltz: false,
      contiguous: false,
    },
  },
  {
    save: "-m time --timestart 22:00:00 --timestop 04:00:00 --monthdays 15 --datestart 2026-01-01T00:00:00 --datestop 2026-12-31T12:30:59 --kerneltz --contiguous",
    list: "TIME from 22:00:00 to 04:00:00 on 15th starting from 2026-01-01 00:00:00 until date 2026-12-31 12:30:59 contiguous",
    node: {
      name: "time",
      timestart: "22:00:00",
      timestop: "04:00:00",
      monthdays: [15],
      datestart: "2026-01-01T00:00:00",
      datestop: "2026-12-31T12:30:59",
      kerneltz: true,
      contiguous: true,
    },
  },
];

testMatches("hashlimit", HASHLIMIT);
testMatches("matches on connections", CONNECTIONS);
testMatches("policy", POLICY);
testMatches("programs and patterns", PROGRAMS);
testMatches("time", TIME);
