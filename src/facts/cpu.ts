import type { FactBase } from "./origin.ts";

/** A CPU (a hardware thread), by its number. From `lscpu`, `/proc/cpuinfo`, `/sys`, `numactl`. */
export interface CpuFact extends FactBase {
  readonly kind: "cpu";
  readonly cpu: number;
  /** A number within the socket (`/proc/cpuinfo`, `/sys`), or of the whole machine (`lscpu`). */
  readonly core?: number;
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly book?: number;
  readonly drawer?: number;
  /** The NUMA node. */
  readonly node?: number;
  readonly online?: boolean;
}
