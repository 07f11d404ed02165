#!/bin/bash
# Writes the files by which the kernel of a machine shows its CPUs, two sockets of two cores of two threads, with a NUMA node each: machine.sh DIRECTORY
set -euo pipefail
root=$1
cpus=$root/sys/devices/system/cpu
mkdir -p "$cpus" "$root/proc"
for cpu in 0 1 2 3 4 5 6 7; do
  # The threads of a core are four apart, as firmware numbers them.
  socket=$((cpu / 2 % 2)) core=$((cpu % 2)) sibling=$((cpu % 4))
  topology=$cpus/cpu$cpu/topology
  mkdir -p "$topology"
  echo "$socket" >"$topology/physical_package_id"
  echo "$core" >"$topology/core_id"
  echo "$sibling,$((sibling + 4))" >"$topology/thread_siblings_list"
  printf '%02x\n' $((0x11 << sibling)) >"$topology/thread_siblings"
  echo "$((socket * 2))-$((socket * 2 + 1)),$((socket * 2 + 4))-$((socket * 2 + 5))" >"$topology/core_siblings_list"
  printf '%02x\n' $((0x33 << (socket * 2))) >"$topology/core_siblings"
  [[ $cpu == 0 ]] || echo 1 >"$cpus/cpu$cpu/online"
  cat >>"$root/proc/cpuinfo" <<EOF
processor	: $cpu
vendor_id	: GenuineIntel
cpu family	: 6
model		: 85
model name	: Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz
stepping	: 7
cpu MHz		: 2100.000
cache size	: 28160 KB
physical id	: $socket
siblings	: 4
core id		: $core
cpu cores	: 2
flags		: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr ht lm

EOF
done
for file in online present possible; do echo 0-7 >"$cpus/$file"; done
echo 2-3,6-7 >"$cpus/isolated"
for node in 0 1; do
  dir=$root/sys/devices/system/node/node$node
  mkdir -p "$dir"
  echo "$((node * 2))-$((node * 2 + 1)),$((node * 2 + 4))-$((node * 2 + 5))" >"$dir/cpulist"
  printf '%02x\n' $((0x33 << (node * 2))) >"$dir/cpumap"
  echo "$([[ $node == 0 ]] && echo 10 21 || echo 21 10)" >"$dir/distance"
done
echo 0-1 >"$root/sys/devices/system/node/online"
echo 'BOOT_IMAGE=(hd0,gpt3)/ostree/rhcos-3a1b/vmlinuz-5.14.0 ostree=/ostree/boot.1/rhcos/3a1b/0 ignition.platform.id=metal root=UUID=0b5b isolcpus=managed_irq,domain,2-3,6-7 nohz_full=2-3,6-7 rcu_nocbs=2-3,6-7 systemd.cpu_affinity=0,1,4,5 tsc=reliable' >"$root/proc/cmdline"
