import { expect, test } from "vitest";
import { byteLength } from "../../src/text/byte-length.ts";

test.each([
  ["eth0", 4],
  ["ï", 2],
  ["語", 3],
  ["🌐", 4],
  ["\ud83c", 3],
  ["\ud83ca", 4],
  ["\udf10", 3],
  ["", 0],
])("%j has the bytes of its UTF-8", (text, bytes) => {
  expect(byteLength(text)).toBe(bytes);
  expect(Buffer.byteLength(text)).toBe(bytes);
});
