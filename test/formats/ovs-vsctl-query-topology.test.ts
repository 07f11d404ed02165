import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type OvsVsctlShow,
  ovsPatches,
  ovsReachableBridges,
  ovsVlans,
  parseOvsVsctlShow,
  portsOfVlan,
} from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function sample(name: string): OvsVsctlShow {
  return parseOvsVsctlShow(readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl/ok", name), "utf8")).ast;
}

/** Bridges with patch ports, each as `name>peer`, or `name` for an interface of no type. */
function patched(bridges: Readonly<Record<string, readonly string[]>>): OvsVsctlShow {
  const lines = Object.entries(bridges).flatMap(([bridge, ports]) => [
    `    Bridge ${bridge}`,
    ...ports.flatMap((text) => {
      const [name = "", peer] = text.split(">");
      const columns = peer === undefined ? [] : ["                type: patch"];
      const options = peer === undefined || peer === "" ? [] : [`                options: {peer=${peer}}`];
      return [`        Port ${name}`, `            Interface ${name}`, ...columns, ...options];
    }),
  ]);
  return parseOvsVsctlShow(`${[UUID, ...lines].join("\n")}\n`).ast;
}

const shown = (tree: OvsVsctlShow) =>
  ovsPatches(tree).map((patch) =>
    patch.kind === "pair"
      ? patch.ends.map((end) => `${end.bridge}/${end.interface}`)
      : [`${patch.end.bridge}/${patch.end.interface}`, patch.peer, patch.fault],
  );

describe("patch ports", () => {
  test("of the founding capture agree", () => {
    const host = "worker1.twcm.cloud";
    expect(shown(sample("ovs-vsctl-show.worker1.txt"))).toEqual([
      [`br-ex/patch-br-ex_${host}-to-br-int`, `br-int/patch-br-int-to-br-ex_${host}`],
    ]);
  });
  test("each fault by its name", () => {
    const tree = patched({
      a: ["good>ok", "none>", "self>self", "lost>gone", "wrong>eth0", "third>good"],
      b: ["ok>good", "eth0"],
    });
    expect(shown(tree)).toEqual([
      ["a/good", "b/ok"],
      ["a/none", null, "no-peer"],
      ["a/self", "self", "own-peer"],
      ["a/lost", "gone", "peer-not-shown"],
      ["a/wrong", "eth0", "peer-not-patch"],
      ["a/third", "good", "peer-elsewhere"],
    ]);
  });
  test("of one bridge alone the others are not shown", () => {
    const [first] = patched({ a: ["x>y"], b: ["y>x"] }).bridges;
    expect(first && ovsPatches(first).map(({ kind }) => kind)).toEqual(["loose"]);
  });
  test("within one bridge", () => expect(shown(patched({ a: ["x>y", "y>x"] }))).toEqual([["a/x", "a/y"]]));
});

describe("bridges that packets come to", () => {
  test("over any number of pairs, nearest first, loops included", () => {
    const tree = patched({
      a: ["ab>ba", "ac>ca"],
      b: ["ba>ab", "bd>db"],
      c: ["ca>ac", "cd>dc"],
      d: ["db>bd", "dc>cd"],
      e: ["ea>ab"],
    });
    expect(ovsReachableBridges(tree, "a")).toEqual(["a", "b", "c", "d"]);
    expect(ovsReachableBridges(tree, "e")).toEqual(["e"]);
    expect(ovsReachableBridges(tree, "none")).toEqual([]);
  });
  test("of the founding capture", () => {
    expect(ovsReachableBridges(sample("ovs-vsctl-show.worker1.txt"), "br-int")).toEqual(["br-int", "br-ex"]);
  });
});

describe("VLANs", () => {
  const tree = parseOvsVsctlShow(
    [
      UUID,
      "    Bridge a",
      "        Port access",
      "            tag: 10",
      "            Interface access",
      "        Port trunk",
      "            trunks: [0, 10, 20]",
      "            Interface trunk",
      "        Port native",
      "            tag: 20",
      "            trunks: [10, 20]",
      "            Interface native",
      "        Port all",
      "            Interface all",
      "    Bridge b",
      "        Port other",
      "            tag: 10",
      "            Interface other",
      "",
    ].join("\n"),
  ).ast;
  test("by number, each bridge for itself", () => {
    const names = (places: readonly { readonly port: string | null }[]) => places.map(({ port }) => port);
    expect(
      ovsVlans(tree).map(({ bridge, vlan, tagged, trunked }) => [bridge, vlan, names(tagged), names(trunked)]),
    ).toEqual([
      ["a", 0, [], ["trunk"]],
      ["a", 10, ["access"], ["trunk", "native"]],
      ["a", 20, ["native"], ["trunk", "native"]],
      ["b", 10, ["other"], []],
    ]);
  });
  test("ports of one, those that trunk everything among them", () => {
    expect(portsOfVlan(tree, 10).map(({ bridge, port, role }) => [bridge, port, role])).toEqual([
      ["a", "access", "tag"],
      ["a", "trunk", "trunks"],
      ["a", "native", "trunks"],
      ["a", "all", "all"],
      ["b", "other", "tag"],
    ]);
    expect(portsOfVlan(tree, 20).find(({ port }) => port === "native")?.role).toBe("tag");
    expect(portsOfVlan(tree, 0).map(({ port }) => port)).toEqual(["trunk", "all"]);
  });
  test("of a recorded switch: tag 0 is a VLAN", () => {
    const [first, ...rest] = ovsVlans(sample("bond-vlans-tunnels.ovs-3.1.txt"));
    expect(first).toMatchObject({ bridge: "br-int", vlan: 0, trunked: [] });
    expect(first?.tagged.map(({ port }) => port)).toEqual(["veth0"]);
    expect(rest.map(({ vlan }) => vlan)).toEqual([5, 10, 20, 4094, 4095]);
  });
});
