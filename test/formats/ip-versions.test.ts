import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ipCommands, parseIp, parseIpLink, parseIpRule } from "../../src/formats/ip/index.ts";
import { differences } from "../live/support/ip-compare.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../samples/ip/ok/${name}.txt`), "utf8");

describe("what iproute2 5.10 to 7.3 print beyond 6.1", () => {
  test("7.3: masks of ports and of the DSCP, flow labels", () => {
    const { ast, diagnostics } = parseIpRule(sample("rule-masks.iproute2-7.3"));
    expect(diagnostics).toEqual([]);
    expect(ast.rules.find(({ priority }) => priority === 32_765)).toMatchObject({
      ...{ src: "192.0.2.0/24", sport: { from: 80, to: 80 }, sportMask: 255, table: "100" },
    });
    expect(ast.rules.find(({ priority }) => priority === 32_764)).toMatchObject({
      ...{ src: null, dport: { from: 80, to: 80 }, dportMask: 240 },
    });
    expect(ast.rules.find(({ priority }) => priority === 32_762)).toMatchObject({ dscp: "0xa", dscpMask: 15 });
    expect(ast.rules.find(({ priority }) => priority === 32_763)).toMatchObject({ dscp: "AF11" });
    const text = parseIpRule(sample("rule6-flowlabel.iproute2-6.15")).ast;
    expect(text.rules[0]).toMatchObject({ flowlabel: 0x12300, flowlabelMask: 0xfff00, table: "44" });
    expect(differences(text, parseIpRule(sample("rule6-flowlabel-json.iproute2-7.3")).ast)).toEqual([]);
    expect(ipCommands(text, { family: "inet6" })[0]).toContain("flowlabel 0x12300/0xfff00");
  });

  test("6.11 and later: a VXLAN's text says what is not as usual, its JSON has nulls", () => {
    const text = parseIpLink(sample("link-vxlan-usual.iproute2-6.15"));
    const json = parseIpLink(sample("link-vxlan-usual-json.iproute2-6.15"));
    expect([...text.diagnostics, ...json.diagnostics]).toEqual([]);
    const apart = differences(text.ast, json.ast).filter((one) => !one.includes("otherAttributes"));
    expect(apart).toEqual([]);
    const { ast } = parseIp(
      '[{"ifname":"v","linkinfo":{"info_kind":"vxlan","info_data":{"id":1,"gbp":null,"external":false}}}]',
    );
    expect(ast.links[0]?.linkinfo).toMatchObject({ infoData: { id: 1, gbp: true, external: false } });
  });

  test("words that run together: an event, a reason, a state without a name", () => {
    const { ast, diagnostics } = parseIpLink(
      "2: a: <UP> mtu 1500 qdisc noqueue state 0x7mode 2 group default qlen 1000event BONDING FAILOVER \n" +
        "    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ffprotodown_reason <0,mlag> promiscuity 0 netns-immutable dpll-pin 7 \n" +
        "3: b: <UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 5event 7 \n" +
        "    link/none  link-netnsid unknownprotodown_reason <0>\n",
    );
    expect(diagnostics).toEqual([]);
    expect(ast.links[0]).toMatchObject({
      ...{ operstateIndex: 7, linkmodeIndex: 2, txqlen: 1000, event: "BONDING FAILOVER" },
      ...{ broadcast: "ff:ff:ff:ff:ff:ff", protoDownReason: ["0", "mlag"], netnsImmutable: true, dpllPin: 7 },
    });
    expect(ast.links[1]).toMatchObject({ txqlen: 5, event: "7", linkNetnsid: null, protoDownReason: ["0"] });
    const damaged = parseIpLink("2: a: <UP> mtu 1500 state UP event\n");
    expect(damaged.diagnostics.map(({ code }) => code)).toEqual(["ip/missing-value"]);
  });

  test("virtual functions and their counters have the same names in text and JSON", () => {
    const text = parseIpLink(
      "2: a: <UP> mtu 1500 state UP\n" +
        "    vf 0     link/ether 02:00:00:00:00:01 peer ff:ff:ff:ff:ff:ff, vlan 7, qos 2, vlan protocol 802.1ad, max_tx_rate 100Mbps, min_tx_rate 10Mbps, NODE_GUID 01:02:03:04:05:06:07:08, trust on\n" +
        "    RX: bytes  packets  mcast   bcast   dropped \n             1 2       3       4        5 \n" +
        "    TX: bytes  packets   dropped \n             6 7        8 \n",
    );
    const json = parseIpLink(
      '[{"ifname":"a","ifindex":2,"mtu":1500,"operstate":"UP","flags":["UP"],"vfinfo_list":[{"vf":0,"link_type":"ether","address":"02:00:00:00:00:01","link_pointtopoint":true,' +
        '"broadcast":"ff:ff:ff:ff:ff:ff","vlan_list":[{"vlan":7,"qos":2,"protocol":"802.1ad"}],"rate":{"max_tx":100,"min_tx":10},"node guid":"01:02:03:04:05:06:07:08","trust":true,' +
        '"stats":{"rx":{"bytes":1,"packets":2,"multicast":3,"broadcast":4,"dropped":5},"tx":{"tx_bytes":6,"tx_packets":7,"dropped":8}}}]}]',
    );
    expect([...text.diagnostics, ...json.diagnostics]).toEqual([]);
    expect(differences(text.ast, json.ast)).toEqual([]);
    expect(text.ast.links[0]?.vfinfoList?.[0]?.data).toMatchObject({
      ...{ linkPointtopoint: true, vlan: 7, qos: 2, protocol: "802.1ad", maxTxRate: 100, minTxRate: 10 },
      ...{ nodeGuid: "01:02:03:04:05:06:07:08", stats: { tx: { bytes: 6, packets: 7, dropped: 8 } } },
    });
  });

  test("XDP programs, each on a line of its own", () => {
    const { ast, diagnostics } = parseIpLink(
      "2: a: <UP> mtu 1500 xdpmulti qdisc noqueue state UP mode DEFAULT\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff\n" +
        "    prog/xdpgeneric id 42 name pass tag 3b185187f1855c4c jited load_time 123 created_by_uid 0 btf_id 5 \n    prog/xdpdrv id 43 \n",
    );
    expect(diagnostics).toEqual([]);
    expect(ast.links[0]?.xdpPrograms?.map(({ span: _, ...program }) => program)).toEqual([
      {
        ...{ kind: "xdp-program", mode: "xdpgeneric", id: 42, name: "pass", tag: "3b185187f1855c4c", jited: true },
        ...{ loadTime: 123, createdByUid: 0, btfId: 5 },
      },
      { kind: "xdp-program", mode: "xdpdrv", id: 43 },
    ]);
  });

  test.each([
    ["bond lacp_strict on", { lacpStrict: true }],
    [
      "bridge stp_state 1 stp_mode user mdb_offload_fail_notification 1",
      { stpMode: "user", mdbOffloadFailNotification: 1 },
    ],
    ["hsr slave1 a slave2 b proto 0 version 1", { proto: 0, version: 1 }],
    ["geneve id 7 local 192.0.2.1", { id: 7, local: "192.0.2.1" }],
    ["rmnet mux_id 1 <INGRESS_DEAGGREGATION>", { muxId: 1, flags: ["INGRESS_DEAGGREGATION"] }],
  ])("7.3: %s", (line, data) => {
    const { ast, diagnostics } = parseIpLink(`2: a: <UP> mtu 1500\n    link/none  promiscuity 0\n    ${line} \n`);
    expect(diagnostics).toEqual([]);
    expect(ast.links[0]?.linkinfo).toMatchObject({ infoData: data });
  });

  test("7.3: ports of bonds and bridges", () => {
    const { ast, diagnostics } = parseIpLink(
      "2: a: <UP> mtu 1500\n    link/none  promiscuity 0\n    bond_slave state ACTIVE churn_actor_state NO_CHURN churn_partner_state 3 \n" +
        "3: b: <UP> mtu 1500\n    link/none  promiscuity 0\n    bridge_slave state forwarding neigh_forward_grat on \n",
    );
    expect(diagnostics).toEqual([]);
    expect(ast.links[0]?.linkinfo).toMatchObject({
      infoSlaveData: { churnActorState: "NO_CHURN", churnPartnerState: 3 },
    });
    expect(ast.links[1]?.linkinfo).toMatchObject({ infoSlaveData: { neighForwardGrat: true } });
  });
});
