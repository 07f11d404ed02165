import fc, { type Arbitrary } from "fast-check";
import { createLine, type LinkKind } from "./interfaces-kinds.ts";
import { interfaceNames } from "./interfaces-names.ts";
import { routes4 } from "./routes-ipv4.ts";
import { routes6 } from "./routes-ipv6.ts";
import { shellWord } from "./words.ts";

/** A namespace with routes, as lines for a shell. Lines that the kernel refuses change nothing. */
export interface RouteState {
  readonly names: readonly string[];
  /** Make the links, of every kind. */
  readonly links: readonly string[];
  /** Put the links up. */
  readonly up: readonly string[];
  /** One address of each family for some of the links. */
  readonly addresses: readonly string[];
  readonly routes: readonly string[];
}

function addressLines(name: string, index: number, has: { readonly ipv4: boolean; readonly ipv6: boolean }): string[] {
  const device = shellWord(name);
  const lines: string[] = [];
  if (has.ipv4) lines.push(`ip address add 10.${index}.0.1/24 broadcast + dev ${device}`);
  if (has.ipv6) lines.push(`ip address add 2001:db8:${index}::1/64 dev ${device}`);
  return lines;
}

const mostly: Arbitrary<boolean> = fc.nat(3).map((one) => one > 0);

/** With a MAC address of its own a bridge without ports is as it will be when it is rebuilt: without carrier. */
const upLines = (name: string, index: number): string[] => [
  `ip link set dev ${shellWord(name)} address 02:00:00:00:00:${(index + 16).toString(16)}`,
  `ip link set dev ${shellWord(name)} up`,
];

/** A state on links of these kinds. */
export function routeState(kinds: readonly LinkKind[]): Arbitrary<RouteState> {
  return fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }).chain((chosen) => {
    const count = chosen.reduce((sum, { interfaces }) => sum + interfaces, 0);
    return interfaceNames(count).chain((names) => {
      let next = 0;
      const links = chosen.map((kind) => {
        const own = names.slice(next, next + kind.interfaces);
        next += kind.interfaces;
        return createLine(kind, own);
      });
      const family = fc.array(fc.record({ ipv4: mostly, ipv6: mostly }), {
        minLength: count,
        maxLength: count,
      });
      return fc.record({ family, ipv4: routes4(names), ipv6: routes6(names) }).map(({ family: has, ipv4, ipv6 }) => ({
        names,
        links,
        up: ["ip link set dev lo up", ...names.flatMap((name, at) => upLines(name, at))],
        addresses: names.flatMap((name, at) => addressLines(name, at, has[at] ?? { ipv4: false, ipv6: false })),
        routes: [...ipv4, ...ipv6],
      }));
    });
  });
}
