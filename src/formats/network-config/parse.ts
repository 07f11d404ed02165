import { type DocumentFormat, readDocuments } from "../../document/index.ts";
import { openCursor } from "../../text/cursor.ts";
import type { Parsed } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { NetworkConfigAst, NetworkFields, NetworkNode } from "./ast.ts";
import type { NetworkConfigCode } from "./diagnostics.ts";
import { openNetworkReport } from "./fields.ts";
import { readLine } from "./read-line.ts";
import { readNetwork } from "./read-network.ts";

/** The keys with which a block of YAML (or of JSON without its head) may begin. */
const FIRST_KEYS: readonly string[] = [
  "apiVersion",
  "kind",
  "metadata",
  "spec",
  "status",
  "items",
  "clusterNetwork",
  "clusterNetworkMTU",
  "serviceNetwork",
  "networkType",
  "externalIP",
  "migration",
  "networkDiagnostics",
  "networkObservability",
  "installNetworkObservability",
  "serviceNodePortRange",
  "defaultNetwork",
  "conditions",
];

/** One of these stands in every network configuration. */
const EVIDENCE =
  /clusterNetwork|hostPrefix|serviceNetwork|networkType|externalIP|serviceNodePortRange|networkDiagnostics|[nN]etworkObservability|defaultNetwork|additionalNetworks|deployKubeProxy|kind["']?[ \t]*:\s{0,64}["']?(?:Network|List)/;

/**
 * Returns the network configuration that a text holds: JSON, YAML, `oc describe` or Go's `map[...]`, an object, a list, a bare status or spec, a bare network type, several of
 * them, with prompts and warnings around them. Lines that belong to none are `unknown`.
 */
export function parseNetworkConfig(input: string | SourceText): Parsed<NetworkConfigAst, NetworkConfigCode> {
  const to = openNetworkReport();
  const format: DocumentFormat<NetworkNode> = {
    firstKeys: FIRST_KEYS,
    evidence: EVIDENCE,
    read: (value) => readNetwork(to, value),
    readLine: (cursor) => readLine(cursor, to),
  };
  const { nodes, comments, markers, unknown } = readDocuments(openCursor(input), to, format);
  const head = { kind: "network-config", span: sourceSpan(input) } as const;
  const ast: NetworkConfigAst = {
    ...head, // here for the order of the properties, below for their values
    ...fieldsOf(nodes),
    ...head,
    ...(comments.length > 0 ? { comments } : {}),
    ...(markers.length > 0 ? { markers } : {}),
    unknown,
  };
  return { ast, diagnostics: to.diagnostics };
}

/** The fields of the one document; several become the items of the text. */
function fieldsOf(networks: readonly NetworkNode[]): Omit<NetworkFields, "span"> {
  const [first] = networks;
  if (first === undefined) return { form: "none", places: [] };
  return networks.length === 1 ? first : { form: "documents", items: networks, places: [] };
}
