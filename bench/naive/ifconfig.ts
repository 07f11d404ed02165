/** An interface as a script keeps it: what its expressions find, everything text. */
type Interface = Record<string, string>;

const FINDS: readonly (readonly [string, RegExp])[] = [
  ["mtu", /mtu (\d+)/],
  ["inet", /inet ([\d.]+)/],
  ["netmask", /netmask ([\d.]+)/],
  ["broadcast", /broadcast ([\d.]+)/],
  ["inet6", /inet6 (\S+)/],
  ["ether", /ether (\S+)/],
  ["rxPackets", /RX packets (\d+)/],
  ["rxBytes", /RX packets \d+ +bytes (\d+)/],
  ["rxErrors", /RX errors (\d+)/],
  ["txPackets", /TX packets (\d+)/],
  ["txBytes", /TX packets \d+ +bytes (\d+)/],
  ["txErrors", /TX errors (\d+)/],
];

/** What a script does: blocks at empty lines, a regular expression a value. No places, no checks, no types, one address a family. */
export function naiveIfconfig(text: string): readonly Interface[] {
  return text
    .split("\n\n")
    .filter((block) => block.trim() !== "")
    .map((block) => {
      const found: Interface = { name: block.slice(0, block.indexOf(":")) };
      for (const [key, expression] of FINDS) {
        const value = expression.exec(block)?.[1];
        if (value !== undefined) found[key] = value;
      }
      return found;
    });
}
