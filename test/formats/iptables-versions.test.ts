import { describe, expect, test } from "vitest";
import { printIptables, printIptablesList, printIptablesSave } from "../../src/formats/iptables/index.ts";
import { clean, rulesOf } from "./iptables-helpers.ts";

const HEAD = "target     prot opt source               destination         ";
const VERBOSE = " pkts bytes target     prot opt in     out     source               destination         ";

const listing = (...rows: readonly string[]): string => ["Chain INPUT (policy ACCEPT)", HEAD, ...rows, ""].join("\n");

describe("columns as versions before 1.8.9 lay them out", () => {
  test("a long protocol and the option run together", () => {
    const text = listing(
      "ACCEPT     udplite--  anywhere             anywhere             udp dpt:http",
      "ACCEPT     ipencap--  anywhere             anywhere            ",
      "ACCEPT    !ipencap-f !10.0.0.0/8           anywhere            ",
      "ACCEPT     tcp  --  anywhere             anywhere            ",
    );
    const ast = clean(text);
    expect(rulesOf(ast).map(({ protocol }) => protocol)).toEqual([
      { negated: false, name: "udplite" },
      { negated: false, name: "ipencap" },
      { negated: true, name: "ipencap" },
      { negated: false, name: "tcp" },
    ]);
    expect(rulesOf(ast)[2]?.fragment).toEqual({ negated: false });
    expect(rulesOf(ast)[2]?.source).toEqual({ negated: true, cidr: "10.0.0.0/8" });
    expect(ast.tables[0]?.wordings).toEqual(["protocol-unparted"]);
    expect(printIptables(ast)).toBe(text);
  });

  test("ip6tables leaves the option blank, and a long protocol takes the blank before it", () => {
    const text = [
      "Chain INPUT (policy ACCEPT 0 packets, 0 bytes)",
      VERBOSE,
      "    0     0 ACCEPT     icmpv6    *      *       ::/0                 ::/0                 ipv6-icmptype 128",
      "    0     0 ACCEPT     icmpv6    eth0   *      !fe80::/10            ::/0                 ipv6-icmptype 128",
      "    0     0 ACCEPT     tcp      *      *       ::/0                 ::/0                ",
      "    0     0            all      !eth0  *       ::/0                !::1                 ",
      "",
    ].join("\n");
    const ast = clean(text);
    expect(rulesOf(ast).map(({ protocol, target }) => [protocol?.name, target?.name])).toEqual([
      ["ipv6-icmp", "ACCEPT"],
      ["ipv6-icmp", "ACCEPT"],
      ["tcp", "ACCEPT"],
      [undefined, undefined],
    ]);
    expect(rulesOf(ast)[1]?.source).toEqual({ negated: true, cidr: "fe80::/10" });
    expect(rulesOf(ast)[3]?.inInterface).toEqual({ negated: true, name: "eth0" });
    expect(rulesOf(ast)[3]?.destination).toEqual({ negated: true, cidr: "::1/128" });
    expect(ast.tables[0]?.wordings).toEqual(["option-blank", "protocol-icmpv6", "protocol-unparted"]);
    expect(printIptables(ast)).toBe(text);
    expect(printIptablesSave(ast).split("\n")[1]).toBe("-A INPUT -p icmpv6 -m icmp6 --icmpv6-type 128 -j ACCEPT");
  });

  test("without -v and without -n, hosts on both sides", () => {
    const text = listing(
      "ACCEPT     icmpv6   !localhost            anywhere             ipv6-icmp echo-request",
      "ACCEPT     all      localhost            ip6-localhost       ",
    );
    const ast = clean(text);
    expect(rulesOf(ast).map(({ source, destination }) => [source, destination])).toEqual([
      [{ negated: true, host: "localhost" }, null],
      [
        { negated: false, host: "localhost" },
        { negated: false, host: "ip6-localhost" },
      ],
    ]);
    expect(printIptables(ast)).toBe(text);
  });

  test("a blank option among filled ones is damage, and no spelling", () => {
    const ast = clean(
      listing(
        "ACCEPT     all      anywhere             anywhere            ",
        "ACCEPT     all  --  anywhere             anywhere            ",
      ),
    );
    expect(ast.tables[0]?.wordings).toBeUndefined();
    expect(rulesOf(ast).length).toBe(2);
  });

  test("the spellings of one table are not those of the next", () => {
    const text = `${listing("ACCEPT     icmpv6    anywhere             anywhere            ")}${listing(
      "ACCEPT     ipv6-icmp --  anywhere             anywhere            ",
    )}`;
    const ast = clean(text);
    expect(ast.tables.map(({ wordings }) => wordings)).toEqual([
      ["option-blank", "protocol-icmpv6", "protocol-unparted"],
      undefined,
    ]);
    expect(rulesOf(ast).map(({ protocol }) => protocol?.name)).toEqual(["ipv6-icmp", "ipv6-icmp"]);
    expect(printIptables(ast)).toBe(text);
  });
});

