import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { read, scratch } from "./reading.ts";
import { tar } from "./tar-builder.ts";

test("all files below a folder, in the order of their names' bytes", async () => {
  const root = scratch();
  mkdirSync(join(root, "b/deep"), { recursive: true });
  for (const name of ["b/deep/x", "b/a", "a", "Z", "é"]) writeFileSync(join(root, name), `text of ${name}`);
  const { files, problems } = await read(root);
  expect(Object.entries(files)).toEqual(["Z", "a", "b/a", "b/deep/x", "é"].map((name) => [name, `text of ${name}`]));
  expect(problems).toEqual([]);
});

test("one file is a capture of one file", async () => {
  expect((await read(Buffer.from("default via 10.0.0.1"), { name: "ip_route" })).files).toEqual({
    ip_route: "default via 10.0.0.1",
  });
});

test("what is not wanted is passed, and the question holds path and size", async () => {
  const root = scratch();
  writeFileSync(join(root, "route"), "1234");
  writeFileSync(join(root, "kubelet.log"), "12345678");
  const asked: [string, number | undefined][] = [];
  const wants = (path: string, size?: number): boolean => {
    asked.push([path, size]);
    return path === "route";
  };
  const { files, passed } = await read(root, { wants });
  expect({ files, passed }).toEqual({ files: { route: "1234" }, passed: ["kubelet.log"] });
  expect(asked).toEqual(
    expect.arrayContaining([
      ["route", 4],
      ["kubelet.log", 8],
    ]),
  );
});

test("archives in a folder are opened, whatever their names are", async () => {
  const root = scratch();
  mkdirSync(join(root, "nodes/worker-1"), { recursive: true });
  const archive = tar({ name: "./proc/cpuinfo", body: "processor : 0" }, { name: "machineinfo.json", body: "{}" });
  writeFileSync(join(root, "nodes/worker-1/sysinfo.tgz"), gzipSync(archive));
  writeFileSync(join(root, "plain"), archive);
  writeFileSync(join(root, "kubelet.gz"), gzipSync("a log"));
  const { files, problems } = await read(root);
  expect(files).toEqual({
    "kubelet.gz": "a log",
    "nodes/worker-1/sysinfo.tgz/machineinfo.json": "{}",
    "nodes/worker-1/sysinfo.tgz/proc/cpuinfo": "processor : 0",
    "plain/machineinfo.json": "{}",
    "plain/proc/cpuinfo": "processor : 0",
  });
  expect(problems).toEqual([]);
});

test("links: inside they are passed, since what they lead to is read; out of the tree, broken and turning in a circle they are named", async () => {
  const root = scratch();
  mkdirSync(join(root, "sos_commands/networking"), { recursive: true });
  writeFileSync(join(root, "sos_commands/networking/route_-n"), "Kernel IP routing table");
  symlinkSync("sos_commands/networking/route_-n", join(root, "route"));
  symlinkSync("sos_commands", join(root, "commands"));
  symlinkSync(".", join(root, "sos_commands/up"));
  symlinkSync("/etc/passwd", join(root, "passwd"));
  symlinkSync("../..", join(root, "sos_commands/outside"));
  symlinkSync("gone", join(root, "broken"));
  symlinkSync("circle", join(root, "circle"));
  const { files, passed, problems } = await read(root);
  expect(files).toEqual({ "sos_commands/networking/route_-n": "Kernel IP routing table" });
  expect(passed).toEqual(["commands", "route", "sos_commands/up"]);
  expect(problems).toEqual([
    "broken: io/link-broken",
    "circle: io/link-loop",
    "passwd: io/link-outside",
    "sos_commands/outside: io/link-outside",
  ]);
});

test("a folder beside, whose name only begins alike, is outside", async () => {
  const root = scratch();
  mkdirSync(join(root, "node"));
  writeFileSync(join(root, "node-2"), "another");
  symlinkSync("../node-2", join(root, "node/other"));
  expect((await read(join(root, "node"))).problems).toEqual(["other: io/link-outside"]);
});

