import { type IpAddress, parseIpAddress } from "../../../net/index.ts";
import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { toolAddress } from "../addresses.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { hex, readDecimal } from "../numbers.ts";
import { joinWords } from "../save-options.ts";
import { type MaskedMark, readMaskedMark } from "./marks.ts";

/** `-j TPROXY`: to a local socket, the packet unchanged. */
export interface TproxyTarget {
  readonly kind: "target";
  readonly name: "TPROXY";
  readonly span: Span;
  /** 0 for the port that the packet has. */
  readonly onPort: number;
  /** The socket's address, `0.0.0.0` or `::` for that of the incoming interface. Absent only in hand-written rules. */
  readonly onIp?: IpAddress;
  readonly tproxyMark: MaskedMark;
}

const HIGHEST_PORT = 65535;
const NO_MARK = "0x0/0x0";

/** libxt_TPROXY.c. `TPROXY redirect 127.0.0.1:15006 mark 0x1/0x1`; IPv6 `:::15006` is `::` and a port, cut at the last colon. */
export const tproxy: TargetReader<TproxyTarget> = {
  options: { "on-port": "1", "on-ip": "1", "tproxy-mark": "1" },
  readSave: (options, span) => {
    const onPort = readDecimal(options.get("on-port")?.value ?? "", HIGHEST_PORT);
    const address = options.get("on-ip")?.value;
    const onIp = address === undefined ? undefined : parseIpAddress(address);
    const tproxyMark = readMaskedMark(options.get("tproxy-mark")?.value ?? NO_MARK);
    if (onPort === null || onIp === null || tproxyMark === null) return null;
    return { kind: "target", name: "TPROXY", span, onPort, ...(onIp === undefined ? {} : { onIp }), tproxyMark };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "TPROXY") || !nextWord(cursor, "redirect")) return null;
    const place = takeWord(cursor);
    const colon = place.lastIndexOf(":");
    const onIp = parseIpAddress(place.slice(0, Math.max(colon, 0)));
    const onPort = readDecimal(place.slice(colon + 1), HIGHEST_PORT);
    const tproxyMark = nextWord(cursor, "mark") ? readMaskedMark(takeWord(cursor)) : null;
    if (onPort === null || onIp === null || tproxyMark === null) return null;
    return { kind: "target", name: "TPROXY", span: spanOf(cursor, start, cursor.pos), onPort, onIp, tproxyMark };
  },
};

export const tproxyPrinter: ExtensionPrinter<TproxyTarget> = {
  printSave: ({ onPort, onIp, tproxyMark: { value, mask } }) =>
    joinWords(
      `--on-port ${onPort}`,
      onIp === undefined ? "" : `--on-ip ${toolAddress(onIp)}`,
      `--tproxy-mark ${hex(value)}/${hex(mask)}`,
    ),
  printList: ({ onPort, onIp, tproxyMark: { value, mask } }, { family }) =>
    `TPROXY redirect ${toolAddress(onIp ?? anyAddress(family))}:${onPort} mark ${hex(value)}/${hex(mask)}`,
};

const anyAddress = (family: "ipv4" | "ipv6"): string => (family === "ipv6" ? "::" : "0.0.0.0");
