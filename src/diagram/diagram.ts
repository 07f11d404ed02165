/** What an item or an edge stands for; printers choose colours by it. */
export type DiagramRole =
  /** A bridge's port to its own host, of the bridge's name. */
  | "local"
  /** A way out to the physical network. */
  | "uplink"
  /** One end of a patch between two bridges. */
  | "patch"
  /** One end of a tunnel. */
  | "tunnel"
  /** The other end of a tunnel. */
  | "remote"
  /** A node of the cluster. */
  | "node"
  /** A port with something to say: an address, a VLAN. */
  | "port"
  /** A port with nothing to say but its name, or a number of such. */
  | "plain";

/**
 * A picture before it is drawn: boxes, what they hold, and what joins them. Plain JSON data; all texts are as the facts have them, whole and unescaped.
 * The order of groups and items is that in which they are drawn.
 */
export interface Diagram {
  readonly kind: "diagram";
  readonly title: string;
  /** One line below the title: `2 bridges, 3 tunnels`. */
  readonly subtitle: string;
  /** `columns`: from left to right, along the edges. `ring`: the items on a ring, the edges across it. */
  readonly layout: "columns" | "ring";
  readonly groups: readonly DiagramGroup[];
  readonly items: readonly DiagramItem[];
  readonly edges: readonly DiagramEdge[];
}

/** A box that holds items: a bridge with its ports. */
export interface DiagramGroup {
  /** Unlike any other id of the diagram; letters and digits. */
  readonly id: string;
  readonly name: string;
  /** `Open vSwitch bridge, fail_mode secure`. */
  readonly note: string;
}

/** A line in a group's box, or a box of its own. */
export interface DiagramItem {
  readonly id: string;
  /** The id of the group that holds the item. Absent for an item that stands by itself. */
  readonly group?: string;
  readonly role: DiagramRole;
  readonly name: string;
  /** A word for what it is: `internal`, `geneve`, `uplink`. Empty where the facts have none. */
  readonly type: string;
  /** One line each: addresses, VLANs, the MTU. */
  readonly notes: readonly string[];
  /** What is wrong with it, one line each: `down`, `no tunnel from worker3`. */
  readonly warnings: readonly string[];
  /** What the item stands for but does not show: the names of the ports that were put together. For tooltips. */
  readonly members?: readonly string[];
}

/** A line between two items. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly role: "uplink" | "patch" | "tunnel";
  /** Present when `from` names `to`, while `to`, of which that much is known, does not name `from`. */
  readonly isOneSided?: true;
}
