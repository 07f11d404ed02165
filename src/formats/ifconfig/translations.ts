import { looksAt } from "../../text/cursor.ts";
import type { Ipv6Scope } from "./ast.ts";
import { complain, type Reader } from "./reader.ts";

/**
 * The words of net-tools 1.60 in German, French, Spanish and Portuguese, as distributions shipped them (`po/*.po`), by the English word that
 * stands in the same place. Net-tools 2.x and busybox are not translated.
 */
export type Translations<Key extends string> = readonly (readonly [spelling: string, key: Key])[];

export const HEADING_MARKS: Translations<"Link encap:"> = [
  ["Lien encap:", "Link encap:"],
  ["Protokoll:", "Link encap:"],
  ["Encapsulamento do Link:", "Link encap:"],
];

export const ADDRESS_MARKS: Translations<"HWaddr"> = [
  ["Hardware Adresse", "HWaddr"],
  ["direcciónHW", "HWaddr"],
  ["Endereço de HW", "HWaddr"],
];

export const INET_MARKS: Translations<"inet addr:"> = [
  ["inet Adresse:", "inet addr:"],
  ["inet Protokolladresse:", "inet addr:"],
  ["inet adr:", "inet addr:"],
  ["Direc. inet:", "inet addr:"],
  ["inet end.:", "inet addr:"],
];

export const INET6_MARKS: Translations<"inet6 addr:"> = [
  ["inet6-Adresse:", "inet6 addr:"],
  ["inet6 Adresse:", "inet6 addr:"],
  ["adr inet6:", "inet6 addr:"],
  ["Dirección inet6:", "inet6 addr:"],
  ["endereço inet6:", "inet6 addr:"],
];

export const INET_WORDS: Translations<"P-t-P" | "Bcast" | "Mask"> = [
  ["P-z-P", "P-t-P"],
  ["P-a-P", "P-t-P"],
  ["Difus.", "Bcast"],
  ["Maske", "Mask"],
  ["Masque", "Mask"],
  ["Másc", "Mask"],
  ["Masc", "Mask"],
];

export const SCOPE_WORDS: Translations<"Scope"> = [
  ["Gültigkeitsbereich", "Scope"],
  ["Alcance", "Scope"],
  ["Escopo", "Scope"],
];

export const SETTING_WORDS: Translations<"Metric"> = [
  ["Metrik", "Metric"],
  ["Métrica", "Metric"],
];

type ErrorWord = "errors" | "dropped" | "overruns";

const ERROR_WORDS: Translations<ErrorWord> = [
  ["Fehler", "errors"],
  ["erreurs", "errors"],
  ["errores", "errors"],
  ["erros", "errors"],
  ["Weggeworfen", "dropped"],
  ["jetés", "dropped"],
  ["perdidos", "dropped"],
  ["descartados", "dropped"],
  ["Überlauf", "overruns"],
  ["débordements", "overruns"],
  ["sobreposições", "overruns"],
  ["excesso", "overruns"],
];

export const RECEIVE_WORDS: Translations<ErrorWord | "packets" | "frame"> = [
  ["Empfangene Pakete", "packets"],
  ["Paquets Reçus", "packets"],
  ["Packets reçus", "packets"],
  ["Paquetes RX", "packets"],
  ["Pacotes RX", "packets"],
  ["pacotes RX", "packets"],
  ...ERROR_WORDS,
  ["Rahmen", "frame"],
  ["trames", "frame"],
  ["quadro", "frame"],
];

export const TRANSMIT_WORDS: Translations<ErrorWord | "packets" | "carrier"> = [
  ["Verschickte Pakete", "packets"],
  ["Paquets transmis", "packets"],
  ["Paquetes TX", "packets"],
  ["Pacotes TX", "packets"],
  ...ERROR_WORDS,
  ["Träger", "carrier"],
  ["portadora", "carrier"],
];

