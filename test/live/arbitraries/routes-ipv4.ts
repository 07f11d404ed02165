import fc, { type Arbitrary } from "fast-check";
import { upTo } from "./numbers.ts";
import { maybe, oneOf, shellWord, words } from "./words.ts";

/** `10.64.0.0/10`: the first bits of a number. */
function network(value: number, length: number): string {
  const bits = length === 0 ? 0 : (value & (-1 << (32 - length))) >>> 0;
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}/${length}`;
}

const destination: Arbitrary<string> = fc.oneof(
  {
    arbitrary: oneOf("default", "0.0.0.0/1", "128.0.0.0/1", "169.254.0.0/16", "224.0.0.0/4", "10.96.0.1/32"),
    weight: 3,
  },
  {
    arbitrary: fc.tuple(fc.integer({ min: 0x0b00_0000, max: 0x0bff_ffff }), fc.nat(32)).map(([v, l]) => network(v, l)),
    weight: 3,
  },
  { arbitrary: fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => `172.${16 + a}.${b}.0/24`), weight: 3 },
);

export const metric: Arbitrary<string> = fc.oneof(
  oneOf("1", "100", "1024", "2147483647", "2147483648", "4294967295"),
  upTo(200),
);

const options: Arbitrary<string> = words(
  maybe(metric.map((value) => `metric ${value}`)),
  fc.oneof(
    { arbitrary: fc.constant(""), weight: 3 },
    {
      arbitrary: words(
        maybe(fc.oneof(oneOf("1", "65495"), upTo(9000, 1)).map((value) => `advmss ${value}`)),
        maybe(fc.oneof(oneOf("4294967295"), upTo(100_000)).map((value) => `window ${value}`)),
        maybe(fc.oneof(oneOf("500000"), upTo(3000)).map((value) => `rtt ${value}ms`)),
        maybe(upTo(9000, 68).map((value) => `mtu ${value}`)),
      ),
      weight: 2,
    },
  ),
  fc.oneof(
    { arbitrary: fc.constant(""), weight: 6 },
    { arbitrary: oneOf("tos 16", "scope host", "proto static", "table 100"), weight: 1 },
  ),
);

/** A gateway: one of the network of an address, or one that nothing leads to. */
const gateway = (devices: number): Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.tuple(fc.nat(devices), upTo(254, 2)).map(([at, last]) => `10.${at}.0.${last}`), weight: 4 },
    { arbitrary: oneOf("198.51.100.1", "172.16.0.9", "172.17.1.9"), weight: 1 },
  );

/** `via 10.0.0.2 dev eth0`, `dev eth0` and what else there is. */
function hop(names: readonly string[]): Arbitrary<string> {
  const device = fc.constantFrom(...names).map((name) => `dev ${shellWord(name)}`);
  const via = gateway(names.length - 1).map((address) => `via ${address}`);
  return fc.oneof(
    { arbitrary: device, weight: 3 },
    { arbitrary: words(via), weight: 3 },
    { arbitrary: words(via, device, maybe(fc.constant("onlink"))), weight: 4 },
    { arbitrary: words(oneOf("via inet6 fe80::1", "via inet6 2001:db8::5"), device), weight: 1 },
  );
}

function multipath(names: readonly string[]): Arbitrary<string> {
  const one = fc
    .tuple(
      gateway(names.length - 1),
      maybe(fc.constantFrom(...names).map((name) => `dev ${shellWord(name)} onlink`)),
      upTo(9, 1),
    )
    .map(([address, device, weight]) => `nexthop via ${address} ${device} weight ${weight}`);
  return fc.array(one, { minLength: 2, maxLength: 3 }).map((hops) => hops.join(" "));
}

const DIFFERENCES = ["", "metric 5", "metric 9", "tos 16", "window 400 metric 7", "table 100"];

/** Routes of one destination and way that differ in what only some forms show, or none. */
function alike(names: readonly string[]): Arbitrary<readonly string[]> {
  return fc
    .tuple(destination, hop(names), fc.shuffledSubarray(DIFFERENCES, { minLength: 2 }))
    .map(([to, way, differences]) => differences.map((option) => `ip route add ${to} ${option} ${way}`));
}

/** Lines that make IPv4 routes over these interfaces. */
export function routes4(names: readonly string[]): Arbitrary<readonly string[]> {
  const verb = fc.oneof(
    { arbitrary: fc.constant("add"), weight: 4 },
    { arbitrary: oneOf("append", "prepend"), weight: 1 },
  );
  const rejecting = words(oneOf("unreachable", "prohibit", "blackhole", "throw"), destination, options);
  const leading = words(destination, options, hop(names));
  const route = fc.oneof(
    { arbitrary: leading, weight: 8 },
    { arbitrary: rejecting, weight: 2 },
    { arbitrary: words(destination, options, multipath(names)), weight: 1 },
  );
  const line = fc.tuple(verb, route).map(([first, rest]) => [`ip route ${first} ${rest}`]);
  return fc
    .array(fc.oneof({ arbitrary: line, weight: 5 }, { arbitrary: alike(names), weight: 1 }), {
      minLength: 5,
      maxLength: 30,
    })
    .map((lines) => lines.flat());
}
