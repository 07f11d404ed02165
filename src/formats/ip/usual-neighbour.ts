import { parseIpAddress } from "../../net/index.ts";
import { spanOf } from "../../text/cursor.ts";
import type { IpNeighbour } from "./ast.ts";
import type { Open } from "./block.ts";
import { isState } from "./read-neighbour.ts";
import { type Reader, sharedList } from "./reader.ts";
import { endBefore, nextWord, takesWord, textAfter } from "./usual-words.ts";

/**
 * Returns the neighbour at the cursor; null where it has more, or less, than most have.
 *
 *     10.0.0.9 dev eth0 lladdr 02:00:00:00:00:01 router REACHABLE
 */
export function usualNeighbour(reader: Reader): IpNeighbour | null {
  const { cursor } = reader;
  const start = cursor.pos;
  const dst = parseIpAddress(nextWord(cursor));
  const dev = textAfter(cursor, "dev ");
  if (dst === null || dev === "") return null;
  const lladdr = textAfter(cursor, "lladdr ");
  const isRouter = takesWord(cursor, "router");
  const word = nextWord(cursor);
  if (cursor.pos < cursor.lineEnd || !isState(word)) return null;
  const state = sharedList(reader, word, statesOf);
  const neighbour: Open<IpNeighbour> = {
    kind: "neighbour",
    span: spanOf(cursor, start, endBefore(cursor, start)),
    dst,
    dev,
  };
  if (lladdr !== "") neighbour.lladdr = lladdr;
  if (isRouter) neighbour.flags = router;
  neighbour.state = state;
  return neighbour;
}

const router: readonly string[] = ["router"];

/** `REACHABLE`, `STALE,PROBE` */
const statesOf = (word: string): readonly string[] => word.split(",");
