import type { Read } from "./file-reading.ts";

/** A name of DNS, or one that a kernel allows: no blanks in it. */
const NAME = /^\s{0,64}([A-Za-z0-9_](?:[\w.-]{0,252}[A-Za-z0-9_])?)\.?\s{0,64}$/;

/** Returns the name that a text consists of (`hostname`, `/etc/hostname`); `null` where it holds anything else. */
export function parseHostname(text: string): Read | null {
  const body = text
    .split("\n", 64)
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .join("\n");
  const name = body.length > 512 ? undefined : NAME.exec(body)?.[1];
  if (name === undefined) return null;
  const start = text.indexOf(name);
  return {
    format: "hostname",
    ast: { kind: "hostname", span: { start, end: start + name.length }, name },
    diagnostics: [],
  };
}
