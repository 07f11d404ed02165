import fc, { type Arbitrary } from "fast-check";
import { ipv4Addresses, ipv6Addresses } from "./interfaces-addresses.ts";
import { createLine, type LinkKind } from "./interfaces-kinds.ts";
import { interfaceNames } from "./interfaces-names.ts";
import { shellWord } from "./words.ts";

/** A namespace with interfaces, as lines for a shell. Lines that the kernel refuses change nothing. */
export interface InterfaceState {
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  /** Make the links. */
  readonly links: readonly string[];
  /** Give them settings and addresses. */
  readonly settings: readonly string[];
}

const onOff = (word: string): Arbitrary<string> => fc.constantFrom("", `${word} on`, `${word} off`);

const mtu: Arbitrary<number> = fc.oneof(
  fc.constantFrom(68, 1279, 1280, 1400, 1500, 9000, 65535),
  fc.integer({ min: 68, max: 1500 }),
);
const queueLength: Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1, 100, 1000, 65535, 2147483647), fc.nat(5000));

/** `02:..`: a MAC address of one's own making. */
const mac: Arbitrary<string> = fc
  .array(fc.nat(255), { minLength: 5, maxLength: 5 })
  .map((bytes) => ["02", ...bytes.map((byte) => byte.toString(16).padStart(2, "0"))].join(":"));

/** What `ip link set` is told of one interface, a line for each setting. */
const linkSettings = fc
  .record({
    mtu: fc.option(mtu),
    queueLength: fc.option(queueLength),
    mac,
    flags: fc.tuple(...["arp", "multicast", "allmulticast", "promisc", "dynamic", "trailers"].map(onOff)),
    generation: fc.constantFrom("", "", "addrgenmode none", "addrgenmode random"),
  })
  .map((given) => [
    given.mtu === null ? "" : `mtu ${given.mtu}`,
    given.queueLength === null ? "" : `txqueuelen ${given.queueLength}`,
    `address ${given.mac}`,
    given.flags.join(" ").trim(),
    given.generation,
  ]);

/** Lines that set up one interface. What lies on another keeps an MTU that the other has, too. */
function interfaceLines(name: string, keepsMtu: boolean): Arbitrary<readonly string[]> {
  const device = shellWord(name);
  return fc
    .record({
      settings: linkSettings,
      ipv4: ipv4Addresses(name),
      ipv6: ipv6Addresses,
      isUp: fc.nat(3).map((one) => one > 0),
    })
    .map(({ settings, ipv4, ipv6, isUp }) => [
      ...settings
        .filter((words) => words !== "" && !(keepsMtu && words.startsWith("mtu")))
        .map((words) => `ip link set dev ${device} ${words}`),
      ...ipv4.map((words) => `ip address add ${words}`),
      ...(isUp ? [`ip link set dev ${device} up`] : []),
      ...ipv6.map((words) => `ip address add ${words} dev ${device}`),
    ]);
}

/** A state with some links of these kinds, beside `lo`. */
export function interfaceState(kinds: readonly LinkKind[]): Arbitrary<InterfaceState> {
  return fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 5 }).chain((chosen) => {
    const counts = chosen.map(({ interfaces }) => interfaces);
    const total = counts.reduce<number>((sum, count) => sum + count, 0);
    return interfaceNames(total).chain((names) => {
      const firsts = counts.map((_, at) => counts.slice(0, at).reduce<number>((sum, count) => sum + count, 0));
      const links = chosen.map((kind, at) => createLine(kind, names.slice(firsts[at])));
      const stacked = new Set(
        chosen.flatMap(({ isStacked }, at) =>
          isStacked === true ? names.slice(firsts[at], (firsts[at] ?? 0) + 2) : [],
        ),
      );
      const lo = fc.oneof(interfaceLines("lo", false), fc.constant(["ip link set dev lo up"]), fc.constant([]));
      return fc
        .tuple(lo, ...names.map((name) => interfaceLines(name, stacked.has(name))))
        .map((lines) => ({ kinds: chosen.map(({ name }) => name), names, links, settings: lines.flat() }));
    });
  });
}
