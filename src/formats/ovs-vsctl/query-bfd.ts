import { type Counter, parseCounter } from "../../net/index.ts";
import type { OvsOption } from "./ast.ts";
import { interfacePlace, interfacesIn, type OvsInterfacePlace, type OvsTree, optionOf } from "./query-places.ts";

/** The BFD session of an interface, each part absent where it is not shown (lib/bfd.c: bfd_get_status). */
export interface OvsBfdSession extends OvsInterfacePlace {
  /** `up`, `down`, `init` or `admin_down`. */
  readonly state?: string;
  /** Whether the interface is taken to carry packets. */
  readonly forwarding?: boolean;
  /** Why the session went down last. */
  readonly diagnostic?: string;
  readonly remoteState?: string;
  readonly remoteDiagnostic?: string;
  /** How often `forwarding` has changed. */
  readonly flapCount?: Counter;
}

/** Returns the interfaces that BFD watches. */
export function ovsBfdSessions(tree: OvsTree): readonly OvsBfdSession[] {
  return interfacesIn(tree).flatMap((placed) => {
    const { bfdStatus } = placed.member;
    return bfdStatus === undefined ? [] : [{ ...interfacePlace(placed), ...sessionOf(bfdStatus) }];
  });
}

function sessionOf(status: readonly OvsOption[]): Omit<OvsBfdSession, keyof OvsInterfacePlace> {
  const state = optionOf(status, "state");
  const forwarding = optionOf(status, "forwarding");
  const diagnostic = optionOf(status, "diagnostic");
  const remoteState = optionOf(status, "remote_state");
  const remoteDiagnostic = optionOf(status, "remote_diagnostic");
  const flapCount = parseCounter(optionOf(status, "flap_count") ?? "");
  return {
    ...(state === undefined ? {} : { state }),
    ...(forwarding === "true" || forwarding === "false" ? { forwarding: forwarding === "true" } : {}),
    ...(diagnostic === undefined ? {} : { diagnostic }),
    ...(remoteState === undefined ? {} : { remoteState }),
    ...(remoteDiagnostic === undefined ? {} : { remoteDiagnostic }),
    ...(flapCount === null ? {} : { flapCount }),
  };
}
