import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, wordMatch } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordMatch } from "../values.ts";

/** `-m owner`: who sent a local packet. Users and groups are numbers, ranges `0-10`, or names as a listing without `-n` shows them. */
export interface OwnerMatch {
  readonly kind: "match";
  readonly name: "owner";
  readonly span: Span;
  /** Absent: not asked; false: `! --socket-exists`. */
  readonly socketExists?: boolean;
  readonly uidOwner?: WordMatch;
  readonly gidOwner?: WordMatch;
  readonly supplGroups: boolean;
}

/** libxt_owner.c. */
export const owner: MatchExtension<OwnerMatch> = {
  options: { "socket-exists": "!0", "uid-owner": "!1", "gid-owner": "!1", "suppl-groups": "0" },
  readSave: (options, span) => {
    const socket = options.get("socket-exists");
    return ownerMatch(span, {
      socketExists: socket === undefined ? null : !socket.negated,
      uidOwner: wordMatch(options, "uid-owner"),
      gidOwner: wordMatch(options, "gid-owner"),
      supplGroups: options.has("suppl-groups"),
    });
  },
  readList: readOwner,
  printSave: ({ socketExists, uidOwner, gidOwner, supplGroups }) =>
    joinWords(
      socketExists === undefined ? "" : optionName("socket-exists", !socketExists),
      uidOwner === undefined ? "" : `${optionName("uid-owner", uidOwner.negated)} ${bareWord(uidOwner.value)}`,
      gidOwner === undefined ? "" : `${optionName("gid-owner", gidOwner.negated)} ${bareWord(gidOwner.value)}`,
      supplGroups ? "--suppl-groups" : "",
    ),
  printList: ({ socketExists, uidOwner, gidOwner, supplGroups }) =>
    joinWords(
      socketExists === undefined ? "" : `${socketExists ? "" : "! "}owner socket exists`,
      uidOwner === undefined ? "" : `${uidOwner.negated ? "! " : ""}owner UID match ${uidOwner.value}`,
      gidOwner === undefined ? "" : `${gidOwner.negated ? "! " : ""}owner GID match ${gidOwner.value}`,
      supplGroups ? "incl. suppl. groups" : "",
    ),
};

interface Parts {
  readonly socketExists: boolean | null;
  readonly uidOwner: WordMatch | null;
  readonly gidOwner: WordMatch | null;
  readonly supplGroups: boolean;
}

function ownerMatch(span: Span, { socketExists, uidOwner, gidOwner, supplGroups }: Parts): OwnerMatch | null {
  if (socketExists === null && uidOwner === null && gidOwner === null) return null;
  return {
    kind: "match",
    name: "owner",
    span,
    ...(socketExists === null ? {} : { socketExists }),
    ...(uidOwner === null ? {} : { uidOwner }),
    ...(gidOwner === null ? {} : { gidOwner }),
    supplGroups,
  };
}

/**
 *     ! owner socket exists owner UID match 1337 ! owner GID match 0-10 incl. suppl. groups
 */
function readOwner(cursor: Cursor): OwnerMatch | null {
  const start = cursor.pos;
  const socket = readPart(cursor, "owner socket exists", false);
  const uidOwner = readPart(cursor, "owner UID match", true);
  const gidOwner = readPart(cursor, "owner GID match", true);
  const supplGroups = nextWord(cursor, "incl. suppl. groups");
  const span = spanOf(cursor, start, cursor.pos);
  return ownerMatch(span, { socketExists: socket && !socket.negated, uidOwner, gidOwner, supplGroups });
}

function readPart(cursor: Cursor, words: string, hasValue: boolean): WordMatch | null {
  const before = cursor.pos;
  const negated = nextWord(cursor, "!");
  if (nextWord(cursor, words)) return { negated, value: hasValue ? takeWord(cursor) : "" };
  cursor.pos = before;
  return null;
}
