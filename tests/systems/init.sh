#!/bin/busybox sh
# The first process of the guest of kernel.sh: the host's file system under an overlay in memory becomes the root.
b=/bin/busybox
$b mkdir -p /proc /sys /dev /host /memory /newroot
$b mount -t proc proc /proc
$b mount -t sysfs sysfs /sys
$b mount -t devtmpfs devtmpfs /dev
for module in /modules/*; do $b insmod "$module" || echo "no $module"; done
# User-mode Linux knows hostfs, and its command line says where the logs lie; a virtual machine has devices that are called so.
if $b grep -q hostfs /proc/filesystems; then
    host="hostfs -r -o /" logs="hostfs -o $logs"
else
    host="9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro"
    logs="9p -o trans=virtio,version=9p2000.L,msize=512000"
fi
# shellcheck disable=SC2086
$b mount -t $host host /host
$b mount -t tmpfs -o size=70% tmpfs /memory
$b mkdir /memory/upper /memory/work
$b mount -t overlay -o lowerdir=/host,upperdir=/memory/upper,workdir=/memory/work,metacopy=on overlay /newroot
for place in proc sys dev; do $b mount --move /$place /newroot/$place; done
$b mount -t tmpfs -o mode=755 tmpfs /newroot/run
$b mkdir /newroot/run/logs
# shellcheck disable=SC2086
$b mount -t $logs logs /newroot/run/logs
# Not chroot: after that the kernel refuses user namespaces. The kernel puts guest=… of its command line into our environment.
exec $b switch_root /newroot /bin/bash "$guest"
