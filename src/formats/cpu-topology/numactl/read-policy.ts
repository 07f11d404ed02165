import type { Cursor } from "../../../text/cursor.ts";
import type { NumactlDraft, PolicyDraft } from "./draft.ts";
import { NO_SUPPORT, type PolicyKey, policyLabels } from "./labels.ts";
import { valuesFrom } from "./numbers.ts";
import type { Taken } from "./read-hardware.ts";

const LABEL = /^([a-z]{6,14}(?: node)?):/;

/** Returns whether the line is the first of `numactl -s`. */
export function beginsPolicy(line: string): boolean {
  return line.startsWith("policy:") && line.trim().length > "policy:".length;
}

/** Adds a line of `numactl -s` to the listing: `physcpubind: 0 1 `. */
export function takePolicyLine(cursor: Cursor, draft: NumactlDraft, line: string): Taken {
  if (line === NO_SUPPORT) return put({ cursor, draft }, "numaSupported", false);
  const match = LABEL.exec(line);
  if (match === null) return null;
  const key = keyOf(match[1] ?? "");
  if (key === undefined) return null;
  const from = cursor.pos + match[0].length;
  const text = cursor.text.slice(from, cursor.lineEnd).trim();
  if (key === "policy") return text === "" ? "bad" : put({ cursor, draft }, key, text);
  if (key === "preferredNode") return takePreferredNode(cursor, draft, text);
  const numbers = valuesFrom(cursor, from);
  if (numbers === null) return "bad";
  if (key !== "interleaveNode") return put({ cursor, draft }, key, numbers);
  const [node, more] = numbers;
  return node === undefined || more !== undefined ? "bad" : put({ cursor, draft }, key, node);
}

/**
 * For policies that it does not expect, numactl prints no node and no end of the line:
 *
 *     preferred node: physcpubind: 0 1
 */
function takePreferredNode(cursor: Cursor, draft: NumactlDraft, text: string): Taken {
  if (!text.startsWith(GLUED)) return text === "" ? "bad" : put({ cursor, draft }, "preferredNode", text);
  const values = draft.policy?.values;
  if (values?.preferredNode !== undefined || values?.physCpuBind !== undefined) return "repeated";
  const numbers = valuesFrom(cursor, cursor.text.indexOf(GLUED, cursor.pos) + GLUED.length);
  if (numbers === null) return "bad";
  put({ cursor, draft }, "preferredNode", null);
  return put({ cursor, draft }, "physCpuBind", numbers);
}

const GLUED = "physcpubind:";

function keyOf(label: string): PolicyKey | undefined {
  return policyLabels.find(([known]) => known === label)?.[1];
}

/** Where a value is put. */
interface Place {
  readonly cursor: Cursor;
  readonly draft: NumactlDraft;
}

type Value = string | false | number | null | readonly number[];

function put({ cursor, draft }: Place, key: PolicyKey, value: Value): Taken {
  const policy: PolicyDraft = draft.policy ?? { start: cursor.lineStart, end: cursor.lineEnd, values: {} };
  if (policy.values[key] !== undefined) return "repeated";
  Object.assign(policy.values, { [key]: value });
  policy.end = cursor.lineEnd;
  draft.policy = policy;
  return "taken";
}
