import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type InterfaceNode,
  interfaceDetails,
  ipAddressCommands,
  parseIfconfig,
  printIfconfig,
  recognizeIfconfig,
} from "../../src/formats/ifconfig/index.ts";

const folder = new URL("../../samples/ifconfig/ok/", import.meta.url);
const sample = (name: string): string => readFileSync(new URL(`bsd-${name}.txt`, folder), "utf8");
const names = readdirSync(folder).filter((name) => /^bsd-.*\.txt$/.test(name));

/** The interface of a name in a sample; with `nth`, the one behind so many others of the name. */
function interfaceOf(name: string, sampleName: string, nth = 0): InterfaceNode {
  const found = parseIfconfig(sample(sampleName)).ast.interfaces.filter((node) => node.name === name)[nth];
  return found ?? expect.fail(`${sampleName} has no ${name}`);
}

const valuesOf = (node: InterfaceNode, word: string): unknown[] =>
  interfaceDetails(node, word).map(({ values }) => values);
const withoutSpans = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner)));
const addressesOf = (node: InterfaceNode): unknown =>
  withoutSpans(node.addresses.map(({ kind: _, family: __, ...rest }) => rest));

describe("every system's sample", () => {
  test.each(names)("%s is read without a remark, line by line, and printed back byte for byte", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const { ast, diagnostics } = parseIfconfig(text);
    expect(diagnostics).toEqual([]);
    expect(ast.unknown).toEqual([]);
    expect(ast.interfaces.every(({ form, unknown }) => form === "bsd" && unknown === undefined)).toBe(true);
    expect(printIfconfig(ast)).toBe(text);
    expect(recognizeIfconfig(text)).toBeGreaterThan(0);
  });
});

describe("headings", () => {
  const headingOf = (text: string): unknown => {
    const { ast, diagnostics } = parseIfconfig(text);
    const [node] = ast.interfaces;
    expect(diagnostics).toEqual([]);
    return withoutSpans({ ...node, addresses: undefined, layout: undefined, kind: undefined, form: node?.form });
  };

  test("hexadecimal flags are told from decimal ones: SIMPLEX, SMART and one blank before mtu", () => {
    expect(headingOf("en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500")).toEqual({
      name: "en0",
      form: "bsd",
      flags: { value: 0x8863, names: ["UP", "BROADCAST", "SMART", "RUNNING", "SIMPLEX", "MULTICAST"] },
      mtu: 1500,
    });
    expect(headingOf("en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST>  mtu 1500")).toMatchObject({
      form: "bsd",
      flags: { value: 0x8863 },
    });
    expect(headingOf("eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST> mtu 1500")).toMatchObject({
      form: "net-tools",
      flags: { value: 4163 },
    });
  });

  test("digits alone and none of the names of BSD: the names decide", () => {
    expect(headingOf("pflog0: flags=141<UP,RUNNING,PROMISC> mtu 33136")).toMatchObject({ flags: { value: 0x141 } });
    expect(headingOf("ppp0: flags=10<POINTOPOINT> mtu 1500")).toMatchObject({ form: "bsd", flags: { value: 0x10 } });
  });

  test("a number of one digit is the same in both; the blank decides", () => {
    expect(headingOf("lo1: flags=8<LOOPBACK> mtu 1500")).toMatchObject({ form: "bsd", flags: { value: 8 } });
    expect(headingOf("lo1: flags=8<LOOPBACK>  mtu 1500")).toMatchObject({ form: "net-tools", flags: { value: 8 } });
  });

  test("empty brackets, no mtu, no brackets", () => {
    expect(headingOf("stf0: flags=0<> mtu 1280")).toMatchObject({ form: "bsd", flags: { value: 0, names: [] } });
    expect(headingOf("enc0: flags=0<>")).toEqual({ name: "enc0", form: "bsd", flags: { value: 0, names: [] } });
    expect(headingOf("lo1: flags=0 mtu 33624")).toMatchObject({
      form: "bsd",
      flags: { value: 0, names: [], brackets: false },
    });
  });

  test("metric, index, rdomain, rtref, constrained; 0x of NetBSD; two numbers of AIX; 44 bits of Solaris", () => {
    expect(interfaceOf("em0", "freebsd-14")).toMatchObject({ metric: 0, mtu: 1500 });
    expect(interfaceOf("em0", "openbsd")).toMatchObject({ rdomain: 2, mtu: 1500 });
    expect(interfaceOf("en0", "macos-verbose")).toMatchObject({ mtu: 1500, rtref: 4, index: 14, constrained: true });
    expect(interfaceOf("wm0", "netbsd").flags).toMatchObject({ value: 0x8843, prefix: "0x" });
    expect(interfaceOf("en0", "aix").flags).toMatchObject({ value: 0x1e084863, more: 0xc0 });
    expect(interfaceOf("net0", "solaris")).toMatchObject({ index: 2, flags: { value: 0x100001004843 } });
  });

  test("a name may have a colon, and is kept whole", () => {
    expect(interfaceOf("vnet0:11", "freebsd-14").addresses[0]?.address).toBe("fe80::2b:bbff:fe64:3f0a%vnet0:11");
    expect(interfaceOf("net0:1", "solaris").addresses[0]?.address).toBe("192.0.2.229");
  });

  test("Solaris shows an interface once for each family, which is no repetition", () => {
    expect(interfaceOf("net0", "solaris", 1)).toMatchObject({ index: 2, addresses: [{ prefixLength: 10 }] });
    const twice = `${sample("macos-short")}${sample("macos-short")}`;
    expect(parseIfconfig(twice).diagnostics.map(({ code }) => code)).toContain("ifconfig/repeated-interface");
  });
});

