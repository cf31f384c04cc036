#!/usr/bin/env bash
# Does the course pack work under Debian 12's own kernel (6.1)? Boots it over this machine's root file system.
#
#   bash tests/systems/kernel.sh [--in qemu|uml] [--as root|user]… [--step NAME]… [--logs FOLDER] [-- PYTEST ARGUMENTS]
#
# qemu, the default: the very kernel that Debian boots, in emulation, some ten times slower than this machine. uml: User-mode Linux, made by
# Debian of the same sources: programs compute as fast as here, and system calls are slow; it has no Landlock and one processor.
#
# The file system is read only; what is written goes to an overlay in memory and is gone afterwards. Do not change the pack in the
# meantime: the guest would see half of it. Without arguments every step of step.sh is run as root and as an ordinary user, in qemu
# the tests without those that are slow; pytest arguments choose others.
# Exit code: 0 if every step succeeded. No privilege is needed.
# KERNEL=VERSION boots another kernel of /boot in qemu, MIB and SECONDS_MOST are the memory and the time of one boot, ACCEL=kvm is ten
# times faster where the machine can do it. CPU=NAME is another processor: the default has no AVX, since with QEMU 7.2, the first that
# emulates AVX (-cpu max), every process that computes with NumPy ended by SIGSEGV.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
pack=$(cd "$here/../.." && pwd -P)
# shellcheck source=tests/systems/common.sh
. "$here/common.sh"

machine=qemu identities=() steps=() logs="" pytest=()
while [ $# -gt 0 ]; do
    case $1 in
        --in) machine=$2; shift 2 ;;
        --as) identities+=("$2"); shift 2 ;;
        --step) steps+=("$2"); shift 2 ;;
        --logs) logs=$2; shift 2 ;;
        --) shift; pytest=("$@"); break ;;
        *) stop "$1: not an option; see the head of $0" ;;
    esac
done
[ ${#identities[@]} -gt 0 ] || identities=(root user)
[ ${#steps[@]} -gt 0 ] || steps=("${ALL_STEPS[@]}")
# There is no network in it.
case $machine in
    qemu) default=(-m "not slow and not selfcheck and not network and not long") ;;
    uml) default=(-m "not selfcheck and not network and not long") ;;
    *) stop "--in $machine: there are qemu and uml" ;;
esac
[ ${#pytest[@]} -gt 0 ] || pytest=("${default[@]}")
logs=${logs:-$(mktemp -d -t kernel-XXXXXX)}
mkdir -p "$logs"; logs=$(cd "$logs" && pwd -P)

export PATH=$PATH:/usr/sbin:/sbin
need busybox busybox-static
need cpio cpio
need modprobe kmod
need bwrap bubblewrap
[ -x "$pack/.venv/bin/python" ] || missing+=("the environment of the pack: make environment")
if [ "$machine" = uml ]; then
    need linux.uml user-mode-linux
    ulimit -n "$(ulimit -Hn)" # each file that the guest remembers is open here
    # Each page of a guest's process is a mapping of its own here.
    [ "$(cat /proc/sys/vm/max_map_count)" -ge 1000000 ] || missing+=("enough mappings: sudo sysctl vm.max_map_count=1000000")
    version=$(ls /usr/lib/uml/modules 2> /dev/null | sort -V | tail -1)
else
    need qemu-system-x86_64 qemu-system-x86
    version=${KERNEL:-$(ls /boot | sed -n 's/^vmlinuz-\(6\.1\..*\)/\1/p' | sort -V | tail -1)}
    [ -n "$version" ] || missing+=("Debian 12's kernel: apt-get install linux-image-amd64 (on another system: KERNEL=VERSION of one in /boot)")
fi
stop_if_missing
[ "$machine" = uml ] || [ -r "/boot/vmlinuz-$version" ] ||
    stop "/boot/vmlinuz-$version: not there, or only root may read it (sudo chmod a+r /boot/vmlinuz-$version)"

scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT

make_initramfs() {
    local modules=() module number=10
    mkdir -p "$scratch/root/bin" "$scratch/root/modules"
    cp "$(command -v busybox)" "$scratch/root/bin/busybox"
    # In the order in which they depend on each other; what is built into the kernel has no file.
    if [ "$machine" = uml ]; then
        mapfile -t modules < <(find "/usr/lib/uml/modules/$version" -name overlay.ko)
    else
        mapfile -t modules < <(for module in virtio_pci 9pnet_virtio 9p overlay; do
            modprobe -S "$version" --show-depends "$module"
        done | awk '$1 == "insmod" && !seen[$2]++ {print $2}')
    fi
    for module in "${modules[@]}"; do
        cp "$module" "$scratch/root/modules/$number-$(basename "$module")"; number=$((number + 1))
    done
    cp "$here/init.sh" "$scratch/root/init"; chmod +x "$scratch/root/init"
    (cd "$scratch/root" && find . | cpio --quiet -o -H newc | gzip -1) > "$scratch/initramfs.gz"
}

boot() {  # boot IDENTITY: runs the steps in the guest; what they print lies in $logs/IDENTITY
    local identity=$1 folder=$logs/$1 command
    rm -rf "$folder"; mkdir -p "$folder"
    { declare -p pack identity steps pytest; printf 'logs=/run/logs\nexport SLOWNESS=10\n'; } > "$folder/settings"
    if [ "$machine" = uml ]; then
        command=(linux.uml "mem=${MIB:-6144}M" "initrd=$scratch/initramfs.gz" con=null con0=null,fd:1 quiet
            "guest=$here/guest.sh" "logs=$folder")
    else
        command=(qemu-system-x86_64 -accel "${ACCEL:-tcg,thread=multi}" -cpu "${CPU:-Nehalem}" -smp 2 -m "${MIB:-6144}"
            -nodefaults -nographic -no-reboot -serial stdio -net none
            -kernel "/boot/vmlinuz-$version" -initrd "$scratch/initramfs.gz"
            -append "console=ttyS0 quiet panic=1 guest=$here/guest.sh"
            -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap
            -virtfs "local,path=$folder,mount_tag=logs,security_model=none")
    fi
    timeout --foreground "${SECONDS_MOST:-14400}" "${command[@]}" < /dev/null 2>&1 |
        tee "$folder/console.log" | grep --line-buffered '^step ' || true
}

make_initramfs
echo "Linux $version in $machine; logs in $logs"
failed=0
for identity in "${identities[@]}"; do
    echo "as $identity:"
    boot "$identity"
    summary "$logs/$identity" "${steps[@]}" || failed=1
done
exit $failed
