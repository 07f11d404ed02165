import { openCursor } from "../../text/cursor.ts";
import type { SourceText } from "../../text/source-text.ts";
import { bareFormOf, type Evidence, evidenceOf } from "./recognize.ts";

/** What a text about CPUs is: the form that most of its first lines speak for, else a bare list or mask. */
export type CpuForm = keyof Evidence | "mask" | "list";

/** The forms of kubelet's documents, which are YAML or JSON. */
export type DocumentForm = "state" | "pod" | "profile" | "configuration";

/** Returns whether a form is one of YAML or JSON. */
export function isDocumentForm(form: CpuForm): form is DocumentForm {
  return form === "state" || form === "pod" || form === "profile" || form === "configuration";
}

const LOOK_AHEAD = 65_536;

/** The forms; the order decides between two that equal lines speak for. */
const FORMS: readonly (keyof Evidence)[] = [
  "lscpu",
  "cpuinfo",
  "numactl",
  "sysfs",
  "state",
  "pod",
  "profile",
  "configuration",
  "smt",
  "command",
];

/** Returns the form of a text; one that speaks for none is read as `lscpu`. */
export function cpuFormOf(input: string | SourceText): CpuForm {
  const { text, next, limit } = openCursor(input);
  const head = text.slice(next, Math.min(limit, next + LOOK_AHEAD));
  const evidence = evidenceOf(head);
  const [form, most] = FORMS.map((name) => [name, evidence[name]] as const).reduce((best, one) =>
    one[1] > best[1] ? one : best,
  );
  return most > 0 ? form : (bareFormOf(head) ?? "lscpu");
}
