import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { explainCidr, explainIpAddress, maskedCidr, parseCidr, parseIpAddress } from "../../src/net/index.ts";
import { slowParseCidr, slowParseIp, slowPrintCidr, slowPrintIp } from "./support/slow-ip.ts";

interface Vector {
  readonly input: string;
  readonly kind: "address" | "cidr";
  readonly canonical: string | null;
  readonly network?: string;
}

const address = (input: string, canonical: string | null): Vector => ({ input, kind: "address", canonical });
const cidr = (input: string, canonical: string | null, network?: string): Vector =>
  network === undefined ? { input, kind: "cidr", canonical } : { input, kind: "cidr", canonical, network };

const own: readonly Vector[] = [
  ...["0.0.0.0", "255.255.255.255", "50.50.51.21", "9.10.99.100", "172.30.44.86"].map((text) => address(text, text)),
  ...["", ".", "...", "1.2.3", "1.2.3.4.", ".1.2.3.4", "1..2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.1000"].map((text) =>
    address(text, null),
  ),
  ...["01.2.3.4", "1.2.3.04", "00.0.0.0", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4\n", "1.2.3.4\0", "+1.2.3.4", "1.2.3.-4"].map(
    (text) => address(text, null),
  ),
  ...["127.1", "0x7f.0.0.1", "2130706433", "017700000001", "1,2,3,4", "1.2.3.4%eth0", "1.2.3.4/32"].map((text) =>
    address(text, null),
  ),
  address("::", "::"),
  address("0:0:0:0:0:0:0:0", "::"),
  address("::1", "::1"),
  address("1::", "1::"),
  address("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"),
  address("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
  address("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
  address("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
  address("1:0:0:2:3:0:0:4", "1::2:3:0:0:4"),
  address("0:0:1:2:3:4:5:6", "::1:2:3:4:5:6"),
  address("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"),
  address("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
  address("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
  address("::ffff:10.131.0.2", "::ffff:10.131.0.2"),
  address("::FFFF:a83:2", "::ffff:10.131.0.2"),
  address("0:0:0:0:0:ffff:10.131.0.2", "::ffff:10.131.0.2"),
  address("::ffff:0:10.131.0.2", "::ffff:0:a83:2"),
  address("::10.131.0.2", "::a83:2"),
  address("64:ff9b::10.131.0.2", "64:ff9b::a83:2"),
  address("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
  address("fe80::1%br-ex", "fe80::1%br-ex"),
  address("FE80::0001%Br-Ex", "fe80::1%Br-Ex"),
  address("fe80::1%eth0.100", "fe80::1%eth0.100"),
  address("fe80::1%a%b", "fe80::1%a%b"),
  address("::ffff:1.2.3.4%eth0", "::ffff:1.2.3.4%eth0"),
  ...["fe80::1%", "fe80::1% ", "fe80::1%a b", "fe80::1%a/b", "fe80::1%\t", "%eth0", "::%\u007f"].map((text) =>
    address(text, null),
  ),
  ...[":", ":::", "::::", "1:", ":1", "1::2::3", "1:::2", "::1:", ":1::", "12345::", "g::", "1:2:3:4:5:6:7"].map(
    (text) => address(text, null),
  ),
  ...["1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "::1 ", " ::1", "[::1]"].map(
    (text) => address(text, null),
  ),
  ...["::1.2.3", "::1.2.3.4.5", "::1.2.3.04", "::1.2.3.4:5", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4", "::a.1.2.3"].map(
    (text) => address(text, null),
  ),
  ...["default", "*", "link#4", "anywhere", "10.0.2", "ee:45:a3:53:06:65", "10.0.0.1:80", "fe80"].map((text) =>
    address(text, null),
  ),
  cidr("10.131.0.2/23", "10.131.0.2/23", "10.131.0.0/23"),
  cidr("10.131.1.255/23", "10.131.1.255/23", "10.131.0.0/23"),
  cidr("169.254.169.0/30", "169.254.169.0/30", "169.254.169.0/30"),
  cidr("255.255.255.255/0", "255.255.255.255/0", "0.0.0.0/0"),
  cidr("255.255.255.255/1", "255.255.255.255/1", "128.0.0.0/1"),
  cidr("255.255.255.255/32", "255.255.255.255/32", "255.255.255.255/32"),
  cidr("FE80::EC45:A3FF:FE53:665/64", "fe80::ec45:a3ff:fe53:665/64", "fe80::/64"),
  cidr("fe80::1%lo0/64", "fe80::1%lo0/64", "fe80::%lo0/64"),
  cidr("FE80:0::1%lo0/64", "fe80::1%lo0/64", "fe80::%lo0/64"),
  cidr(
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/33",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/33",
    "ffff:ffff:8000::/33",
  ),
  cidr("::ffff:1.2.3.4/96", "::ffff:1.2.3.4/96", "::ffff:0.0.0.0/96"),
  cidr("::ffff:1.2.3.4/95", "::ffff:1.2.3.4/95", "::fffe:0:0/95"),
  ...["1.2.3.4", "1.2.3.4/", "/8", "/", "", "1.2.3.4/33", "1.2.3.4/08", "1.2.3.4/+8", "1.2.3.4/8 ", "1.2.3.4/ 8"].map(
    (text) => cidr(text, null),
  ),
  ...[
    "1.2.3.4/8/8",
    "1.2.3.4/x",
    "1.2.3.4/255.0.0.0",
    "10/8",
    "::/129",
    "::/1000",
    "::/00",
    "::",
    "::%a",
    "1.2.3/24",
  ].map((text) => cidr(text, null)),
];

/** Every vector is put to the same checks: the value, the same value twice, itself once printed, and the slow second opinion. */
function check({ input, kind, canonical, network }: Vector): void {
  const parse = kind === "cidr" ? parseCidr : parseIpAddress;
  const explain = kind === "cidr" ? explainCidr : explainIpAddress;
  const value = parse(input);
  expect(value, input).toBe(canonical);
  expect(parse(input), input).toBe(value);
  expect(explain(input) === null, input).toBe(canonical !== null);
  if (value !== null) expect(parse(value), input).toBe(value);
  const slowIp = kind === "cidr" ? null : slowParseIp(input);
  const slowCidr = kind === "cidr" ? slowParseCidr(input) : null;
  const slowText = slowIp === null ? slowCidr && slowPrintCidr(slowCidr) : slowPrintIp(slowIp);
  expect(slowText, `${input} by the slow parser`).toBe(canonical);
  const prefix = kind === "cidr" ? parseCidr(input) : null;
  if (prefix !== null && network !== undefined) {
    expect(maskedCidr(prefix), input).toBe(network);
    expect(maskedCidr(maskedCidr(prefix)), input).toBe(network);
  }
}

describe("vectors", () => {
  test.each(own)("$kind $input", check);

  const file = process.env["NETGATHER_IP_VECTORS"];
  if (file === undefined) console.warn("LEFT OUT: the address vectors of others; NETGATHER_IP_VECTORS names no file.");
  test(
    file === undefined ? "vectors of others: left out, NETGATHER_IP_VECTORS is not set" : "vectors of others",
    () => {
      const lines = file === undefined ? [] : readFileSync(file, "utf8").trimEnd().split("\n");
      for (const line of lines) check(JSON.parse(line) as Vector);
      expect(lines.length).toBe(file === undefined ? 0 : 2047);
      if (file !== undefined) console.log(`${lines.length} vectors of others, 0 disagreements`);
    },
  );
});
