/** The port of a service, as kube-proxy's comments name it. `portName` is null for a port without a name. */
export interface KubeServicePort {
  readonly namespace: string;
  readonly name: string;
  readonly portName: string | null;
}

/** A comment of kube-proxy about a service: what it says before and after the service's name, each without the blank between. */
export interface KubeComment {
  readonly service: KubeServicePort;
  readonly before: string;
  readonly after: string;
}

/**
 * Reads a comment about a service, or returns null.
 *
 *     web/frontend:http cluster IP
 *     masquerade traffic for web/frontend:http external destinations
 *     default/nginx:                        <- old versions, of a port without a name
 */
export function readKubeComment(text: string): KubeComment | null {
  const words = text.split(" ");
  const at = words.findIndex((word) => SERVICE_PORT.test(word));
  const [, namespace, name, portName] = SERVICE_PORT.exec(words[at] ?? "") ?? [];
  if (namespace === undefined || name === undefined) return null;
  return {
    service: { namespace, name, portName: portName || null },
    before: words.slice(0, at).join(" "),
    after: words.slice(at + 1).join(" "),
  };
}

const SERVICE_PORT = /^([a-z0-9-]+)\/([a-z0-9-]+)(?::([A-Za-z0-9-]*))?$/;

/** Returns the name under which a service port is found again: `web/frontend:http`, `default/nginx:`. */
export function servicePortKey({ namespace, name, portName }: KubeServicePort): string {
  return `${namespace}/${name}:${portName ?? ""}`;
}

const BY_HASH = ["SVC", "SVL", "EXT", "XLB", "FW", "SEP"] as const;
const BY_NAME = ["SERVICES", "NODEPORTS", "EXTERNAL-SERVICES", "PROXY-FIREWALL", "MARK-MASQ", "MARK-DROP"] as const;

/**
 * A chain of kube-proxy. Those of a service end in a hash of its name and protocol, the same for all of them and for both address
 * families: `SVC` (all endpoints), `SVL` (those of this node), `EXT` (from outside the cluster), `XLB` (the same before 1.24, with the endpoints of this node), `FW`
 * (allowed sources); `SEP` is an endpoint.
 */
export interface KubeChain {
  readonly kind: (typeof BY_HASH)[number] | (typeof BY_NAME)[number];
  /** Empty for a chain that is not of one service. */
  readonly hash: string;
}

/** Reads the name of a chain, or returns null for one that is not about services. */
export function readKubeChain(name: string | null): KubeChain | null {
  if (name === null || !name.startsWith("KUBE-")) return null;
  const rest = name.slice("KUBE-".length);
  const whole = BY_NAME.find((kind) => kind === rest);
  if (whole !== undefined) return { kind: whole, hash: "" };
  const dash = rest.indexOf("-");
  const kind = BY_HASH.find((known) => known === rest.slice(0, dash));
  const hash = rest.slice(dash + 1);
  return kind === undefined || hash === "" ? null : { kind, hash };
}

/** Returns the hash that all chains of a service share; undefined for other chains, those of endpoints too. */
export function serviceHash(chain: KubeChain | null): string | undefined {
  return chain === null || chain.hash === "" || chain.kind === "SEP" ? undefined : chain.hash;
}
