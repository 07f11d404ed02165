import { spanOf } from "../../text/cursor.ts";
import type {
  IpKnownKind,
  IpKnownSlave,
  IpLinkInfo,
  IpNoKind,
  IpNoSlave,
  IpOtherKind,
  IpOtherSlave,
} from "./ast-link-info.ts";
import type { IpAttributes } from "./ast-parts.ts";
import { isEmpty } from "./attributes.ts";
import type { InfoBlock } from "./blocks.ts";
import { isKind, isSlaveKind } from "./kinds/kinds.ts";
import type { Reader } from "./reader.ts";

/** The node of what is known of a link's kind. */
export function infoNode(reader: Reader, info: InfoBlock): IpLinkInfo {
  const { start, end, xstats, other } = info;
  return {
    span: spanOf(reader.cursor, start, end),
    ...kindOf(info),
    ...slaveOf(info),
    ...(xstats === undefined ? {} : { infoXstats: xstats }),
    ...(other === undefined ? {} : { otherAttributes: other }),
  };
}

/** A part as it was read: its table has let in nothing but values of its own fields, each of its type. */
interface ReadKind {
  readonly kind: string;
  readonly infoKind: string;
  readonly infoData?: object;
}

interface ReadSlave {
  readonly slaveKind: string;
  readonly infoSlaveKind: string;
  readonly infoSlaveData?: object;
}

const isKnown = (part: ReadKind): part is IpKnownKind => isKind(part.kind);
const isKnownSlave = (part: ReadSlave): part is IpKnownSlave => isSlaveKind(part.slaveKind);

function kindOf({ kind, data, kindText }: InfoBlock): IpKnownKind | IpOtherKind | IpNoKind {
  if (kind === undefined) return { kind: "none" };
  const infoData: { infoData?: IpAttributes } = isEmpty(data) ? {} : { infoData: data };
  const known = { kind, infoKind: kind, ...infoData };
  if (isKnown(known)) return known;
  return { kind: "other", infoKind: kind, ...infoData, ...(kindText === undefined ? {} : { infoText: kindText }) };
}

function slaveOf({ slaveKind, slaveData, slaveText }: InfoBlock): IpKnownSlave | IpOtherSlave | IpNoSlave {
  if (slaveKind === undefined) return {};
  const infoSlaveData: { infoSlaveData?: IpAttributes } = isEmpty(slaveData) ? {} : { infoSlaveData: slaveData };
  const known = { slaveKind, infoSlaveKind: slaveKind, ...infoSlaveData };
  if (isKnownSlave(known)) return known;
  const text = slaveText === undefined ? {} : { infoSlaveText: slaveText };
  return { slaveKind: "other", infoSlaveKind: slaveKind, ...infoSlaveData, ...text };
}
