import { printCpuList } from "../print-cpu-list.ts";
import type { Admission, ContainerAssignment } from "./admit-pod.ts";
import type { Refusal } from "./refusal.ts";

/** What an explanation is made of. */
export interface Explained extends Admission {
  readonly cpusPerCore: number | null;
  readonly what: string;
}

/** Returns in one sentence what kubelet does with a pod, and why. */
export function explain({ containers, refusal, isUnsure = false, cpusPerCore, what }: Explained): string {
  if (refusal !== undefined) return explainRefusal(refusal, containers, { what, cpusPerCore });
  if (isUnsure && containers.length === 0) {
    return `Whether kubelet admits ${what} cannot be told: the text shows no container of it.`;
  }
  if (isUnsure)
    return `Whether kubelet admits ${what} cannot be told: the text does not show which CPUs make up a core.`;
  const pinned = containers.filter(({ isPinned }) => isPinned !== false);
  if (pinned.length === 0) return `Kubelet admits ${what}: no container gets CPUs for itself, all share the pool.`;
  const shares = pinned.map((container) => {
    const cpus = container.cpus === undefined ? "" : ` (${printCpuList(container.cpus, "kubelet")})`;
    return `${nameOf(container)} gets ${countOf(container.requestedCpus)}${cpus} for itself`;
  });
  return `Kubelet admits ${what}: ${joined(shares)}.`;
}

function explainRefusal(
  { reason, message, index, passing }: Refusal,
  containers: readonly ContainerAssignment[],
  { what, cpusPerCore }: Pick<Explained, "what" | "cpusPerCore">,
): string {
  if (reason === "InvalidConfiguration") return `Kubelet does not start: ${message}.`;
  const container = index === undefined ? undefined : containers[index];
  if (container === undefined) {
    return `Kubelet refuses ${what}: no NUMA nodes that its topology policy accepts have enough CPUs free for all of it.`;
  }
  const advice = passing.length === 0 ? "no count would pass now" : `${passing.join(" or ")} would pass`;
  const who = nameOf(container);
  const asks = `${who} asks for ${countOf(container.requestedCpus)}`;
  if (reason === "TopologyAffinityError") {
    return `Kubelet refuses ${what}: ${asks}, and no NUMA nodes that its topology policy accepts have as many free.`;
  }
  if (reason === "UnexpectedAdmissionError")
    return `Kubelet refuses ${what}: ${asks}, and too few are free; ${advice}.`;
  if (container.requestedCpus % (cpusPerCore ?? 1) === 0) {
    return `Kubelet refuses ${what}: ${asks}, and too few cores are wholly free; ${advice}.`;
  }
  const cores = `not a whole number of cores of ${countOf(cpusPerCore ?? 1)} each`;
  return `Kubelet refuses ${what}: ${asks}, which is ${cores} (full-pcpus-only); ${advice}.`;
}

function nameOf({ name, role }: ContainerAssignment): string {
  const kind = role === "app" ? "container" : role === "init" ? "init container" : "sidecar";
  return name === undefined ? `its ${kind}` : `${kind} ${JSON.stringify(name)}`;
}

function countOf(count: number): string {
  return count === 1 ? "1 CPU" : `${count} CPUs`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
