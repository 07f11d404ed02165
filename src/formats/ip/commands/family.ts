/** What a line counts as that does not say its family: `ip -6 rule` prints `from all lookup 7` as `ip rule` does. */
export type IpFamily = "inet" | "inet6";
