import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFree, onlyDoorsReexport, writtenOut } from "./checks/imports.ts";
import { roomsKeepToPlan } from "./checks/rooms.ts";
import { fileSize, functionSize, parameterCount } from "./checks/sizes.ts";
import type { Check, Source } from "./checks/source.ts";
import { noModuleState } from "./checks/state.ts";
import {
  castsWithReason,
  kebabCase,
  noAny,
  noClass,
  noDefaultExport,
  noNonNull,
  nothingLeftUndone,
  readonlyTrees,
} from "./checks/style.ts";

const root = join(import.meta.dirname, "../..");

/** Every file below `src/`. */
export const sources: readonly Source[] = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, "src", path), "utf8") }));

/** The text of docs/ARCHITECTURE.md. */
export const architecture: string = readFileSync(join(root, "docs/ARCHITECTURE.md"), "utf8");

/** Every rule that one file can keep or break by itself, by name. */
export const checks: Readonly<Record<string, Check>> = {
  roomsKeepToPlan,
  nodeFree,
  writtenOut,
  onlyDoorsReexport,
  fileSize,
  functionSize,
  parameterCount,
  noAny,
  noNonNull,
  noDefaultExport,
  noClass,
  castsWithReason,
  noModuleState,
  kebabCase,
  readonlyTrees,
  nothingLeftUndone,
};
