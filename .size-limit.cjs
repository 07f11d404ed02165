// Bytes of each subpath in a bundle, minified and with all it needs: what a user of one format pays for. A budget is about a fifth above the size.
const budgets = [
  ["netgather", "index", "1050 kB"],
  ["netgather/text", "text/index", "4.5 kB"],
  ["netgather/net", "net/index", "25 kB"],
  ["netgather/iptables", "formats/iptables/index", "245 kB"],
  ["netgather/ovs-vsctl", "formats/ovs-vsctl/index", "40 kB"],
  ["netgather/netstat", "formats/netstat/index", "88 kB"],
  ["netgather/ifconfig", "formats/ifconfig/index", "128 kB"],
  ["netgather/ip", "formats/ip/index", "120 kB"],
  ["netgather/network-config", "formats/network-config/index", "185 kB"],
  ["netgather/cpu-topology", "formats/cpu-topology/index", "280 kB"],
  ["netgather/capture", "capture/index", "870 kB"],
  ["netgather/facts", "facts/index", "16 kB"],
  ["netgather/replay", "replay/index", "240 kB"],
  ["netgather/diagram", "diagram/index", "30 kB"],
  ["netgather/io", "io/index", "940 kB"],
  ["netgather/transcript", "transcript/index", "47 kB"],
  ["netgather/net, parseMac alone", "net/index", "1.6 kB", "{ parseMac }"],
  ["netgather, parseMac alone", "index", "1.6 kB", "{ parseMac }"],
  ["netgather/iptables, parseIptables alone", "formats/iptables/index", "160 kB", "{ parseIptables }"],
];

module.exports = budgets.map(([name, file, limit, names]) => ({
  name,
  path: `dist/${file}.js`,
  limit,
  brotli: false,
  ...(names === undefined ? {} : { import: names }),
  modifyEsbuildConfig: (config) => ({
    ...config,
    ...(file.startsWith("io/") ? { platform: "node" } : {}),
    logLevel: "error",
  }),
}));
