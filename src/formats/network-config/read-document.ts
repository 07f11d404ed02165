import { type Cursor, spanOf } from "../../text/cursor.ts";
import { type Diagnostic, openReport, report } from "../../text/diagnostic.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { CommentNode, NetworkNode } from "./ast.ts";
import type { Place } from "./coverage.ts";
import { type NetworkConfigCode, networkConfigRules } from "./diagnostics.ts";
import { readNetwork } from "./read-network.ts";
import type { Region } from "./region.ts";
import { type Source, valueNode } from "./value.ts";
import { type Problem, readYamlDocument } from "./yaml-document.ts";

/** What one document says, and what there is to say about it. */
export interface ReadDocument {
  readonly network: NetworkNode;
  readonly comments: readonly CommentNode[];
  /** Parts that the library does not have in its contents. */
  readonly unknown: readonly UnknownNode[];
  readonly diagnostics: readonly Diagnostic<NetworkConfigCode>[];
}

/** A document that is no network configuration (null), or one that was not read, and why. */
export interface Refused {
  readonly refusal: NetworkConfigCode | null;
}

/** One of these stands in every network configuration; without any the text is not worth the library's time. */
const EVIDENCE =
  /clusterNetwork|serviceNetwork|networkType|externalIP|serviceNodePortRange|networkDiagnostics|networkObservability|defaultNetwork|additionalNetworks|deployKubeProxy|kind["']?[ \t]*:\s{0,64}["']?(?:Network|List)/;

/** Returns the document that a region holds. */
export function readDocument(cursor: Cursor, region: Region): ReadDocument | Refused {
  const { start, end, isHeadless, refusal } = region;
  const part = cursor.text.slice(start, end);
  if (refusal !== null || !EVIDENCE.test(part)) return { refusal };
  const text = isHeadless ? `{${part}` : part;
  const document = readYamlDocument(withLineFeeds(text, cursor.hasCarriageReturns));
  if (document === null) return { refusal: "network-config/beyond-limits" };
  const { contents, comments, problems, lost } = document;
  const to = openReport(networkConfigRules);
  const source: Source = { cursor, report: to, text, base: isHeadless ? start - 1 : start, first: start };
  reportProblems(source, problems, isHeadless);
  const network = contents === null ? null : readNetwork(to, valueNode(source, contents));
  if (network === null) return { refusal: null };
  return {
    network,
    comments: comments.map((place) => ({ kind: "comment", ...pieceOf(source, place) })),
    unknown: lost.map((place) => ({ kind: "unknown", ...pieceOf(source, place) })),
    diagnostics: to.diagnostics,
  };
}

/** The library knows LF and CRLF only: a carriage return of another kind becomes a line feed, in its place. */
function withLineFeeds(text: string, hasCarriageReturns: boolean): string {
  return hasCarriageReturns ? text.replaceAll(/\r(?!\n)/g, "\n") : text;
}

/** Reports what the library objects to. A tail that is cut off is one problem, however much it lacks. */
function reportProblems(source: Source, problems: readonly Problem[], isHeadless: boolean): void {
  const { report: to, text } = source;
  if (isHeadless) report(to, "network-config/cut-off", pieceOf(source, { start: 1, end: 1 }).span, { expected: "{" });
  for (const { missing, start, end } of problems) {
    const { span, text: actual } = pieceOf(source, { start, end: endOnLine(text, start, end) });
    if (missing === null) report(to, "network-config/bad-syntax", span, actual.trim() === "" ? {} : { actual });
  }
  const cut = problems.filter((problem) => problem.missing !== null);
  const [first] = cut;
  if (first !== undefined) {
    const expected = cut.map((problem) => problem.missing).join("");
    report(to, "network-config/cut-off", pieceOf(source, first).span, { expected });
  }
}

/** `end`, or the end of the line on which `start` stands. */
function endOnLine(text: string, start: number, end: number): number {
  const found = text.slice(start, end).search(/[\r\n]/);
  return found < 0 ? end : start + found;
}

function pieceOf({ cursor, text, base, first }: Source, place: Place): Omit<UnknownNode, "kind"> {
  const start = Math.min(place.start, text.length);
  const end = Math.min(Math.max(place.end, start), text.length);
  return { span: spanOf(cursor, Math.max(base + start, first), base + end), text: text.slice(start, end) };
}
