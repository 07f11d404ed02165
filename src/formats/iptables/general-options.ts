import type { SaveWord } from "./save-words.ts";

/** The general options of a rule by their short names. */
export type GeneralOption = "-s" | "-d" | "-i" | "-o" | "-p" | "-f" | "-m" | "-c" | "-j" | "-g";

/** The general options by all their names (iptables/xshared.h: XT_COMMON_OPTIONS). */
const GENERAL: Readonly<Record<string, GeneralOption>> = {
  "-s": "-s",
  "--source": "-s",
  "--src": "-s",
  "-d": "-d",
  "--destination": "-d",
  "--dst": "-d",
  "-i": "-i",
  "--in-interface": "-i",
  "-o": "-o",
  "--out-interface": "-o",
  "-p": "-p",
  "--protocol": "-p",
  "--proto": "-p",
  "-f": "-f",
  "--fragment": "-f",
  "-m": "-m",
  "--match": "-m",
  "-c": "-c",
  "--set-counters": "-c",
  "-j": "-j",
  "--jump": "-j",
  "-g": "-g",
  "--goto": "-g",
};

/** Returns the general option that a word is, undefined for any other. */
export function generalOption(word: SaveWord | undefined): GeneralOption | undefined {
  if (word === undefined || word.quoted || !Object.hasOwn(GENERAL, word.text)) return undefined;
  return GENERAL[word.text];
}

/** Returns whether a text is a general option, by any of its names. */
export const isGeneralOption = (text: string): boolean => Object.hasOwn(GENERAL, text);
