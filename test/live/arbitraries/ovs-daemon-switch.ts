import fc from "fast-check";
import { anyName } from "./ovs-names.ts";
import {
  type LiveBridge,
  type LiveInterface,
  type LiveMap,
  type LivePort,
  type LiveSwitch,
  plainInterface,
  plainPort,
  withUniqueNames,
} from "./ovs-switch.ts";

// Switches for a real daemon on its dummy datapath: what is wrong in them it finds itself.

const ENDS: readonly string[] = ["10.0.0.1", "10.0.0.2", "fd00::1", "flow", "nowhere"];
const KEYS: readonly string[] = ["0", "5", "0x5", "flow"];
const PEERS: readonly string[] = ["pa", "pb", "pc", "gone"];

/** Names that the daemon keeps for itself, and refuses without a word. */
const RESERVED = /^(?:genev_sys|vxlan_sys|gre_sys|ovs-)/;

/** A short name without slashes, with which the daemon takes no bridge. */
const name = anyName
  .map((text) => [...text.replaceAll(/[/\\]/g, "_")].slice(0, 12).join(""))
  .filter((text) => text !== "" && !RESERVED.test(text));

const mapOf = (entries: readonly (readonly [string, string | null])[]): LiveMap =>
  entries.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));

const maybe = (values: readonly string[]): fc.Arbitrary<string | null> =>
  fc.option(fc.constantFrom(...values), { nil: null });

const tunnel: fc.Arbitrary<LiveInterface> = fc
  .record({
    name,
    type: fc.constantFrom("geneve", "vxlan", "gre"),
    remote: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ENDS) }, { weight: 1, arbitrary: fc.constant(null) }),
    key: maybe(KEYS),
    port: maybe(["4789", "6081", "7000"]),
    isWatched: fc.boolean(),
  })
  .map(({ name: own, type, remote, key, port, isWatched }) => ({
    ...plainInterface(own, type),
    options: mapOf([
      ["remote_ip", remote],
      ["key", key],
      ["dst_port", type === "gre" ? null : port],
    ]),
    bfd: isWatched ? [["enable", "true"]] : [],
  }));

const patch: fc.Arbitrary<LiveInterface> = fc
  .tuple(fc.constantFrom(...PEERS), maybe(PEERS))
  .map(([own, peer]) => ({ ...plainInterface(own, "patch"), options: mapOf([["peer", peer]]) }));

const device: fc.Arbitrary<LiveInterface> = fc
  .tuple(name, fc.constantFrom("", "internal", "system", "no such type", "dummy-pmd"))
  .map(([own, type]) => plainInterface(own, type));

const port: fc.Arbitrary<LivePort> = fc
  .tuple(fc.oneof(tunnel, tunnel, patch, device), fc.option(fc.integer({ min: 0, max: 4095 }), { nil: null }))
  .map(([member, tag]) => ({ ...plainPort(member), tag }));

const bond: fc.Arbitrary<LivePort> = fc
  .tuple(name, device, device)
  .map(([own, first, second]) => ({ ...plainPort(first), name: own, interfaces: [first, second] }));

const bridge: fc.Arbitrary<LiveBridge> = fc
  .tuple(name, fc.array(fc.oneof({ weight: 6, arbitrary: port }, { weight: 1, arbitrary: bond }), { maxLength: 10 }))
  .map(([own, ports]) => ({
    name: own,
    controllers: [],
    failMode: null,
    datapathType: "dummy",
    ports: [plainPort(plainInterface(own, "internal")), ...ports],
    protocols: false,
  }));

/** A switch in which no status is set. */
export const daemonSwitch: fc.Arbitrary<LiveSwitch> = fc
  .array(bridge, { minLength: 1, maxLength: 3 })
  .map((bridges) => ({ managers: [], bridges: withUniqueNames(bridges), ovsVersion: null }));
