import type { CpuSysfs, SysfsEntry, SysfsFile } from "./ast.ts";

/**
 * Returns entries of a dump as one text, each below a heading as `tail -n +1 PATH...` prints it. It is what `parseCpuSysfs(entries)` reads and where its places are.
 */
export function cpuSysfsText(entries: readonly SysfsEntry[]): string {
  return entries.map(({ path, text }) => headed(path, text.replace(/(?:\r?\n)$/, ""))).join("\n");
}

/**
 * Returns the files as `grep . PATH...` or `tail -n +1 PATH...` prints them, whichever they were read from; lines that were not understood stand where
 * they are still not part of a file.
 */
export function printCpuSysfs(ast: CpuSysfs): string {
  return [ast, ...(ast.runs ?? [])].map(textOfRun).join("");
}

function textOfRun({ files, unknown }: CpuSysfs): string {
  const strays = unknown.map(({ text }) => `${text}\n`).join("");
  const lastLine = files.findLastIndex((file) => file.headed === undefined);
  const before = files.slice(0, lastLine + 1);
  return textOf(before) + strays + textOf(files.slice(lastLine + 1));
}

function textOf(files: readonly SysfsFile[]): string {
  return files
    .map((file, index) => {
      if (file.headed === undefined) return `${file.path}:${file.value}\n`;
      return `${index > 0 ? "\n" : ""}${headed(file.path, file.value)}`;
    })
    .join("");
}

function headed(path: string, text: string): string {
  return `==> ${path} <==\n${text}\n`;
}
