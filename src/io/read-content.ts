import { type ByteReader, generatedReader } from "./byte-reader.ts";
import type { IoCode } from "./diagnostics.ts";
import { entryName } from "./entry-name.ts";
import type { IoItem } from "./items.ts";
import { contentKind, HEAD, type Packing } from "./magic.ts";
import { readLink } from "./read-link.ts";
import { readText, type Text } from "./read-text.ts";
import { type Ending, passed, problem, type Reading } from "./reading.ts";
import { type RecentTexts, recentTexts } from "./recent-texts.ts";
import { type TarMember, tarSteps } from "./tar.ts";
import { unpack } from "./unpack.ts";

/** How many archives may lie in one another: a capture, and one in it. */
const DEEPEST = 2;

/** Names that promise an archive, and those that promise anything packed. */
const ARCHIVE = /\.(?:tar(?:\.\w+)?|tgz|txz)$/i;
const PACKED = /\.(?:tar|tgz|txz|gz|xz|zst)$/i;

/** A regular file, whatever it may turn out to be. */
export interface Content extends Text {
  /** What stands before the paths of its members, when it is an archive: nothing for the capture itself, else its own path and a slash. */
  readonly prefix: string;
  /** How many archives it lies in. */
  readonly depth: number;
  /** Whether one of them is packed with xz: of that no second stream can be opened. */
  readonly isInXz?: boolean;
}

/** Reads a file, and when it is an archive all that it holds. */
export async function* readContent(content: Content, reading: Reading): AsyncGenerator<IoItem> {
  const { path, bytes, size, depth, prefix, isInXz = false } = content;
  const kind = await contentKind(await bytes.peek(HEAD));
  const isOfUse = (): boolean => prefix === "" || ARCHIVE.test(path) || reading.wants(path, size);
  if (kind === "text") {
    if (PACKED.test(path) && isOfUse()) yield problem(path, "io/not-an-archive");
    yield await readText(content, reading);
  } else if (kind === "apple-double") yield passed(path, size ?? 0);
  else if (kind === "foreign" || depth === DEEPEST || (kind === "xz" && isInXz)) {
    if (kind !== "foreign" && depth === DEEPEST) yield problem(path, "io/nested-too-deep");
    else if (isOfUse()) yield problem(path, "io/unsupported-packing");
    yield passed(path, size ?? 0);
  } else if (kind === "tar") yield* readTar(content, { bytes, ending: { damage: null } }, reading);
  else yield* readPacked(content, kind, reading);
}

/** Reads what a packed file holds: a tar archive, or one text under the path of the file. */
async function* readPacked(file: Content, packing: Packing, reading: Reading): AsyncGenerator<IoItem> {
  const content = packing === "xz" ? { ...file, isInXz: true } : file;
  const ending: Ending = { damage: null };
  const pieces = unpack(packing, content.bytes, { reading, ending });
  const bytes = generatedReader(pieces);
  try {
    const kind = await contentKind(await bytes.peek(HEAD));
    if (kind === "tar") yield* readTar(content, { bytes, ending }, reading);
    else if (kind !== "text")
      yield* readContent({ ...content, bytes, size: undefined, depth: content.depth + 1 }, reading);
    else if (!reading.wants(content.path)) yield passed(content.path, content.size ?? 0);
    else {
      yield await readText({ path: content.path, size: undefined, bytes }, reading);
      yield* endOf(content, ending.damage);
    }
  } finally {
    await pieces.return(undefined);
  }
}

/** Says how an archive ended, once: that an archive in it is cut too goes without saying. */
function* endOf({ path, bytes, size, depth }: Content, code: IoCode | null): Generator<IoItem> {
  const isCutFromOutside = depth > 0 && size !== undefined && bytes.position() < size;
  if (code !== null && !(code === "io/cut-short" && isCutFromOutside)) yield problem(path, code);
}

/** Reads the members of a tar archive. `bytes` are those of the file, or what was unpacked of them. */
async function* readTar(
  content: Content,
  { bytes, ending }: { readonly bytes: ByteReader; readonly ending: Ending },
  reading: Reading,
): AsyncGenerator<IoItem> {
  const texts = recentTexts();
  let entries = 0;
  for await (const step of tarSteps(bytes)) {
    if (step.kind === "damage") yield problem(content.path, "io/damaged-archive");
    else if (step.kind === "end") yield* endOf(content, ending.damage ?? (step.isWhole ? null : "io/cut-short"));
    else if (++entries > reading.limits.entries) {
      yield problem(content.path, "io/too-many-entries", { expected: `at most ${reading.limits.entries} entries` });
      return;
    } else if (step.kind !== "folder") {
      const place = { content, texts };
      const item = await readPlain(step, place, reading);
      if (item === null) yield* readMember(step, place, reading);
      else yield item;
    }
  }
}

/** The archive that a member lies in, and what was read of it last. */
interface Within {
  readonly content: Content;
  readonly texts: RecentTexts;
}

/** Reads what nearly all members are, a text with a usual name, in the shortest way; `null` for others. */
async function readPlain(
  { kind, name, isUtf8, size, body }: TarMember,
  { content, texts }: Within,
  reading: Reading,
): Promise<IoItem | null> {
  const { path, refusal } = entryName(name);
  if (kind !== "file" || path === "" || !isUtf8 || refusal !== null || PACKED.test(path)) return null;
  if (size > 0 && (await contentKind(await body.peek(HEAD))) !== "text") return null;
  const whole = content.prefix + path;
  reading.met(whole);
  const item = await readText({ path: whole, size, bytes: body }, reading);
  if (item.kind === "file") texts.add(item);
  return item;
}

async function* readMember(member: TarMember, { content, texts }: Within, reading: Reading): AsyncGenerator<IoItem> {
  const { prefix, depth, isInXz = false } = content;
  const { path, refusal } = entryName(member.name);
  const whole = prefix + path;
  reading.met(whole);
  if (!member.isUtf8) yield problem(whole, "io/name-not-utf8");
  if (refusal !== null) yield problem(whole, refusal);
  else if (path === "") yield problem(content.path, "io/unknown-entry");
  else if (member.kind !== "file") yield readLink(member, { prefix, path, texts }, reading);
  else {
    const { size, body: bytes } = member;
    const file = { path: whole, size, bytes, prefix: `${whole}/`, depth: depth + 1, isInXz };
    for await (const item of readContent(file, reading)) {
      if (item.kind === "file") texts.add(item);
      yield item;
    }
  }
}
