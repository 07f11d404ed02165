import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CpuPlace, checkSmtAlignment } from "../../src/formats/cpu-topology/index.ts";
import { visitChoices } from "../../src/formats/cpu-topology/kubelet/combinations.ts";
import { admit, type OracleCpu } from "./cpu-topology-kubelet-oracle.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261127);

/** A machine: threads per core, cores per node, nodes and sockets, whether siblings are neighbours, and which CPUs are offline, reserved, allocated. */
const nodes = fc.record({
  threads: fc.constantFrom(1, 2, 4, 8),
  cores: fc.integer({ min: 1, max: 5 }),
  layout: fc.constantFrom([1, 1], [2, 1], [2, 2], [1, 2], [1, 4], [4, 2], [3, 3]),
  isNear: fc.boolean(),
  isByList: fc.boolean(),
  offline: fc.array(fc.nat(), { maxLength: 2 }),
  reserved: fc.array(fc.nat(), { maxLength: 3 }),
  allocated: fc.array(fc.nat(), { maxLength: 12 }),
  count: fc.nat(),
  mode: fc.constantFrom("packed", "full", "full", "spread", "distributed", "full-distributed"),
});

interface Place {
  readonly place: CpuPlace;
  readonly oracle: OracleCpu;
}

/** The CPUs of a machine, as a topology and as the oracle has them. */
function build({ threads, cores, layout, isNear, isByList }: Machine): Place[] {
  const [sockets = 1, numa = 1] = layout;
  const coreCount = cores * Math.max(sockets, numa);
  const coreOf = (cpu: number): number => (isNear ? Math.floor(cpu / threads) : cpu % coreCount);
  return Array.from({ length: coreCount * threads }, (_, cpu) => {
    const core = coreOf(cpu);
    const socket = Math.floor((core * sockets) / coreCount);
    const node = Math.floor((core * numa) / coreCount);
    const threadSiblings = Array.from({ length: coreCount * threads }, (__, other) => other).filter(
      (other) => coreOf(other) === core,
    );
    // Cores count anew in every socket, as core_id does.
    const where = isByList ? { threadSiblings } : { core: core - Math.ceil((socket * coreCount) / sockets) };
    return { place: { cpu, socket, node, ...where }, oracle: { cpu, core: threadSiblings[0] ?? cpu, socket, node } };
  });
}

interface Machine {
  readonly threads: number;
  readonly cores: number;
  readonly layout: readonly number[];
  readonly isNear: boolean;
  readonly isByList: boolean;
}

describe("checkSmtAlignment", () => {
  test("does as a slow and literal statement of kubelet's rule", () => {
    let admitted = 0;
    let refused = 0;
    const property = fc.property(nodes, (drawn) => {
      const all = build(drawn);
      const pick = (draws: readonly number[]): number[] => [...new Set(draws.map((draw) => draw % all.length))];
      const offline = pick(drawn.offline).slice(0, all.length - 1);
      const online = all.filter(({ place }) => !offline.includes(place.cpu));
      const known = online.map(({ place }) => place.cpu);
      const reserved = pick(drawn.reserved).filter((cpu) => known.includes(cpu));
      const allocated = pick(drawn.allocated).filter((cpu) => known.includes(cpu) && !reserved.includes(cpu));
      const count = 1 + (drawn.count % (known.length + 2));
      const options = {
        full: drawn.mode.startsWith("full"),
        spread: drawn.mode === "spread",
        distributed: drawn.mode.endsWith("distributed"),
      };
      // The kernel takes CPUs that are offline out of the lists of siblings.
      const cpus = all.map(({ place }): CpuPlace => {
        const { threadSiblings, ...rest } = place;
        if (offline.includes(place.cpu)) return { cpu: place.cpu, online: false };
        const siblings = threadSiblings?.filter((cpu) => !offline.includes(cpu));
        return { ...rest, online: true, ...(siblings === undefined ? {} : { threadSiblings: siblings }) };
      });
      const check = checkSmtAlignment({ cpus }, count, {
        reserved,
        allocated,
        policyOptions: {
          "full-pcpus-only": options.full,
          "distribute-cpus-across-cores": options.spread,
          "distribute-cpus-across-numa": options.distributed,
        },
      });
      // Kubelet names a core by its lowest CPU of those it knows.
      const cores = online.map(({ oracle }) => ({
        ...oracle,
        core: Math.min(
          ...online.filter((other) => other.oracle.core === oracle.core).map(({ oracle: { cpu } }) => cpu),
        ),
      }));
      const expected = admit({ cpus: cores, reserved, allocated, options }, count);
      expect(check.message ?? check.containers[0]?.cpus).toEqual(expected);
      expect(check.admitted).toBe(Array.isArray(expected));
      if (check.admitted === true) admitted++;
      else refused++;
      for (const passing of check.passing ?? []) {
        const again = checkSmtAlignment({ cpus }, passing, {
          reserved,
          allocated,
          policyOptions: { "full-pcpus-only": true },
        });
        if (options.full && !options.distributed) expect(again.admitted).toBe(true);
      }
    });
    fc.assert(property, { seed, numRuns: 3000 });
    console.log(`checkSmtAlignment: ${admitted} admitted, ${refused} refused, NETGATHER_SEED=${seed}`);
    expect(Math.min(admitted, refused)).toBeGreaterThan(500);
  });

  test("keeps the choices of NUMA nodes as Go's slices keep them: from four on, the next one overwrites the last", () => {
    const kept: (readonly number[])[] = [];
    const buffers: number[][] = [];
    visitChoices([0, 1, 2, 3, 4], 4, ({ buffer, length }) => {
      kept.push(buffer.slice(0, length));
      buffers.push(buffer);
      return true;
    });
    expect(kept).toEqual([
      [0, 1, 2, 3],
      [0, 1, 2, 4],
      [0, 1, 3, 4],
      [0, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    expect(buffers[0]).toEqual([0, 1, 2, 4]);
    expect(buffers[2]).toEqual([0, 1, 3, 4]);
  });
});
