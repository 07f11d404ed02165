import { isNetworkType } from "./network-type.ts";

const MOST_CHARACTERS = 65_536;
const MOST_LINES = 200;

/** A key or value that no other format has, quoted or bare; in words as `oc describe` prints it; the heading of `oc get`. */
const EVIDENCE =
  /(?:clusterNetwork|clusterNetworkMTU|serviceNetwork|networkType|hostPrefix|serviceNodePortRange)"?[ \t]{0,8}:|kind"?[ \t]{0,8}:[ \t]{0,8}"?Network(?:List)?\b|(?:Cluster Network|Cluster Network MTU|Service Network|Network Type|Host Prefix):(?: |$)|^NAME +AGE$/;

/** Networks and nothing else. */
const CIDRS = /^[["\s]*[\d.a-f:]{2,39}\/\d{1,3}(?:[",\s]+[\d.a-f:]{2,39}\/\d{1,3})*["\s\]]*$/;
const LONGEST_CIDRS = 4096;

/** Returns how many of the first 200 lines with something on them can only be of a network configuration. */
export function recognizeNetworkConfig(text: string): number {
  let evidence = 0;
  let seen = 0;
  for (const line of text.slice(0, MOST_CHARACTERS).split(/[\r\n]+/)) {
    const words = line.trim();
    if (words === "") continue;
    if (++seen > MOST_LINES) break;
    if (isNetworkType(words) || EVIDENCE.test(words) || (words.length <= LONGEST_CIDRS && CIDRS.test(words)))
      evidence++;
  }
  return evidence;
}
