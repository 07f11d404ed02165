import { readFileSync } from "node:fs";
import type { Backend } from "./tools.ts";
import { isRecord, type Json } from "./trees.ts";

/** Something that one form of a rule does not show. */
export interface Loss {
  readonly name: string;
  /** The code by which `iptablesLosses` of the listing names it; null where the listing shows nothing, or more than iptables-save. */
  readonly code: string | null;
}

interface WithoutLosses {
  readonly rule: Json;
  readonly losses: readonly Loss[];
}

type Fields = { readonly [key: string]: Json };

const without = (fields: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !names.includes(key)));

const PORTS = ["sourcePorts", "destinationPorts"];

const isAnyPort = (value: Json | undefined): boolean =>
  isRecord(value) && value["negated"] === false && value["from"] === 0 && value["to"] === 0xffff;

const hidesPorts = (match: Fields): boolean => PORTS.some((name) => isAnyPort(match[name]));

const withoutAnyPorts = (match: Fields): Fields => ({
  ...match,
  ...Object.fromEntries(PORTS.filter((name) => isAnyPort(match[name])).map((name) => [name, null])),
});

/** What a listing loses of one match: its name, and the match as the listing shows it, null where it shows nothing. */
function lossOf(match: Fields, { variant }: Backend): { readonly loss: Loss; readonly shown: Fields | null } | null {
  switch (match["name"]) {
    case "quota":
      return { loss: { name: "quota !", code: "iptables/lost-negation" }, shown: without(match, "negated") };
    case "hashlimit":
      return { loss: { name: "hashlimit name", code: "iptables/lost-option" }, shown: without(match, "hashlimitName") };
    case "osf":
      return { loss: { name: "osf ttl and log", code: "iptables/lost-option" }, shown: without(match, "ttl", "log") };
    case "dccp":
    case "sctp":
      return hidesPorts(match)
        ? { loss: { name: "ports 0:65535 of dccp or sctp", code: null }, shown: withoutAnyPorts(match) }
        : null;
    case "eui64":
      return variant === "nft" ? { loss: { name: "eui64", code: null }, shown: null } : null;
    default:
      return null;
  }
}

/** Matches whose text does not name them: two of them behind each other may read as one. */
const NAMELESS: readonly Json[] = ["conntrack", "devgroup", "iprange", "ipvs", "owner"];

const nameOf = (match: Json): Json => (isRecord(match) ? (match["name"] ?? null) : null);

/** The names of those that stand twice in a rule. */
export function doubledNames(rule: Json): readonly Json[] {
  const matches: readonly Json[] = isRecord(rule) && Array.isArray(rule["matches"]) ? rule["matches"] : [];
  return NAMELESS.filter((name) => matches.filter((match) => nameOf(match) === name).length > 1);
}

/** Takes out what a listing cannot show (section 10 of the grammar), and the `doubled` matches: a difference in anything else is a finding. */
export function withoutLosses(
  rule: Json,
  backend: Backend,
  doubled: readonly Json[] = doubledNames(rule),
): WithoutLosses {
  if (!isRecord(rule) || !Array.isArray(rule["matches"])) return { rule, losses: [] };
  const losses: Loss[] = doubled.map((name) => ({ name: `${name} twice`, code: "iptables/lost-match-border" }));
  const matches = rule["matches"].flatMap((match: Json) => {
    if (doubled.includes(nameOf(match))) return [];
    const lost = isRecord(match) ? lossOf(match, backend) : null;
    if (lost === null) return [match];
    losses.push(lost.loss);
    return lost.shown === null ? [] : [lost.shown];
  });
  return { rule: { ...rule, matches }, losses };
}

const ANY_INTERFACE: Loss = { name: "an interface + (not saved)", code: null };
const FULL_RANGE: Loss = { name: "a negated full range (not saved)", code: null };
const PROTOCOL_NAME: Loss = { name: "a protocol of /etc/protocols", code: "iptables/lost-protocol-name" };
const PROTOCOL_NUMBER: Loss = { name: "a protocol of /etc/protocols (saved as a number)", code: null };

/** A rule as a listing shows it, without what iptables-save leaves out, and the names of what was taken out. */
export function withoutUnsaved(listed: Json, saved: Json): WithoutLosses {
  if (!isRecord(listed) || !isRecord(saved)) return { rule: listed, losses: [] };
  const losses = new Set<Loss>();
  const rule: Record<string, Json> = { ...listed };
  for (const side of ["inInterface", "outInterface"]) {
    const shown = listed[side];
    if (saved[side] !== null || !isRecord(shown) || shown["name"] !== "+") continue;
    rule[side] = null;
    losses.add(ANY_INTERFACE);
  }
  const [protocol, savedProtocol] = [listed["protocol"] ?? null, saved["protocol"] ?? null];
  if (isNumberOf(protocol, savedProtocol) || isNumberOf(savedProtocol, protocol)) {
    rule["protocol"] = savedProtocol;
    losses.add(isNumberOf(protocol, savedProtocol) ? PROTOCOL_NAME : PROTOCOL_NUMBER);
  }
  if (Array.isArray(listed["matches"]) && !hasFullRange(saved)) {
    if (hasFullRange(listed)) losses.add(FULL_RANGE);
    rule["matches"] = listed["matches"].map(withoutFullRanges);
  }
  return { rule, losses: [...losses] };
}

const hasFullRange = (rule: Fields): boolean =>
  Array.isArray(rule["matches"]) &&
  rule["matches"].some((match: Json) => isRecord(match) && Object.values(match).some(isFullRange));

function withoutFullRanges(match: Json): Json {
  if (!isRecord(match)) return match;
  return Object.fromEntries(Object.entries(match).map(([key, value]) => [key, isFullRange(value) ? null : value]));
}

/** `! --dport 0:65535`. */
const isFullRange = (value: Json): boolean =>
  isRecord(value) &&
  value["negated"] === true &&
  value["from"] === 0 &&
  (value["to"] === 0xffff || value["to"] === 0xffff_ffff);

/** Whether the first protocol is the number of the second, by the machine's own list. */
function isNumberOf(listed: Json | undefined, saved: Json | undefined): boolean {
  if (!isRecord(listed) || !isRecord(saved) || listed["negated"] !== saved["negated"]) return false;
  const [name, number] = [saved["name"], listed["name"]];
  if (typeof name !== "string" || typeof number !== "string" || !/^\d+$/.test(number)) return false;
  return new RegExp(`^${name}\\s+${number}\\s`, "m").test(readFileSync("/etc/protocols", "utf8"));
}
