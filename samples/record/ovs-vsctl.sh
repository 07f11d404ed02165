#!/bin/bash
# Records samples/ovs-vsctl/ok from the real ovs-vsctl. Run by hand, as root:
#
#     samples/record/ovs-vsctl.sh [NAME...]
#
# Each switch ovs-vsctl/NAME.sh is made by its commands, in a new network namespace, in a new database that a real ovs-vswitchd serves without
# the kernel; then it is shown: samples/ovs-vsctl/ok/NAME.ovs-VERSION.txt, and with `--oneline` NAME-oneline.ovs-VERSION.txt. What the database holds is
# written beside the commands, of the same moment: ovs-vsctl/NAME.ovs-VERSION.json, a line of JSON for each table. The head of a switch:
#
#     #: daemon --enable-dummy=system   flags of ovs-vswitchd, which keep it from the kernel: dummies for it all, or a dummy datapath and none of its devices
#     #: wait text                      show until the text is there: what the daemons find out by themselves takes seconds
#     #: run ovsdb-client ...           what runs beside it meanwhile
set -euo pipefail
here=$(dirname "$(realpath "$0")")
ok=$here/../ovs-vsctl/ok
version=$(ovs-vsctl --version | sed -n '1s/.* \([0-9]*\.[0-9]*\)\..*/\1/p')
tables=(
  -- --columns=_uuid,bridges,manager_options,ovs_version list Open_vSwitch
  -- --columns=_uuid,target,is_connected list Manager
  -- --columns=_uuid,name,controller,fail_mode,datapath_type,ports list Bridge
  -- --columns=_uuid,target,is_connected list Controller
  -- --columns=_uuid,name,tag,trunks,interfaces list Port
  -- --columns=_uuid,name,type,options,error,bfd_status list Interface
)

# heads KEY: the values of the switch's head lines of that key.
heads() { sed -n "s/^#: $1 //p" "$switch"; }

# settle: waits for the texts that the switch waits for.
settle() {
  heads wait | while read -r text; do
    for _ in $(seq 100); do
      ovs-vsctl show | grep -qF "$text" && continue 2
      sleep 0.1
    done
    echo "$switch: no $text in" "$(ovs-vsctl show)" >&2
    exit 1
  done
}

# record NAME: within a new network namespace.
record() {
  switch=$here/ovs-vsctl/$1.sh
  OVS_RUNDIR=$(mktemp -d)
  export OVS_RUNDIR OVS_DBDIR=$OVS_RUNDIR OVS_LOGDIR=$OVS_RUNDIR
  trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$OVS_RUNDIR"' EXIT
  ip link set lo up
  ovsdb-tool create "$OVS_RUNDIR/conf.db" "${OVS_PKGDATADIR:-/usr/share/openvswitch}/vswitch.ovsschema"
  ovsdb-server -vconsole:off --remote="punix:$OVS_RUNDIR/db.sock" --remote=db:Open_vSwitch,Open_vSwitch,manager_options \
    --unixctl="$OVS_RUNDIR/db.ctl" "$OVS_RUNDIR/conf.db" &
  until [[ -S $OVS_RUNDIR/db.sock ]]; do sleep 0.1; done
  # shellcheck disable=SC2046
  ovs-vswitchd -vconsole:off $(heads daemon) --unixctl="$OVS_RUNDIR/vswitchd.ctl" "unix:$OVS_RUNDIR/db.sock" &
  # What the daemon could not set up is said on stderr, and since 4.0 by exit status 65: here it is meant.
  ovs-vsctl() { command ovs-vsctl "$@" || [[ $? -eq 65 ]]; }
  export -f ovs-vsctl
  bash -e "$switch" 2>/dev/null
  while read -r command; do bash -c "exec $command" >/dev/null & done < <(heads run)
  settle
  ovs-vsctl --format=json show "${tables[@]}" >"$OVS_RUNDIR/all"
  head -n -6 "$OVS_RUNDIR/all" >"$ok/$1.ovs-$version.txt"
  tail -n 6 "$OVS_RUNDIR/all" >"$here/ovs-vsctl/$1.ovs-$version.json"
  ovs-vsctl --oneline show >"$ok/$1-oneline.ovs-$version.txt"
}

if [[ ${1:-} == --inside ]]; then
  record "$2"
  exit
fi
[[ $# -gt 0 ]] || set -- $(basename -s .sh "$here"/ovs-vsctl/*.sh)
for name; do unshare --net "$0" --inside "$name"; done
