import { isRecord, type Json } from "./trees.ts";

// `-L` without `-n`: names in place of numbers. Where it shows a value, it is the one that iptables-save shows.

/** How a tree read from `-L` stands to the truth: the same, the same but for names, or the path of what contradicts. */
type Agreement =
  | { readonly kind: "equal" }
  | { readonly kind: "names" }
  | { readonly kind: "contradiction"; readonly path: string };

/** Compares field by field; what `-L` has no column for is absent there. */
export function agreement(listed: Json, saved: Json, path = ""): Agreement {
  if (listed === saved) return { kind: "equal" };
  if (Array.isArray(listed) && Array.isArray(saved) && listed.length === saved.length) {
    return worst(listed.map((item: Json, index) => agreement(item, saved[index] ?? null, `${path}[${index}]`)));
  }
  if (isRecord(listed) && isRecord(saved)) {
    if (typeof listed["host"] === "string") return { kind: "names" };
    if (typeof listed["name"] === "string" && !("name" in saved)) return { kind: "names" };
    const name = typeof saved["name"] === "string" ? saved["name"] : "";
    const extra = Object.keys(listed).filter((key) => !(key in saved));
    if (extra.length > 0) return { kind: "contradiction", path: `${path}${name}.${extra[0]}` };
    const keys = Object.keys(saved).filter((key) => key in listed || path !== "");
    return worst(keys.map((key) => agreement(listed[key] ?? null, saved[key] ?? null, `${path}${name}.${key}`)));
  }
  return isName(listed, saved) || isAnywhere(listed, saved)
    ? { kind: "names" }
    : { kind: "contradiction", path: `${path}: ${JSON.stringify(listed)} / ${JSON.stringify(saved)}` };
}

/** A word with a letter for a number or an address. */
const isName = (listed: Json, saved: Json): boolean =>
  typeof listed === "string" &&
  /[A-Za-z]/.test(listed) &&
  (typeof saved === "number" || (typeof saved === "string" && /^[0-9a-f:][0-9a-fx.:/,-]*$/i.test(saved)));

/** `anywhere` is said of any prefix of the address `::`. */
const isAnywhere = (listed: Json, saved: Json): boolean =>
  listed === null &&
  isRecord(saved) &&
  /^(?:::|0\.0\.0\.0)(?:\/|$)/.test(String(saved["cidr"] ?? saved["address"] ?? ""));

function worst(all: readonly Agreement[]): Agreement {
  return (
    all.find(({ kind }) => kind === "contradiction") ?? all.find(({ kind }) => kind === "names") ?? { kind: "equal" }
  );
}
