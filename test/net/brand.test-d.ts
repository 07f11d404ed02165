import type { Jsonify, ReadonlyDeep } from "type-fest";
import type {
  AddressClass,
  AddressMask,
  Cidr,
  Counter,
  DecimalString,
  IpAddress,
  Ipv4Address,
  Ipv6Address,
  MacAddress,
  Refusal,
} from "../../src/net/index.ts";

type Both<T, U> = [T] extends [U] ? ([U] extends [T] ? true : false) : false;
type JsonSafe<T> = Both<T, ReadonlyDeep<Jsonify<T>>>;
type Extends<T, U> = [T] extends [U] ? true : false;
type Yes<T extends true> = T;
type No<T extends false> = T;

interface Tree {
  readonly address: IpAddress | null;
  readonly cidrs: readonly Cidr[];
  readonly mac?: MacAddress;
  readonly packets: Counter;
  readonly deep: { readonly mask: AddressMask; readonly kind: AddressClass; readonly refusal: Refusal };
}

// A brand survives JSON as it is.
export type Survives = [
  Yes<JsonSafe<Ipv4Address>>,
  Yes<JsonSafe<Ipv6Address>>,
  Yes<JsonSafe<IpAddress>>,
  Yes<JsonSafe<Cidr>>,
  Yes<JsonSafe<MacAddress>>,
  Yes<JsonSafe<DecimalString>>,
  Yes<JsonSafe<Counter>>,
  Yes<JsonSafe<Tree>>,
];

// A branded text is a string; a string, or another brand, is none.
export type KeptApart = [
  Yes<Extends<Cidr, string>>,
  Yes<Extends<Ipv4Address, IpAddress>>,
  No<Extends<string, Cidr>>,
  No<Extends<"10.0.0.0/8", Cidr>>,
  No<Extends<Ipv4Address, Ipv6Address>>,
  No<Extends<Ipv4Address, Cidr>>,
  No<Extends<Cidr, IpAddress>>,
  No<Extends<MacAddress, IpAddress>>,
  No<Extends<string, Counter>>,
];

// A brand can be the key of a record and of a Map.
export type Keys = [
  Yes<Extends<Map<Cidr, 1>, ReadonlyMap<Cidr, number>>>,
  Yes<Extends<Record<Cidr, 1>, Record<Cidr, number>>>,
];
