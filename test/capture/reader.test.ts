import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaptureEntry, captureReader, readCapture } from "../../src/capture/index.ts";
import { entriesOf, nodeObject, podObject, sample, texts } from "./support.ts";

const IMAGE = "must-gather.local.5/quay-io-a-sha256-00000000aa";
const SOS = "case/sosreport-worker1-2024-05-01-abcdefg";

/** A capture with every layout, links, repeated names and files that are not read. */
const entries: readonly CaptureEntry[] = [
  ...entriesOf({
    [`${IMAGE}/network_logs/worker1_ovs_dump`]: texts.ovs,
    [`${IMAGE}/network_logs/ovnkube-node-x7k2p_iptables`]: texts.natSave,
    [`${IMAGE}/namespaces/openshift-ovn-kubernetes/pods/ovnkube-node-x7k2p/ovnkube-node-x7k2p.yaml`]: podObject(
      "ovnkube-node-x7k2p",
      "worker2",
    ),
    [`${IMAGE}/cluster-scoped-resources/config.openshift.io/networks.yaml`]: texts.networks,
    [`${IMAGE}/cluster-scoped-resources/core/nodes/worker1.yaml`]: nodeObject("worker1", "10.0.0.5"),
    [`${IMAGE}/version`]: "4.14\n",
    "must-gather.local.5/timestamp": "x\n",
    [`${IMAGE}/nodes/worker2/sysinfo.tgz/sys/devices/system/cpu/cpu0/topology/core_id`]: "0\n",
    [`${IMAGE}/nodes/worker2/sysinfo.tgz/sys/devices/system/cpu/cpu1/topology/core_id`]: "1\n",
    [`${SOS}/sos_commands/networking/ip_-d_address`]: texts.addr,
    [`${SOS}/sos_commands/networking/ip_route_show_table_all`]: texts.route,
    [`${SOS}/sos_commands/networking/route_-n`]: texts.routeNumeric,
    [`${SOS}/ip_route`]: texts.route,
    [`${SOS}/hostname`]: "worker1.example.com\n",
    [`${SOS}/etc/hostname`]: "worker1\n",
    [`${SOS}/version.txt`]: "4.5\n",
    [`${SOS}/proc/cpuinfo`]: texts.cpuinfo,
    "notes/session.txt": sample("sessions/session.worker1.txt"),
    "notes/x/iptables.txt": texts.natList,
    "notes/x/hostname": "worker9\n",
    "insights-worker3-20240501101500/insights_commands/lscpu": texts.lscpu,
    "../odd": texts.ifconfig,
  }),
  { path: "notes/x/ip_route", text: texts.route },
  { path: "notes/x/ip_route", text: texts.route6 },
  { path: "notes/x/ip_route", text: texts.route },
];

test("files in any order give the same capture", () => {
  const expected = readCapture(entries);
  expect(expected.files.length).toBeGreaterThan(15);
  fc.assert(
    fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (shuffled) => {
      expect(readCapture(shuffled)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

test("one by one, asked for or not, files give the same capture, without their trees", () => {
  const expected = readCapture(entries);
  const bare = { ...expected, files: expected.files.map((file) => ({ ...file, ast: null })) };
  const read = (keepTrees: boolean, asks: boolean) => {
    const reader = captureReader({ keepTrees });
    for (const entry of entries) {
      if (asks && !reader.wants(entry.path, entry.text.length)) reader.pass(entry.path);
      else reader.add(entry);
    }
    return reader.finish();
  };
  expect(read(false, true)).toEqual(bare);
  expect(read(false, false)).toEqual(bare);
  expect(read(true, true)).toEqual(expected);
});

test("a capture is plain data", () => {
  const capture = readCapture(entries);
  expect(JSON.parse(JSON.stringify(capture))).toEqual(capture);
});

test("reading leaves what it was given as it was", () => {
  const frozen = Object.freeze(entries.map((entry) => Object.freeze({ ...entry })));
  expect(readCapture(frozen)).toEqual(readCapture(entries));
});

describe("what is worth reading", () => {
  test("by path alone, and by size", () => {
    const { wants } = captureReader({ mostPlainBytes: 1000, mostBytes: 100_000 });
    expect(wants(`${SOS}/sos_commands/networking/ip_addr`)).toBe(true);
    expect(wants(`${SOS}/sos_commands/networking/ip_addr`, 100_000)).toBe(true);
    expect(wants(`${SOS}/sos_commands/networking/ip_addr`, 100_001)).toBe(false);
    expect(wants("notes/a.txt", 1000)).toBe(true);
    expect(wants("notes/a.txt", 1001)).toBe(false);
    expect(wants("notes/a.png", 1)).toBe(false);
    expect(wants(`${SOS}/sos_commands/networking/netstat_-neopa`, 1001)).toBe(false);
  });
  test("once a root shows its layout, the rest of it goes by that", () => {
    const { wants, pass } = captureReader();
    expect(wants("root/notes.txt")).toBe(true);
    pass("root/sos_commands/logs/journalctl");
    expect(wants("root/notes.txt")).toBe(false);
    expect(wants("root/ip_route")).toBe(true);
    expect(wants("root/uname")).toBe(false);
    expect(wants("other/notes.txt")).toBe(true);
    expect(wants("root/inner/sosreport-a-2024-05-01-abcdefg/sos_commands/networking/ip_addr")).toBe(true);
  });
  test("a file as far as it alone tells", () => {
    const reader = captureReader();
    expect(reader.add({ path: "m/nodes/worker1/lscpu", text: texts.lscpuRows })).toMatchObject({
      node: "worker1",
      layout: "must-gather",
      command: "lscpu -e",
      format: "cpu-topology",
      unknownLines: 0,
      ast: { kind: "cpu-topology", form: "lscpu -e" },
    });
    expect(reader.add({ path: "m/sys/devices/system/cpu/online", text: "0\n" })).toBeNull();
    expect(reader.add({ path: "m/host_service_logs/masters/kubelet_service.log", text: "x\n" })).toBeNull();
  });
});

describe("how well a file was understood", () => {
  test.each([
    ["all of it", texts.route, 14, 0],
    ["a line in the middle", `${texts.routeNumeric}garbage\n`, 15, 1],
    ["two lines that are none", `what is this\nand this\n${texts.ovs}`, 50, 2],
  ])("%s", (_, text, lines, unknown) => {
    const { files } = readCapture([{ path: "a.txt", text }]);
    expect(files.map((file) => [file.lines, file.unknownLines])).toEqual([[lines, unknown]]);
  });
  test("of a session, the outputs of no format", () => {
    const { files } = readCapture([
      {
        path: "a.txt",
        text: "[root@worker1 ~]# uptime\n 10:00:00 up 1 day\n[root@worker1 ~]# ip route\ndefault via 10.0.0.1 dev eth0 \n",
      },
    ]);
    expect(files.map((file) => [file.format, file.lines, file.unknownLines])).toEqual([["session", 4, 1]]);
  });
});
