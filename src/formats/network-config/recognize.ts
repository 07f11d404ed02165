import { firstLines } from "../../text/first-lines.ts";
import { objectKinds } from "../../text/object-kinds.ts";
import { isNetworkType } from "./network-type.ts";

/** A key that no other format has, quoted or bare; in words as `oc describe` prints it; keys of Go's maps. */
const KEY =
  /(?:clusterNetwork|clusterNetworkMTU|serviceNetwork|networkType|hostPrefix|serviceNodePortRange)"?[ \t]{0,8}:|(?:Cluster Network|Cluster Network MTU|Service Network|Network Type|Host Prefix):(?: |$)/;
const KIND = /(?:^[\s-]*|["'{,\s])[Kk]ind["']?[ \t]{0,8}:[ \t]{0,20}["']?Network(?:List)?["']?\s*(?:[,}\]]|$)/;
/** Networks and nothing else, as `-o jsonpath={.spec.serviceNetwork}` prints. */
const CIDRS = /^[["\s]*[\d.a-f:]{2,39}\/\d{1,3}(?:[",\s]+[\d.a-f:]{2,39}\/\d{1,3}){0,15}["\s\]]*$/;
const LONGEST_DOCUMENT = 65_536;
const LONGEST_CIDRS = 800;
const MOST_WORDS = 4;

/**
 * Returns how many of the first 200 lines with something on them can only be of a network configuration; of a text of any length, only the first 65,536
 * characters are looked at. Objects of another kind have none, even where they have the same keys (`InstallConfig`, `HostSubnet`).
 * Of values alone, a text of few lines is one that holds nothing else: names of plugins, networks on one line, the table of `oc get`.
 */
export function recognizeNetworkConfig(text: string): number {
  const lines = firstLines(text, LONGEST_DOCUMENT);
  if (isValueAlone(lines.map((line) => line.trim()))) return lines.length;
  const evidence = lines.filter((line) => KEY.test(line) || KIND.test(line)).length;
  if (evidence === 0) return 0;
  const kinds = objectKinds(lines);
  return kinds.size === 0 || kinds.has("Network") || kinds.has("NetworkList") ? evidence : 0;
}

function isValueAlone(lines: readonly string[]): boolean {
  const [first = "", second] = lines;
  if (lines.length > MOST_WORDS) return false;
  if (/^NAME +AGE$/.test(first)) return second === undefined || /^cluster +\d\w+$/.test(second);
  if (lines.length === 1 && first.length <= LONGEST_CIDRS && CIDRS.test(first)) return true;
  return first !== "" && lines.every((line) => isNetworkType(line) && !/^none$/i.test(line));
}
