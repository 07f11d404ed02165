import type { BridgeFact } from "../facts/index.ts";
import type { DiagramGroup, DiagramItem } from "./diagram.ts";
import { interfaceNotes, interfaceWarnings } from "./known-interfaces.ts";
import type { NodeDiagramOptions } from "./node-options.ts";
import { type PortContext, type PortView, sharedNotes, viewOf } from "./port-view.ts";
import { compareRemotes } from "./tunnel-ends.ts";
import { compareTexts, counted } from "./words.ts";

/** A line in a bridge's box, and the ports that it stands for. */
export interface BridgeRow {
  readonly item: DiagramItem;
  readonly views: readonly PortView[];
}

/** A bridge's box. */
export interface BridgeBox {
  readonly bridge: BridgeFact;
  readonly group: DiagramGroup;
  readonly rows: readonly BridgeRow[];
}

/** What a bridge's box is made with. */
export interface BoxContext extends PortContext {
  readonly options: Required<NodeDiagramOptions>;
  /** The places of the bridges, from the physical network inwards. */
  readonly places: ReadonlyMap<BridgeFact, number>;
}

/** Returns the box of a bridge: its own port, the ways out, what patches lead to it, its ports, what it leads to by patches and tunnels, the rest. */
export function bridgeBox(bridge: BridgeFact, id: string, context: BoxContext): BridgeBox {
  const views = bridge.ports.map((port) => viewOf(port, bridge, context));
  const place = (view: PortView): number => placeOf(view, bridge, context);
  const ordered = views.toSorted(
    (a, b) => place(a) - place(b) || compareRemotes(remoteOf(a), remoteOf(b)) || compareTexts(a.port.name, b.port.name),
  );
  const parts = partsOf(ordered, context.options);
  const own = views.some(({ role }) => role === "local") ? [] : ownRow(bridge, context);
  const rows = [...own, ...parts].map(({ item, views: of }, at) => ({
    item: { id: `${id}i${at}`, group: id, ...item },
    views: of,
  }));
  return { bridge, group: { id, name: bridge.name, note: bridgeNote(bridge) }, rows };
}

/** A row without its places in the diagram. */
interface Part {
  readonly item: Omit<DiagramItem, "id" | "group">;
  readonly views: readonly PortView[];
}

const remoteOf = ({ tunnels }: PortView): string => tunnels[0]?.remote ?? "";

/** Where the ports of a bridge stand, from above; patches lead inwards or outwards. */
const ORDER: readonly string[] = ["local", "uplink", "outwards", "port", "inwards", "tunnel", "plain"];

function placeOf({ role, port }: PortView, bridge: BridgeFact, { places, patches }: BoxContext): number {
  if (role !== "patch") return ORDER.indexOf(role);
  const peer = port.interfaces.find(({ type }) => type === "patch")?.peer ?? "";
  const other = patches.get(peer)?.bridge;
  const leadsOut = other !== undefined && (places.get(other) ?? 0) < (places.get(bridge) ?? 0);
  return ORDER.indexOf(leadsOut ? "outwards" : "inwards");
}

/** One part for one port, or for those that are put together. */
function partsOf(views: readonly PortView[], options: Required<NodeDiagramOptions>): readonly Part[] {
  const notable = views
    .filter(({ role }) => role === "port")
    .toSorted((a, b) => Number(b.warnings.length > 0) - Number(a.warnings.length > 0));
  const plain = views.filter(({ role }) => role === "plain");
  const hidden = new Set([...notable.slice(options.ports), ...(plain.length > options.plainPorts ? plain : [])]);
  const more = views.filter((view) => hidden.has(view));
  const crowds = crowdedTunnels(views, options.tunnels);
  const parts: Part[] = [];
  for (const view of views) {
    const crowd = view.role === "tunnel" && view.warnings.length === 0 ? crowds.get(view.type) : undefined;
    if (crowd !== undefined && crowd[0] === view) parts.push(crowdPart(crowd));
    if (crowd === undefined && !hidden.has(view)) parts.push(portPart(view));
  }
  return more.length === 0 ? parts : [...parts, morePart(more, parts.length === 0)];
}

/** Tunnels of a type, where there are more of them than are to be shown one by one; those with a fault are shown always. */
function crowdedTunnels(views: readonly PortView[], limit: number): ReadonlyMap<string, readonly PortView[]> {
  const byType = new Map<string, PortView[]>();
  for (const view of views.filter(({ role, warnings }) => role === "tunnel" && warnings.length === 0)) {
    const known = byType.get(view.type);
    if (known === undefined) byType.set(view.type, [view]);
    else known.push(view);
  }
  return new Map([...byType].filter(([, ofType]) => ofType.length > limit));
}

const namesOf = (views: readonly PortView[]): readonly string[] => views.map(({ port }) => port.name);

const crowdPart = (views: readonly PortView[]): Part => ({
  item: {
    ...{ role: "tunnel", name: counted(views.length, `${views[0]?.type} tunnel`), type: "" },
    ...{ notes: sharedNotes(views), warnings: [], members: namesOf(views) },
  },
  views,
});

const morePart = (views: readonly PortView[], areAll: boolean): Part => ({
  item: {
    ...{ role: "plain", name: counted(views.length, areAll ? "port" : "more port"), type: "" },
    ...{ notes: sharedNotes(views), warnings: [], members: namesOf(views) },
  },
  views,
});

function portPart(view: PortView): Part {
  const { port, role, type, notes, warnings } = view;
  return { item: { role, name: port.name, type, notes, warnings }, views: [view] };
}

/** The line of a Linux bridge, which is an interface of its host itself. */
function ownRow(bridge: BridgeFact, { lookup }: PortContext): readonly Part[] {
  const known = lookup(bridge.name, bridge.namespace);
  const notes = interfaceNotes(known, bridge.namespace);
  const warnings = interfaceWarnings(known);
  if (notes.length === 0 && warnings.length === 0) return [];
  return [{ item: { role: "local", name: bridge.name, type: "bridge", notes, warnings }, views: [] }];
}

function bridgeNote({ system, failMode, datapathType, namespace }: BridgeFact): string {
  return [
    system === "ovs" ? "Open vSwitch bridge" : "Linux bridge",
    ...(failMode === undefined ? [] : [`fail_mode ${failMode}`]),
    ...(datapathType === undefined || datapathType === "system" ? [] : [`datapath ${datapathType}`]),
    ...(namespace === undefined ? [] : [`in namespace ${namespace}`]),
  ].join(", ");
}
