import fc from "fast-check";
import { anyName, anyText } from "./ovs-names.ts";

/** What a database is made of: the columns that `show` prints, and some that it does not. */
export interface LiveSwitch {
  readonly managers: readonly LiveTarget[];
  readonly bridges: readonly LiveBridge[];
  readonly ovsVersion: string | null;
}

export interface LiveTarget {
  readonly target: string;
  readonly isConnected: boolean;
}

export interface LiveBridge {
  readonly name: string;
  readonly controllers: readonly LiveTarget[];
  readonly failMode: "standalone" | "secure" | null;
  readonly datapathType: string;
  readonly ports: readonly LivePort[];
  /** Not shown. */
  readonly protocols: boolean;
}

export interface LivePort {
  readonly name: string;
  readonly tag: number | null;
  readonly trunks: readonly number[];
  readonly interfaces: readonly LiveInterface[];
  /** Not shown. */
  readonly vlanMode: "access" | "trunk" | "native-untagged" | null;
  readonly bondMode: "active-backup" | "balance-slb" | null;
}

export type LiveMap = readonly (readonly [key: string, value: string])[];

export interface LiveInterface {
  readonly name: string;
  readonly type: string;
  readonly options: LiveMap;
  readonly error: string | null;
  readonly bfdStatus: LiveMap;
  /** Not shown, as the next. */
  readonly externalIds: LiveMap;
  /** What asks for BFD. */
  readonly bfd: LiveMap;
}

const nothingOr = <Value>(arbitrary: fc.Arbitrary<Value>, freq = 2): fc.Arbitrary<Value | null> =>
  fc.option(arbitrary, { nil: null, freq });

const target: fc.Arbitrary<LiveTarget> = fc.record({
  target: fc.oneof(
    fc.constantFrom(
      "tcp:10.0.0.1:6653",
      "ssl:[fd00::1]:6653",
      "ptcp:6640:127.0.0.1",
      "punix:/run/x.mgmt",
      "unix:/run/y.sock",
    ),
    anyText,
  ),
  isConnected: fc.boolean(),
});

const optionKey = fc.oneof(
  fc.constantFrom(
    "remote_ip",
    "local_ip",
    "key",
    "in_key",
    "csum",
    "dst_port",
    "peer",
    "psk",
    "private_key",
    "exts",
    "tos",
  ),
  anyText,
);
const optionValue = fc.oneof(
  fc.constantFrom("flow", "10.0.0.2", "fd00::2", "5", "0x10", "true", "4789", "s3cret, really", "gbp", "inherit"),
  anyText,
);

const mapOf = (key: fc.Arbitrary<string>, value: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<LiveMap> =>
  fc.uniqueArray(fc.tuple(key, value), { selector: ([one]) => one, maxLength });

const options = mapOf(optionKey, optionValue, 5);
const bfdStatus = mapOf(
  fc.oneof(fc.constantFrom("state", "diagnostic", "forwarding", "flap_count", "remote_state"), anyText),
  fc.oneof(fc.constantFrom("up", "down", "No Diagnostic", "Neighbor Signaled Session Down", "false"), anyText),
  3,
);

const error = fc.oneof(
  fc.constantFrom(
    "could not open network device eth9 (No such device)",
    'p1: patch type requires valid "peer" argument',
    "could not add network device t1 to ofproto (File exists)",
    "",
  ),
  anyText,
);

const interfaceOf = (name: string): fc.Arbitrary<LiveInterface> =>
  fc.record({
    name: fc.constant(name),
    type: fc.oneof(
      fc.constantFrom("", "", "internal", "patch", "geneve", "vxlan", "gre", "system", "dpdkvhostuserclient"),
      anyText,
    ),
    options: fc.oneof(fc.constant<LiveMap>([]), options),
    error: nothingOr(error, 1),
    bfdStatus: fc.oneof({ weight: 3, arbitrary: fc.constant<LiveMap>([]) }, { weight: 1, arbitrary: bfdStatus }),
    externalIds: fc.constantFrom<LiveMap>([], [["iface-id", "psk=hidden"]]),
    bfd: fc.constant<LiveMap>([]),
  });

const vlan = fc.oneof(fc.integer({ min: 0, max: 4095 }), fc.constantFrom(0, 1, 4094, 4095));
const trunks = fc.oneof(
  { weight: 6, arbitrary: fc.constant<readonly number[]>([]) },
  { weight: 4, arbitrary: fc.uniqueArray(vlan, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 4096 }, (_, index) => index)) },
);

