import type { Span } from "../../text/span.ts";
import type { OvsBridge, OvsInterface, OvsOption, OvsPort, OvsVsctlShow } from "./ast.ts";

/** What can be asked: a run (the tree itself, or one of its `runs`), or one of its bridges. */
export type OvsTree = OvsVsctlShow | OvsBridge;

/** A port by its name and that of its bridge; null for what the text does not name. `span` is that of the port, interfaces and all. */
export interface OvsPortPlace {
  readonly bridge: string | null;
  readonly port: string | null;
  readonly span: Span;
}

/** An interface by its name and those of its port and bridge; null for what the text does not name. `span` is that of the interface. */
export interface OvsInterfacePlace {
  readonly bridge: string | null;
  readonly port: string | null;
  readonly interface: string | null;
  readonly span: Span;
}

/** An interface with what is around it. */
export interface PlacedInterface {
  readonly bridge: OvsBridge;
  readonly port: OvsPort;
  readonly member: OvsInterface;
}

export function bridgesIn(tree: OvsTree): readonly OvsBridge[] {
  return tree.kind === "bridge" ? [tree] : tree.bridges;
}

export function interfacesIn(tree: OvsTree): readonly PlacedInterface[] {
  const found: PlacedInterface[] = [];
  for (const bridge of bridgesIn(tree)) {
    for (const port of bridge.ports) for (const member of port.interfaces) found.push({ bridge, port, member });
  }
  return found;
}

export function portPlace(bridge: OvsBridge, port: OvsPort): OvsPortPlace {
  return { bridge: bridge.name, port: port.name, span: port.span };
}

export function interfacePlace({ bridge, port, member }: PlacedInterface): OvsInterfacePlace {
  return { bridge: bridge.name, port: port.name, interface: member.name, span: member.span };
}

/** The value of a map's entry; of a repeated key, that of the first. */
export function optionOf(entries: readonly OvsOption[], key: string): string | undefined {
  return entries.find((entry) => entry.key === key)?.value;
}
