import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type InterfaceNode, parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/ok/${name}.txt`, import.meta.url), "utf8");

/** The interface of that name in a text without complaints. */
function interfaceOf(text: string, name: string): InterfaceNode {
  const { ast, diagnostics } = parseIfconfig(text);
  expect(diagnostics).toEqual([]);
  const node = ast.interfaces.find((candidate) => candidate.name === name);
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
}

/** The codes that a text gives, in order. */
const codesOf = (text: string): readonly string[] =>
  parseIfconfig(text).diagnostics.map(({ code }) => code.slice("ifconfig/".length));

describe("flags", () => {
  test.each([
    ["0<", 0, []],
    ["8192", 8192, []],
    ["24576", 24576, []],
    ["73<UP,LOOPBACK,RUNNING>", 73, ["UP", "LOOPBACK", "RUNNING"]],
    ["-28605<UP,BROADCAST,RUNNING,MULTICAST,DYNAMIC>", -28605, ["UP", "BROADCAST", "RUNNING", "MULTICAST", "DYNAMIC"]],
    ["3075<UP,BROADCAST,SLAVE,MASTER>", 3075, ["UP", "BROADCAST", "SLAVE", "MASTER"]],
    [
      "-1<UP,BROADCAST,DEBUG,LOOPBACK,POINTOPOINT,NOTRAILERS,RUNNING,NOARP,PROMISC,ALLMULTI,SLAVE,MASTER,MULTICAST,DYNAMIC>",
      -1,
      null,
    ],
  ])("flags=%s prints back", (flags, value, names) => {
    const text = `eth0: flags=${flags}  mtu 1500\n\n`;
    const node = interfaceOf(text, "eth0");
    expect(node.flags?.value).toBe(value);
    expect(node.flags?.names).toEqual(names ?? flags.slice(3, -1).split(","));
    expect(printIfconfig(parseIfconfig(text).ast)).toBe(text);
  });

  test("DYNAMIC makes the number negative; its lower 16 bits are the kernel's", () => {
    const node = interfaceOf("eth0: flags=-28605<UP,BROADCAST,RUNNING,MULTICAST,DYNAMIC>  mtu 1500\n", "eth0");
    expect((node.flags?.value ?? 0) & 0xffff).toBe(36931);
  });

  test("names that are not those of the number are kept and reported with those that are", () => {
    const { ast, diagnostics } = parseIfconfig("eth0: flags=4163<UP,MULTICAST>  mtu 1500\n");
    expect(ast.interfaces[0]?.flags).toEqual({ value: 4163, names: ["UP", "MULTICAST"] });
    expect(diagnostics).toMatchObject([
      {
        code: "ifconfig/flags-mismatch",
        severity: "warning",
        expected: "UP,BROADCAST,RUNNING,MULTICAST",
        actual: "4163<UP,MULTICAST>",
      },
    ]);
  });

  test.each(["69699<UP,BROADCAST,RUNNING,MULTICAST>", "0<>"])("%s is not what the tool prints", (flags) => {
    expect(codesOf(`eth0: flags=${flags}  mtu 1500\n`)).toEqual(["flags-mismatch"]);
  });

  test("a number that is none leaves the names", () => {
    const { ast } = parseIfconfig("eth0: flags=-0<UP>  mtu 1500\n");
    expect(ast.interfaces[0]?.flags).toEqual({ names: ["UP"] });
  });
});

describe("link types", () => {
  const text = sample("net-tools-2.10.link-types");

  test.each([
    ["arc0", { type: "arcnet", title: "ARCnet", rawAddress: "0A" }],
    ["ax0", { type: "ax25", title: "AMPR AX.25", rawAddress: "AABBDD" }],
    ["fw0", { type: "eui64", title: "Generic EUI-64", address: "00:11:22:33:44:55:66:77" }],
    ["hdlc0", { type: "hdlc", title: "(Cisco)-HDLC" }],
    ["hip0", { type: "hippi", title: "HIPPI", address: "02:00:00:00:00:07" }],
    ["ppp0", { type: "ppp", title: "Point-to-Point Protocol" }],
    ["sit0", { type: "sit", title: "IPv6-in-IPv4" }],
    ["sl0", { type: "cslip", title: "VJ Serial Line IP" }],
    ["tunl0", { type: "tunnel", title: "IPIP Tunnel", rawAddress: "" }],
    ["x25p0", { type: "x25", title: "generic X.25", rawAddress: "" }],
  ])("%s", (name, hardware) => {
    expect(interfaceOf(text, name).hardware).toEqual(hardware);
  });

  test("FDDI has dashes and InfiniBand 20 bytes in upper case; the tree has both in one form", () => {
    const legacy = sample("net-tools-2.legacy-families");
    expect(interfaceOf(legacy, "fd0").hardware?.address).toBe("02:00:00:00:00:0a");
    expect(interfaceOf(legacy, "ib0").hardware?.address).toBe(
      "80:00:02:08:fe:80:00:00:00:00:00:00:00:00:00:00:00:00:00:00",
    );
  });

  test("a type that is not in the table is taken when its line is whole", () => {
    const node = interfaceOf(
      "can0: flags=193<UP,RUNNING,NOARP>  mtu 16\n        can 1F  txqueuelen 10  (CAN bus)\n",
      "can0",
    );
    expect(node.hardware).toEqual({ type: "can", title: "CAN bus", rawAddress: "1F" });
  });

  test("a queue length may be absent, 0 or negative", () => {
    expect(interfaceOf(text, "hip0")).not.toHaveProperty("txQueueLength");
    expect(interfaceOf(text, "odd0").txQueueLength).toBe(0);
    expect(interfaceOf(text, "tunl0").txQueueLength).toBe(-2);
  });

  test("media: no blank stands before autoselect", () => {
    expect(interfaceOf(text, "eth0").media).toEqual({ port: "unknown", autoselect: true });
    expect(interfaceOf(text, "eth1").media).toEqual({ port: "10baseT", autoselect: false });
  });

  test("the device line, with any subset of its resources", () => {
    const memory = { start: 0xf7c00000, end: 0xf7c20000 };
    expect(interfaceOf(text, "eth0").device).toEqual({ interrupt: 17, base: 0x2000, memory, dma: 1 });
    expect(interfaceOf(text, "eth1").device).toEqual({ base: 0x300 });
    expect(interfaceOf(text, "ppp0")).not.toHaveProperty("device");
  });

  test("memory beyond 2^53 is kept exactly", () => {
    const block =
      "eth0: flags=3<UP,BROADCAST>  mtu 1500\n        device memory 0xfffffffff7c00000-fffffffff7c20000  \n\n";
    expect(interfaceOf(block, "eth0").device?.memory).toEqual({
      start: "18446744073571139584",
      end: "18446744073571270656",
    });
    expect(printIfconfig(parseIfconfig(block).ast)).toBe(block);
  });
});

describe("counters", () => {
  const text = sample("net-tools-2.10.link-types");

  test("up to 2^64-1, exactly", () => {
    const { receive, transmit } = interfaceOf(text, "arc0");
    expect(receive?.packets).toBe("18446744073709551615");
    expect(receive?.bytes).toBe("18446744073709551615");
    expect(receive?.frame).toBe("18446744073709551615");
    expect(transmit?.packets).toBe(9007199254740991);
    expect(transmit?.bytes).toBe("9007199254740993");
  });

  test("carrier stands before collisions, and compressed with and without a colon", () => {
    const { receive, transmit } = interfaceOf(text, "sl0");
    expect(receive).toEqual({ packets: 1, bytes: 5000, errors: 2, dropped: 3, overruns: 4, frame: 5, compressed: 6 });
    expect(transmit).toMatchObject({ dropped: 9, overruns: 10, carrier: 12, collisions: 11, compressed: 13 });
  });

  test("two blanks before overruns, and no colon behind compressed, since 2025", () => {
    const even = sample("net-tools-2025");
    expect(interfaceOf(even, "eth0").form).toBe("net-tools-2025");
    expect(interfaceOf(even, "sl0")).toMatchObject({
      form: "net-tools-2025",
      outfill: 5,
      keepalive: 10,
      receive: { compressed: 6 },
    });
  });

  test.each([
    [0, "0.0 B"],
    [1024, "1024.0 B"],
    [1025, "1.0 KiB"],
    [1048576, "1024.0 KiB"],
    [1048577, "1.0 MiB"],
    ["1125899906842624", "1024.0 TiB"],
    ["1125899906842625", "1.0 PiB"],
    ["922337203685477581", "819.2 PiB"],
    ["1152921504606846977", "1.0 EiB"],
    ["18446744073709551615", "16.0 EiB"],
  ])("%s bytes are (%s): derived, so not kept", (bytes, size) => {
    const line = `eth0: flags=0<  mtu 1500\n        RX packets 0  bytes ${bytes} (${size})\n\n`;
    expect(interfaceOf(line, "eth0").receive).not.toHaveProperty("size");
    expect(printIfconfig(parseIfconfig(line).ast)).toBe(line);
  });

  test.each(["869.1 KB", "848.7 KB", "848.7 KiB", "0.8 MB", "0.8 MiB"])(
    "(%s) of 869134 bytes is right or kept",
    (size) => {
      const line = `eth0: flags=0<  mtu 1500\n        RX packets 0  bytes 869134 (${size})\n\n`;
      expect(interfaceOf(line, "eth0").receive?.size).toBe(size === "848.7 KiB" ? undefined : size);
      expect(printIfconfig(parseIfconfig(line).ast)).toBe(line);
    },
  );

  test.each(["869.2 KB", "869.1 KiB", "869134 B", "", "0.8 XB", "99999999999999999999999999999999999.9 MiB"])(
    "(%s) of 869134 bytes contradicts them",
    (size) => {
      const line = `eth0: flags=0<  mtu 1500\n        TX packets 0  bytes 869134 (${size})\n\n`;
      const { ast, diagnostics } = parseIfconfig(line);
      expect(diagnostics).toMatchObject([{ code: "ifconfig/size-mismatch", expected: "848.7 KiB", actual: size }]);
      expect(printIfconfig(ast)).toBe(line);
    },
  );
});

test("the families that Linux no longer has", () => {
  const node = interfaceOf(sample("net-tools-2.legacy-families"), "eth0");
  expect(node.legacyAddresses?.map(({ family, frame, address }) => [family, frame, address])).toEqual([
    ["ipx", "Ethernet-II", "CA008137:00204808C79B"],
    ["ipx", "Ethernet-SNAP", "CA008137:00204808C79B"],
    ["ipx", "Ethernet802.2", "CA008137:00204808C79B"],
    ["ipx", "Ethernet802.3", "CA008137:00204808C79B"],
    ["ddp", undefined, "65280/23"],
    ["ec", undefined, "1.2"],
  ]);
});
