const MiB = 1_048_576;

/** The last bytes that were unpacked, to which matches refer. `bytes` are valid from `origin`, or from the beginning, to `at`. */
export interface LzmaWindow {
  bytes: Buffer;
  at: number;
  /** Where the dictionary began; below 0 when that has been given up. */
  origin: number;
  readonly size: number;
}

/** Returns an empty window for a dictionary of `size` bytes. */
export function lzmaWindow(size: number): LzmaWindow {
  const slack = 2 * MiB + Math.min(size, 16 * MiB);
  return { bytes: Buffer.allocUnsafeSlow(size + slack), at: 0, origin: 0, size };
}

/** Makes room for `count` bytes, at most 2 MiB, at the end. */
export function makeRoom(window: LzmaWindow, count: number): void {
  const { bytes, at, size } = window;
  if (at + count <= bytes.length) return;
  const given = at - size;
  bytes.copyWithin(0, given, at);
  window.at -= given;
  window.origin -= given;
}

/** How far back a match may reach. */
export const reachOf = ({ at, origin, size }: LzmaWindow): number => Math.min(at - origin, size);

/** Repeats `length` bytes from `distance` back; they may overlap what is written. */
export function repeat(window: LzmaWindow, distance: number, length: number): void {
  const { bytes, at } = window;
  if (distance >= length && length > 32) bytes.copyWithin(at, at - distance, at - distance + length);
  else for (let to = at; to < at + length; to++) bytes[to] = bytes[to - distance] ?? 0;
  window.at += length;
}
