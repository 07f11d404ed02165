import { describe, expect, test } from "vitest";
import { type Diagram, meshDiagram } from "../../src/diagram/index.ts";
import type { NodeFacts } from "../../src/facts/index.ts";
import { ipFacts, parseIpRoute } from "../../src/formats/ip/index.ts";
import { addressFact, bridgeText, foundingWorker, geneve, meshOfNodes, ovsNode, tunnelFact } from "./nodes.ts";

const joints = ({ items, edges }: Diagram): readonly string[] => {
  const names = new Map(items.map(({ id, name }) => [id, name.replace(".lab.example", "")]));
  return edges.map(({ from, to, isOneSided }) => `${names.get(from)} ${isOneSided ? "->" : "-"} ${names.get(to)}`);
};

test("every two of twelve nodes are joined once", () => {
  const diagram = meshDiagram(meshOfNodes(12), { title: "lab" });
  expect(diagram).toMatchObject({ title: "lab", layout: "ring", groups: [] });
  expect(diagram.subtitle).toBe("12 nodes, 66 of 66 pairs joined (geneve)");
  expect(new Set(joints(diagram)).size).toBe(66);
  expect(diagram.items.map(({ name, notes }) => [name, ...notes])[11]).toEqual(["worker-12.lab.example", "192.0.2.22"]);
  expect(diagram.items.some(({ warnings }) => warnings.length > 0)).toBe(false);
});

describe("what is amiss", () => {
  const lacks = (from: number, to: number): boolean => from === 1 && to === 2;
  const diagram = meshDiagram(meshOfNodes(4, lacks, (from) => (from === 0 ? ["198.51.100.7"] : [])));
  test("a tunnel without one back is marked, and the node that lacks it says so", () => {
    expect(joints(diagram)).toContain("worker-3 -> worker-2");
    expect(diagram.items[1]?.warnings).toEqual(["no tunnel to worker-3.lab.example"]);
  });
  test("a remote that is no node's address is an item of its own", () => {
    expect(diagram.items[4]).toMatchObject({ role: "remote", name: "198.51.100.7", type: "unknown remote" });
    expect(joints(diagram)).toContain("worker-1 - 198.51.100.7");
    expect(diagram.subtitle).toBe("4 nodes, 6 of 6 pairs joined (geneve), 1 from one side alone, 1 unknown remote");
  });
  test("a node that lacks several names three of them", () => {
    const { items } = meshDiagram(meshOfNodes(6, (from) => from === 5));
    expect(items[5]?.warnings).toEqual([
      "no tunnel to worker-1.lab.example, worker-2.lab.example, worker-3.lab.example and 2 more",
    ]);
  });
  test("a pair without tunnels has no line", () => {
    const apart = (from: number, to: number): boolean => from + to === 1;
    expect(meshDiagram(meshOfNodes(3, apart)).subtitle).toBe("3 nodes, 2 of 3 pairs joined (geneve)");
  });
});

describe("whose address a remote is", () => {
  test("that of the founding worker's remotes is not known", () => {
    const diagram = meshDiagram([foundingWorker()]);
    expect(joints(diagram)).toEqual(["worker1 - 50.50.51.21", "worker1 - 50.50.51.22", "worker1 - 50.50.51.23"]);
  });
  test("an address of two nodes is nobody's; one in a namespace, or of the loopback, does not count", () => {
    const tunnel = tunnelFact("gre1", { type: "gre", remote: "10.0.0.9" });
    const two = [addressFact("eth0", "10.0.0.9", 24), addressFact("lo", "127.0.0.1", 8)];
    const nodes = [ovsNode("a", "", [tunnel]), ovsNode("b", "", two), ovsNode("c", "", two)];
    expect(joints(meshDiagram(nodes))).toEqual(["a - 10.0.0.9"]);
    const moved = [ovsNode("a", "", [tunnel]), ovsNode("b", "", [addressFact("eth0", "10.0.0.9", 24, "ns")])];
    expect(joints(meshDiagram(moved))).toEqual(["a - 10.0.0.9"]);
  });
  test("the local end of a tunnel is an address, in whatever spelling; a node's name is as good", () => {
    const a = ovsNode("a", "", [
      tunnelFact("t", { local: "2001:db8::a", remote: "2001:DB8:0::B" }),
      tunnelFact("u", { remote: "c" }),
    ]);
    const b = ovsNode("b", "", [tunnelFact("t", { local: "2001:db8::b", remote: "2001:db8::a" })]);
    expect(joints(meshDiagram([a, b, ovsNode("c", "")]))).toEqual(["a - b", "a - c"]);
  });
  test("the source of a route is an address of the host: of a node of which only `ip route` and `ovs-vsctl show` are known", () => {
    const routed = (name: string, own: string, remote: string): NodeFacts => {
      const routes = ipFacts(parseIpRoute(`10.0.0.0/24 dev br-ex proto kernel scope link src ${own} \n`).ast, {
        path: "ip_route",
      });
      return ovsNode(name, bridgeText("br-int", { t: geneve(remote) }), routes);
    };
    expect(joints(meshDiagram([routed("a", "10.0.0.1", "10.0.0.2"), routed("b", "10.0.0.2", "10.0.0.1")]))).toEqual([
      "a - b",
    ]);
  });
  test("a node whose tunnels nobody captured is not said to lack any; tunnels without a remote lead nowhere", () => {
    const a = ovsNode("a", "", [
      tunnelFact("t", { remote: "10.0.0.2" }),
      tunnelFact("u", { remote: "flow" }),
      tunnelFact("v"),
    ]);
    const diagram = meshDiagram([a, ovsNode("b", "", [addressFact("eth0", "10.0.0.2", 24)])]);
    expect(joints(diagram)).toEqual(["a - b"]);
    expect(diagram.items[1]).toMatchObject({ notes: ["10.0.0.2", "tunnels not known"], warnings: [] });
  });
});

test("more nodes than a ring holds are a table, which says whom each does not reach", () => {
  const lacks = (from: number, to: number): boolean => (from === 1 && to === 2) || from + to === 77;
  const diagram = meshDiagram(meshOfNodes(40, lacks, (from) => (from < 5 ? ["198.51.100.7"] : [])));
  expect(diagram).toMatchObject({ layout: "columns", edges: [], groups: [{ id: "g0", name: "nodes" }] });
  expect(diagram.items[1]).toMatchObject({
    notes: ["192.0.2.12", "38 of 39 nodes"],
    warnings: ["no tunnel to worker-3.lab.example"],
  });
  expect(diagram.items[38]?.notes).toEqual(["192.0.2.49", "38 of 39 nodes", "none with worker-40.lab.example"]);
  expect(diagram.items[40]).toMatchObject({
    ...{ name: "198.51.100.7", group: "g0" },
    notes: ["tunnels from worker-1.lab.example, worker-2.lab.example, worker-3.lab.example and 2 more"],
  });
  expect(meshDiagram(meshOfNodes(17), { ring: 17 }).layout).toBe("ring");
});
