import type { OtherFields } from "../../document/index.ts";
import type { Cidr, IpAddress } from "../../net/index.ts";
import type { Span } from "../../text/index.ts";

// `spec.additionalNetworks` of the operator (openshift/api: `operator/v1/types_network.go: AdditionalNetworkDefinition`).

/** `spec.additionalNetworks[]`: a network that pods join by name. */
export interface AdditionalNetworkNode extends OtherFields {
  readonly kind: "additional-network";
  readonly span: Span;
  /** `Raw` or `SimpleMacvlan`. */
  readonly type?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** A CNI configuration: JSON in a text, as it stands. */
  readonly rawCNIConfig?: string;
  readonly simpleMacvlanConfig?: SimpleMacvlanConfigNode;
}

export interface SimpleMacvlanConfigNode extends OtherFields {
  readonly kind: "simple-macvlan-config";
  readonly span: Span;
  /** The interface of the host; that of the default route where absent. */
  readonly master?: string;
  readonly ipamConfig?: IpamConfigNode;
  readonly mode?: string;
  readonly mtu?: number;
}

export interface IpamConfigNode extends OtherFields {
  readonly kind: "ipam-config";
  readonly span: Span;
  /** `DHCP` or `Static`. */
  readonly type?: string;
  readonly staticIPAMConfig?: StaticIpamConfigNode;
}

export interface StaticIpamConfigNode extends OtherFields {
  readonly kind: "static-ipam-config";
  readonly span: Span;
  readonly addresses?: readonly StaticAddressNode[];
  readonly routes?: readonly StaticRouteNode[];
  readonly dns?: StaticDnsNode;
}

export interface StaticAddressNode extends OtherFields {
  readonly kind: "static-address";
  readonly span: Span;
  /** Host bits are preserved. */
  readonly address?: Cidr;
  readonly gateway?: IpAddress;
}

export interface StaticRouteNode extends OtherFields {
  readonly kind: "static-route";
  readonly span: Span;
  readonly destination?: Cidr;
  readonly gateway?: IpAddress;
}

export interface StaticDnsNode extends OtherFields {
  readonly kind: "static-dns";
  readonly span: Span;
  readonly nameservers?: readonly IpAddress[];
  readonly domain?: string;
  readonly search?: readonly string[];
}
