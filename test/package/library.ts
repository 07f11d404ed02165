import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The package's folder. */
export const root: string = join(import.meta.dirname, "../..");

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly tsup: { readonly entry: Readonly<Record<string, string>> };
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package.json. */
export const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** One subpath: how it is imported, and its files. */
interface Entry {
  readonly subpath: string;
  readonly types: string;
  readonly code: string;
  readonly source: string;
}

/** Every subpath that is code, in the order of package.json. */
export const entries: readonly Entry[] = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
  if (typeof target === "string") return [];
  const source = target.default.replace("./dist/", "src/").replace(/\.js$/, ".ts");
  return [{ subpath, types: target.types, code: target.default, source }];
});

/** The packages and Node modules that a built file loads, itself or through the files that it imports. */
export function loads(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  const outside = new Set<string>();
  if (seen.has(file)) return outside;
  seen.add(file);
  const code = readFileSync(file, "utf8");
  for (const [, specifier = ""] of code.matchAll(/^(?:import|export)\b[^"';]*?["']([^"']+)["'];?$/gm)) {
    if (!specifier.startsWith(".")) outside.add(specifier);
    else for (const found of loads(join(file, "..", specifier), seen)) outside.add(found);
  }
  return outside;
}