describe("addresses", () => {
  test("netmasks: 0x, bare hexadecimal, dotted, CIDR", () => {
    expect(addressesOf(interfaceOf("lo0", "freebsd-14"))).toEqual([
      { address: "127.0.0.1", prefixLength: 8, netmask: "255.0.0.0" },
      { address: "::1", prefixLength: 128 },
      { address: "fe80::1%lo0", prefixLength: 64, scopeId: 3 },
    ]);
    expect(addressesOf(interfaceOf("lo0", "solaris"))).toEqual([
      { address: "127.0.0.1", prefixLength: 8, netmask: "255.0.0.0", notation: { mask: "hex" } },
    ]);
    expect(addressesOf(interfaceOf("net1", "solaris"))).toEqual([
      { address: "0.0.0.0", prefixLength: 0, netmask: "0.0.0.0", notation: { mask: "hex" } },
    ]);
    const [dotted] = interfaceOf("em1", "freebsd-cidr").addresses;
    expect(dotted).toMatchObject({ netmask: "255.255.255.0", prefixLength: 24, notation: { mask: "dotted" } });
    expect(addressesOf(interfaceOf("vtnet0", "freebsd-cidr"))).toEqual([
      { address: "198.51.100.13", prefixLength: 32, broadcast: "198.51.100.13", notation: { mask: "cidr" } },
      { address: "fe80::9400:2ff:fe00:1%vtnet0", prefixLength: 64, scopeId: 1, notation: { mask: "cidr" } },
    ]);
  });

  test("peers, in both families, by both arrows", () => {
    expect(addressesOf(interfaceOf("gif0", "freebsd-14"))).toEqual([
      { address: "2001:db8:1::2", prefixLength: 128, peer: "2001:db8:1::1" },
      { address: "10.0.0.1", prefixLength: 32, netmask: "255.255.255.255", peer: "10.0.0.2" },
    ]);
    expect(interfaceOf("utun0", "macos").addresses[0]).toMatchObject({ peer: "172.31.253.17", prefixLength: 24 });
    expect(addressesOf(interfaceOf("tun0", "netbsd"))).toEqual([
      {
        address: "10.8.0.6",
        prefixLength: 32,
        peer: "10.8.0.5",
        flags: { value: 0 },
        notation: { mask: "cidr", arrow: "->" },
      },
      {
        address: "fe80::a00:27ff:fe4e:66a1%tun0",
        prefixLength: 64,
        peer: "::",
        scopeId: 4,
        flags: { value: 0 },
        notation: { mask: "cidr", arrow: "->" },
      },
    ]);
  });

  test("states, lifetimes, the index of the interface as scopeid, vhid", () => {
    const [, vhid, scoped, lifetimes, tentative, anycast] = interfaceOf("em0", "freebsd-14").addresses;
    expect(vhid).toMatchObject({ address: "192.0.2.20", vhid: 1 });
    expect(scoped).toMatchObject({ address: "fe80::a00:27ff:fe4a:bc01%em0", scopeId: 2 });
    expect(lifetimes).toMatchObject({ states: ["autoconf"], pltime: 604800, vltime: 2592000 });
    expect(tentative).toMatchObject({ states: ["tentative"] });
    expect(anycast).toMatchObject({ states: ["deprecated", "anycast"], vhid: 2 });
    expect(interfaceOf("em0", "openbsd").addresses.slice(1, 3)).toMatchObject([
      { states: ["deprecated", "autoconf"], pltime: 0, vltime: 86400 },
      { states: ["autoconf", "temporary"], pltime: 604800, vltime: null },
    ]);
    expect(interfaceOf("en0", "macos").addresses).toMatchObject([
      { states: ["secured"], scopeId: 13 },
      { broadcast: "192.0.2.255" },
      { states: ["autoconf", "secured"] },
      { states: ["deprecated", "autoconf", "temporary"] },
      { states: ["dynamic"] },
      { states: ["clat46"] },
    ]);
  });

  test("flags of NetBSD, aliases, an address that is not written canonically", () => {
    expect(interfaceOf("wm0", "netbsd").addresses[1]).toMatchObject({
      flags: { value: 4, names: ["DETACHED"], prefix: "0x" },
    });
    expect(interfaceOf("cs0", "netbsd").addresses[1]).toMatchObject({ address: "192.168.0.4", alias: true });
    expect(interfaceOf("old0", "macos").addresses[0]).toMatchObject({
      address: "2001:db8:1:0:203:93ff:fe0a:1676",
      notation: { written: "2001:db8:1::203:93ff:fe0a:1676" },
    });
  });

  test("the same line behind another address is not taken for that of before where it differs", () => {
    const text = `em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500
	inet 10.0.0.1 netmask 0xffffff00 broadcast 10.0.0.255
	inet 10.0.1.1 netmask 0xffffff00 broadcast 10.0.1.255
	inet 10.0.2.1 netmask 0xffffff00 broadcast 10.0.2.255 vhid 3
	inet 10.0.3.1/24 netmask 0xffffff00 broadcast 10.0.3.255
	inet6 fe80::1%em0 prefixlen 64 scopeid 0x1
	inet6 fe80::2%em0 prefixlen 64 scopeid 0xa
	inet6 fe80::3%em0 prefixlen 64 scopeid 0xa pltime 5 vltime 6
`;
    const { ast, diagnostics } = parseIfconfig(text);
    expect(diagnostics).toEqual([]);
    expect(ast.interfaces[0]?.addresses).toMatchObject([
      { address: "10.0.0.1", broadcast: "10.0.0.255" },
      { address: "10.0.1.1", broadcast: "10.0.1.255", netmask: "255.255.255.0" },
      { address: "10.0.2.1", broadcast: "10.0.2.255", vhid: 3 },
      { address: "10.0.3.1", prefixLength: 24, netmask: "255.255.255.0", notation: { mask: "cidr" } },
      { scopeId: 1 },
      { scopeId: 10, prefixLength: 64 },
      { scopeId: 10, pltime: 5, vltime: 6 },
    ]);
    expect(printIfconfig(ast)).toBe(text);
  });
});

