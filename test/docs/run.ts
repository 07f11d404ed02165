import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moduleOf } from "./example.ts";
import type { Block } from "./markdown.ts";

const root = join(import.meta.dirname, "../..");

/** A folder from which `netgather` can be imported as installed, and run as a command. */
export interface Place {
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a place over the built library. */
export function openPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "netgather-docs-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/netgather"), "junction");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  mkdirSync(join(folder, "bin"));
  const command = join(folder, "bin/netgather");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/cli/main.js")}" "$@"\n`);
  chmodSync(command, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Runs a block of TypeScript in the package's folder; what went wrong, or the empty string. */
export function runBlock(place: Place, block: Block): string {
  const file = join(place.folder, `${block.file.replaceAll("/", "-")}-${block.line}.mjs`);
  try {
    writeFileSync(file, moduleOf(block));
  } catch (error) {
    return String(error);
  }
  const { status, stderr } = spawnSync(process.execPath, [file], { cwd: root, encoding: "utf8" });
  return status === 0 ? "" : stderr || `exit code ${status}`;
}

/** The lines that a command prints, standard output and standard error together. */
export function runCommand(place: Place, command: string): readonly string[] {
  const { PATH = "", ...env } = process.env;
  const { stdout } = spawnSync("sh", ["-c", `{ ${command}\n} 2>&1`], {
    cwd: root,
    encoding: "utf8",
    env: { ...env, PATH: `${join(place.folder, "bin")}:${PATH}`, NO_COLOR: "1" },
    input: "",
  });
  const lines = stdout.split("\n").map((line) => line.trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** The compiler's complaints about blocks of TypeScript, checked together against the built declarations; empty when there are none. */
export function typeErrorsOf(place: Place, blocks: readonly Block[]): string {
  const folder = join(place.folder, "types");
  mkdirSync(folder, { recursive: true });
  for (const { file, line, text } of blocks) {
    writeFileSync(join(folder, `${file.replaceAll("/", "-")}-${line}.ts`), `${text}\nexport {};\n`);
  }
  const compilerOptions = {
    target: "es2023",
    module: "nodenext",
    strict: true,
    noEmit: true,
    moduleDetection: "force",
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return stdout;
}