test("the folder that the user names may be a link", async () => {
  const root = scratch();
  mkdirSync(join(root, "real"));
  writeFileSync(join(root, "real/route"), "text");
  symlinkSync("real", join(root, "link"));
  expect((await read(join(root, "link"))).files).toEqual({ route: "text" });
});

test("pipes and sockets are not opened", async () => {
  const root = scratch();
  execFileSync("mkfifo", [join(root, "pipe")]);
  const server = createServer().listen(join(root, "socket"));
  await new Promise((resolve) => server.once("listening", resolve));
  const { files, problems } = await read(root);
  await new Promise((resolve) => server.close(resolve));
  expect({ files, problems }).toEqual({ files: {}, problems: ["pipe: io/special-file", "socket: io/special-file"] });
  expect((await read("/dev/zero")).problems).toEqual(["zero: io/special-file"]);
});

test("names that are no UTF-8 are read", async () => {
  const root = scratch();
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), "text");
  const { files, problems } = await read(root);
  expect({ files, problems }).toEqual({ files: { "caf\ufffd": "text" }, problems: ["caf\ufffd: io/name-not-utf8"] });
});

test("what is not there, and what the system does not let be read", async () => {
  const gone = await read(join(scratch(), "gone"));
  expect(gone.items).toEqual([
    {
      kind: "problem",
      diagnostic: {
        path: "gone",
        code: "io/unreadable",
        severity: "error",
        message: "The system does not let this be read.",
        span: { start: 0, end: 0 },
        actual: "no such file or directory",
      },
    },
  ]);
});

/** As somebody who may read less than everything, which tests often may. */
async function unprivileged<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

test("what may not be read costs itself", async () => {
  const root = scratch();
  chmodSync(root, 0o755);
  mkdirSync(join(root, "closed"));
  for (const name of ["a", "b", "closed/c"]) writeFileSync(join(root, name), name);
  chmodSync(join(root, "b"), 0);
  chmodSync(join(root, "closed"), 0);
  const { files, problems, items } = await unprivileged(() => read(root));
  chmodSync(join(root, "closed"), 0o755);
  expect({ files, problems }).toEqual({ files: { a: "a" }, problems: ["b: io/unreadable", "closed: io/unreadable"] });
  expect(items.at(-1)).toMatchObject({ diagnostic: { actual: "permission denied" } });
  expect((await unprivileged(() => read(join(root, "b")))).problems).toEqual(["b: io/unreadable"]);
});

test("a file that became something else while it was on its way is not opened", async () => {
  const root = scratch();
  for (const name of ["a", "b", "c"]) writeFileSync(join(root, name), name);
  const onProgress = (): void => {
    rmSync(join(root, "b"), { force: true, recursive: true });
    rmSync(join(root, "c"), { force: true, recursive: true });
    mkdirSync(join(root, "b"));
    symlinkSync("/etc/passwd", join(root, "c"));
  };
  const found: string[] = [];
  const wants = (path: string): boolean => {
    if (path === "a") onProgress();
    return true;
  };
  for (const item of (await read(root, { wants })).items)
    found.push(item.kind === "problem" ? item.diagnostic.code : item.kind);
  expect(found).toEqual(["file", "io/special-file", "io/unreadable"]);
});

test("among many small files others have their turn", async () => {
  const root = scratch();
  for (let number = 0; number < 1000; number++) writeFileSync(join(root, `${number}`), "text");
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await read(root);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});

test("a folder of more entries than are allowed", async () => {
  const root = mkdtempSync(join(scratch(), "many-"));
  for (const name of ["a", "b", "c"]) writeFileSync(join(root, name), name);
  const { files, problems } = await read(root, { limits: { entries: 2 } });
  expect({ files, problems }).toEqual({ files: { a: "a", b: "b" }, problems: [": io/too-many-entries"] });
});
