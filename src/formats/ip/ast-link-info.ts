import type { Span } from "../../text/span.ts";
import type { IpAttributes } from "./ast-parts.ts";
import type { IpKindData, IpSlaveData } from "./kinds/kinds.ts";

/** A kind of link that is known, with its own data. */
export type IpKnownKind = {
  readonly [Kind in keyof IpKindData]: {
    readonly kind: Kind;
    readonly infoKind: Kind;
    readonly infoData?: IpKindData[Kind];
  };
}[keyof IpKindData];

/** A kind that is not known: its words in pairs and as they stand, of JSON its fields. */
export interface IpOtherKind {
  readonly kind: "other";
  readonly infoKind: string;
  readonly infoData?: IpAttributes;
  readonly infoText?: string;
}

/** A link without a kind, such as hardware. */
export interface IpNoKind {
  readonly kind: "none";
  readonly infoKind?: never;
  readonly infoData?: never;
}

/** A part in a master of a kind that is known. */
export type IpKnownSlave = {
  readonly [Kind in keyof IpSlaveData]: {
    readonly slaveKind: Kind;
    readonly infoSlaveKind: Kind;
    readonly infoSlaveData?: IpSlaveData[Kind];
  };
}[keyof IpSlaveData];

export interface IpOtherSlave {
  readonly slaveKind: "other";
  readonly infoSlaveKind: string;
  readonly infoSlaveData?: IpAttributes;
  readonly infoSlaveText?: string;
}

export interface IpNoSlave {
  readonly slaveKind?: never;
  readonly infoSlaveKind?: never;
  readonly infoSlaveData?: never;
}

export interface IpLinkInfoParts {
  readonly span: Span;
  readonly infoXstats?: IpAttributes;
  readonly otherAttributes?: IpAttributes;
}

/**
 * What `-d` shows of the kind of a link (`kind`, with `infoData`), and of its part in its master (`slaveKind`, with `infoSlaveData`). Both are closed unions: what
 * is not known is `other`.
 */
export type IpLinkInfo = IpLinkInfoParts &
  (IpKnownKind | IpOtherKind | IpNoKind) &
  (IpKnownSlave | IpOtherSlave | IpNoSlave);
