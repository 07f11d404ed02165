import fc, { type Arbitrary } from "fast-check";
import { upTo } from "./numbers.ts";
import { metric } from "./routes-ipv4.ts";
import { maybe, oneOf, shellWord, words } from "./words.ts";

const hex = (max: number): Arbitrary<string> => fc.nat(max).map((value) => value.toString(16));

const destination: Arbitrary<string> = fc.oneof(
  oneOf(
    "default",
    "::/1",
    "2000::/3",
    "::ffff:10.0.0.0/104",
    "::ffff:0:0/96",
    "::102:304/128",
    "64:ff9b::/96",
    "fc00::/7",
    "ff05::/16",
    "2001:db8:1234:5678:9abc:def0:1234:5678/128",
  ),
  hex(0xff).map((group) => `2001:db8:f${group}::/48`),
  hex(9).map((group) => `2001:db8:ff:${group}::/64`),
  hex(0xffff).map((group) => `fd00:${group}::1/128`),
);

const options: Arbitrary<string> = words(
  maybe(metric.map((value) => `metric ${value}`)),
  fc.oneof(
    { arbitrary: fc.constant(""), weight: 8 },
    { arbitrary: oneOf("mtu 1400", "advmss 1300", "proto static", "expires 5000", "pref high"), weight: 2 },
    { arbitrary: oneOf("table 100", "from 2001:db8:aa::/48"), weight: 1 },
  ),
);

const gateway = (devices: number): Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.tuple(fc.nat(devices), upTo(99, 2)).map(([at, last]) => `2001:db8:${at}::${last}`), weight: 3 },
    { arbitrary: upTo(99, 1).map((last) => `fe80::${last}`), weight: 2 },
    { arbitrary: oneOf("2001:db8:ff:1::9", "fd00:1::9", "::ffff:10.1.2.3"), weight: 1 },
  );

function hop(names: readonly string[]): Arbitrary<string> {
  const device = fc.constantFrom(...names).map((name) => `dev ${shellWord(name)}`);
  const via = gateway(names.length - 1).map((address) => `via ${address}`);
  return fc.oneof(
    { arbitrary: device, weight: 3 },
    { arbitrary: via, weight: 1 },
    { arbitrary: words(via, device, maybe(fc.constant("onlink"))), weight: 4 },
  );
}

function multipath(names: readonly string[]): Arbitrary<string> {
  const one = fc
    .tuple(gateway(names.length - 1), fc.constantFrom(...names), upTo(9, 1))
    .map(([address, name, weight]) => `nexthop via ${address} dev ${shellWord(name)} weight ${weight}`);
  return fc.array(one, { minLength: 2, maxLength: 3 }).map((hops) => hops.join(" "));
}

const DIFFERENCES = ["", "metric 5", "metric 9", "table 100", "from 2001:db8:aa::/48", "expires 6000 metric 11"];

/** Routes of one destination and way that differ in what the table shows or does not. */
function alike(names: readonly string[]): Arbitrary<readonly string[]> {
  return fc
    .tuple(destination, hop(names), fc.shuffledSubarray(DIFFERENCES, { minLength: 2 }))
    .map(([to, way, differences]) => differences.map((difference) => `ip -6 route add ${to} ${difference} ${way}`));
}

/** Lines that make IPv6 routes over these interfaces. */
export function routes6(names: readonly string[]): Arbitrary<readonly string[]> {
  const verb = fc.oneof({ arbitrary: fc.constant("add"), weight: 3 }, { arbitrary: fc.constant("append"), weight: 1 });
  const route = fc.oneof(
    { arbitrary: words(destination, options, hop(names)), weight: 8 },
    { arbitrary: words(oneOf("unreachable", "prohibit", "blackhole", "throw"), destination, options), weight: 2 },
    { arbitrary: words(destination, options, multipath(names)), weight: 1 },
  );
  const line = fc.tuple(verb, route).map(([first, rest]) => [`ip -6 route ${first} ${rest}`]);
  return fc
    .array(fc.oneof({ arbitrary: line, weight: 5 }, { arbitrary: alike(names), weight: 1 }), {
      minLength: 5,
      maxLength: 25,
    })
    .map((lines) => lines.flat());
}
