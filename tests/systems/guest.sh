#!/usr/bin/env bash
# Inside the guest of kernel.sh, process 1: what an installed Debian has mounted, then the steps, then power off.
set -u
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
trap 'echo o > /proc/sysrq-trigger; sleep 10' EXIT
. /run/logs/settings
. "$pack/tests/systems/common.sh"

busybox ifconfig lo up
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
ln -sf /proc/self/fd /dev/fd
mount -t cgroup2 cgroup2 /sys/fs/cgroup
case $pack in /tmp/*) ;; *) mount -t tmpfs -o mode=1777 tmpfs /tmp ;; esac
# User-mode Linux keeps the host's files open as long as it remembers them, and may open only so many.
if grep -q hostfs /proc/filesystems; then
    (while sleep 10; do echo 2 > /proc/sys/vm/drop_caches; done) &
fi

as=()
if [ "$identity" = user ]; then
    export HOME=/run/home
    mkdir -p $HOME
    # Modes alone are copied into the overlay, contents are not (metacopy). Python may lie below a closed home (pyenv).
    chown 1000:1000 $HOME
    find "$pack" -path "$pack/.venv" -prune -o -print0 | xargs -0 chown -h 1000:1000
    for folder in "$pack" "$(readlink -f "$pack/.venv/bin/python")"; do
        while [ "$folder" != / ]; do folder=$(dirname "$folder"); chmod o+x "$folder"; done
    done
    as=(setpriv --reuid=1000 --regid=1000 --clear-groups)
fi

step() { (cd "$pack" && exec ${as[@]+"${as[@]}"} bash tests/systems/step.sh "$1" ${pytest[@]+"${pytest[@]}"}); }

printf "\nstep boot: %s after %s s\n" "$(uname -r)" "$SECONDS"
run_steps "$logs" "${steps[@]}"
