import type { LineShapes } from "./bsd-shape.ts";

/** WireGuard (OpenBSD and DragonFly; FreeBSD writes `private-key:` and the like) and wireless. */
export const KEYED_SHAPES: LineShapes = {
  wgport: [["", "number", "port"]],
  wgpubkey: [["", "word", "key"]],
  wgkey: [["", "rest", "privateKey"]],
  "private-key:": [["", "rest", "privateKey"]],
  "public-key:": [[" ", "rest", "publicKey"]],
  "listen-port:": [["", "number", "port"]],
  wgrtable: [["", "number", "number"]],
  nwkey: [["", "rest", "psk"]],
  powersave: [["", "rest", "state"]],
  wgpeer: [["", "word", "key"]],
  wgdescr: [["", "rest", "description"]],
  wgdescription: [["", "rest", "description"]],
  "wgdescr:": [["", "rest", "description"]],
  wgpsk: [["", "rest", "psk"]],
  wgpka: [["", "number", "seconds"]],
  wgendpoint: [
    ["", "word", "endpoint"],
    ["", "word", "endpointPort"],
  ],
  wgaip: [["", "word", "network"]],
  "tx:": [
    ["", "number,", "tx"],
    ["rx: ", "number", "rx"],
  ],
  "last handshake:": [["", "number", "seconds"]],
  "ieee80211:": [
    ["nwid ", "phrase", "nwid"],
    ["join ", "phrase", "join"],
    ["chan ", "number", "channel"],
    ["bssid ", "word", "bssid"],
    ["", "signal", "signal"],
    ["nwkey ", "rest", "psk"],
  ],
  bssid: [
    ["", "word", "bssid"],
    ["chan ", "number", "channel"],
  ],
  // FreeBSD and DragonFly; NetBSD, with a key
  ssid: [
    ["", "phrase", "ssid"],
    ["nwkey ", "rest", "psk"],
    ["channel ", "number", "channel"],
    ["(", "phrase", "frequency"],
    ["bssid ", "word", "bssid"],
  ],
  regdomain: [
    ["", "word", "regdomain"],
    ["country ", "word", "country"],
    ["authmode ", "word", "authmode"],
  ],
  country: [
    ["", "word", "country"],
    ["authmode ", "word", "authmode"],
  ],
};
