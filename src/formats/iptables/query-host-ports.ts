import type { AddressFamily } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { RuleNode } from "./ast.ts";
import {
  addressOf,
  commentOf,
  destinationPortOf,
  dnatOf,
  type FamilyTables,
  type IptablesTree,
  jumpOf,
  learn,
  type PlacedRule,
  protocolOf,
  rulesIn,
  tablesByFamily,
} from "./query-rules.ts";
import type { Port } from "./values.ts";

/** A `hostPort` of a pod, as kubelet (dockershim) and CRI-O write it: a port of the node, and where in the pod it leads. What is not shown is absent. */
export interface KubeHostPort {
  readonly family?: AddressFamily;
  readonly protocol?: string;
  readonly hostPort?: Port;
  /** The address of the node that it is restricted to. */
  readonly hostIP?: string;
  /** The pod, as the comment names it. */
  readonly namespace?: string;
  readonly name?: string;
  readonly podIP?: string;
  readonly containerPort?: Port;
  /** Where the rules stand that say all this, in the order of the text. */
  readonly spans: readonly Span[];
}

/** Returns the host ports that the chains KUBE-HOSTPORTS, KUBE-HP-, CRIO-HOSTPORTS-MASQ and CRIO-MASQ- show. */
export function kubeHostPorts(tree: IptablesTree): readonly KubeHostPort[] {
  return tablesByFamily(tree).flatMap(hostPortsOf);
}

type Facts = Omit<KubeHostPort, "family" | "spans">;

interface Draft {
  readonly facts: { -readonly [Key in keyof Facts]: Facts[Key] };
  readonly spans: Span[];
}

function hostPortsOf({ family, tables }: FamilyTables): readonly KubeHostPort[] {
  const drafts = new Map<string, Draft>();
  for (const placed of rulesIn(tables)) {
    const key = keyOf(placed);
    if (key === null) continue;
    const draft = drafts.get(key) ?? { facts: {}, spans: [] };
    drafts.set(key, draft);
    readRule(draft, placed);
  }
  return [...drafts.values()].map(({ facts, spans }) => ({
    ...(family === undefined ? {} : { family }),
    ...facts,
    spans,
  }));
}

/** The hash that the chains of one host port end in, or else its comment; null for a rule about none. */
function keyOf({ chain, rule }: PlacedRule): string | null {
  const name = chain.name ?? "";
  const own = hashOf(name);
  if (own !== null) return own;
  if (name !== "KUBE-HOSTPORTS" && name !== "CRIO-HOSTPORTS-MASQ") return null;
  return hashOf(jumpOf(rule) ?? "") ?? (readComment(commentOf(rule)) === null ? null : commentOf(rule));
}

function hashOf(chain: string): string | null {
  const prefix = ["KUBE-HP-", "CRIO-MASQ-"].find((head) => chain.startsWith(head));
  return prefix === undefined ? null : chain.slice(prefix.length);
}

/**
 *     -A KUBE-HOSTPORTS -p tcp -m comment --comment "router-default_openshift-ingress hostport 443" -m tcp --dport 443 -j KUBE-HP-7THKRFSEH4GIIXK7
 *     -A KUBE-HP-7THKRFSEH4GIIXK7 -p tcp -m comment --comment "..." -m tcp -j DNAT --to-destination 10.128.2.9:443
 *     -A CRIO-MASQ-7THKRFSEH4GIIXK7 -s 10.128.2.9/32 -d 10.128.2.9/32 -p tcp -m comment --comment "..." -m tcp --dport 443 -j MASQUERADE
 */
function readRule(draft: Draft, { chain, rule }: PlacedRule): void {
  const { facts } = draft;
  draft.spans.push(rule.span);
  learn(facts, "protocol", protocolOf(rule));
  const comment = readComment(commentOf(rule));
  learn(facts, "namespace", comment?.namespace);
  learn(facts, "name", comment?.name);
  // The comment has the number also where a listing without `-n` shows the name of a service.
  learn(facts, "hostPort", comment?.hostPort);
  if (chain.name === "KUBE-HOSTPORTS") {
    learn(facts, "hostPort", destinationPortOf(rule));
    learn(facts, "hostIP", addressOf(rule.destination));
  } else if (chain.name?.startsWith("KUBE-HP-")) readPod(facts, rule);
  else readHairpin(facts, rule);
}

function readPod(facts: Draft["facts"], rule: RuleNode): void {
  const { address = null, ports } = dnatOf(rule) ?? {};
  if (address === null) return;
  learn(facts, "podIP", address);
  learn(facts, "containerPort", ports?.from);
  learn(facts, "hostIP", addressOf(rule.destination));
}

function readHairpin(facts: Draft["facts"], rule: RuleNode): void {
  learn(facts, "podIP", addressOf(rule.source));
  learn(facts, "containerPort", destinationPortOf(rule));
}

/** What a comment says of a host port. */
interface HostPortComment {
  readonly namespace?: string;
  readonly name?: string;
  readonly hostPort: number;
}

/**
 * Reads the comment of a host port, or returns null.
 *
 *     router-default_openshift-ingress hostport 443                                                        kubelet, CRI-O
 *     k8s_router-default-ddc545d88-9bfcb_openshift-ingress_978b6825-cbab-4dc5-af57-afea77d72b67_0_ hostport 443    old CRI-O
 */
function readComment(text: string): HostPortComment | null {
  const words = text.split(" ");
  const [sandbox = "", word, port = ""] = words;
  if (words.length !== 3 || word !== "hostport" || !/^\d{1,5}$/.test(port)) return null;
  const parts = sandbox.split("_");
  const [name = "", namespace = ""] = parts[0] === "k8s" ? parts.slice(1) : parts;
  return name === "" || namespace === "" ? { hostPort: Number(port) } : { namespace, name, hostPort: Number(port) };
}
