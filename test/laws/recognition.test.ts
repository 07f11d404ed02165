import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recognizeFormat } from "../../src/formats/recognizers.ts";
import type { FormatId } from "../../src/formats/registry.ts";
import { filesBelow, samples } from "./samples.ts";

/** What the folders of a corpus hold, by their names. */
const FOLDERS: Readonly<Record<string, FormatId>> = {
  ifconfig: "ifconfig",
  "iptables-list": "iptables",
  "iptables-rules": "iptables",
  "iptables-save": "iptables",
  lscpu: "cpu-topology",
  "lscpu-e": "cpu-topology",
  "lscpu-p": "cpu-topology",
  "network-config": "network-config",
  "numactl-H": "cpu-topology",
  "ovs-vsctl-show": "ovs-vsctl",
  "proc-cpuinfo": "cpu-topology",
  "routes-bsd": "netstat",
  "routes-linux": "netstat",
};

/** Files of a corpus that are not recognised, each with its reason. */
const WRONG: Readonly<Record<string, string>> = {};

const corpus = process.env["NETGATHER_CORPUS"] ?? "";

if (corpus === "") {
  test("no corpus: set NETGATHER_CORPUS to a folder of captures to know the share that is recognised", () => {
    console.log("NETGATHER_CORPUS is not set: recognising was put to the bundled samples alone.");
    expect(corpus).toBe("");
  });
} else {
  test("a folder of captures is recognised by content alone", () => {
    const known = readdirSync(corpus).filter((name) => Object.hasOwn(FOLDERS, name));
    const rows = known.map((folder) => {
      const paths = filesBelow(join(corpus, folder));
      const wrong = paths.filter((path) => recognizeFormat(readFileSync(path, "utf8")) !== FOLDERS[folder]);
      return { folder, files: paths.length, wrong: wrong.map((path) => path.slice(corpus.length + 1)) };
    });
    const files = rows.reduce((sum, row) => sum + row.files, 0);
    const wrong = rows.flatMap((row) => row.wrong);
    const table = rows.map((row) => `${row.folder.padEnd(16)}${row.files - row.wrong.length} of ${row.files}`);
    console.log(
      `recognised by content alone:\n${table.join("\n")}\nin all          ${files - wrong.length} of ${files}`,
    );
    for (const path of wrong) console.log(`wrong: ${path} (${WRONG[path] ?? "no reason is known"})`);
    expect(wrong).toEqual(Object.keys(WRONG));
    for (const row of rows) expect(row.files - row.wrong.length, row.folder).toBeGreaterThanOrEqual(row.files * 0.97);
  });
}

/** What becomes of captures on their way into a ticket. */
const DRESSES: Readonly<Record<string, (text: string) => string>> = {
  "with CRLF": (text) => text.replaceAll(/\r?\n/g, "\r\n"),
  "with a byte order mark": (text) => `\ufeff${text}`,
  "indented by four blanks": (text) => text.replaceAll(/^/gm, "    "),
  "in colour": (text) => text.replaceAll(/^(?=.)/gm, "\u001b[01;31m\u001b[K").replaceAll(/$/gm, "\u001b[m\u001b[K"),
};
const sound = samples.filter(({ expectation, path }) => expectation === "ok" && !path.includes("/empty.ovs-"));

describe("every sample", () => {
  test.each(Object.entries(DRESSES))("%s is recognised", (_, dress) => {
    const wrong = sound.filter(({ text, format }) => recognizeFormat(dress(text)) !== format).map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test("cut in two is recognised as its own format or as none", () => {
    const half = (text: string, which: 0 | 1): string => {
      const lines = text.split("\n");
      const middle = (lines.length + 1) >> 1;
      return (which === 0 ? lines.slice(0, middle) : lines.slice(middle)).join("\n");
    };
    const found = sound.map(({ path, format, text }) => ({
      path,
      format,
      first: recognizeFormat(half(text, 0)),
      second: recognizeFormat(half(text, 1)),
    }));
    const foreign = found.filter(({ format, first, second }) =>
      [first, second].some((id) => id !== null && id !== format),
    );
    expect(foreign.map(({ path }) => path)).toEqual([]);
    expect(found.filter(({ first }) => first === null).map(({ path }) => path)).toEqual([]);
    const share = found.filter(({ second }) => second !== null).length / found.length;
    console.log(`${(share * 100).toFixed(1)} % of the second halves of samples are recognised`);
    expect(share).toBeGreaterThanOrEqual(0.8);
  });
});
