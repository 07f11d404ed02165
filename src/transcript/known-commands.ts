/**
 * Commands that sessions about nodes hold. They only decide where a line alone does not tell: whether `# route -n` is a comment, whether the title of a heading is a
 * command line. Behind any other prompt every word is a command.
 */
const KNOWN =
  /^(?:a?sh|alias|apt(?:-get)?|arp|arping|awk|base64|basename|bash|bridge|brctl|cat|cd|chmod|chown|chroot|chrt|clear|column|conntrack|cp|crictl|crontab|ctr|curl|cut|date|dd|df|diff|dig|dmesg|dmidecode|dnf|docker|du|echo|egrep|env|ethtool|exit|export|expr|fgrep|file|find|firewall-cmd|for|free|getent|getenforce|git|gr?awk|grep|gunzip|gzip|head|helm|history|host|hostname|hostnamectl|htop|id|if|ifconfig|ifdown|ifup|ip|ip6?tables(?:-(?:legacy|nft))?(?:-(?:save|restore))?|ip6?tables-apply|ipcalc|iperf3?|ipset|iptstate|ipvsadm|iw|jobs|journalctl|jq|kill|killall|kubeadm|kubectl|kubelet|last|ldd|less|ln|ls|lsblk|lscpu|lshw|lsmod|lsns|lsof|lspci|lsusb|man|mkdir|modinfo|modprobe|more|mount|mtr|mv|nc|ncat|netplan|netstat|nft|ngrep|nmap|nmcli|nmstatectl|nproc|nsenter|nslookup|ntpq|numactl|numastat|oc|omc|openssl|ovn-(?:nb|sb|app)?ctl|ovn-(?:trace|detrace)|ovs-(?:vs|of|dp|app)ctl|ovsdb-(?:client|tool)|perf|pgrep|ping6?|pkill|podman|printf|ps|pstree|pwd|python3?|rm|rmmod|route|rpm|rsync|scp|script|sed|sestatus|set|setenforce|seq|sh|sleep|sort|sosreport|sos|source|ss|ssh|stat|strace|su|sudo|sysctl|systemctl|tac|tail|tar|taskset|tc|tcpdump|tee|telnet|test|time|timedatectl|timeout|top|touch|tr|traceroute6?|tracepath|tree|tshark|tuned-adm|umount|uname|uniq|unset|unshare|uptime|vi|vim|virsh|vmstat|w|watch|wc|wget|which|while|who|whoami|wg|xargs|xtables-\w{1,20}|xxd|yq|yum|zcat|zgrep|zless)$/;

/** Words before a command that are none themselves: assignments, and the programs that run another. */
const BEFORE = /^(?:[A-Za-z_]\w{0,63}=\S{0,512}|sudo|time|nohup|exec|command|do|then|!)$/;

/** Returns the command that a line of words begins with, without the folder it is in; `null` when it is none of the known. */
export function knownCommand(line: string): string | null {
  for (const word of line
    .slice(0, 1024)
    .trim()
    .split(/[ \t\u00a0]+/, 8)) {
    if (BEFORE.test(word)) continue;
    const name = word.slice(word.lastIndexOf("/") + 1).replace(/[;&|]+$/, "");
    return KNOWN.test(name) ? name : null;
  }
  return null;
}
