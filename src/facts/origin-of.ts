import { maskSecrets } from "../text/secrets.ts";
import type { Span } from "../text/span.ts";
import type { FactSource, NetworkFactBase, Origin } from "./origin.ts";

/** The origin of a fact: a node of a tree. A key on the command line does not enter it. */
export function originOf({ path, command }: FactSource, span: Span): Origin {
  return command === undefined ? { path, span } : { path, span, command: maskSecrets(command) };
}

/** What every fact of the network has: where it was read, and in which namespace. */
export function networkBase(source: FactSource, span: Span): NetworkFactBase {
  const origins = [originOf(source, span)];
  return source.namespace === undefined ? { origins } : { namespace: source.namespace, origins };
}
