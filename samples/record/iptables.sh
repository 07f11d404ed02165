#!/bin/bash
# Records samples/iptables/ok from the real iptables. Run by hand, as root:
#
#     samples/record/iptables.sh [NAME...]
#     MULTI=/opt/iptables-1.8.11/sbin samples/record/iptables.sh
#
# Each rule set iptables/NAME.rules is loaded, with the counters that stand in it, into a new network namespace, and its tables are
# listed there: samples/iptables/ok/NAME-TABLE.BACKEND.FORM.txt. The head of a rule set:
#
#     #: command ip6tables             iptables if there is no such line
#     #: run ipset create web hash:ip  what to run before the rules are loaded
#     #: then ip link set lo up        what to run after: iptables-nft 1.8.9 loses the counters of IPv6 rules that it loads, real packets count
#     #: nft nat nvL S save-c          which table to list, by which backend (nft or legacy), in which forms
#     #: nft-1.8.11 nat nvL            the same for the programs in MULTI, by version
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

# backend_of MULTI-PROGRAM: `nft`, or `nft-1.8.11` for a program in MULTI.
backend_of() {
  local backend=${1##*/xtables-}
  backend=${backend%-multi}
  [[ -z ${MULTI:-} ]] || backend=$backend-$("$1" iptables -V | sed 's/^iptables v\([0-9.]*\).*/\1/')
  echo "$backend"
}

# record NAME PROGRAM BACKEND: within a new network namespace.
record() {
  local rules=$here/iptables/$1.rules
  local command
  command=$(sed -n 's/^#: command //p' "$rules")
  command="$2 ${command:-iptables}"
  # The names of this machine stay out of listings without -n.
  mount --bind "$here/hosts" /etc/hosts
  sed -n 's/^#: run //p' "$rules" | bash -e
  ${command}-restore -c <"$rules"
  sed -n 's/^#: then //p' "$rules" | bash -e
  sed -n "s/^#: $3 //p" "$rules" | while read -r table forms; do
    for form in $forms; do
      list "$command" "$table" "$form" >"$ok/$1-$table.$3.$form.txt" </dev/null
    done
  done
}

if [[ ${1:-} == --inside ]]; then
  record "$2" "$3" "$4"
  exit
fi
[[ $# -gt 0 ]] || set -- $(basename -s .rules "$here"/iptables/*.rules)
for program in "${MULTI:-/usr/sbin}"/xtables-{nft,legacy}-multi; do
  backend=$(backend_of "$program")
  for name; do
    if grep -q "^#: $backend " "$here/iptables/$name.rules"; then
      unshare --net --mount "$0" --inside "$name" "$program" "$backend"
    fi
  done
done
