import { expect, test } from "vitest";
import { decodeText } from "../../src/io/decode-text.ts";

test.each([
  ["UTF-8", Buffer.from("h\u00f6st\n"), "h\u00f6st\n"],
  ["UTF-8 with its mark", Buffer.from([0xef, 0xbb, 0xbf, 0x61]), "\ufeffa"],
  ["UTF-16, lowest byte first", Buffer.from("\ufeffeth0 \u00e9", "utf16le"), "\ufeffeth0 \u00e9"],
  ["UTF-16, highest byte first", Buffer.from("\ufeffeth0 \u00e9", "utf16le").swap16(), "\ufeffeth0 \u00e9"],
  ["half a character of UTF-16", Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]), "\ufeffa\ufffd"],
  ["the same, highest byte first", Buffer.from([0xfe, 0xff, 0x00, 0x61, 0x00]), "\ufeffa\ufffd"],
  ["a lone mark", Buffer.from([0xff, 0xfe]), "\ufeff"],
  ["bytes that are no text", Buffer.from([0x61, 0xff, 0xc3, 0x62, 0x80]), "a\ufffd\ufffdb\ufffd"],
  ["NULs", Buffer.from("a\0\0"), "a\0\0"],
  ["nothing", Buffer.alloc(0), ""],
])("%s", (_, bytes, text) => {
  const before = Buffer.from(bytes);
  expect(decodeText(bytes)).toBe(text);
  expect(bytes.equals(before)).toBe(true);
});
