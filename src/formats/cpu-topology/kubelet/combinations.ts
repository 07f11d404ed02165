/** Elements that stand in a buffer which others may write to, as a Go slice does. */
export interface Slice {
  readonly buffer: number[];
  readonly length: number;
  readonly capacity: number;
}

/** The elements of a slice as they are now. */
export function elementsIn({ buffer, length }: Slice): readonly number[] {
  return buffer.slice(0, length);
}

/** Go's append: it writes into the buffer while there is room, else into a copy twice as large. */
function append({ buffer, length, capacity }: Slice, value: number): Slice {
  if (length < capacity) {
    buffer[length] = value;
    return { buffer, length: length + 1, capacity };
  }
  return { buffer: [...buffer.slice(0, length), value], length: length + 1, capacity: Math.max(1, capacity * 2) };
}

/**
 * Calls `visit` with every choice of `size` of the elements, in order, until it returns false. A slice that is kept from one call may change with
 * the next: from four elements on kubelet's own share a buffer, and it keeps the best one nevertheless.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/cpu_assignment.go: iterateCombinations.
 */
export function visitChoices(elements: readonly number[], size: number, visit: (choice: Slice) => boolean): void {
  if (size < 1) return;
  const choose = (missing: number, start: number, chosen: Slice): boolean => {
    if (missing === 0) return visit(chosen);
    for (let index = start; index <= elements.length - missing; index++) {
      if (!choose(missing - 1, index + 1, append(chosen, elements[index] ?? 0))) return false;
    }
    return true;
  };
  choose(size, 0, { buffer: [], length: 0, capacity: 0 });
}
