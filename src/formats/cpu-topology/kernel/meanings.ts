/** How the value of a parameter is read. */
export type ParameterMeaning = "isolcpus" | "list" | "optional-list" | "plain-list" | "mask" | "number";

/**
 * The parameters that say something of CPUs and have a value to read, with `_` in place of `-`. `plain-list` is systemd's own list: no strides, no `N`.
 */
const meanings: Readonly<Record<string, ParameterMeaning>> = {
  isolcpus: "isolcpus",
  nohz_full: "list",
  rcu_nocbs: "optional-list",
  irqaffinity: "list",
  kthread_cpus: "list",
  "systemd.cpu_affinity": "plain-list",
  "tuned.non_isolcpus": "mask",
  maxcpus: "number",
  nr_cpus: "number",
  possible_cpus: "number",
  additional_cpus: "number",
  skew_tick: "number",
};

/** Words by which a line without a prefix shows that it is a command line. */
const TELLING =
  /^(?:BOOT_IMAGE|root|ro|rw|quiet|console|initrd|nosmt|nosmp|nohz|intel_pstate|intel_idle\.max_cstate|mitigations|rhgb|crashkernel|(?:default_)?hugepagesz?|intel_iommu|iommu|selinux|audit|splash|panic|ostree|ignition\.platform\.id|systemd\.unified_cgroup_hierarchy|rcu_nocb_poll|tsc|nmi_watchdog|idle)$/;

/** Returns the name with which the kernel compares: `-` and `_` are the same. */
export function canonicalName(name: string): string {
  return name.replaceAll("-", "_");
}

/** Returns how the value of a parameter is read; undefined for those that say nothing of CPUs. */
export function parameterMeaning(name: string): ParameterMeaning | undefined {
  const key = canonicalName(name);
  return Object.hasOwn(meanings, key) ? meanings[key] : undefined;
}

/** Returns whether a parameter of this name shows that its line is a kernel command line. */
export function isTelling(name: string): boolean {
  return parameterMeaning(name) !== undefined || TELLING.test(name);
}
