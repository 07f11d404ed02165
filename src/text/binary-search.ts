/** Returns how many of the numbers, which ascend, are at most `limit`. */
export function countAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = ascending[middle];
    if (value === undefined || value > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
