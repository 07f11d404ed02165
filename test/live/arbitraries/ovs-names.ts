import fc from "fast-check";

// Strings of any bytes that a database can hold: all of Unicode but NUL.

/** Names that look like something else: to a shell, to ovs-vsctl, or to whoever reads `show`. */
const AWKWARD: readonly string[] = [
  "",
  "-",
  "--",
  "---",
  "-v",
  "--may-exist",
  "--id=@x",
  "@x",
  ".",
  "[]",
  "{}",
  "[1, 2]",
  "a=b",
  "a,b",
  "a, b",
  "a:b",
  "{a=b, c=d}",
  "it's",
  '"quoted"',
  '"',
  "'",
  "\\",
  "\\n",
  "a\\nb",
  "a\nb",
  "tab\there",
  "cr\rlf\r\n",
  " lead and trail ",
  "  ",
  "$(id)",
  "`id`",
  "$HOME",
  "~root",
  "*",
  "!x",
  "#x",
  "a;b&c|d>e",
  "true",
  "false",
  "Port",
  "Bridge",
  "Interface",
  "tag: 5",
  "type: internal",
  "is_connected: true",
  'ovs_version: "9.9.9"',
  "options: {a=b}",
  "__proto__",
  "constructor",
  "abcdefab-abcd-abcd-abcd-abcdefabcdef",
  "9cad81c8-d7be-4b18-90e8-03aadd86a8cb",
  "1e3",
  "0",
  "büro-网桥-🚀",
  "\u007f",
  "\u0085\u2028\u2029\u00a0",
  "\ufeffmark",
  "\u001b[31mred\u001b[0m",
  "\u009b31m",
  "e\u0301",
  "[root@node ~]# ovs-vsctl show",
  "\b\f\u0001\u001f",
];

const USUAL: readonly string[] = [
  "br0",
  "br-int",
  "br-ex",
  "eth0",
  "eno1.100",
  "patch-br-ex_node1-to-br-int",
  "ovn-5e8778-0",
  "vxlan0",
  "tun0",
  "83cf7b04f35b763",
  "d10af31c1d33dac",
  "int-br-ex",
  "vhu1f0c1a2b-3c",
  "genev_sys_6081",
];

/** Any text. */
export const anyText = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
    { weight: 3, arbitrary: fc.constantFrom(...USUAL) },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary-ascii", maxLength: 20 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...AWKWARD), fc.constantFrom(...AWKWARD)).map((two) => two.join("")),
    },
  )
  .map((text) => text.replaceAll("\0", ""));

/** A name, most often one that was not there before. */
export const anyName = fc.oneof(
  { weight: 2, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("veth", "p-", "0", "vif "), fc.nat(9999)).map(([stem, n]) => stem + n),
  },
);
