import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCapture } from "../../src/capture/index.ts";
import { replayNode } from "../../src/replay/index.ts";

const sample = (path: string): string => readFileSync(new URL(`../../samples/${path}.txt`, import.meta.url), "utf8");

const founding = [
  {
    path: "sosreport-worker1-2026-01-01-abcdefg/sos_commands/openvswitch/ovs-vsctl_-t_5_show",
    text: sample("ovs-vsctl/ok/ovs-vsctl-show.worker1"),
  },
  {
    path: "sosreport-worker1-2026-01-01-abcdefg/sos_commands/networking/route_-n",
    text: sample("netstat/ok/netstat-nr.worker1"),
  },
  {
    path: "sosreport-worker1-2026-01-01-abcdefg/sos_commands/networking/ifconfig_-a",
    text: sample("ifconfig/ok/ifconfig.ovn-k8s-mp0"),
  },
  {
    path: "sosreport-worker1-2026-01-01-abcdefg/sos_commands/networking/iptables_-t_nat_-nvL",
    text: sample("iptables/ok/iptables-L-nat.worker1"),
  },
];

/** The lines of a script from the one that begins with a text up to the next blank one. */
function part(script: string, title: string): readonly string[] {
  const lines = script.split("\n");
  const at = lines.findIndex((line) => line.startsWith(`# --- ${title}`));
  return at < 0 ? [] : lines.slice(at, lines.indexOf("", at));
}

const capture = readCapture(founding);
const { script, paths, notes } = replayNode(capture, { node: "worker1" });

describe("the founding worker as a script", () => {
  test("is one that a shell can read, names its files and says what is not rebuilt", () => {
    expect(spawnSync("sh", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    expect(paths).toEqual(expect.arrayContaining(founding.map(({ path }) => path)));
    expect(paths).toHaveLength(4);
    expect(notes).toEqual([
      "the kinds of interfaces: ifconfig does not show them",
      "routes of other tables, the kinds of those that reject, further hops: netstat does not show them",
      "interfaces of rules: a listing without -v does not show them",
    ]);
    for (const note of notes) expect(script).toContain(`# Not rebuilt: ${note}.`);
  });

  test("has the bridges, the patch and the three tunnels", () => {
    const lines = part(script, "Open vSwitch");
    expect(lines[1]).toBe(`#     ${founding[0]?.path}`);
    expect(lines).toContain(
      "run ovs --may-exist add-br br-int -- set Bridge br-int fail_mode=secure datapath_type=system",
    );
    expect(
      lines.filter((line) => line.includes("type=geneve")).map((line) => /remote_ip="([^"]+)"/.exec(line)?.[1]),
    ).toEqual(["50.50.51.22", "50.50.51.21", "50.50.51.23"]);
    expect(lines.filter((line) => line.includes("type=patch"))).toHaveLength(2);
  });

  test("has the interface, and one in the place of a bridge that only routes name", () => {
    expect(part(script, "Interfaces").slice(2)).toEqual([
      "stand_in ovn-k8s-mp0",
      "run ip link set dev ovn-k8s-mp0 mtu 1400 txqueuelen 1000 arp on multicast on allmulticast off promisc off dynamic off trailers on",
      "run ip link set dev ovn-k8s-mp0 address ee:45:a3:53:06:65",
      "run ip link set dev ovn-k8s-mp0 addrgenmode none",
      "run ip address replace 10.131.0.2/23 broadcast 10.131.1.255 dev ovn-k8s-mp0",
      "run ip link set dev ovn-k8s-mp0 up",
      "run ip address replace fe80::ec45:a3ff:fe53:665/64 dev ovn-k8s-mp0",
    ]);
    expect(part(script, "Routes").slice(2, 7)).toEqual([
      "stand_in br-ex",
      "run ip link set dev br-ex up",
      "run ip route replace 10.131.0.0/23 dev ovn-k8s-mp0",
      "run ip route replace 50.50.51.0/24 dev br-ex",
      "run ip route replace 0.0.0.0/0 via 50.50.51.10 dev br-ex",
    ]);
  });

  test("has the rules of the listing as iptables-restore takes them", () => {
    const lines = part(script, "Address translation: iptables");
    expect(lines.slice(2, 4)).toEqual(["restore iptables <<'END_OF_RULES'", "*nat"]);
    expect(lines).toContain(
      '-A OVN-KUBE-SNAT-MGMTPORT -m comment --comment "OVN SNAT to Management Port" -j SNAT --to-source 10.131.0.2',
    );
    expect(lines.slice(-2)).toEqual(["COMMIT", "END_OF_RULES"]);
  });
});

describe("nothing that a capture holds gets out of its place in the script", () => {
  const one = (path: string, text: string): string =>
    replayNode(readCapture([{ path: `sosreport-n1-2026-01-01-abcdefg/sos_commands/${path}`, text }]), { node: "n1" })
      .script;

  test("a secret stays in the tree", () => {
    const shown = one(
      "openvswitch/ovs-vsctl_-t_5_show",
      'Bridge br0\n    Port t0\n        Interface t0\n            type: gre\n            options: {psk=topsecret, remote_ip="192.0.2.1"}\n',
    );
    expect(shown).toContain("remote_ip=");
    expect(shown).not.toContain("topsecret");
    expect(shown).toContain("# Not rebuilt: keys of tunnels: they are written as ***.");
  });

  test("a name is one word, and rules end at a word that none of them has", () => {
    const shown = one(
      "networking/iptables-save",
      '*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -m comment --comment "END_OF_RULES $(reboot)" -j ACCEPT\nCOMMIT\n',
    );
    expect(shown).toContain("restore iptables <<'END_OF_RULES_'");
    const route = one("networking/ip_route_show_table_all", "192.0.2.0/24 dev a;reboot scope link\n");
    expect(route).toContain("stand_in 'a;reboot'\n");
    expect(spawnSync("sh", ["-n"], { input: shown + route, encoding: "utf8" }).status).toBe(0);
  });

  test("rules that lead to chains that are not shown are left out, and said", () => {
    const shown = one("networking/iptables-save", "*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -j GONE\nCOMMIT\n");
    expect(shown).toBe("");
  });

  test("of a node without anything there is no script", () => {
    expect(replayNode(capture, { node: "worker9" })).toMatchObject({ script: "", paths: [], notes: [] });
  });
});
