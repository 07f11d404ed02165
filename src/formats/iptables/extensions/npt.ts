import { addressFamily, type Cidr, cidrAddress, parseCidr } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";

interface NptTarget<Name extends string> {
  readonly kind: "target";
  readonly name: Name;
  readonly span: Span;
  /** The prefix inside; the save form leaves out `::/0`. */
  readonly srcPfx: Cidr;
  /** The prefix outside; the save form leaves out `::/0`. */
  readonly dstPfx: Cidr;
}

/** `-j SNPT`: another IPv6 prefix for the source, without a memory of connections. */
export interface SnptTarget extends NptTarget<"SNPT"> {}

/** `-j DNPT`: another IPv6 prefix for the destination. */
export interface DnptTarget extends NptTarget<"DNPT"> {}

const ANY = "::/0";

function readPrefix(text: string): Cidr | null {
  const cidr = parseCidr(text);
  return cidr !== null && addressFamily(cidrAddress(cidr)) === "ipv6" ? cidr : null;
}

function readSave<Name extends string>(name: Name, options: SaveOptions, span: Span): NptTarget<Name> | null {
  const srcPfx = readPrefix(options.get("src-pfx")?.value ?? ANY);
  const dstPfx = readPrefix(options.get("dst-pfx")?.value ?? ANY);
  return srcPfx === null || dstPfx === null ? null : { kind: "target", name, span, srcPfx, dstPfx };
}

/**
 *     SNPT src-pfx fd00:1::/48 dst-pfx 2001:db8:1::/48
 *     ^ 1.4.21 leaves out the name, and the blank before it
 */
function readList<Name extends string>(name: Name, cursor: Cursor, wordings: WordingsDraft): NptTarget<Name> | null {
  const start = cursor.pos;
  const isNamed = skipWord(cursor, name);
  const srcPfx = nextWord(cursor, "src-pfx") ? readPrefix(takeWord(cursor)) : null;
  const dstPfx = nextWord(cursor, "dst-pfx") ? readPrefix(takeWord(cursor)) : null;
  if (srcPfx === null || dstPfx === null) return null;
  if (!isNamed) wordings.add("npt-bare");
  return { kind: "target", name, span: spanOf(cursor, start, cursor.pos), srcPfx, dstPfx };
}

/** 1.4.21 has a blank behind each option, and none before the first. */
function printSave({ srcPfx, dstPfx }: NptTarget<string>, wordings: Wordings): string {
  const options = joinWords(srcPfx === ANY ? "" : `--src-pfx ${srcPfx}`, dstPfx === ANY ? "" : `--dst-pfx ${dstPfx}`);
  return options !== "" && wordings.has("npt-glued") ? `${options} ` : options;
}

/** Parts a word of 1.4.21, `SNPT--src-pfx`, into name and option; null for any other. */
export function gluedNpt(word: string): readonly [name: string, option: string] | null {
  const [, name, option] = /^([SD]NPT)(--(?:src|dst)-pfx)$/.exec(word) ?? [];
  return name === undefined || option === undefined ? null : [name, option];
}

function printList({ name, srcPfx, dstPfx }: NptTarget<string>, { wordings }: ListStyle): string {
  const prefixes = `src-pfx ${srcPfx} dst-pfx ${dstPfx}`;
  return wordings.has("npt-bare") ? `${prefixes} ` : `${name} ${prefixes}`;
}

const isGlued = (_: NptTarget<string>, { wordings }: ListStyle): boolean => wordings.has("npt-bare");

/** libip6t_SNPT.c. */
export const snpt: TargetReader<SnptTarget> = {
  options: { "src-pfx": "1", "dst-pfx": "1" },
  readSave: (options, span) => readSave("SNPT", options, span),
  readList: (cursor, _, wordings) => readList("SNPT", cursor, wordings),
};

export const snptPrinter: ExtensionPrinter<SnptTarget> = {
  printSave,
  printList,
  isGlued,
};

/** libip6t_DNPT.c. */
export const dnpt: TargetReader<DnptTarget> = {
  options: { "src-pfx": "1", "dst-pfx": "1" },
  readSave: (options, span) => readSave("DNPT", options, span),
  readList: (cursor, _, wordings) => readList("DNPT", cursor, wordings),
};

export const dnptPrinter: ExtensionPrinter<DnptTarget> = {
  printSave,
  printList,
  isGlued,
};
