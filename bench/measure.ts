/** What is timed: each is called in turn, round after round, so that a slow moment of the machine meets all of them. */
export type Subjects<Name extends string> = Readonly<Record<Name, () => unknown>>;

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  /** How long one subject's turn takes at least, so that the clock's steps do not show. */
  readonly turnMs: number;
}

export const thorough: Effort = { rounds: 25, turnMs: 8 };
export const quick: Effort = { rounds: 5, turnMs: 1 };

/** Where results go, so that no call can be left out as useless. */
const sink: { last: unknown } = { last: null };

/** The result of the subject before is dropped first: else this one would pay for the collector's copies of a tree that it did not make. */
function timeOf(subject: () => unknown, calls: number): number {
  sink.last = null;
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) sink.last = subject();
  return Number(process.hrtime.bigint() - start) / calls;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The median time of each subject, in nanoseconds a call. */
export function measure<Name extends string>(subjects: Subjects<Name>, effort: Effort): Readonly<Record<Name, number>> {
  const names = Object.keys(subjects) as Name[];
  const turns = names.map((name) => {
    const subject = subjects[name];
    for (let call = 0; call < 5; call++) sink.last = subject();
    const once = Math.max(1, timeOf(subject, 3));
    return { name, subject, calls: Math.max(1, Math.ceil((effort.turnMs * 1e6) / once)), times: [] as number[] };
  });
  for (let round = 0; round < effort.rounds; round++) {
    for (const { subject, calls, times } of turns) times.push(timeOf(subject, calls));
  }
  return Object.fromEntries(turns.map(({ name, times }) => [name, median(times)])) as Record<Name, number>;
}

/** The memory that a value holds on to while it is kept, heap and typed arrays, in bytes: the mean of `copies` of it. Needs `--expose-gc`. */
export function heapOf(make: () => unknown, copies = 1): number {
  sink.last = make();
  sink.last = null;
  const kept: unknown[] = new Array(copies).fill(null);
  const before = usedHeap();
  for (let copy = 0; copy < copies; copy++) kept[copy] = make();
  const after = usedHeap();
  sink.last = kept;
  return (after - before) / copies;
}

function usedHeap(): number {
  if (globalThis.gc === undefined) throw new Error("start node with --expose-gc, as `npm run bench` does");
  for (let pass = 0; pass < 3; pass++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
