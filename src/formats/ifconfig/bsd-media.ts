import type { MediaWords } from "./ast-bsd.ts";
import type { Mutable } from "./draft.ts";

/** The types of links as FreeBSD, OpenBSD, NetBSD and DragonFly name them (`net/if_media.h`, IFM_TYPE_DESCRIPTIONS). macOS names none. */
const TYPES = [
  "Ethernet",
  "IEEE 802.11 Wireless Ethernet",
  "IEEE802.11",
  "Token ring",
  "TokenRing",
  "FDDI",
  "ATM",
  "CARP",
  "Virtual",
  "<unknown type>",
] as const;

/** What stands behind `media:`: the link as it is set, and as it is where that differs. */
export interface MediaLine {
  readonly current: MediaWords;
  readonly active?: MediaWords;
}

/**
 * Returns what a media line says, null when printing it would not give the same text:
 *
 *     Ethernet autoselect (1000baseT <full-duplex,rxpause>)     autoselect <full-duplex>     <unknown type>     none
 */
export function mediaOf(text: string): MediaLine | null {
  const open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
  const current = mediaWords(open < 0 ? text : text.slice(0, open), true);
  const media = open < 0 ? { current } : { current, active: mediaWords(text.slice(open + 2, -1), false) };
  return mediaText(media) === text ? media : null;
}

function mediaWords(text: string, hasType: boolean): MediaWords {
  const type = hasType ? TYPES.find((name) => text.startsWith(`${name} `)) : undefined;
  let rest = type === undefined ? text : text.slice(type.length + 1);
  const subtypeEnd = rest.startsWith("<unknown ") ? rest.indexOf(">") + 1 : rest.indexOf(" ");
  const subtype = subtypeEnd <= 0 ? rest : rest.slice(0, subtypeEnd);
  rest = rest.slice(subtype.length + 1);
  const words: Mutable<MediaWords> = type === undefined ? { subtype } : { type, subtype };
  if (rest !== "") addOptions(words, rest.split(" "));
  return words;
}

/** Takes `mode 11g`, `<hostap,flag0>` or `hostap,flag0`, and `instance 1`, in this order. */
function addOptions(media: Mutable<MediaWords>, words: readonly string[]): void {
  let at = 0;
  const mode = words[at] === "mode" ? words[at + 1] : undefined;
  if (mode !== undefined) {
    media.mode = mode;
    at += 2;
  }
  const options = words[at];
  if (options !== undefined && options !== "instance") {
    const hasBrackets = options.startsWith("<");
    media.options = (hasBrackets ? options.slice(1, -1) : options).split(",");
    if (!hasBrackets) media.brackets = false;
    at++;
  }
  if (words[at] === "instance") media.instance = Number(words[at + 1]);
}

/** Returns the text behind `media:`. */
export function mediaText({ current, active }: { current: MediaWords; active?: MediaWords | undefined }): string {
  return active === undefined ? wordsText(current) : `${wordsText(current)} (${wordsText(active)})`;
}

function wordsText({ type, subtype, mode, options, brackets, instance }: MediaWords): string {
  const start = type === undefined ? subtype : `${type} ${subtype}`;
  const joined = options?.join(",");
  const list = joined === undefined ? "" : brackets === false ? ` ${joined}` : ` <${joined}>`;
  return `${start}${mode === undefined ? "" : ` mode ${mode}`}${list}${instance === undefined ? "" : ` instance ${instance}`}`;
}
