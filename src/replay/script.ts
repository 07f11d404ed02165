import type { Section } from "./section.ts";

/** A line of a comment without anything that could end it. */
const comment = (text: string): string => `# ${text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/g, "?")}`;

const START = `set -u

if [ "$(readlink /proc/self/ns/net)" = "$(readlink /proc/1/ns/net)" ] && [ "\${NETGATHER_REPLAY:-}" != here ]; then
  echo "replay: this is the machine's own network; run it in a namespace (ip netns exec lab sh replay.sh), or set NETGATHER_REPLAY=here" >&2
  exit 2
fi

failed=0

# Runs one step; a step that fails is told and counted.
run() {
  "$@" || { failed=$((failed + 1)); echo "replay: failed: $*" >&2; }
}

# ovs-vsctl, which waits for ovs-vswitchd where it runs. Since 4.0 it ends with 65 where the database took the step and an interface has an error, before with 0.
wait=--no-wait
ovs-appctl -t ovs-vswitchd version >/dev/null 2>&1 && wait=--timeout=30
ovs() {
  ovs-vsctl "$wait" "$@" || [ "$?" -eq 65 ]
}

# Runs a step that makes an interface, unless there is one.
make() {
  ip link show dev "$1" >/dev/null 2>&1 && return
  shift
  run "$@"
}

# Makes an interface in the place of one that cannot be made here, unless there is one: a dummy, else one end of a veth pair.
stand_ins=0
stand_in() {
  ip link show dev "$1" >/dev/null 2>&1 && return
  ip link add name "$1" type dummy 2>/dev/null && return
  stand_ins=$((stand_ins + 1))
  run ip link add name "$1" type veth peer name "stand-in-$stand_ins"
  run ip link set dev "stand-in-$stand_ins" addrgenmode none
  run ip link set dev "stand-in-$stand_ins" up
}

# Loads rules from the standard input; tables that are not in it stay.
restore() {
  "$1-restore" || { failed=$((failed + 1)); echo "replay: failed: $1-restore" >&2; }
}
`;

const END = `
[ "$failed" -eq 0 ] || echo "replay: $failed steps failed" >&2
[ "$failed" -eq 0 ]
`;

/** Returns the script of a node. */
export function scriptText(node: string, sections: readonly Section[], notes: readonly string[]): string {
  const head = [
    "#!/bin/sh",
    comment(
      `Rebuilds the network of ${node === "" ? "a node without a name" : node} in a lab. Read it before you run it: it changes the namespace that it runs in.`,
    ),
    comment("Made by netgather from a capture; each part names the files that it comes from."),
    ...notes.map((note) => comment(`Not rebuilt: ${note}.`)),
  ];
  const parts = sections.map(({ title, paths, lines }) =>
    ["", comment(`--- ${title}`), ...paths.map((path) => comment(`    ${path}`)), ...lines].join("\n"),
  );
  return `${head.join("\n")}\n${START}${parts.join("\n")}\n${END}`;
}
