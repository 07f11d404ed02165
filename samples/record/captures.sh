#!/bin/bash
# Records samples/captures: a must-gather of two nodes, a sosreport of the first, and a terminal session on the second. Run by hand, as root:
#
#     samples/record/captures.sh [DIRECTORY]
#
# Each node is a network namespace with an Open vSwitch of its own, which a real ovs-vswitchd serves in user space: the ports of its bridges are real interfaces. What
# the tools print of it goes to where must-gather and sosreport put it. The objects of the cluster in captures/cluster/ and the files of its machines in captures/machine.sh
# are written by hand.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
out=$(realpath -m "${1:-$here/../captures}")
image=quay-io-openshift-release-dev-ocp-v4-0-art-dev-sha256-4f2b6d1a
gather=$out/must-gather.local.5283471906528471
report=$out/sosreport-worker1-2026-11-20-kqzvwpn
work=$(mktemp -d)
peers=(worker1 worker2)
trap finish EXIT

# finish: ends the daemons of each node and takes its namespace away.
finish() {
  for peer in "${peers[@]}"; do
    for daemon in vswitchd db; do ovs-appctl -t "$work/$peer/$daemon.ctl" exit 2>/dev/null || true; done
    ip netns del "ngcap-$peer" 2>/dev/null || true
  done
  wait
  rm -rf "$work"
}

# in NODE COMMAND...: runs a command on a node.
in_node() {
  local node=$1
  shift
  ip netns exec "ngcap-$node" env OVS_RUNDIR="$work/$node" OVS_DBDIR="$work/$node" OVS_LOGDIR="$work/$node" "$@"
}

# start NODE: its namespace, the database of its switch and the daemon.
start() {
  local node=$1 dir=$work/$1
  mkdir "$dir"
  ip netns add "ngcap-$node"
  ovsdb-tool create "$dir/conf.db" /usr/share/openvswitch/vswitch.ovsschema
  in_node "$node" ovsdb-server -vconsole:off --remote="punix:$dir/db.sock" --unixctl="$dir/db.ctl" "$dir/conf.db" &
  until [[ -S $dir/db.sock ]]; do sleep 0.1; done
  in_node "$node" ovs-vswitchd -vconsole:off --disable-system --unixctl="$dir/vswitchd.ctl" "unix:$dir/db.sock" &
  until [[ -S $dir/vswitchd.ctl ]]; do sleep 0.1; done
}

# save FILE NODE COMMAND...: puts what a command prints of a node, errors among it, where a capture has it.
save() {
  local file=$1
  shift
  mkdir -p "$(dirname "$file")"
  in_node "$@" >"$file" 2>&1 || true
}

must_gather() {
  local node=$1 logs=$gather/$image/network_logs of=$gather/$image/nodes/$1 objects=$gather/$image/cluster-scoped-resources
  save "$logs/${node}_ovs_dump" "$node" ovs-vsctl show
  save "$logs/${node}_iptables" "$node" iptables-save -c
  save "$logs/${node}_ip_route" "$node" ip route
  mkdir -p "$of" "$objects"
  cp -r "$here/captures/cluster/." "$objects"
  lscpu --sysroot "$work/machine" -e >"$of/lscpu"
  cp "$work/machine/proc/cmdline" "$of/proc_cmdline"
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$work/machine" -cf - proc sys | gzip -9n >"$of/sysinfo.tgz"
}

sosreport() {
  local node=$1 path command
  while IFS=$'\t' read -r path command; do
    # shellcheck disable=SC2086
    save "$report/$path" "$node" $command
  done <"$here/captures/sosreport.commands"
  mkdir -p "$report/sos_commands/"{host,processor,openshift/cluster_resources/networks} "$report/proc"
  echo "$node" >"$report/sos_commands/host/hostname"
  lscpu --sysroot "$work/machine" >"$report/sos_commands/processor/lscpu"
  lscpu --sysroot "$work/machine" -ae >"$report/sos_commands/processor/lscpu_-ae"
  cp "$work/machine/proc/cpuinfo" "$work/machine/proc/cmdline" "$report/proc"
  cp "$here/captures/oc_describe_networks_cluster" "$report/sos_commands/openshift/cluster_resources/networks"
  printf 'sosreport: 4.5.3\n' >"$report/version.txt"
  ln -s sos_commands/host/hostname "$report/hostname"
  ln -s sos_commands/networking/ip_-o_addr "$report/ip_addr"
  ln -s sos_commands/networking/route_-n "$report/route"
}

# The session: a real shell of the second node on a terminal, as `script` writes it down.
session() {
  local node=$1
  cat >"$work/bashrc" <<EOF
PS1='[root@$node ~]# '
unset HISTFILE
bind 'set enable-bracketed-paste off'
export TERM=xterm
EOF
  { sleep 1; while IFS= read -r line; do printf '%s\r' "$line"; sleep 0.7; done <"$here/captures/session.commands"; printf 'exit\r'; sleep 1; } |
    in_node "$node" script -qfc "stty cols 200 rows 50; exec bash --rcfile $work/bashrc -i" "$work/typescript" >/dev/null
  # Its first line and its last are script's own.
  sed -e '1d;/^Script done on/d' -e 's/\r$//' "$work/typescript" >"$out/session-worker2.txt"
}

rm -rf "$out"
mkdir -p "$gather/$image"
bash "$here/captures/machine.sh" "$work/machine"
for node in "${peers[@]}"; do start "$node"; done
ip -n ngcap-worker1 link add eth0 address 02:00:c0:00:02:0b type veth peer name eth0 address 02:00:c0:00:02:0c netns ngcap-worker2
for node in "${peers[@]}"; do in_node "$node" bash -e "$here/captures/node.sh" "$node"; done
sleep 3
for node in "${peers[@]}"; do must_gather "$node"; done
printf '2026-11-20 09:12:44.120301377 +0000 UTC m=+0.142211501\n' >"$gather/timestamp"
printf '[must-gather      ] OUT Using must-gather plug-in image: quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:4f2b6d1a\n' >"$gather/must-gather.logs"
sosreport worker1
session worker2
