import { LINKS } from "../arbitraries/ip-state.ts";
import { deleteNamespace, makeNamespace, runIn } from "./namespaces.ts";

/** The kinds of links that the kernel has; null where no namespace can be made. */
export async function ipKindsHere(): Promise<readonly string[] | null> {
  const namespace = makeNamespace("ipprobe");
  const other = makeNamespace("ipprobeb");
  if (namespace === null || other === null) return null;
  const lines = Object.entries(LINKS).map(
    ([kind, commands]) => `${commands.join(" && ").replaceAll("OTHER", other)} && echo '${kind}'`,
  );
  const { stdout } = await runIn(namespace, "sh 2>/dev/null", `${lines.join("\n")}\n`);
  deleteNamespace(namespace);
  deleteNamespace(other);
  return stdout.split("\n").filter((line) => line !== "");
}
