export { addressFamily, explainIpAddress, parseIpAddress, parseIpv6 } from "./address.ts";
export {
  type AddressMask,
  explainAddressMask,
  explainNetmaskCidr,
  parseAddressMask,
  parseNetmaskCidr,
} from "./address-mask.ts";
export { excludeCidr, mergeCidrs } from "./aggregate.ts";
export type {
  AddressFamily,
  Cidr,
  Counter,
  DecimalString,
  IpAddress,
  Ipv4Address,
  Ipv6Address,
  MacAddress,
} from "./brand.ts";
export { cidrAddress, cidrOf, cidrPrefixLength, explainCidr, parseCidr } from "./cidr.ts";
export { classifyAddress } from "./classify.ts";
export { eui64Address } from "./eui64.ts";
export { parseIpv4 } from "./ipv4.ts";
export { parseAnyWord, parseHexMask, parseShortCidr } from "./lenient.ts";
export { explainMac, parseMac } from "./mac.ts";
export { type Encapsulation, type EncapsulationOptions, encapsulationOverhead, overlayMtu } from "./mtu.ts";
export { cidrFromNetmask, explainNetmask, netmaskOf, prefixLengthOf } from "./netmask.ts";
export {
  addressCount,
  cidrContains,
  cidrOverlaps,
  compareCidrs,
  compareIpAddresses,
  firstAddress,
  lastAddress,
  maskedCidr,
} from "./network.ts";
export { counterOf, parseCounter, parsePort } from "./number.ts";
export { type PrefixMatch, type PrefixTable, prefixTable } from "./prefix-table.ts";
export type {
  AddressMaskRefusalReason,
  AddressRefusalReason,
  CidrRefusalReason,
  Ipv4RefusalReason,
  MacRefusalReason,
  NetmaskRefusalReason,
  Refusal,
} from "./refusal.ts";
export type { AddressClass, AddressKind } from "./special.ts";
