import { parseIpAddress } from "../net/index.ts";

/** The order of texts by their UTF-16 code units, which is the same everywhere. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Returns what each name of a node is to be called where files name one in short and in full: `worker-1` is `worker-1.example.com` where that is the only name that begins so. A name that is known
 * from the cluster's own objects stays.
 */
export function sameNodes(names: Iterable<string>, clusterNames: ReadonlySet<string>): ReadonlyMap<string, string> {
  const all = new Set([...names, ...clusterNames]);
  const full = new Map<string, Set<string>>();
  for (const name of all) {
    const short = shortOf(name);
    if (short !== null && all.has(short)) full.set(short, (full.get(short) ?? new Set()).add(name));
  }
  const same = new Map<string, string>();
  for (const [short, longer] of full) {
    const [only] = longer;
    if (only === undefined || longer.size > 1) continue;
    if (clusterNames.has(short) && !clusterNames.has(only)) same.set(only, short);
    else if (!clusterNames.has(short)) same.set(short, only);
  }
  return same;
}

/** The first label of a full name; `null` for a short one and for an address. */
function shortOf(name: string): string | null {
  const dot = name.indexOf(".");
  return dot <= 0 || parseIpAddress(name) !== null ? null : name.slice(0, dot);
}

/** Names that every machine has before it gets its own. */
const NO_NAME = /^localhost(?:\.|$)/i;

/** `sosreport-<host>-<label>-<date>-<id>`, and before 2017 `sosreport-<host>.<case>-<time>-<sum>`; `sos clean` adds `-obfuscated`. */
const SOSREPORT = /^sosreport-(.+?)(?:-\d{4}-\d{2}-\d{2}(?:-\w{4,12})?|-\d{12,14}(?:-\w{2,12})?)?(?:-obfuscated)?$/;
/** The number of a support case in place of the label. */
const CASE = /[.-]\d{6,9}$/;
const INSIGHTS = /^insights-(.+?)-\d{12,14}(?:-\w{2,12})?$/;
/** The name of an archive that was unpacked into a folder of its own name. */
const ARCHIVE = /\.(?:tar(?:\.\w{1,4})?|tgz|txz)$/;

/** Returns the node that the name of a root tells; `null` for a name that is nobody's. */
export function hostInRootName(name: string): string | null {
  const own = name.replace(ARCHIVE, "");
  const host = (SOSREPORT.exec(own)?.[1] ?? INSIGHTS.exec(own)?.[1])?.replace(CASE, "");
  return host === undefined || !isNodeName(host) ? null : host;
}

/** Whether a text can be the name of one machine among others. */
export function isNodeName(name: string): boolean {
  return name !== "" && !NO_NAME.test(name);
}