test("the addresses of another system give commands of Linux, without zones", () => {
  const commands = ipAddressCommands(parseIfconfig(sample("freebsd-cidr")).ast);
  expect(commands).toContain("ip address replace fe80::9400:2ff:fe00:1/64 dev vtnet0");
  expect(commands).toContain("ip address replace 198.51.100.13/32 broadcast 198.51.100.13 dev vtnet0");
});

describe("hardware", () => {
  test("ether, lladdr, address; InfiniBand and FireWire; bytes without zeros", () => {
    expect(interfaceOf("em0", "freebsd-14").hardware).toEqual({ type: "ether", address: "08:00:27:4a:bc:01" });
    expect(interfaceOf("em0", "openbsd").hardware).toEqual({ type: "lladdr", address: "52:54:00:35:4f:b8" });
    expect(interfaceOf("wm0", "netbsd").hardware).toEqual({ type: "address", address: "08:00:27:4e:66:a1" });
    expect(interfaceOf("fw0", "macos").hardware).toEqual({ type: "lladdr", address: "00:26:4a:ff:fe:18:15:fc" });
    expect(interfaceOf("ib0", "freebsd-14").hardware?.address).toHaveLength(59);
    expect(interfaceOf("net0", "solaris").hardware).toEqual({
      type: "ether",
      address: "00:03:ba:42:9d:ef",
      rawAddress: "0:3:ba:42:9d:ef",
    });
    const odd =
      "fwip0: flags=8802<BROADCAST,SIMPLEX,MULTICAST> metric 0 mtu 1500\n\tlladdr 0.d.56.0.0.1.2.3.a.2.ff.fe.0.0.0.0\n";
    expect(parseIfconfig(odd).diagnostics).toEqual([]);
    expect(parseIfconfig(odd).ast.interfaces[0]?.hardware?.rawAddress).toBe("0.d.56.0.0.1.2.3.a.2.ff.fe.0.0.0.0");
    expect(valuesOf(interfaceOf("ix0", "freebsd-14"), "hwaddr")).toEqual([{ address: "3c:ec:ef:00:01:03" }]);
  });
});
