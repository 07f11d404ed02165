import { describe, expect, test } from "vitest";
import type { Fact, NatRuleFact } from "../../src/index.ts";
import { cidrAddress, cidrPrefixLength, parseCidr } from "../../src/index.ts";
import { stripEscapes } from "../../src/text/plain-text.ts";
import { samples } from "../laws/samples.ts";
import {
  addressSpellings,
  lengthSpellings,
  macSpellings,
  numberSpellings,
  type Spellings,
  textSpellings,
  wordSpellings,
} from "./spellings.ts";
import { factsIn, factsOfSample } from "./support.ts";

/** What a fact says: the name of the value, and how it may stand in the text. */
type Claim = readonly [name: string, spellings: Spellings];

const text = (name: string, value: string | undefined): readonly Claim[] =>
  value === undefined ? [] : [[name, textSpellings(value)]];
const word = (name: string, value: string | undefined): readonly Claim[] =>
  value === undefined ? [] : [[name, wordSpellings(value)]];
const number = (name: string, value: number | undefined): readonly Claim[] =>
  value === undefined ? [] : [[name, numberSpellings(value)]];
const address = (name: string, value: string | null | undefined): readonly Claim[] =>
  value === undefined || value === null ? [] : [[name, addressSpellings(value)]];
const words = (name: string, values: readonly string[] = []): readonly Claim[] =>
  values.flatMap((value) => text(name, value));

/** The values of a fact, those aside that only say what it is (`kind`, `family`, `form`) or that the text says by what it does not show (a `gateway` of null). */
function claimsOf(fact: Fact): readonly Claim[] {
  switch (fact.kind) {
    case "interface":
      return interfaceClaims(fact);
    case "address":
      return addressClaims(fact);
    case "route":
      return routeClaims(fact);
    case "nat-rule":
      return ruleClaims(fact);
    case "bridge":
      return [
        ...text("name", fact.name),
        ...text("failMode", fact.failMode),
        ...text("datapathType", fact.datapathType),
        ...(fact.system === "linux" ? [] : fact.ports.flatMap(portClaims)),
      ];
    case "tunnel":
      return [
        ...text("name", fact.name),
        ...text("type", fact.type),
        ...address("remote", fact.remote),
        ...address("local", fact.local),
        ...(fact.key === undefined
          ? []
          : ([["key", [fact.key, ...numberSpellings(fact.key), `0${Number(fact.key).toString(8)}`]]] as const)),
        ...number("destinationPort", fact.destinationPort),
      ];
    case "cpu":
      return cpuClaims(fact);
    case "cluster-network":
      return clusterClaims(fact);
  }
}

type Of<Kind extends Fact["kind"]> = Extract<Fact, { kind: Kind }>;

function interfaceClaims(fact: Of<"interface">): readonly Claim[] {
  return [
    ...text("name", fact.name),
    ...number("index", fact.index),
    ...number("mtu", fact.mtu),
    ...(fact.isUp === true && fact.flags !== undefined ? word("isUp", "UP") : []),
    ...(fact.mac === undefined ? [] : [["mac", macSpellings(fact.mac)] as const]),
    ...text("linkKind", fact.linkKind),
    ...word("linkType", fact.linkType),
    ...text("master", fact.master),
    ...text("link", fact.link),
    ...number("vlanId", fact.vlanId),
    ...(fact.flags ?? []).flatMap((flag) => word("flags", flag)),
    ...text("operstate", fact.operstate),
    ...number("txQueueLength", fact.txQueueLength),
    ...words("altNames", fact.altNames),
    ...text("alias", fact.alias),
  ];
}

function addressClaims(fact: Of<"address">): readonly Claim[] {
  const { prefixLength, scope } = fact;
  // BSD writes a network of whole bytes without its length: 192.168.1 is a /24.
  const short = (length: number): string =>
    ` ${fact.address
      .split(".")
      .slice(0, length / 8)
      .join(".")} `;
  return [
    ...address("address", fact.address),
    ...(prefixLength === undefined
      ? []
      : [["prefixLength", [...lengthSpellings(prefixLength, fact.family), short(prefixLength)]] as const]),
    ...word("scope", scope),
    ...address("broadcast", fact.broadcast),
    ...address("peer", fact.peer),
    ...words("flags", fact.flags),
  ];
}

function routeClaims(fact: Of<"route">): readonly Claim[] {
  const cidr = parseCidr(fact.destination);
  const hops = fact.nexthops ?? [];
  return [
    ...(cidr === null
      ? text("destination", fact.destination.replace(/\/\d+$/, ""))
      : address("destination", cidrAddress(cidr))),
    ...address("gateway", fact.gateway),
    ...text("gatewayName", fact.gatewayName),
    ...text("interface", fact.interface),
    ...number("metric", fact.metric),
    ...address("source", fact.source),
    ...text("protocol", fact.protocol),
    ...text("scope", fact.scope),
    ...number("mtu", fact.mtu),
    ...words("flags", fact.flags),
    ...hops.flatMap((hop) => [
      ...address("hop", hop.gateway),
      ...text("hop", hop.interface),
      ...number("weight", hop.weight),
    ]),
  ];
}

const portClaims = ({ name, tag, trunks = [], interfaces }: Of<"bridge">["ports"][number]): readonly Claim[] => [
  ...text("port", name),
  ...number("tag", tag),
  ...trunks.flatMap((trunk) => number("trunks", trunk)),
  ...interfaces.flatMap((inner) => [
    ...text("interface", inner.name),
    ...text("type", inner.type),
    ...text("peer", inner.peer),
  ]),
];

