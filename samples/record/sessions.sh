#!/bin/bash
# Records samples/sessions/recorded.*.txt from real terminals. Run by hand, as root:
#
#     samples/record/sessions.sh [DIRECTORY]
#
# In a network namespace of its own, on a host named worker1, a shell in tmux is typed into key by key, some of them wrong: characters are taken back,
# a line is given up by ^C, names are completed by TAB. Each session is kept as script(1) has it, or as tmux shows it: lines joined again (-J) or cut at the
# terminal's width, plain or with colours (-e). The same commands behind several prompts, 80, 132 and 200 columns wide.
set -euo pipefail
out=$(realpath "${1:-$(dirname "$(realpath "$0")")/../sessions}")
node=ses-worker1
work=$(mktemp -d)

make_node() {
  ip netns add "$node"
  ip netns exec "$node" sh -e <<'NODE'
ip link set lo up
ip link add br-ex address 02:0a:0b:0c:0d:01 type bridge
ip link add ovn-k8s-mp0 mtu 1400 address 02:0a:0b:0c:0d:02 type bridge
ip link set br-ex up
ip link set ovn-k8s-mp0 up
ip addr add 192.0.2.21/24 brd + dev br-ex
ip addr add 10.131.0.2/23 brd + dev ovn-k8s-mp0
ip -6 addr add 2001:db8::21/64 dev br-ex nodad
ip route add default via 192.0.2.1 dev br-ex
ip route add 10.128.0.0/14 via 10.131.0.1 dev ovn-k8s-mp0
iptables -t nat -N KUBE-SERVICES
iptables -t nat -N KUBE-SVC-ERIFXISQEP7F7OF4
iptables -t nat -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
iptables -t nat -A KUBE-SERVICES -d 172.30.0.10/32 -p tcp -m comment --comment "openshift-dns/dns-default:dns-tcp cluster IP" -m tcp --dport 53 -j KUBE-SVC-ERIFXISQEP7F7OF4
iptables -t nat -A KUBE-SERVICES -d 172.30.0.10/32 -p udp -m comment --comment "openshift-dns/dns-default:dns cluster IP" -m udp --dport 53 -j KUBE-SVC-ERIFXISQEP7F7OF4
iptables -t nat -A KUBE-SVC-ERIFXISQEP7F7OF4 -p tcp -m comment --comment "openshift-dns/dns-default:dns-tcp" -j DNAT --to-destination 10.128.2.151:5353
NODE
  mkdir "$work/root" "$work/root/logs"
  touch "$work/root/routes.txt" "$work/root/run.sh"
  chmod +x "$work/root/run.sh"
}

end_node() {
  tmux -L "$node" kill-server 2>/dev/null || true
  ip netns delete "$node" 2>/dev/null || true
  rm -rf "$work"
}
trap end_node EXIT

# open WIDTH PROMPT [RECORDING]: a shell behind that prompt, kept by script(1) when a file is named.
open() {
  printf 'PS1=%q\nHOME=%q\ncd\nalias ls="ls --color=always -p"\nalias grep="grep --color=always"\n' "$2" "$work/root" >"$work/rc"
  cat >"$work/shell" <<SHELL
#!/bin/sh
exec env -i PATH=$PATH TERM=xterm-256color SHELL=/bin/bash LANG=C.UTF-8 HISTFILE=/dev/null bash --noprofile --rcfile $work/rc
SHELL
  cat >"$work/host" <<HOST
#!/bin/sh
hostname worker1
${3:+exec script -q -c $work/shell $3}
exec $work/shell
HOST
  chmod +x "$work/shell" "$work/host"
  tmux -L "$node" -f /dev/null new-session -d -s rec -x "$1" -y 48 "ip netns exec $node unshare --uts $work/host"
  sleep 1.5
}

# keys TEXT and line TEXT: typed as it stands, a line with Enter behind it.
keys() { tmux -L "$node" send-keys -t rec -l -- "$1"; sleep 0.3; }
press() { tmux -L "$node" send-keys -t rec "$@"; sleep 0.4; }
line() { keys "$1"; press Enter; sleep 0.6; }
keep() { tmux -L "$node" capture-pane -t rec -p -S - "${@:2}" >"$out/recorded.$1.txt"; }
close() { press C-c; line exit; sleep 0.5; tmux -L "$node" kill-server 2>/dev/null || true; sleep 0.3; }

# What is typed in each session; the last one is longer than 80 columns with any prompt.
commands() {
  line 'ip addr show dev br-ex'
  line 'netstat -nr'
  line 'iptables -t nat -nvL KUBE-SERVICES'
  line "iptables -t nat -S | grep -v '^-N' | grep -e 'openshift-dns/dns-default' -e 'kubernetes service portals'"
}

# Mistakes: characters taken back, a line given up, names completed and a list of what they may be.
mistakes() {
  keys 'nestat -n'
  press BSpace BSpace BSpace BSpace BSpace BSpace BSpace
  line 'tstat -nr'
  keys 'iptables -L that is not it'
  press C-c
  keys 'cat /proc/sys/net/ipv4/ip_forw'
  press Tab
  press Tab Tab
  press Enter
  line 'ls'
  line 'ip -c addr show dev ovn-k8s-mp0'
  line 'ip -c route'
  line 'netstat -nr | grep UG'
}

make_node
open 132 '[\u@\h \W]# ' "$work/typescript"
mistakes
close
# The first line names the terminal and the program that was run.
sed -E '1s/^Script started on .*$/Script started on 2024-03-04 10:00:00+00:00 [TERM="xterm-256color" TTY="\/dev\/pts\/1" COLUMNS="132" LINES="48"]/; s/^Script done on .*$/Script done on 2024-03-04 10:05:00+00:00 [COMMAND_EXIT_CODE="130"]/' \
  "$work/typescript" >"$out/recorded.script-132.txt"

open 80 'sh-4.4# ' "$work/typescript80"
commands
close
sed -E '1s/^Script started on .*$/Script started on 2024-03-04 11:00:00+00:00 [TERM="xterm-256color" TTY="\/dev\/pts\/1" COLUMNS="80" LINES="48"]/; s/^Script done on .*$/Script done on 2024-03-04 11:05:00+00:00 [COMMAND_EXIT_CODE="130"]/' \
  "$work/typescript80" >"$out/recorded.script-80.txt"

for width in 80 132 200; do
  case $width in
  80) prompt='[\u@\h \W]\$ ' ;;
  132) prompt='core@worker-0:~$ ' ;;
  200) prompt='$ ' ;;
  esac
  open "$width" "$prompt"
  line clear
  tmux -L "$node" clear-history -t rec
  commands
  keep "tmux-$width-joined" -J
  keep "tmux-$width-cut"
  close
done

open 132 '\[\e[01;32m\]\u@\h\[\e[00m\]:\[\e[01;34m\]\w\[\e[00m\]\$ '
line clear
tmux -L "$node" clear-history -t rec
mistakes
keep tmux-132-colours -e -J
close
