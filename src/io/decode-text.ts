/** Returns bytes as text: UTF-16 where a byte order mark says so, else UTF-8. The mark stays in the text; bytes that are no text become U+FFFD. */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes);
  if (first === 0xfe && second === 0xff) return decodeUtf16(swapped(bytes));
  return bytes.toString("utf8");
}

/** An odd last byte is half a character. */
function decodeUtf16(bytes: Buffer): string {
  return bytes.toString("utf16le") + (bytes.length % 2 === 0 ? "" : "\ufffd");
}

function swapped(bytes: Buffer): Buffer {
  const even = bytes.length - (bytes.length % 2);
  return Buffer.concat([Buffer.from(bytes.subarray(0, even)).swap16(), bytes.subarray(even)]);
}
