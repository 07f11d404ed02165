const LINE =
  /^((?:[\s-]|["'{[]){0,200}?)["']?[Kk]ind["']?\s{0,8}:\s{0,20}["']?([A-Z][A-Za-z\d]{0,80})["']?\s{0,8},?\s{0,8}[}\]]{0,8}\s{0,8}$/;
/** An object on one line, as JSON without indentation has it. */
const IN_LINE = /^\s*[[{].{0,60000}?"kind"\s{0,8}:\s{0,8}"(?!List")([A-Z][A-Za-z\d]{0,80})"/;

/**
 * Returns the kinds of the Kubernetes objects in lines of YAML, JSON or what `oc describe` prints: those that stand at the least indentation, as what an object
 * holds (the `involvedObject` of an event) has a kind too. A `List` is told by what it lists.
 */
export function objectKinds(lines: readonly string[]): ReadonlySet<string> {
  let kinds = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (!line.includes("ind")) continue;
    const [, before = "", kind] = LINE.exec(line) ?? [];
    const found = kind ?? IN_LINE.exec(line)?.[1];
    if (found === undefined || found === "List") continue;
    const indentation = before.length;
    if (indentation < least) kinds = new Set();
    if (indentation <= least) kinds.add(found);
    least = Math.min(least, indentation);
  }
  return kinds;
}
