/** What can be shown of a node. */
export const views = ["interfaces", "routes", "nat", "bridges", "tunnels", "cpus", "network"] as const;
export type View = (typeof views)[number];
