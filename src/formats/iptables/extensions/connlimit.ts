import { type Cursor, skipLiteral, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { takeUint32, takeWord } from "../list-words.ts";
import { readDecimal, readUint32 } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";

/** `-m connlimit`: how many connections the packet's source, or the network that it is in, has at this time. */
export interface ConnlimitMatch {
  readonly kind: "match";
  readonly name: "connlimit";
  readonly span: Span;
  /** Whether packets match up to `connections`, or above. */
  readonly limit: "upto" | "above";
  readonly connections: number;
  /** The length of the prefix that makes a network; absent where the rule leaves the tool's own one, a single address. */
  readonly mask?: number;
  readonly address: "saddr" | "daddr";
}

const LONGEST_PREFIX = 128;

/** libxt_connlimit.c. */
export const connlimit: MatchReader<ConnlimitMatch> = {
  options: {
    "connlimit-upto": "!1",
    "connlimit-above": "!1",
    "connlimit-mask": "1",
    "connlimit-saddr": "0",
    "connlimit-daddr": "0",
  },
  readSave,
  readList: readConnlimit,
};

export const connlimitPrinter: ExtensionPrinter<ConnlimitMatch> = {
  printSave: ({ limit, connections, mask, address }) =>
    `--connlimit-${limit} ${connections}${mask === undefined ? "" : ` --connlimit-mask ${mask}`} --connlimit-${address}`,
  printList: ({ limit, connections, mask, address }, { family }: ListStyle) => {
    const prefix = mask ?? (family === "ipv6" ? 128 : 32);
    return `#conn ${address === "saddr" ? "src" : "dst"}/${prefix} ${limit === "upto" ? "<=" : ">"} ${connections}`;
  },
};

function readSave(options: SaveOptions, span: Span): ConnlimitMatch | null {
  const above = options.get("connlimit-above");
  const upto = options.get("connlimit-upto");
  const option = above ?? upto;
  const connections = readUint32(option?.value ?? "");
  const mask = readDecimal(options.get("connlimit-mask")?.value ?? "0", LONGEST_PREFIX);
  const isDouble = options.has("connlimit-saddr") && options.has("connlimit-daddr");
  if (option === undefined || connections === null || mask === null || isDouble) return null;
  if (above !== undefined && upto !== undefined) return null;
  return {
    kind: "match",
    name: "connlimit",
    span,
    limit: (above !== undefined) === option.negated ? "upto" : "above",
    connections,
    ...(options.has("connlimit-mask") ? { mask } : {}),
    address: options.has("connlimit-daddr") ? "daddr" : "saddr",
  };
}

/**
 *     #conn src/24 <= 5    #conn dst/32 > 10
 */
function readConnlimit(cursor: Cursor): ConnlimitMatch | null {
  const start = cursor.pos;
  const address = skipLiteral(cursor, "#conn src/") ? "saddr" : skipLiteral(cursor, "#conn dst/") ? "daddr" : null;
  if (address === null) return null;
  const mask = readDecimal(takeWord(cursor), LONGEST_PREFIX);
  const operator = takeWord(cursor);
  const connections = takeUint32(cursor);
  if (mask === null || connections === null || (operator !== "<=" && operator !== ">")) return null;
  const limit = operator === ">" ? "above" : "upto";
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "connlimit", span, limit, connections, mask, address };
}
