/** Decodes bits of a range coder: LZMA's adaptive binary one, with probabilities of eleven bits. */
export interface RangeDecoder {
  /** Begins with five bytes of `input`; `false` when they cannot be the first ones. */
  start(input: Buffer): boolean;
  /** The next bit by the probability at `index`, which learns from it. */
  bit(index: number): number;
  /** A number of `bits` bits, highest first, by a tree of probabilities that begins at `index`. */
  tree(index: number, bits: number): number;
  /** The same, lowest bit first. */
  reverseTree(index: number, bits: number): number;
  /** A number of `bits` bits that are 0 or 1 alike. */
  direct(bits: number): number;
  /** Whether more bits were taken than the input has. */
  isStarved(): boolean;
  /** Whether the input is used up, as its encoder left it. */
  isFinished(): boolean;
}

const RANGE = 0;
const CODE = 1;
const AT = 2;
const TOP = 0x1000000;

/** Probabilities are those of the caller, who resets them. */
export function rangeDecoder(probabilities: Uint16Array): RangeDecoder {
  // Registers in a typed array: as variables of this closure each value above 2^30 would be an object of its own.
  const registers = new Uint32Array(3);
  let input: Buffer = Buffer.alloc(0);
  const refill = (range: number, code: number): void => {
    const at = registers[AT] ?? 0;
    registers[RANGE] = range << 8;
    registers[CODE] = (code << 8) | (input[at] ?? 0);
    registers[AT] = at + 1;
  };
  const bit = (index: number): number => {
    if ((registers[RANGE] ?? 0) < TOP) refill(registers[RANGE] ?? 0, registers[CODE] ?? 0);
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
  };
  return {
    start: (bytes) => {
      input = bytes;
      registers[RANGE] = 0xffffffff;
      registers[CODE] = bytes.length < 5 ? 0 : bytes.readUInt32BE(1);
      registers[AT] = 5;
      return bytes[0] === 0;
    },
    bit,
    tree: (index, bits) => {
      let symbol = 1;
      for (let count = bits; count > 0; count--) symbol = (symbol << 1) | bit(index + symbol);
      return symbol - (1 << bits);
    },
    reverseTree: (index, bits) => {
      let symbol = 1;
      let value = 0;
      for (let at = 0; at < bits; at++) {
        const next = bit(index + symbol);
        symbol = (symbol << 1) | next;
        value |= next << at;
      }
      return value;
    },
    direct: (bits) => {
      let value = 0;
      for (let count = bits; count > 0; count--) {
        if ((registers[RANGE] ?? 0) < TOP) refill(registers[RANGE] ?? 0, registers[CODE] ?? 0);
        const half = (registers[RANGE] ?? 0) >>> 1;
        const code = registers[CODE] ?? 0;
        const isOne = code >= half;
        registers[RANGE] = half;
        if (isOne) registers[CODE] = code - half;
        value = (value << 1) | (isOne ? 1 : 0);
      }
      return value;
    },
    isStarved: () => (registers[AT] ?? 0) > input.length,
    isFinished: () => {
      if ((registers[RANGE] ?? 0) < TOP) refill(registers[RANGE] ?? 0, registers[CODE] ?? 0);
      return registers[CODE] === 0 && registers[AT] === input.length;
    },
  };
}
