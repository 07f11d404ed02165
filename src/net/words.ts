/**
 * An address as numbers, the one form all arithmetic works on: signed 32-bit words, most significant first. IPv4 sits in `a`
 * and has width 32; IPv6 fills all four and has width 128. So a prefix of n bits is the same n bits in both.
 */
export interface Words {
  readonly width: 32 | 128;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** The zone of an IPv6 address without its `%`, or "". */
  readonly zone: string;
}

/** A prefix as numbers. */
export interface Prefix {
  readonly words: Words;
  readonly length: number;
}

/**
 * The word at `index` (0 to 3) of the mask of `length` one bits. The ends are special because JavaScript shifts by the count
 * modulo 32: `-1 << 32` is -1, not 0.
 */
export function maskWord(length: number, index: number): number {
  const bits = length - 32 * index;
  if (bits <= 0) return 0;
  return bits >= 32 ? -1 : -1 << (32 - bits);
}

/** The mask of `length` one bits. */
export const maskOf = (width: 32 | 128, length: number): Words => ({
  width,
  a: maskWord(length, 0),
  b: maskWord(length, 1),
  c: maskWord(length, 2),
  d: maskWord(length, 3),
  zone: "",
});

/** The words with all bits after the first `length` zero. */
export const maskWords = (words: Words, length: number): Words => ({
  width: words.width,
  a: words.a & maskWord(length, 0),
  b: words.b & maskWord(length, 1),
  c: words.c & maskWord(length, 2),
  d: words.d & maskWord(length, 3),
  zone: words.zone,
});

/** The prefix with its host bits zero. */
export const maskPrefix = ({ words, length }: Prefix): Prefix => ({ words: maskWords(words, length), length });

/** The words with all bits after the first `length` one; an IPv4 address keeps its three unused words zero. */
export function fillWords(words: Words, length: number): Words {
  const isV6 = words.width === 128;
  return {
    width: words.width,
    a: words.a | ~maskWord(length, 0),
    b: isV6 ? words.b | ~maskWord(length, 1) : 0,
    c: isV6 ? words.c | ~maskWord(length, 2) : 0,
    d: isV6 ? words.d | ~maskWord(length, 3) : 0,
    zone: words.zone,
  };
}

/** Whether the first `length` bits of both are the same, and their family and zone too. */
export const sharePrefix = (x: Words, y: Words, length: number): boolean =>
  x.width === y.width &&
  ((x.a ^ y.a) & maskWord(length, 0)) === 0 &&
  ((x.b ^ y.b) & maskWord(length, 1)) === 0 &&
  ((x.c ^ y.c) & maskWord(length, 2)) === 0 &&
  ((x.d ^ y.d) & maskWord(length, 3)) === 0 &&
  x.zone === y.zone;

/** The words with the last bit of the prefix of `length` bits the other way round. */
export const flipLastBit = (words: Words, length: number): Words => ({
  width: words.width,
  a: words.a ^ maskWord(length, 0) ^ maskWord(length - 1, 0),
  b: words.b ^ maskWord(length, 1) ^ maskWord(length - 1, 1),
  c: words.c ^ maskWord(length, 2) ^ maskWord(length - 1, 2),
  d: words.d ^ maskWord(length, 3) ^ maskWord(length - 1, 3),
  zone: words.zone,
});

/** Negative, zero or positive, as two words compare as unsigned numbers. */
const compareWord = (x: number, y: number): number => (x >>> 0) - (y >>> 0);

/** Negative, zero or positive: IPv4 before IPv6, then by number, then by zone (none first, then by UTF-16 units). */
export const compareWords = (x: Words, y: Words): number =>
  x.width - y.width ||
  compareWord(x.a, y.a) ||
  compareWord(x.b, y.b) ||
  compareWord(x.c, y.c) ||
  compareWord(x.d, y.d) ||
  compareText(x.zone, y.zone);

/** Negative, zero or positive by UTF-16 units, the same in every locale. */
export function compareText(x: string, y: string): number {
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** Negative, zero or positive: by address, then the shorter prefix first. */
export const comparePrefixes = (x: Prefix, y: Prefix): number => compareWords(x.words, y.words) || x.length - y.length;
