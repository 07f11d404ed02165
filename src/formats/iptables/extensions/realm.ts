import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import {
  type GroupMatch,
  lostGroup,
  printListGroup,
  printSaveGroup,
  readGroup,
  readSaveGroup,
} from "./group-matches.ts";

/** `-m realm`: the realm that the routing of the packet has come to (IPv4). */
export interface RealmMatch {
  readonly kind: "match";
  readonly name: "realm";
  readonly span: Span;
  readonly realm: GroupMatch;
}

/** libipt_realm.c. `realm 0x1/0x2a`, `! realm cosmos` */
export const realm: MatchReader<RealmMatch> = {
  options: { realm: "!1" },
  readSave: (options, span) => {
    const group = readSaveGroup(options.get("realm")) ?? null;
    return group && { kind: "match", name: "realm", span, realm: group };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const negated = nextWord(cursor, "!");
    const group = nextWord(cursor, "realm") ? readGroup(takeWord(cursor), negated) : undefined;
    if (group === undefined) return null;
    return { kind: "match", name: "realm", span: spanOf(cursor, start, cursor.pos), realm: group };
  },
};

export const realmPrinter: ExtensionPrinter<RealmMatch> = {
  printSave: (node) => printSaveGroup("realm", node.realm),
  printList: (node) => printListGroup("realm", node.realm),
  lost: (node) => lostGroup(node.realm),
};