/** Of a rule its parts; the whole is proven by reading it again. */
function ruleClaims(fact: NatRuleFact): readonly Claim[] {
  const plain = (value: string | undefined): string | undefined =>
    value?.replace("! ", "").replace(/\/(?:32|128)$/, "");
  return [
    ...text("target", fact.target ?? undefined),
    ...address("source", plain(fact.source)),
    ...address("destination", plain(fact.destination)),
    ...text("inInterface", plain(fact.inInterface)),
    ...text("outInterface", plain(fact.outInterface)),
    ...text("ports", plain(fact.ports)),
    ...text("toDestination", fact.toDestination),
    ...text("toSource", fact.toSource),
    ...text("toPorts", fact.toPorts),
    ...text("comment", fact.comment),
  ];
}

function cpuClaims(fact: Of<"cpu">): readonly Claim[] {
  const { cpu, core, socket, die, cluster, book, drawer, node } = fact;
  return Object.entries({ cpu, core, socket, die, cluster, book, drawer, node }).flatMap(([name, value]) =>
    number(name, value),
  );
}

function clusterClaims(fact: Of<"cluster-network">): readonly Claim[] {
  const { mtu, migrationMtu, genevePort, vxlanPort, networkType, name, ipsecMode, migrationNetworkType } = fact;
  return [
    ...fact.clusterNetwork.flatMap(({ cidr, hostPrefix }) => [
      ...text("cidr", cidr),
      ...number("hostPrefix", hostPrefix),
    ]),
    ...words("serviceNetwork", fact.serviceNetwork),
    ...Object.entries({ mtu, migrationMtu, genevePort, vxlanPort }).flatMap(([key, value]) => number(key, value)),
    ...Object.entries({ networkType, name, ipsecMode, migrationNetworkType }).flatMap(([key, value]) =>
      text(key, value),
    ),
  ];
}

/** The text at the origins of a fact, without colours, in small letters. */
function saidAt(fact: Fact, whole: string): string {
  return fact.origins.map(({ span }) => stripEscapes(whole.slice(span.start, span.end)).text.toLowerCase()).join("\n");
}

/** Whether a number is within a range `0-7` of the text, or its bit is set in a mask `0xff`. */
function isInRange(said: string, value: string): boolean {
  const isListed = [...said.matchAll(/(\d+)-(\d+)/g)].some(
    ([, from, to]) => Number(from) <= Number(value) && Number(value) <= Number(to),
  );
  return (
    isListed || ((1n << BigInt(value)) & BigInt(`0x${/([\da-f]+)$/.exec(said.split("\n")[0] ?? "")?.[1] ?? "0"}`)) > 0n
  );
}

describe("every value of a fact stands in the text at one of its places, canonical forms aside", () => {
  test.each(samples.map((sample) => [sample.path, sample] as const))("%s", (_, sample) => {
    const facts = factsOfSample(sample);
    for (const fact of facts) {
      const said = saidAt(fact, sample.text);
      for (const [name, spellings] of claimsOf(fact)) {
        const isThere = spellings.some(
          (spelling) => said.includes(spelling.toLowerCase()) || (fact.kind === "cpu" && isInRange(said, spelling)),
        );
        expect(isThere, `${name} of ${JSON.stringify(fact)}: one of ${spellings.join(", ")} in\n${said}`).toBe(true);
      }
    }
  });
});

test("the length of a route's network is the netmask of the text, or stands behind its slash", () => {
  const shown = samples
    .filter(({ format }) => format === "ip" || format === "netstat")
    .flatMap((sample) => factsOfSample(sample).map((fact) => ({ fact, said: saidAt(fact, sample.text) })))
    .filter(({ said }) => /^\S+\/\d+\s|\s255\.\d+\.\d+\.\d+\s/.test(said));
  const lengths = shown.flatMap(({ fact, said }) => {
    const cidr = fact.kind === "route" ? parseCidr(fact.destination) : null;
    return cidr === null
      ? []
      : [{ said, spellings: lengthSpellings(cidrPrefixLength(cidr), cidr.includes(":") ? "ipv6" : "ipv4") }];
  });
  for (const { said, spellings } of lengths)
    expect(
      spellings.some((spelling) => said.includes(spelling)),
      said,
    ).toBe(true);
  expect(lengths.length).toBeGreaterThan(200);
});

test("a rule is what the tool's own -S says: read again it has the same parts", () => {
  const rules = samples.filter(({ format }) => format === "iptables").flatMap((sample) => factsOfSample(sample));
  let whole = 0;
  for (const fact of rules) {
    if (fact.kind !== "nat-rule" || fact.rule.startsWith("#")) continue;
    const { origins, position, form, backend, incomplete, family, ...parts } = fact;
    const [again] = factsIn(`*nat\n${fact.rule}\nCOMMIT\n`, "iptables", { path: "again" });
    expect(again).toMatchObject(parts);
    whole += incomplete === true ? 0 : 1;
  }
  expect(whole).toBeGreaterThan(700);
});

test("what a fact is part of stands before it: the interface of an address, the chain of a rule, the bridge of a tunnel", () => {
  for (const sample of samples) {
    for (const fact of factsOfSample(sample)) {
      const end = fact.origins[0]?.span.end ?? 0;
      const before = stripEscapes(sample.text.slice(0, end)).text;
      const name = fact.kind === "address" ? fact.interface : fact.kind === "nat-rule" ? fact.chain : undefined;
      const places = fact.kind === "tunnel" ? [fact.bridge, fact.port] : [name];
      for (const place of places) {
        if (place === undefined) continue;
        expect(
          textSpellings(place).some((spelling) => before.includes(spelling)),
          `${place} in ${sample.path}`,
        ).toBe(true);
      }
    }
  }
});
