import { readFileSync } from "node:fs";

/** Returns the version of this package, as its manifest says: two folders up, from the sources as from the built command. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}
