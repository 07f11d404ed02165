import { parseNetworkConfig } from "netgather/network-config";
import { parseDocument } from "yaml";
import { figure, table } from "./table.ts";
import { networkConfigText } from "./texts/network-config.ts";

const secondsOf = (subject: () => unknown): number => {
  const start = process.hrtime.bigint();
  subject();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

/** A list of `count` network configurations beside what the library `yaml` takes alone to read it with places: one run each, behind a short one that warms both. */
export function yamlTable(count: number): string {
  const warm = networkConfigText(100).text;
  parseNetworkConfig(warm);
  parseDocument(warm);
  const { text } = networkConfigText(count);
  const ours = secondsOf(() => parseNetworkConfig(text));
  const alone = secondsOf(() => parseDocument(text));
  const head = ["network list", "MB", "s", "s, yaml alone", "x yaml alone"];
  return table([head, [`${count} networks`, ...[text.length / 1e6, ours, alone, ours / alone].map(figure)]]);
}
