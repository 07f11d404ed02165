import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type OvsVsctlShow,
  ovsDuplicateTunnels,
  ovsTunnels,
  parseOvsVsctlShow,
} from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function sample(name: string): OvsVsctlShow {
  return parseOvsVsctlShow(readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl/ok", name), "utf8")).ast;
}

/** Tunnels named t0, t1, ... of one bridge, each as `type {options}`. */
function tunnels(...members: readonly string[]): OvsVsctlShow {
  const lines = members.flatMap((member, index) => {
    const [type = "", options] = member.split(/ (?=\{)/);
    const columns = options === undefined ? [] : [`                options: ${options}`];
    return [`        Port t${index}`, `            Interface t${index}`, `                type: ${type}`, ...columns];
  });
  return parseOvsVsctlShow(`${[UUID, "    Bridge br0", ...lines].join("\n")}\n`).ast;
}

const only = (member: string) =>
  ovsTunnels(tunnels(member)).map(({ span: _, bridge: __, port: ___, ...rest }) => rest)[0];

describe("tunnels", () => {
  test("of the founding capture", () => {
    const found = ovsTunnels(sample("ovs-vsctl-show.worker1.txt"));
    expect(found.map((tunnel) => tunnel.remote)).toEqual(["50.50.51.22", "50.50.51.21", "50.50.51.23"]);
    for (const { bridge, type, inKey, outKey, byFlow, isEncrypted } of found)
      expect({ bridge, type, inKey, outKey, byFlow, isEncrypted }).toEqual({
        bridge: "br-int",
        type: "geneve",
        inKey: "flow",
        outKey: "flow",
        byFlow: ["inKey", "outKey"],
        isEncrypted: false,
      });
  });
  test("of a recorded switch, with what BFD says", () => {
    const found = ovsTunnels(sample("bond-vlans-tunnels.ovs-3.1.txt"));
    const shown = found.map(({ interface: name, type, remote, inKey, destinationPort, bfdState }) => ({
      name,
      type,
      remote,
      inKey,
      destinationPort,
      bfdState,
    }));
    expect(shown).toEqual([
      { name: "gnv0", type: "geneve", remote: "10.0.0.2", inKey: "flow", destinationPort: undefined, bfdState: "down" },
      { name: "vx6", type: "vxlan", remote: "fd00::2", inKey: 5, destinationPort: 4790, bfdState: undefined },
    ]);
  });
  test("wholly by the flow table", () => {
    expect(only('vxlan {key=flow, local_ip=flow, remote_ip=flow, dst_port="4789"}')).toEqual({
      interface: "t0",
      type: "vxlan",
      remote: "flow",
      local: "flow",
      inKey: "flow",
      outKey: "flow",
      destinationPort: 4789,
      byFlow: ["remote", "local", "inKey", "outKey"],
      isEncrypted: false,
    });
  });
  test("keys of one direction win over the key of both", () => {
    expect(only('gre {in_key="1", key="2", remote_ip="10.0.0.1"}')).toMatchObject({ inKey: 1, outKey: 2, byFlow: [] });
    expect(only('gre {key=flow, out_key="3", remote_ip="10.0.0.1"}')).toMatchObject({
      inKey: "flow",
      outKey: 3,
      byFlow: ["inKey"],
    });
  });
  test.each([
    ["0", 0],
    ["0x1F", 31],
    ["017", 15],
    ["16777215", 16777215],
    ["18446744073709551615", "18446744073709551615"],
    ["0xffffffffffffffff", "18446744073709551615"],
    ["18446744073709551616", null],
    ["019", null],
    ["5 ", null],
    ["-1", null],
    ["", null],
    ["0x", null],
  ])("key %j is %j", (text, key) => {
    expect(only(`geneve {key=${JSON.stringify(text)}, remote_ip="10.0.0.1"}`)).toMatchObject({
      inKey: key,
      outKey: key,
    });
  });
  test("ends and ports that are none", () => {
    expect(only('vxlan {dst_port="70000", local_ip="", remote_ip="node2.example"}')).toMatchObject({
      remote: null,
      local: null,
      destinationPort: null,
      byFlow: [],
    });
    expect(only("vxlan")).toEqual({ interface: "t0", type: "vxlan", byFlow: [], isEncrypted: false });
  });
  test("what asks for IPsec; the key itself is not in the answer", () => {
    const encrypted = only('gre {psk="s3cret", remote_ip="10.0.0.1"}');
    expect(encrypted?.isEncrypted).toBe(true);
    expect(JSON.stringify(encrypted)).not.toContain("s3cret");
    expect(only("geneve {remote_cert=x}")?.isEncrypted).toBe(true);
    expect(only("geneve {remote_name=x}")?.isEncrypted).toBe(true);
    expect(only("ipsec_gre {a=b}")?.isEncrypted).toBe(true);
  });
  test("a type of tomorrow is a tunnel when it has a remote end; others are none", () => {
    expect(only('wireguard {remote_ip="10.0.0.1"}')?.type).toBe("wireguard");
    expect(only("internal {a=b}")).toBeUndefined();
    expect(only("patch {peer=x}")).toBeUndefined();
  });
});

describe("tunnels that are one to the daemon", () => {
  const groups = (...members: readonly string[]) =>
    ovsDuplicateTunnels(tunnels(...members)).map((group) => group.map((tunnel) => tunnel.interface));

  test("same type, ends, key and port, one of them by default", () => {
    expect(groups('geneve {remote_ip="10.0.0.1"}', 'geneve {dst_port="6081", key="0", remote_ip="10.0.0.1"}')).toEqual([
      ["t0", "t1"],
    ]);
    expect(
      groups('vxlan {key="5", remote_ip="10.0.0.1"}', 'vxlan {dst_port="4789", key="0x5", remote_ip="10.0.0.1"}'),
    ).toEqual([["t0", "t1"]]);
    expect(
      groups('gre {in_key="1", out_key="2", remote_ip="10.0.0.1"}', 'gre {key="1", remote_ip="10.0.0.1"}'),
    ).toEqual([["t0", "t1"]]);
  });
  test.each([
    ['vxlan {key="6", remote_ip="10.0.0.1"}'],
    ['vxlan {key=flow, remote_ip="10.0.0.1"}'],
    ['vxlan {key="5", remote_ip="10.0.0.2"}'],
    ['vxlan {key="5", local_ip="10.0.0.9", remote_ip="10.0.0.1"}'],
    ['vxlan {dst_port="4790", key="5", remote_ip="10.0.0.1"}'],
    ['geneve {key="5", remote_ip="10.0.0.1"}'],
    ['vxlan {key="5", packet_type=ptap, remote_ip="10.0.0.1"}'],
    ['vxlan {key="5"}'],
  ])("not %s", (other) => {
    expect(groups('vxlan {key="5", remote_ip="10.0.0.1"}', other)).toEqual([]);
  });
  test("none in the founding capture", () => {
    expect(ovsDuplicateTunnels(sample("ovs-vsctl-show.worker1.txt"))).toEqual([]);
  });
});