describe("names and numbers of protocols", () => {
  test.each([
    ["1.8.9 with -n", "ACCEPT     6    --  0.0.0.0/0            0.0.0.0/0           ", true, "tcp"],
    ["1.8.11 with -n", "ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0           ", false, "tcp"],
    ["1.8.9 with -n, all", "ACCEPT     0    --  0.0.0.0/0            0.0.0.0/0           ", true, undefined],
    ["1.8.11 with -n, ipencap", "ACCEPT     4    --  0.0.0.0/0            0.0.0.0/0           ", undefined, "4"],
    ["old ipv6-mh", "ACCEPT     ipv6-mh    ::/0                 ::/0                ", false, "mobility-header"],
  ])("%s", (_, row, numbers, name) => {
    const text = listing(row);
    const ast = clean(text);
    expect(ast.tables[0]?.protocolNumbers).toBe(numbers);
    expect(rulesOf(ast)[0]?.protocol?.name).toBe(name);
    expect(printIptables(ast)).toBe(text);
  });

  test("the save form of older versions keeps its names", () => {
    const text = "-A INPUT -p icmpv6 -m icmp6 --icmpv6-type 128 -j ACCEPT\n-A INPUT ! -p ipv6-mh -j DROP\n";
    const ast = clean(text);
    expect(rulesOf(ast).map(({ protocol }) => protocol)).toEqual([
      { negated: false, name: "ipv6-icmp" },
      { negated: true, name: "mobility-header" },
    ]);
    expect(printIptables(ast)).toBe(text);
  });
});

test("a listing that is indented as a whole but for its chain line", () => {
  const rows = [
    "Chain neutron-openvswi-s7f9f4a23-e (1 references)",
    "      num   pkts bytes target     prot opt in out  source       destination         ",
    "      1        0     0 RETURN     all  --  *   *   192.168.0.9  0.0.0.0/0   tcp dpt:80",
    "      2        0     0            all  --  *   *   0.0.0.0/0    0.0.0.0/0 ",
  ];
  expect(rulesOf(clean(rows.join("\n"))).map(({ number, target }) => [number, target?.name])).toEqual([
    [1, "RETURN"],
    [2, undefined],
  ]);
});

describe("what the tool's own libraries print", () => {
  test("a counter near 2^64 is rounded to 0K", () => {
    const text = [
      "Chain OUTPUT (policy ACCEPT 0K packets, 2000M bytes)",
      VERBOSE,
      "   0K  112M ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0           ",
      "",
    ].join("\n");
    const ast = clean(text);
    expect(rulesOf(ast)[0]?.counters).toEqual({ packets: "18446744073709551615", bytes: 112_000_000, exact: false });
    expect(ast.tables[0]?.chains[0]?.counters?.packets).toBe("18446744073709551615");
    expect(printIptables(ast)).toBe(text);
    const saved = clean(
      "*filter\n:OUTPUT ACCEPT [18446744073709551200:0]\n[18446744073709551115:99999] -A OUTPUT\nCOMMIT\n",
    );
    expect(printIptablesList(saved, { verbose: true }).split("\n")[0]).toBe(
      "Chain OUTPUT (policy ACCEPT 0K packets, 0 bytes)",
    );
    expect(printIptablesList(saved, { verbose: true }).split("\n")[2]?.slice(0, 12)).toBe("18446744T 99");
  });

  test("widths are bytes", () => {
    const text = listing(
      "Käfig-世界  tcp  --  anywhere             anywhere            ",
      "ß@-X1ß   tcp  --  anywhere             anywhere            ",
    );
    const ast = clean(text);
    expect(rulesOf(ast).map(({ target }) => target?.name)).toEqual(["Käfig-世界", "ß@-X1ß"]);
    expect(printIptables(ast)).toBe(text);
  });

  test("the last 32 bits of ::X:Y are IPv4", () => {
    const text = [
      "-A INPUT -s ::4.31.0.15/128 -d ::2/::0.14.0.3 -j ACCEPT",
      "-A INPUT -m rt --rt-0-addrs ::1.2.3.4,::1 -j DNAT --to-destination [::1.2.3.4-::1.2.3.9]:80",
      "",
    ].join("\n");
    const ast = clean(text);
    expect(rulesOf(ast)[0]).toMatchObject({
      source: { cidr: "::41f:f/128" },
      destination: { address: "::2", mask: "::e:3" },
    });
    expect(rulesOf(ast)[1]?.target).toMatchObject({ toDestination: { address: "::102:304", toAddress: "::102:309" } });
    expect(printIptables(ast)).toBe(text);
  });

  test("an interface shows whether a listing has numbers where no address does", () => {
    const row = (any: string): string =>
      `Chain X (0 references)\n${VERBOSE}\n    0     0 ACCEPT     tcp  --  ${any.padEnd(6)} eth0    10.0.0.1             10.0.0.2            \n`;
    expect(["*", "any", "eth1"].map((any) => clean(row(any)).tables[0]?.numeric)).toEqual([true, false, undefined]);
    for (const any of ["*", "any", "eth1"]) expect(printIptables(clean(row(any)))).toBe(row(any));
  });
});

