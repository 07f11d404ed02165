import type { CST } from "yaml";

/** One collection on the way down, and the next of its items. */
interface Level {
  readonly items: CST.BlockMap["items"] | CST.BlockSequence["items"] | CST.FlowCollection["items"];
  next: number;
}

/**
 * Returns whether the collections of a token are nested deeper than `limit`. The composer of the library descends by recursion and
 * takes the whole process down on some deep texts, so it is asked before; this walk needs no stack of its own.
 */
export function isNestedDeeper(token: CST.Token, limit: number): boolean {
  const levels: Level[] = [];
  enter(levels, token.type === "document" ? token.value : token);
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const item = level.items[level.next++];
    if (item === undefined) levels.pop();
    else {
      // A key that is itself a collection (`? [a]`) is as rare as it is legal: its level counts beside the value's.
      enter(levels, item.value);
      enter(levels, item.key ?? undefined);
    }
    if (levels.length > limit) return true;
  }
  return false;
}

function enter(levels: Level[], token: CST.Token | undefined): void {
  if (token !== undefined && "items" in token) levels.push({ items: token.items, next: 0 });
}
