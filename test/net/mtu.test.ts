import { describe, expect, test } from "vitest";
import {
  type Encapsulation,
  type EncapsulationOptions,
  encapsulationOverhead,
  overlayMtu,
} from "../../src/net/index.ts";

describe("encapsulationOverhead", () => {
  test.each<[Encapsulation, EncapsulationOptions, number | null]>([
    ["Geneve", {}, 100],
    ["geneve", {}, 100],
    ["VXLAN", {}, 50],
    ["vxlan", {}, 50],
    ["Geneve", { ipsec: true }, 146],
    ["VXLAN", { ipsec: true }, 96],
    ["VXLAN", { ipsec: false }, 50],
    ["Geneve", { count: "headers" }, 20 + 8 + 8 + 14],
    ["Geneve", { optionsLength: 8 }, 58],
    ["Geneve", { outerFamily: "ipv6", optionsLength: 8 }, 78],
    ["Geneve", { outerFamily: "ipv6", count: "operator" }, 100],
    ["Geneve", { optionsLength: 252 }, 302],
    ["Geneve", { optionsLength: 256 }, null],
    ["Geneve", { optionsLength: 6 }, null],
    ["Geneve", { optionsLength: -4 }, null],
    ["VXLAN", { outerFamily: "ipv4" }, 50],
    ["VXLAN", { outerFamily: "ipv6" }, 70],
    ["VXLAN", { outerFamily: "ipv6", ipsec: true }, 116],
    ["VXLAN", { optionsLength: 8 }, null],
    ["GRE", {}, 20 + 4 + 14],
    ["gre", { outerFamily: "ipv6" }, 58],
    ["IPIP", {}, 20],
    ["ipip", { outerFamily: "ipv6" }, 40],
    ["WireGuard", {}, 60],
    ["wireguard", { outerFamily: "ipv6" }, 80],
    ["constructor" as Encapsulation, {}, null],
    ["" as Encapsulation, { ipsec: true }, null],
  ])("%s %j: %j", (encapsulation, options, bytes) => {
    expect(encapsulationOverhead(encapsulation, options)).toBe(bytes);
    expect(overlayMtu(9000, encapsulation, options)).toBe(bytes === null ? null : 9000 - bytes);
  });
});

describe("overlayMtu", () => {
  test("is what the cluster network operator sets", () => {
    expect(overlayMtu(1500, "VXLAN")).toBe(1450);
    expect(overlayMtu(1500, "Geneve")).toBe(1400);
    expect(overlayMtu(1500, "Geneve", { ipsec: true })).toBe(1354);
    expect(overlayMtu(9000, "Geneve")).toBe(8900);
  });

  test("is null where no link is left", () => {
    expect(overlayMtu(168, "Geneve")).toBe(68);
    for (const mtu of [167, 0, -1500, 1500.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(overlayMtu(mtu, "Geneve")).toBeNull();
  });
});
