import type { CpuinfoFacts } from "./ast.ts";

type FactName = keyof CpuinfoFacts;

/** What a line says of its CPU besides its numbers; `null` is the kernel's `Unknown`. */
export interface CpuinfoFact {
  readonly name: FactName;
  readonly value: string | number | null | readonly string[];
}

type FactType = "text" | "number" | "words";

const WORDS: readonly FactName[] = ["flags", "bugs"];
const NUMBERS: readonly FactName[] = ["mhz", "staticMhz", "dynamicMhz", "bogoMips"];

/** The keys of x86, and of POWER, s390, ARM, RISC-V, MIPS, LoongArch and IA-64 where they mean the same: util-linux sys-utils/lscpu-cputype.c, type_patterns. */
const factKeys: Readonly<Record<string, FactName>> = {
  vendor_id: "vendorId",
  vendor: "vendorId",
  "cpu family": "cpuFamily",
  "CPU Family": "cpuFamily",
  family: "cpuFamily",
  model: "model",
  "cpu model": "model",
  "model name": "modelName",
  "Model Name": "modelName",
  cpu: "modelName",
  uarch: "modelName",
  stepping: "stepping",
  microcode: "microcode",
  "cpu MHz": "mhz",
  "CPU MHz": "mhz",
  clock: "mhz",
  "cpu MHz static": "staticMhz",
  "cpu MHz dynamic": "dynamicMhz",
  bogomips: "bogoMips",
  BogoMIPS: "bogoMips",
  flags: "flags",
  Features: "flags",
  features: "flags",
  bugs: "bugs",
  "CPU implementer": "cpuImplementer",
  "CPU architecture": "cpuArchitecture",
  "CPU variant": "cpuVariant",
  "CPU part": "cpuPart",
  "CPU revision": "cpuRevision",
  isa: "isa",
  ISA: "isa",
  mmu: "mmu",
};

/** Returns what the line of a key says, null for a key that has no property, undefined when the value should be a number and is none. */
export function readFact(key: string, value: string): CpuinfoFact | null | undefined {
  const name = Object.hasOwn(factKeys, key) ? factKeys[key] : undefined;
  if (name === undefined) return null;
  const read = typedValue(value, WORDS.includes(name) ? "words" : NUMBERS.includes(name) ? "number" : "text");
  return read === undefined ? undefined : { name, value: read };
}

/** `2250.000`, `3550.000000MHz`, `Unknown`; words stand between blanks, on IA-64 between commas. */
function typedValue(value: string, type: FactType): CpuinfoFact["value"] | undefined {
  if (type === "text") return value;
  if (type === "words") return value.split(value.includes(", ") ? /, */ : /[ \t]+/).filter((word) => word !== "");
  if (/^unknown$/i.test(value)) return null;
  const number = /^(\d{1,15}(?:\.\d{1,9})?)(?:MHz)?$/.exec(value)?.[1];
  return number === undefined ? undefined : Number(number);
}