/** Names of a port's interfaces: most often that of the port alone. */
const memberNames = (name: string): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant([name]) },
    { weight: 3, arbitrary: fc.array(anyName, { minLength: 2, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(anyName, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(anyName, { minLength: 1, maxLength: 2 }).map((names) => [name, ...names]) },
  );

const portOf = (name: string): fc.Arbitrary<LivePort> =>
  memberNames(name).chain((names) =>
    fc.record({
      name: fc.constant(name),
      tag: nothingOr(vlan),
      trunks,
      interfaces: fc.tuple(...names.map(interfaceOf)),
      vlanMode: nothingOr(fc.constantFrom("access" as const, "trunk" as const, "native-untagged" as const)),
      bondMode: nothingOr(fc.constantFrom("active-backup" as const, "balance-slb" as const)),
    }),
  );

/** An interface of which nothing but the name and the type is set. */
export const plainInterface = (name: string, type: string): LiveInterface => ({
  name,
  type,
  options: [],
  error: null,
  bfdStatus: [],
  externalIds: [],
  bfd: [],
});

/** A port of one interface. */
export const plainPort = (member: LiveInterface): LivePort => ({
  name: member.name,
  tag: null,
  trunks: [],
  interfaces: [member],
  vlanMode: null,
  bondMode: null,
});

/** The port that `add-br` makes, sometimes with more, sometimes missing. */
const localPort = (name: string): fc.Arbitrary<readonly LivePort[]> => {
  const port = plainPort(plainInterface(name, "internal"));
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant([port]) },
    { weight: 2, arbitrary: portOf(name).map((one) => [one]) },
    { weight: 1, arbitrary: fc.constant<readonly LivePort[]>([]) },
  );
};

const bridge: fc.Arbitrary<LiveBridge> = anyName.chain((name) =>
  fc.record({
    name: fc.constant(name),
    controllers: fc.array(target, { maxLength: 3 }),
    failMode: nothingOr(fc.constantFrom("standalone" as const, "secure" as const)),
    datapathType: fc.oneof(fc.constantFrom("", "", "system", "netdev"), anyText),
    ports: fc
      .tuple(localPort(name), fc.array(anyName.chain(portOf), { maxLength: 6 }))
      .map(([local, others]) => [...local, ...others]),
    protocols: fc.boolean(),
  }),
);

/** A switch whose names a database can hold: each once among bridges, among ports and among interfaces. */
export const liveSwitch: fc.Arbitrary<LiveSwitch> = fc
  .record({
    managers: fc.uniqueArray(target, { selector: (one) => one.target, maxLength: 3 }),
    bridges: fc.array(bridge, { maxLength: 4 }),
    ovsVersion: nothingOr(fc.oneof(fc.constantFrom("3.1.0", "2.15.4"), anyText), 3),
  })
  .map((one) => ({ ...one, bridges: withUniqueNames(one.bridges) }));

/** Drops the rows whose name is taken, and ports that are left without an interface. */
export function withUniqueNames(bridges: readonly LiveBridge[]): readonly LiveBridge[] {
  const taken = { bridges: new Set<string>(), ports: new Set<string>(), interfaces: new Set<string>() };
  const isFree = (names: Set<string>, { name }: { readonly name: string }): boolean => {
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  };
  return bridges
    .filter((one) => isFree(taken.bridges, one))
    .map((one) => ({
      ...one,
      ports: one.ports
        .filter((port) => isFree(taken.ports, port))
        .map((port) => ({ ...port, interfaces: port.interfaces.filter((member) => isFree(taken.interfaces, member)) }))
        .filter((port) => port.interfaces.length > 0),
    }));
}
