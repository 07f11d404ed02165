/** A range coder, LZMA's adaptive binary one: probabilities of eleven bits, which learn from each bit. */
export interface RangeDecoder {
  readonly probabilities: Uint16Array;
  /** Range, code and place in the input, each of 32 bits. In a typed array: as fields, values above 2^30 would each be an object of its own. */
  readonly registers: Uint32Array;
  input: Buffer;
}

const RANGE = 0;
const CODE = 1;
const AT = 2;
const TOP = 0x1000000;

export function rangeDecoder(probabilities: number): RangeDecoder {
  return {
    probabilities: new Uint16Array(probabilities),
    registers: new Uint32Array(3),
    input: Buffer.alloc(0),
  };
}

/** Begins with a piece of input, the probabilities as they are; `false` when its first byte is not one that the coder writes. */
export function startInput(coder: RangeDecoder, input: Buffer): boolean {
  coder.input = input;
  coder.registers[RANGE] = 0xffffffff;
  coder.registers[CODE] = input.length < 5 ? 0 : input.readUInt32BE(1);
  coder.registers[AT] = 5;
  return input[0] === 0;
}

/** Whether more was taken than the input has. */
export const isStarved = ({ registers, input }: RangeDecoder): boolean => (registers[AT] ?? 0) > input.length;

/** Whether the input is used up, and was left as the coder leaves it. */
export function isFinished(coder: RangeDecoder): boolean {
  const { registers, input } = coder;
  if ((registers[RANGE] ?? 0) < TOP) refill(coder);
  return registers[CODE] === 0 && registers[AT] === input.length;
}

function refill({ registers, input }: RangeDecoder): void {
  const at = registers[AT] ?? 0;
  registers[RANGE] = (registers[RANGE] ?? 0) << 8;
  registers[CODE] = ((registers[CODE] ?? 0) << 8) | (input[at] ?? 0);
  registers[AT] = at + 1;
}

/** The next bit by the probability at `index`. */
export function bit(coder: RangeDecoder, index: number): number {
  const { registers, probabilities } = coder;
  if ((registers[RANGE] ?? 0) < TOP) refill(coder);
  const range = registers[RANGE] ?? 0;
  const code = registers[CODE] ?? 0;
  const probability = probabilities[index] ?? 0;
  const bound = (range >>> 11) * probability;
  if (code < bound) {
    registers[RANGE] = bound;
    probabilities[index] = probability + ((2048 - probability) >>> 5);
    return 0;
  }
  registers[RANGE] = range - bound;
  registers[CODE] = code - bound;
  probabilities[index] = probability - (probability >>> 5);
  return 1;
}

/** A number of `bits` bits, highest first, by a tree of probabilities that begins at `index`. */
export function tree(coder: RangeDecoder, index: number, bits: number): number {
  let symbol = 1;
  for (let count = bits; count > 0; count--) symbol = (symbol << 1) | bit(coder, index + symbol);
  return symbol - (1 << bits);
}

/** The same, lowest bit first. */
export function reverseTree(coder: RangeDecoder, index: number, bits: number): number {
  let symbol = 1;
  let value = 0;
  for (let at = 0; at < bits; at++) {
    const next = bit(coder, index + symbol);
    symbol = (symbol << 1) | next;
    value |= next << at;
  }
  return value;
}

/** A number of `bits` bits that are 0 or 1 alike. */
export function direct(coder: RangeDecoder, bits: number): number {
  const { registers } = coder;
  let value = 0;
  for (let count = bits; count > 0; count--) {
    if ((registers[RANGE] ?? 0) < TOP) refill(coder);
    const half = (registers[RANGE] ?? 0) >>> 1;
    const code = registers[CODE] ?? 0;
    const isOne = code >= half;
    registers[RANGE] = half;
    if (isOne) registers[CODE] = code - half;
    value = (value << 1) | (isOne ? 1 : 0);
  }
  return value;
}
