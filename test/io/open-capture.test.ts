import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openCapture } from "../../src/io/index.ts";
import { scratch } from "./reading.ts";
import { tar } from "./tar-builder.ts";

const root = "sosreport-worker-0-2026-11-27-abcdefg";
const files = {
  [`${root}/hostname`]: "worker-0\n",
  [`${root}/sos_commands/networking/ip_-o_addr`]:
    "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n" +
    "2: eth0    inet 192.0.2.10/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever preferred_lft forever\n",
  [`${root}/sos_commands/networking/ip_route_show_table_all`]:
    "default via 192.0.2.1 dev eth0 proto static metric 100 \n192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.10 \n",
  [`${root}/sos_commands/logs/journalctl_--no-pager`]: "Nov 27 20:00:00 worker-0 kubelet[1]: started\n",
};
const link = [`${root}/ip_addr`, "sos_commands/networking/ip_-o_addr"] as const;

const archive = tar(
  ...Object.entries(files).map(([name, body]) => ({ name, body })),
  { name: link[0], type: "2", link: link[1] },
  { name: "../evil", body: "evil" },
);

test("the facts of a folder, of a tar archive and of a packed one are the same, each with its place", async () => {
  const folder = scratch();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(link[1], join(folder, link[0]));
  const archives = scratch();
  writeFileSync(join(archives, "a.tar"), archive);
  writeFileSync(join(archives, "a.tgz"), gzipSync(archive));
  const unpacked = await openCapture(folder);
  const [node] = unpacked.nodes;
  expect(unpacked.nodes.map(({ name }) => name)).toEqual(["worker-0"]);
  expect(node?.addresses.map(({ interface: name, address, prefixLength }) => [name, address, prefixLength])).toEqual([
    ["eth0", "192.0.2.10", 24],
    ["lo", "127.0.0.1", 8],
  ]);
  expect(node?.routes.map(({ destination, gateway }) => [destination, gateway ?? null])).toEqual([
    ["0.0.0.0/0", "192.0.2.1"],
    ["192.0.2.0/24", null],
  ]);
  expect(new Set(node?.routes.flatMap(({ origins }) => origins.map(({ path }) => path)))).toEqual(
    new Set([`${root}/sos_commands/networking/ip_route_show_table_all`]),
  );
  expect(unpacked.diagnostics).toEqual([]);
  expect(unpacked.files.every(({ ast }) => ast === null)).toBe(true);
  for (const name of ["a.tar", "a.tgz"]) {
    const packed = await openCapture(join(archives, name));
    const { diagnostics, ...rest } = packed;
    expect(diagnostics.map(({ path, code }) => [path, code])).toEqual([["../evil", "io/parent-name"]]);
    expect({ ...rest, diagnostics: [] }).toEqual(unpacked);
  }
});

test("trees are kept where asked for", async () => {
  const path = join(scratch(), "a.tgz");
  writeFileSync(path, gzipSync(archive));
  const { files: read } = await openCapture(path, { keepTrees: true });
  expect(read.map(({ ast }) => ast?.kind)).toEqual(["hostname", "ip", "ip"]);
});

test("what is not there is a diagnostic of a capture without files", async () => {
  const capture = await openCapture(join(scratch(), "gone.tar"));
  expect(capture.files).toEqual([]);
  expect(capture.diagnostics.map(({ path, code, actual }) => [path, code, actual])).toEqual([
    ["gone.tar", "io/unreadable", "no such file or directory"],
  ]);
});
