import { mangledCommand, readingOf } from "../mangled-name.ts";
import { type CapturePath, cutAt } from "../path.ts";
import type { Place, Reading } from "../place.ts";
import { hostFile } from "./host-files.ts";

const FOLDERS: readonly string[] = ["sos_commands", "sos_reports", "sos_logs", "sos_strings"];
const HOSTNAME = /^hostname(_-f)?$/;
/** Only with `-k openshift.with-api`; the words name the resource without its group. */
const NETWORKS = /^oc_(?:describe|get)_networks?(?:_|$)/;

/**
 * The place of a file of a sosreport: `sos_commands/<plugin>/<command>`, and for other namespaces `sos_commands/networking/namespaces/<namespace>/<command>`. sos 2 to 4.
 * Logs and what the plugins of other programs wrote are passed.
 */
export function sosreportPlace(path: CapturePath): Place | null {
  const cut = cutAt(path, (name) => FOLDERS.includes(name));
  if (cut === null) return null;
  const reading =
    cut.name === "sos_commands" ? commandReading(cut.rest) : cut.name === "sos_strings" ? tailReading(cut.rest) : null;
  const host = reading?.kind === "output" && reading.format === "network-config" ? "cluster" : "root";
  return { layout: "sosreport", root: cut.root, host: { kind: host }, reading };
}

/** The end of a file that was too long, under its path with dots: `sos_strings/<plugin>/proc.cpuinfo.tailed`. */
function tailReading(rest: readonly string[]): Reading | null {
  const path = /^(.{1,250})\.tailed$/.exec(rest.length === 2 ? (rest[1] ?? "") : "")?.[1];
  return path === undefined ? null : hostFile(path.split("."));
}

function commandReading(rest: readonly string[]): Reading | null {
  const name = rest.at(-1) ?? "";
  if (rest.length < 2 || name.startsWith("._")) return null;
  if (rest.length === 2 && HOSTNAME.test(name)) return { kind: "hostname", rank: name === "hostname" ? 0 : 1 };
  if (rest[0] === "openshift" && NETWORKS.test(name)) {
    return { kind: "output", command: mangledCommand(name).command, format: "network-config" };
  }
  const namespace = rest[1] === "namespaces" && rest.length === 4 ? rest[2] : undefined;
  return readingOf(mangledCommand(name, namespace));
}
