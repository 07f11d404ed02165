import type { RuleNode } from "./ast.ts";
import { finishService, type KubeServiceDraft, startService } from "./query-kube-draft.ts";
import {
  type KubeChain,
  type KubeComment,
  type KubeServicePort,
  readKubeChain,
  readKubeComment,
  serviceHash,
  servicePortKey,
} from "./query-kube-names.ts";
import { ARROW, endpointOf, type KubeRule, readKubeRule } from "./query-kube-rules.ts";
import type { KubeEndpoint, KubeService } from "./query-kube-service.ts";
import {
  commentOf,
  dnatOf,
  type FamilyTables,
  type IptablesTree,
  jumpOf,
  type PlacedRule,
  rulesIn,
  tablesByFamily,
} from "./query-rules.ts";

/**
 * Returns the services that the rules of kube-proxy (iptables mode) show, each port of each address family by itself, in the order of the
 * text. Those of all tables and runs in the text are put together: a text is taken to be of one node. Both layouts are read, that of 1.24 and
 * later and the one before it.
 */
export function kubeServices(tree: IptablesTree): readonly KubeService[] {
  return tablesByFamily(tree).flatMap(servicesOfFamily);
}

/** What all rules of a family say together: names by hash, the service's hash and the address of an endpoint by its chain. */
interface Names {
  readonly services: Map<string, KubeServicePort>;
  readonly hashes: Map<string, string>;
  readonly endpoints: Map<string, KubeEndpoint>;
  /** Only 1.24 and later have KUBE-EXT- and KUBE-SVL-, and name endpoints in comments. */
  isNewLayout: boolean;
}

function servicesOfFamily(family: FamilyTables): readonly KubeService[] {
  const names = readNames(family);
  const drafts = new Map<string, KubeServiceDraft>();
  for (const placed of rulesIn(family.tables)) {
    const kube = kubeRule(placed, names);
    if (kube !== null) readKubeRule(draftOf(drafts, kube, names), kube);
  }
  return [...drafts.values()].map((draft) => finishService(draft, family, names.endpoints));
}

/** Returns the rule if it is about one service. A row without a chain is if its comment says so and it goes where kube-proxy's rules go. */
function kubeRule({ chain, rule }: PlacedRule, { isNewLayout }: Names): KubeRule | null {
  const from = readKubeChain(chain.name);
  if (from === null && chain.name !== null) return null;
  const to = readKubeChain(jumpOf(rule));
  const comment = readKubeComment(commentOf(rule));
  if (from === null && (comment === null || !isLikeKube(rule, to, comment))) return null;
  const isOfOne = comment !== null || serviceHash(from) !== undefined || from?.kind === "SEP";
  return isOfOne ? { rule, chain, from, to, comment, isNewLayout } : null;
}

function isLikeKube(rule: RuleNode, to: KubeChain | null, { before, after }: KubeComment): boolean {
  const isEndpoint = dnatOf(rule) !== undefined && before === "" && after === "";
  return to !== null || isEndpoint || after === "has no endpoints" || after === "has no local endpoints";
}

function readNames({ tables }: FamilyTables): Names {
  const names: Names = { services: new Map(), hashes: new Map(), endpoints: new Map(), isNewLayout: false };
  for (const { chain, rule } of rulesIn(tables)) {
    const from = readKubeChain(chain.name);
    const to = readKubeChain(jumpOf(rule));
    const hash = serviceHash(from) ?? serviceHash(to);
    const comment = hash === undefined ? null : readKubeComment(commentOf(rule));
    if (hash !== undefined && comment !== null) keep(names.services, hash, comment.service);
    if (hash !== undefined && to?.kind === "SEP") keep(names.hashes, to.hash, hash);
    const endpoint = from?.kind === "SEP" ? endpointOf(rule, chain.name) : undefined;
    if (chain.name !== null && endpoint !== undefined) keep(names.endpoints, chain.name, endpoint);
    if (isNew(from) || isNew(to) || comment?.after.startsWith(ARROW)) names.isNewLayout = true;
  }
  return names;
}

const isNew = (chain: KubeChain | null): boolean => chain?.kind === "EXT" || chain?.kind === "SVL";

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

/** The draft of the service that a rule is about: by its name, else by the hash of its chains, else by the chain of an endpoint. */
function draftOf(drafts: Map<string, KubeServiceDraft>, kube: KubeRule, names: Names): KubeServiceDraft {
  const { from, to, comment } = kube;
  const endpointHash = from?.kind === "SEP" ? from.hash : "";
  const hash = serviceHash(from) ?? serviceHash(to) ?? names.hashes.get(endpointHash);
  const service = comment?.service ?? names.services.get(hash ?? "");
  const key = service === undefined ? (hash ?? `SEP-${endpointHash}`) : servicePortKey(service);
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const draft = startService(service);
  drafts.set(key, draft);
  return draft;
}
