import { netmaskOf, parseCidr } from "../../src/index.ts";

// How a value may stand in a text: as it is, or in one of the forms that its canonical one is made of. Everything in small letters.

export type Spellings = readonly string[];

/** Text in quotes has escapes, which `ovs-vsctl --oneline` doubles. */
export function textSpellings(value: string): Spellings {
  const escaped = JSON.stringify(value).slice(1, -1);
  const ascii = escaped.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [value, escaped, escaped.replaceAll("\\", "\\\\"), ascii];
}

/** A word that stands for another one: titles of `Link encap` blocks, scopes in other languages, the letters of `netstat -i`. */
export function wordSpellings(word: string): Spellings {
  return [word, ...(Object.hasOwn(OTHER_WORDS, word) ? (OTHER_WORDS[word] ?? []) : [])];
}

const OTHER_WORDS: Readonly<Record<string, Spellings>> = {
  ether: ["Ethernet"],
  loopback: ["loop"],
  ipip: ["tunnel"],
  cslip: ["VJ Serial Line IP"],
  link: ["lien", "Verbindung", "Enlace"],
  host: ["Hôte"],
  ALLMULTI: ["A"],
  BROADCAST: ["B"],
  DEBUG: ["D"],
  DYNAMIC: ["d"],
  LOOPBACK: ["L"],
  MULTICAST: ["M"],
  NOTRAILERS: ["N"],
  NOARP: ["O"],
  "PROMISC-OR-POINTOPOINT": ["P"],
  RUNNING: ["R"],
  UP: ["U"],
  PROMISC: ["P"],
  POINTOPOINT: ["P"],
  MASTER: ["m"],
  SLAVE: ["s"],
};

/** `02:0a:0b:0c:0d:01`, `02-0a-...`, `2:a:b:c:d:1` of BSD. */
export function macSpellings(mac: string): Spellings {
  const short = mac.replaceAll(/\b0(?=[0-9a-f])/g, "");
  return [mac, mac.replaceAll(":", "-"), mac.replaceAll(":", ""), mac.replaceAll(":", "."), short];
}

/** A prefix length: `/24`, `prefixlen 24`, `255.255.255.0`, `0xffffff00`, `ffffff00`. */
export function lengthSpellings(length: number, family: string): Spellings {
  const plain = [`/${length}`, `prefixlen ${length}`, `"prefixlen":${length}`, `"prefixlen": ${length}`];
  const cidr = family === "ipv4" ? parseCidr(`0.0.0.0/${length}`) : null;
  if (cidr === null) return plain;
  const mask = netmaskOf(cidr);
  const bytes = mask.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"));
  return [...plain, mask, bytes.join("")];
}

/** `10.0.0.0` may be `10.0`, `10` (BSD), `*`, `default` or `anywhere`; the last 32 bits of an IPv6 address may be in dots. */
export function addressSpellings(address: string): Spellings {
  const [, lead = "", high = "", low = ""] = /^(.*:)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address) ?? [];
  const words = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  const dotted = words.map((word) => `${word >> 8}.${word & 255}`).join(".");
  return [
    address,
    address.replace(/(?:\.0)+$/, ""),
    address.replace(/:0:/, "::"),
    ...(address.startsWith("::ffff:") ? [address.slice(7)] : []),
    ...(low === "" ? [] : [`${lead}${dotted}`]),
    ...(/^(?:0\.0\.0\.0|::)$/.test(address) ? ["default", "*", "anywhere", "%"] : []),
  ];
}

/** A number: decimal, of 32 bits printed with a sign, hexadecimal. */
export function numberSpellings(value: number | string): Spellings {
  const number = Number(value);
  return [String(value), String(number | 0), `0x${number.toString(16)}`];
}
