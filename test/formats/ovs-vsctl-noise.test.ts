import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl/ok", name), "utf8");

const texts = [
  "ovs-vsctl-show.worker1.txt",
  "bond-vlans-tunnels.ovs-3.1.txt",
  "ugly-names.ovs-3.1.txt",
  "release-2.11.before-2.13.txt",
  "without-version.ovs-3.1.txt",
].map(sample);

/** The rows of a tree: all of it but places and lines that were not understood. */
const rowsOf = (text: string): string =>
  JSON.stringify(parseOvsVsctlShow(text).ast, (key, value: unknown) =>
    key === "span" || key === "unknown" ? undefined : value,
  );

test.each([
  "[root@worker1 ~]# ovs-vsctl show",
  "sh-4.4# ",
  "$ ",
  "# ovs-vsctl show",
  "==== node1 ====",
  "+ ovs-vsctl show",
  "Every 2.0s: ovs-vsctl show      worker1: Fri Nov 27 17:00:00 2026",
  'Defaulted container "ovn-controller" out of: ovn-controller, kube-rbac-proxy',
  "Unable to use a TTY - input is not a terminal or the right kind of file",
  'error: unable to upgrade connection: container not found ("ovs")',
  "error: timeout",
  'Error from server (NotFound): pods "x" not found',
  "command terminated with exit code 1",
  "ovs-vsctl: unix:/var/run/openvswitch/db.sock: database connection failed (No such file or directory)",
  "2026-01-05T10:00:00Z|00001|reconnect|WARN|unix:/x: connection attempt failed (Protocol error)",
  "Bridge settings:",
  "Port 80 is closed",
  "Interface",
  "Controller (primary)",
  "Manager: none",
  "type: Opaque",
  "tag: latest",
  "options: none",
  "is_connected: true",
  "fail_mode: secure",
  "bfd_status: {}",
  "ovs_version",
  "9cad81c8-d7be-4b18-90e8-03aadd86a8cb is the UUID",
  '{"a":[1,',
  "__proto__",
])("wherever a line %j stands, it is told and the rows are as they were", (noise) => {
  for (const text of texts) {
    const lines = text.split("\n").slice(0, -1);
    const rows = rowsOf(text);
    for (let at = 0; at <= lines.length; at++) {
      const noisy = `${[...lines.slice(0, at), noise, ...lines.slice(at)].join("\n")}\n`;
      expect(rowsOf(noisy), `line ${at}`).toBe(rows);
      const told = parseOvsVsctlShow(noisy).diagnostics.filter(({ code }) => code === "ovs-vsctl/unknown-line");
      expect(told.map(({ span }) => noisy.slice(span.start, span.end).trim())).toEqual([noise.trim()]);
    }
  }
});

test.each(["Bridge configuration", "Manager started", "Controller lost", "Port forwarding", "ovs_version: unknown"])(
  "below a row that is deeper than the UUID, %j at the margin is no row",
  (prose) => {
    for (const text of texts) {
      const lines = text.split("\n").slice(0, -1);
      const first = lines.findIndex((line) => line.startsWith("    Bridge"));
      for (let at = first + 1; at <= lines.length; at++)
        expect(rowsOf([...lines.slice(0, at), prose, ...lines.slice(at)].join("\n")), `line ${at}`).toBe(rowsOf(text));
    }
  },
);

test.each([2, 6, 10, 14, 20])("words %i columns from the margin, where no row stands, close none", (columns) => {
  for (const text of texts.filter((one) => !one.includes("is_connected"))) {
    const lines = text.split("\n").slice(0, -1);
    for (let at = 0; at <= lines.length; at++) {
      const noisy = [...lines.slice(0, at), `${" ".repeat(columns)}words of somebody`, ...lines.slice(at)].join("\n");
      expect(rowsOf(noisy), `line ${at}`).toBe(rowsOf(text));
      expect(parseOvsVsctlShow(noisy).diagnostics.map(({ code }) => code)).toEqual(["ovs-vsctl/unknown-line"]);
    }
  }
});
