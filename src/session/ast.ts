import type { IptablesContext } from "../command/index.ts";
import type { AnyAst, FormatId } from "../formats/registry.ts";
import type { Cidr, IpAddress, MacAddress } from "../net/index.ts";
import type { Diagnostic, Span } from "../text/index.ts";
import type { TranscriptAst } from "../transcript/index.ts";

/** A transcript whose outputs are read, each by the parser of its format. Every place is in the whole text. */
export interface SessionAst {
  readonly kind: "session";
  readonly span: Span;
  readonly transcript: TranscriptAst;
  /** One entry for each command, and one for each output, rule in a note or other capture that stands without one, in the order of the text. */
  readonly entries: readonly SessionEntry[];
}

/** A command and what it printed. */
export interface SessionEntry {
  readonly kind: "entry";
  readonly span: Span;
  /** Which of the transcript's nodes holds the command; `null` where the text shows none. */
  readonly command: number | null;
  /** The machine that it ran on, as the command (`ssh NAME`, `oc debug node/NAME`), the prompt, the shell it was typed in or the heading above names it. Absent where none does, and in a pod whose machine is not named. */
  readonly host?: string;
  /** The pod or container that it ran in (`kubectl exec POD`, `podman exec NAME`); a container without a name is called by its image (`docker run IMAGE`). */
  readonly pod?: string;
  /** The network namespace that it ran in, where that is not the machine's own: its name (`ip netns exec NAME`, `ip -n NAME`), else its file (`nsenter -t PID -n`: `/proc/PID/ns/net`). */
  readonly namespace?: string;
  /** What the command line says of iptables' output that the output does not say itself. */
  readonly iptables?: IptablesContext;
  /** What was printed; several parts where something was left out between, or where several programs printed. */
  readonly outputs: readonly SessionOutput[];
}

/** A part of an output. `format` and `ast` are `null` where it is of no format that netgather knows. */
export type SessionOutput =
  | {
      readonly kind: "output";
      readonly span: Span;
      readonly format: FormatId;
      readonly ast: AnyAst;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: "output";
      readonly span: Span;
      readonly format: "addresses";
      readonly ast: AddressesAst;
      readonly diagnostics: readonly [];
    }
  | {
      readonly kind: "output";
      readonly span: Span;
      readonly format: null;
      readonly ast: null;
      readonly diagnostics: readonly [];
    };

/** A bare list of addresses, as `oc get nodes -o jsonpath='{...InternalIP...}'` prints. */
export interface AddressesAst {
  readonly kind: "addresses";
  readonly span: Span;
  readonly addresses: readonly ListedAddress[];
}

/** One address, in its canonical text. */
export type ListedAddress =
  | { readonly kind: "ip"; readonly span: Span; readonly address: IpAddress; readonly family: "ipv4" | "ipv6" }
  | { readonly kind: "cidr"; readonly span: Span; readonly cidr: Cidr }
  | { readonly kind: "mac"; readonly span: Span; readonly mac: MacAddress };
