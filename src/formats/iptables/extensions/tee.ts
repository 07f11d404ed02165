import { type IpAddress, parseIpAddress } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { toolAddress } from "../addresses.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, restOfWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j TEE`: a copy of the packet to another machine. */
export interface TeeTarget {
  readonly kind: "target";
  readonly name: "TEE";
  readonly span: Span;
  /** The address, or the name that a listing without `-n` shows. Names are never looked up. */
  readonly gateway: IpAddress | { readonly host: string };
  /** The interface by which the copy leaves. */
  readonly oif?: string;
}

/** libxt_TEE.c. `TEE gw:10.0.0.9 oif=eth1` */
export const tee: TargetReader<TeeTarget> = {
  options: { gateway: "1", oif: "1" },
  readSave: (options, span) => teeTarget(options.get("gateway")?.value ?? "", options.get("oif")?.value, span),
  readList: readTee,
};

export const teePrinter: ExtensionPrinter<TeeTarget> = {
  printSave: ({ gateway, oif }) =>
    joinWords(`--gateway ${bareWord(gatewayText(gateway))}`, oif === undefined ? "" : `--oif ${bareWord(oif)}`),
  printList: ({ gateway, oif }) => joinWords(`TEE gw:${gatewayText(gateway)}`, oif === undefined ? "" : `oif=${oif}`),
  lost: ({ gateway }) => (typeof gateway === "string" ? [] : ["iptables/lost-host-address"]),
};

function readTee(cursor: Cursor): TeeTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "TEE") || !nextLiteral(cursor, "gw:")) return null;
  const gateway = restOfWord(cursor);
  const oif = nextLiteral(cursor, "oif=") ? restOfWord(cursor) : undefined;
  return teeTarget(gateway, oif, spanOf(cursor, start, cursor.pos));
}

function teeTarget(host: string, oif: string | undefined, span: Span): TeeTarget | null {
  if (host === "" || oif === "") return null;
  const gateway = parseIpAddress(host) ?? { host };
  return oif === undefined
    ? { kind: "target", name: "TEE", span, gateway }
    : { kind: "target", name: "TEE", span, gateway, oif };
}

const gatewayText = (gateway: TeeTarget["gateway"]): string =>
  typeof gateway === "string" ? toolAddress(gateway) : gateway.host;
