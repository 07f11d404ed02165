import { type BenchText, hex, inOnePiece, numbers } from "./text.ts";

/** A node's `ovs-vsctl show` with `ports` ports: pods' interfaces, and a Geneve tunnel to another node every tenth port. */
export function ovsVsctlText(ports: number): BenchText {
  const random = numbers(3);
  const port = (_: unknown, index: number): readonly string[] => {
    if (index % 10 === 0) {
      const name = `ovn-${hex(index + 0xa00000, 6)}-0`;
      const options = `{csum="true", key=flow, remote_ip="50.50.${(index >> 8) & 255}.${index & 255}"}`;
      return [
        `        Port ${name}`,
        `            Interface ${name}`,
        "                type: geneve",
        `                options: ${options}`,
      ];
    }
    const name = hex(random.below(2 ** 32), 8) + hex(index, 7);
    const shown = /^[a-z]/.test(name) ? name : `"${name}"`;
    return [`        Port ${shown}`, `            Interface ${shown}`];
  };
  const lines = [
    "9cad81c8-d7be-4b18-90e8-03aadd86a8cb",
    "    Bridge br-int",
    "        fail_mode: secure",
    "        datapath_type: system",
    ...Array.from({ length: ports }, port).flat(),
    '    ovs_version: "2.15.4"',
  ];
  return { text: inOnePiece(lines), items: ports, unit: "port" };
}
