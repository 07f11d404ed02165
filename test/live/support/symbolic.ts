import type { Read } from "./checks.ts";
import { count, countException, type Figures } from "./figures.ts";
import { withoutLosses, withoutUnsaved } from "./losses.ts";
import { bare, hasOpaque, isRecord, type Json, type Placed, placedRules } from "./trees.ts";

// `-L` without `-n`: names in place of numbers. Where it shows a value, it is the one that iptables-save shows.

/** How a tree read from `-L` stands to the truth: the same, the same but for names, or the path of what contradicts. */
type Agreement =
  | { readonly kind: "equal" }
  | { readonly kind: "names" }
  | { readonly kind: "contradiction"; readonly path: string };

/** Compares field by field; what `-L` has no column for is absent there. */
function agreement(listed: Json, saved: Json, path = ""): Agreement {
  if (listed === saved) return { kind: "equal" };
  if (Array.isArray(listed) && Array.isArray(saved) && listed.length === saved.length) {
    return worst(listed.map((item: Json, index) => agreement(item, saved[index] ?? null, `${path}[${index}]`)));
  }
  if (isRecord(listed) && isRecord(saved)) {
    if (typeof listed["host"] === "string") return { kind: "names" };
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

/** The rules of `-L` against those of iptables-save. */
export function compareSymbolic(
  figures: Figures,
  { backend, form, ast }: Read,
  truth: readonly Placed[],
  texts: readonly string[],
): void {
  const heading = `${backend.label} ${form} agrees`;
  const found = placedRules(ast);
  let equal = 0;
  for (const [index, { rule }] of truth.entries()) {
    const other = found[index];
    if (other === undefined || hasOpaque(rule) || hasOpaque(other.rule)) continue;
    const saved = withoutLosses(bare(rule), backend);
    const listed = withoutUnsaved(bare(other.rule), saved.rule);
    const losses = [...saved.losses, ...listed.losses];
    const agreed = agreement(withoutLosses(listed.rule, backend, saved.doubled).rule, saved.rule);
    if (agreed.kind === "equal" && losses.length === 0) equal++;
    else if (agreed.kind === "equal") countException(figures, heading, losses);
    else if (agreed.kind === "names") countException(figures, heading, ["names for numbers"]);
    else
      figures.findings.push({
        backend: backend.label,
        form,
        what: "contradiction",
        key: agreed.path.split(":")[0]?.replace(/\d+/g, "N") ?? "",
        rule: texts[index] ?? "",
        detail: agreed.path,
      });
  }
  count(figures, heading, { rules: truth.length, equal });
}
