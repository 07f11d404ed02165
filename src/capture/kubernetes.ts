import type { Span, UnknownNode } from "../text/index.ts";

/** Objects of Kubernetes that say what a node is called or how it was started, as `oc adm inspect` writes them: one object, or a list. */
export interface KubernetesAst {
  readonly kind: "kubernetes";
  readonly span: Span;
  readonly objects: readonly KubernetesObject[];
  readonly unknown: readonly UnknownNode[];
}

export type KubernetesObject = NodeObject | MachineConfigObject | PodObject;

/** `Node`: its name and the addresses of its status. */
export interface NodeObject {
  readonly kind: "node";
  readonly span: Span;
  readonly name: string;
  readonly addresses: readonly NodeAddress[];
}

/** An address of a node's status: `InternalIP`, `ExternalIP`, `Hostname`, `InternalDNS`, ... */
export interface NodeAddress {
  readonly kind: "node-address";
  readonly span: Span;
  readonly type: string;
  readonly address: string;
}

/** `MachineConfig`: what it adds to the kernel's command line of the nodes of its pool. */
export interface MachineConfigObject {
  readonly kind: "machine-config";
  readonly span: Span;
  readonly name: string;
  readonly kernelArguments: readonly KernelArgument[];
}

/** One string of `kernelArguments`; it may hold several parameters. */
export interface KernelArgument {
  readonly kind: "kernel-argument";
  readonly span: Span;
  readonly text: string;
}

/** `Pod`: the node that it runs on; absent while it runs on none. */
export interface PodObject {
  readonly kind: "pod-place";
  readonly span: Span;
  readonly name: string;
  readonly namespace?: string;
  readonly nodeName?: string;
}