export const COLLISION_WORDS: Translations<"collisions" | "txqueuelen"> = [
  ["Kollisionen", "collisions"],
  ["colisiones", "collisions"],
  ["colisões", "collisions"],
  ["Sendewarteschlangenlänge", "txqueuelen"],
  ["lg file transmission", "txqueuelen"],
  ["long.colaTX", "txqueuelen"],
];

export const BYTE_WORDS: Translations<"RX bytes" | "TX bytes"> = [
  ["RX-Bytes", "RX bytes"],
  ["TX-Bytes", "TX bytes"],
  ["Octets reçus", "RX bytes"],
  ["Octets transmis", "TX bytes"],
  ["Bytes RX", "RX bytes"],
  ["Bytes TX", "TX bytes"],
];

export const DEVICE_WORDS: Translations<"Interrupt" | "Base address" | "Memory" | "DMA chan"> = [
  ["Interruption", "Interrupt"],
  ["Interrupción", "Interrupt"],
  ["Basisadresse", "Base address"],
  ["Adresse de base", "Base address"],
  ["Dirección base", "Base address"],
  ["Endereço de E/S", "Base address"],
  ["Speicher", "Memory"],
  ["Mémoire", "Memory"],
  ["Memoria", "Memory"],
  ["Memória", "Memory"],
];

/** The flags in Spanish; other languages leave them as they are. */
export const FLAG_WORDS: Translations<"UP" | "BROADCAST" | "LOOPBACK" | "POINTOPOINT" | "RUNNING"> = [
  ["ACTIVO", "UP"],
  ["DIFUSIÓN", "BROADCAST"],
  ["BUCLE", "LOOPBACK"],
  ["PUNTO A PUNTO", "POINTOPOINT"],
  ["FUNCIONANDO", "RUNNING"],
];

export const SCOPE_NAMES: Translations<Exclude<Ipv6Scope, "compat">> = [
  ["verbindung", "link"],
  ["lien", "link"],
  ["enlace", "link"],
  ["maschine", "host"],
  ["hôte", "host"],
  ["anfitrión", "host"],
  ["máquina", "host"],
  ["standort", "site"],
  ["sitio", "site"],
  ["unbekannt", "unknown"],
  ["inconnu", "unknown"],
  ["desconocido", "unknown"],
];

/** Titles of link types; Ethernet and the other names of products are the same everywhere. */
export const TITLE_WORDS: Translations<"Local Loopback" | "Point-to-Point Protocol" | "IPv6-in-IPv4"> = [
  ["Lokale Schleife", "Local Loopback"],
  ["Boucle locale", "Local Loopback"],
  ["Bucle local", "Local Loopback"],
  ["Loopback Local", "Local Loopback"],
  ["Punkt-zu-Punkt-Verbindung", "Point-to-Point Protocol"],
  ["Protocole Point-à-Point", "Point-to-Point Protocol"],
  ["Protocolo Punto a Punto", "Point-to-Point Protocol"],
  ["IPv6-nach-IPv4", "IPv6-in-IPv4"],
  ["IPv6-dans-IPv4", "IPv6-in-IPv4"],
];

/** Returns the English word of a whole word, null for one that is no translation. */
export function translationOf<Key extends string>(words: Translations<Key>, word: string): Key | null {
  return words.find(([spelling]) => spelling === word)?.[1] ?? null;
}

/** Steps over a translation at the cursor, reports it, and returns whether there is one. */
export function skipTranslation(reader: Reader, words: Translations<string>): boolean {
  const { cursor } = reader;
  const found = words.find(([spelling]) => looksAt(cursor, spelling));
  if (found === undefined) return false;
  const start = cursor.pos;
  cursor.pos += found[0].length;
  reportTranslation(reader, { start, end: cursor.pos, english: found[1] });
  return true;
}

/** Reports a word in another language: it is printed again in English. */
export function reportTranslation(
  reader: Reader,
  { start, end, english }: { start: number; end: number; english: string },
): void {
  complain(reader, { code: "ifconfig/translated-word", start, end, expected: english });
}