describe("small print of versions", () => {
  test("a rule without target ends in a blank (nft 1.8.4)", () => {
    const text = "-P INPUT ACCEPT\n-A INPUT -p tcp \n-A INPUT -p udp -j ACCEPT\n";
    const ast = clean(text);
    expect(ast.tables[0]?.wordings).toEqual(["rule-trailing-blank"]);
    expect(printIptables(ast)).toBe(text);
  });

  test("rows without a column line show -x by the width of their counters", () => {
    const text = [
      "       0        0 ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0           ",
      "12345678 123456789 ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0           ",
      "",
    ].join("\n");
    const ast = clean(text);
    expect(rulesOf(ast).map(({ counters }) => counters?.bytes)).toEqual([0, 123456789]);
    expect(printIptables(ast)).toBe(text);
    const rounded = " 999K 6562019T ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0           \n";
    expect(clean(rounded).tables[0]?.wordings).toBeUndefined();
    expect(printIptables(clean(rounded))).toBe(rounded);
  });

  test("addrtype of a kernel before 2.6.39", () => {
    const text = listing("ACCEPT     all  --  anywhere             anywhere             ADDRTYPE match dst-type!LOCAL");
    const ast = clean(text);
    expect(rulesOf(ast)[0]?.matches).toMatchObject([{ destinationTypes: { negated: true, values: ["LOCAL"] } }]);
    expect(printIptables(ast)).toBe(text);
  });
});

describe("printing a saved table as a listing with -n", () => {
  const saved = (version: string): string =>
    `# Generated by iptables-save v${version} on Fri Nov 27 11:00:00 2026\n*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -p tcp\n-A INPUT -p ipencap\n-A INPUT\nCOMMIT\n`;
  const protocols = (version: string): readonly string[] =>
    printIptablesList(clean(saved(version)), { numeric: true })
      .split("\n")
      .slice(2, 5)
      .map((row) => row.slice(11, 16).trim());

  test.each([
    ["1.8.9", ["6", "4", "0"]],
    ["1.8.10", ["6", "4", "0"]],
    ["1.8.11", ["tcp", "4", "all"]],
    ["1.4.21", ["tcp", "4", "all"]],
  ])("%s", (version, expected) => {
    expect(protocols(version)).toEqual(expected);
  });
});

test("tabs and no-break spaces, as editors and web pages put them, part columns too", () => {
  const pasted = [
    "Chain INPUT (policy ACCEPT)",
    "target\tprot\topt\tsource\tdestination",
    "ACCEPT\ttcp\t--\tanywhere\t!10.0.0.1\ttcp dpt:http",
    `${" ".repeat(11)}tcp  --  anywhere    anywhere  udp dpt:53`.replaceAll(" ", "\u00a0").replace("udp\u00a0", "udp "),
    "",
  ].join("\n");
  expect(printIptables(clean(pasted))).toBe(
    listing(
      "ACCEPT     tcp  --  anywhere            !10.0.0.1             tcp dpt:http",
      "           tcp  --  anywhere             anywhere             udp dpt:53",
    ),
  );
});
