/** Orders texts by their characters' codes, the same everywhere. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** `1 tunnel`, `3 tunnels`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** VLANs with runs put together: `10,20-30`. */
export function vlanRanges(vlans: readonly number[]): string {
  const sorted = [...new Set(vlans)].sort((a, b) => a - b);
  const ranges: { readonly from: number; to: number }[] = [];
  for (const vlan of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === vlan - 1) last.to = vlan;
    else ranges.push({ from: vlan, to: vlan });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** `worker1, worker2, worker3 and 4 more`. */
export function listed(names: readonly string[]): string {
  const told = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${told} and ${names.length - 3} more` : told;
}
