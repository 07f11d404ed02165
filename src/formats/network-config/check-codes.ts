import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What may be wrong with a network configuration that was read without fault. */
export type NetworkCheck =
  | "network-config/host-prefix-missing"
  | "network-config/host-prefix-too-short"
  | "network-config/host-prefix-too-long"
  | "network-config/host-prefix-not-64"
  | "network-config/host-prefixes-differ"
  | "network-config/families-differ"
  | "network-config/too-many-service-networks"
  | "network-config/pools-overlap"
  | "network-config/pool-overlaps-internal"
  | "network-config/pool-overlaps-default"
  | "network-config/pool-host-bits"
  | "network-config/join-subnets-differ"
  | "network-config/mtu-too-large"
  | "network-config/mtu-too-small"
  | "network-config/mtu-not-usual"
  | "network-config/migration-incomplete"
  | "network-config/migration-from-differs"
  | "network-config/migration-machine-too-small";

/** Severity and sentence of each check. */
export const checkRules: DiagnosticRules<NetworkCheck> = {
  "network-config/host-prefix-missing": {
    severity: "error",
    message: "This network plugin gives each node a part of the pool, and hostPrefix does not say how large.",
  },
  "network-config/host-prefix-too-short": {
    severity: "error",
    message: "The part of one node is larger than the pool that it is taken from.",
  },
  "network-config/host-prefix-too-long": {
    severity: "error",
    message: "The part of one node has no room for pods: it needs four addresses at least.",
  },
  "network-config/host-prefix-not-64": {
    severity: "warning",
    message: "The installer takes no hostPrefix but 64 for IPv6.",
  },
  "network-config/host-prefixes-differ": {
    severity: "warning",
    message: "The IPv4 pools have parts of different sizes, which newer installers refuse.",
  },
  "network-config/families-differ": {
    severity: "error",
    message: "The pools of pods and of services are not of the same address families.",
  },
  "network-config/too-many-service-networks": {
    severity: "error",
    message: "There is one pool of services, or one of each address family.",
  },
  "network-config/pools-overlap": { severity: "error", message: "This pool has addresses of another pool." },
  "network-config/pool-overlaps-internal": {
    severity: "error",
    message: "This pool has addresses of a network that OVN-Kubernetes uses itself.",
  },
  "network-config/pool-overlaps-default": {
    severity: "warning",
    message: "This pool has addresses of a network that OVN-Kubernetes uses itself, unless it was told another.",
  },
  "network-config/pool-host-bits": {
    severity: "warning",
    message: "This pool has host bits set: the pool meant may be another one.",
  },
  "network-config/join-subnets-differ": {
    severity: "error",
    message: "The join subnet is given under its old and its new name, and they differ.",
  },
  "network-config/mtu-too-large": {
    severity: "error",
    message: "A packet of this size does not fit into one of the hosts once it is encapsulated.",
  },
  "network-config/mtu-too-small": {
    severity: "error",
    message: "This is below the smallest MTU of the address family.",
  },
  "network-config/mtu-not-usual": {
    severity: "info",
    message: "The MTU is smaller than the hosts allow: they may have had another when the cluster was installed.",
  },
  "network-config/migration-incomplete": {
    severity: "warning",
    message: "A change of the MTU needs network.from, network.to and machine.to.",
  },
  "network-config/migration-from-differs": {
    severity: "error",
    message: "The MTU that the migration begins with is not the one in force.",
  },
  "network-config/migration-machine-too-small": {
    severity: "error",
    message: "The MTU that the hosts will have leaves no room for the encapsulation of the new MTU of pods.",
  },
};
