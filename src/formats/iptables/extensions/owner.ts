import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord } from "../list-words.ts";
import type { IptablesLoss } from "../loss-codes.ts";
import { readNumber } from "../numbers.ts";
import { joinWords, optionName } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { RangeMatch, WordMatch } from "../values.ts";
import { takeCondition } from "./conditions.ts";

/** `-m owner`: who sent a local packet. */
export interface OwnerMatch {
  readonly kind: "match";
  readonly name: "owner";
  readonly span: Span;
  /** Absent: not asked; false: `! --socket-exists`. */
  readonly socketExists?: boolean;
  readonly uidOwner?: IdMatch;
  readonly gidOwner?: IdMatch;
  /** Whether the group may be one of the supplementary ones. */
  readonly supplGroups: boolean;
}

/** Users or groups by number, `from` to `to`, or one by the name that a listing without `-n` shows. Names are never looked up. */
export type IdMatch = RangeMatch | IdName;

/** `root`. */
export interface IdName {
  readonly negated: boolean;
  readonly name: string;
}

/** The kernel keeps -1 for "none". */
const HIGHEST_ID = 0xfffffffe;

/** libxt_owner.c, revision 1. Each condition has its own text, so two matches one behind the other may read as one. */
export const owner: MatchReader<OwnerMatch> = {
  options: { "socket-exists": "!0", "uid-owner": "!1", "gid-owner": "!1", "suppl-groups": "0" },
  readSave: (options, span) =>
    ownerMatch(span, {
      socket: options.get("socket-exists") ?? null,
      uid: options.get("uid-owner") ?? null,
      gid: options.get("gid-owner") ?? null,
      supplGroups: options.has("suppl-groups"),
    }),
  readList: readOwner,
};

export const ownerPrinter: ExtensionPrinter<OwnerMatch> = {
  printSave: ({ socketExists, uidOwner, gidOwner, supplGroups }) =>
    joinWords(
      socketExists === undefined ? "" : optionName("socket-exists", !socketExists),
      uidOwner === undefined ? "" : `${optionName("uid-owner", uidOwner.negated)} ${bareWord(printId(uidOwner))}`,
      gidOwner === undefined ? "" : `${optionName("gid-owner", gidOwner.negated)} ${bareWord(printId(gidOwner))}`,
      supplGroups ? "--suppl-groups" : "",
    ),
  printList: ({ socketExists, uidOwner, gidOwner, supplGroups }) =>
    joinWords(
      socketExists === undefined ? "" : `${socketExists ? "" : "! "}owner socket exists`,
      uidOwner === undefined ? "" : `${uidOwner.negated ? "! " : ""}owner UID match ${printId(uidOwner)}`,
      gidOwner === undefined ? "" : `${gidOwner.negated ? "! " : ""}owner GID match ${printId(gidOwner)}`,
      supplGroups ? "incl. suppl. groups" : "",
    ),
  lost,
};

interface Parts {
  readonly socket: { readonly negated: boolean } | null;
  readonly uid: WordMatch | null;
  readonly gid: WordMatch | null;
  readonly supplGroups: boolean;
}

function ownerMatch(span: Span, { socket, uid, gid, supplGroups }: Parts): OwnerMatch | null {
  const uidOwner = uid === null ? undefined : readId(uid);
  const gidOwner = gid === null ? undefined : readId(gid);
  if (uidOwner === null || gidOwner === null || (supplGroups && gidOwner === undefined)) return null;
  if (socket === null && uidOwner === undefined && gidOwner === undefined) return null;
  return {
    kind: "match",
    name: "owner",
    span,
    ...(socket === null ? {} : { socketExists: !socket.negated }),
    ...(uidOwner === undefined ? {} : { uidOwner }),
    ...(gidOwner === undefined ? {} : { gidOwner }),
    supplGroups,
  };
}

/**
 *     ! owner socket exists owner UID match 1337 ! owner GID match 0-10 incl. suppl. groups
 */
function readOwner(cursor: Cursor): OwnerMatch | null {
  const start = cursor.pos;
  const socket = takeCondition(cursor, "owner socket exists", false);
  const uid = takeCondition(cursor, "owner UID match", true);
  const gid = takeCondition(cursor, "owner GID match", true);
  const supplGroups = gid !== null && nextWord(cursor, "incl. suppl. groups");
  return ownerMatch(spanOf(cursor, start, cursor.pos), { socket, uid, gid, supplGroups });
}

/** Reads `1337`, `0-10`, as people write it `0:10`, or else a name. */
function readId({ negated, value }: WordMatch): IdMatch | null {
  const [, first = value, last = first] = /^(\w+)[-:](\w+)$/.exec(value) ?? [];
  const from = readNumber(first, HIGHEST_ID);
  const to = readNumber(last, HIGHEST_ID);
  if (from !== null && to !== null) return { negated, from, to };
  return value === "" || /^\d+$/.test(value) ? null : { negated, name: value };
}

function printId(id: IdMatch): string {
  if ("name" in id) return id.name;
  return id.from === id.to ? String(id.from) : `${id.from}-${id.to}`;
}

function lost({ socketExists, uidOwner, gidOwner }: OwnerMatch): readonly IptablesLoss[] {
  const conditions = [socketExists, uidOwner, gidOwner].filter((condition) => condition !== undefined);
  const isNamed = [uidOwner, gidOwner].some((id) => id !== undefined && "name" in id);
  return [
    ...(conditions.length > 1 ? (["iptables/lost-match-border"] as const) : []),
    ...(isNamed ? (["iptables/lost-number"] as const) : []),
  ];
}
