import fc from "fast-check";
import { extensionText, type LiveExtension, labelOf } from "../arbitraries/extension.ts";
import { extensions } from "../arbitraries/extensions.ts";
import { HOOKS, TABLES } from "../arbitraries/rule-set.ts";
import { runIn } from "./namespaces.ts";
import type { Backend } from "./tools.ts";

/** Which extensions a backend here can load, and why not the others. */
export interface Probed {
  readonly supported: readonly LiveExtension[];
  readonly left: readonly { readonly extension: LiveExtension; readonly reason: string }[];
}

/** A file for iptables-restore with one rule of the extension. */
function probeText(extension: LiveExtension, { family }: Backend, seed: number): string {
  const { tables, hooks, protocols, before, besides } = extension;
  const table =
    (tables ?? ["filter", ...TABLES]).find(
      (name) => hooks === undefined || HOOKS[name].some((hook) => hooks.includes(hook)),
    ) ?? "mangle";
  const chain = HOOKS[table].find((hook) => hooks?.includes(hook) ?? true) ?? "INPUT";
  const [options = ""] = fc.sample(extension.options(family), { numRuns: 1, seed });
  const protocol = protocols === undefined ? "" : `-p ${protocols[0]}`;
  const rule = `-A ${chain} ${[protocol, besides ?? "", extensionText(extension, options)].filter((part) => part !== "").join(" ")}`;
  return [`*${table}`, ...(before ?? []).map((text) => `-A ${chain} ${text}`), rule, "COMMIT", ""].join("\n");
}

/** Stands before what the tool says of each rule. */
const MARK = "\u001e";

/** Loads one rule of each extension. The reason is the tool's own message with the rule. */
export async function probe(backend: Backend, namespace: string, seed: number): Promise<Probed> {
  const own = extensions.filter(({ families }) => families?.includes(backend.family) ?? true);
  const texts = own.map((extension) => probeText(extension, backend, seed));
  const script = texts
    .map((text) => `printf '\\036'; ${backend.restore} 2>&1 <<'PROBE' && printf ok\n${text}PROBE\n`)
    .join("");
  const { stdout } = await runIn(namespace, script, "");
  const answers = stdout.split(MARK).slice(1);
  const left = own.flatMap((extension, index) => {
    const answer = answers[index] ?? "";
    if (answer.trimEnd().endsWith("ok")) return [];
    const message = answer.trim().split("\n").slice(0, 2).join(" ");
    return [{ extension, reason: `${message} [${texts[index]?.split("\n").at(-3)}]` }];
  });
  return { supported: own.filter((extension) => left.every((one) => one.extension !== extension)), left };
}

/** Says which extensions are left out. */
export function describeProbe({ label }: Backend, { supported, left }: Probed): string {
  const reasons = left.map(({ extension, reason }) => `  left out: ${labelOf(extension)}: ${reason}`);
  return [
    `${label}: ${supported.length} of ${supported.length + left.length} entries can be loaded here`,
    ...reasons,
  ].join("\n");
}
