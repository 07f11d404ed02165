import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "../../src/text/shell-word.ts";

const words = [
  "br0",
  "eth0.10",
  "options:key=5",
  "10.0.0.0/8",
  "fe80::1%eth0",
  "",
  " ",
  "tag: 5",
  "it's",
  "''",
  '"',
  "$HOME",
  "`id`",
  "$(id)",
  "~",
  "~root",
  "a~b",
  "a=b",
  "=ls",
  "*",
  "?",
  "[a]",
  "{a,b}",
  "!",
  "!!",
  "#x",
  "a#b",
  ";",
  "a&b",
  "|",
  "<a",
  ">a",
  "\\",
  "a\\nb",
  "two\nlines",
  "tab\there",
  "ünïcode",
  "日本",
  "-n",
  "--",
  "é'é",
  "a'b'c",
];

test("a quoted word is the same word to a shell", () => {
  const script = `printf '%s\\0' ${words.map(shellWord).join(" ")}`;
  expect(execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(words);
});

test("words that need no quotes have none", () => {
  expect(["br0", "options:key=5", "10.0.0.0/8", "fe80::1%eth0", "--", "a~b"].map(shellWord)).toEqual([
    "br0",
    "options:key=5",
    "10.0.0.0/8",
    "fe80::1%eth0",
    "--",
    "a~b",
  ]);
  expect(shellWord("tag: 5")).toBe("'tag: 5'");
  expect(shellWord("it's")).toBe("'it'\\''s'");
  expect(shellWord("a\0b")).toBe("'ab'");
});
