#!/bin/bash
# Records samples/iptables/ok from the real iptables. Run by hand, as root:
#
#     samples/record/iptables.sh [NAME...]
#     MULTI=/opt/iptables-1.8.11/sbin samples/record/iptables.sh kube-proxy
#
# Each rule set iptables/NAME.rules is loaded, with the counters that stand in it, into a new network namespace, and its tables are
# listed there: samples/iptables/ok/NAME-TABLE.BACKEND.FORM.txt. Programs of MULTI put their version into the name. The head of a rule set:
#
#     #: command ip6tables             iptables if there is no such line
#     #: run ipset create web hash:ip  what to run before the rules are loaded
#     #: nft nat nvL S save-c          which table to list, by which backend, in which forms
set -euo pipefail
here=$(dirname "$(realpath "$0")")
ok=$here/../iptables/ok

# list COMMAND TABLE FORM: prints one table. COMMAND: `.../xtables-nft-multi ip6tables`.
list() {
  case $3 in
    save) ${1}-save -t "$2" ;;
    save-c) ${1}-save -t "$2" -c ;;
    nvL-num) $1 -t "$2" -nvL --line-numbers ;;
    S-v) $1 -t "$2" -S -v ;;
    *) $1 -t "$2" "-$3" ;;
  esac
}

# record NAME BACKEND: within a new network namespace.
record() {
  local rules=$here/iptables/$1.rules
  local multi=${MULTI:-/usr/sbin}/xtables-$2-multi
  local command
  command=$(sed -n 's/^#: command //p' "$rules")
  command="$multi ${command:-iptables}"
  local backend=$2
  [[ -z ${MULTI:-} ]] || backend=$2-$($multi iptables -V | sed 's/^iptables v\([0-9.]*\).*/\1/')
  # The names of this machine stay out of listings without -n.
  mount --bind "$here/hosts" /etc/hosts
  sed -n 's/^#: run //p' "$rules" | bash -e
  ${command}-restore -c <"$rules"
  sed -n "s/^#: $2 //p" "$rules" | while read -r table forms; do
    for form in $forms; do
      list "$command" "$table" "$form" >"$ok/$1-$table.$backend.$form.txt" </dev/null
    done
  done
}

if [[ ${1:-} == --inside ]]; then
  record "$2" "$3"
  exit
fi
[[ $# -gt 0 ]] || set -- $(basename -s .rules "$here"/iptables/*.rules)
for name; do
  for backend in nft legacy; do
    if grep -q "^#: $backend " "$here/iptables/$name.rules"; then
      unshare --net --mount "$0" --inside "$name" "$backend"
    fi
  done
done
