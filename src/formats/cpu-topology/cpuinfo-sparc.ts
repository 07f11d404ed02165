import type { CpuinfoBlock, CpuinfoCpu } from "./ast.ts";
import { HIGHEST_CPU } from "./cpu-number.ts";

const STATE = /^CPU(\d{1,5})(?: state)?$/;
const CLOCK = /^C(?:pu|PU)(\d{1,5})ClkTck$/;

/**
 * Returns the CPUs of SPARC, which has no blocks of CPUs: one line of state for each that is online, and on 64 bits its clock in hexadecimal Hz. The lines
 * themselves are fields of the machine.
 *
 *     ncpus probed	: 2
 *     Cpu0ClkTck	: 000000003b9aca00
 *     State:
 *     CPU0:		online
 *
 * kernel arch/sparc/kernel/cpu.c: show_cpuinfo; smp_64.c: smp_info, smp_bogo.
 */
export function sparcCpus(machine: readonly CpuinfoBlock[]): readonly CpuinfoCpu[] {
  if (!machine.some(({ fields }) => fields.some(({ key }) => key === "ncpus probed"))) return [];
  const clocks = clocksOf(machine);
  const modelName = machine.flatMap(({ fields }) => fields).find(({ key }) => key === "cpu")?.value;
  const model = modelName === undefined ? {} : { modelName };
  const cpus = new Map<number, CpuinfoCpu>();
  for (const { span, fields } of machine) {
    for (const { key, value } of fields) {
      const cpu = Number(STATE.exec(key)?.[1] ?? Number.NaN);
      const state = /^(?::[ \t]*)?(online|offline)$/.exec(value)?.[1];
      if (!(cpu <= HIGHEST_CPU) || state === undefined || cpus.has(cpu)) continue;
      const mhz = clocks.get(cpu);
      const clock = mhz === undefined ? {} : { mhz };
      cpus.set(cpu, { kind: "cpu", span, cpu, online: state === "online", ...model, ...clock, fields: [] });
    }
  }
  return [...cpus.values()];
}

/** MHz by CPU: hexadecimal Hz of 16 digits, or decimal ones on 32 bits. */
function clocksOf(machine: readonly CpuinfoBlock[]): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (const { fields } of machine) {
    for (const { key, value } of fields) {
      const cpu = CLOCK.exec(key)?.[1];
      if (cpu === undefined || !/^[\da-f]{1,16}$/.test(value)) continue;
      clocks.set(Number(cpu), Number.parseInt(value, value.length === 16 ? 16 : 10) / 1e6);
    }
  }
  return clocks;
}
