"""Runs a command in a root folder as a container engine would; called in new mount and process namespaces by container.py.

    enter_container.py [--volume FOLDER:PLACE] [--confined] ROOT FOLDER COMMAND …

With `--confined` the command has what Docker leaves to root: 14 capabilities, and no system call that makes namespaces or mounts.
Landlock is taken away as well: the virtual machines of container engines on macOS and Windows may not have it.
"""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import subprocess
from pathlib import Path

# docs.docker.com/engine/containers/run: what root has in a container unless more is asked for.
CAPABILITIES = (
    "chown", "dac_override", "fsetid", "fowner", "mknod", "net_raw", "setgid", "setuid", "setfcap", "setpcap",
    "net_bind_service", "sys_chroot", "kill", "audit_write",
)  # fmt: skip
REFUSED = ("unshare", "setns", "mount", "umount2", "pivot_root", "fsopen", "move_mount", "open_tree", "bpf", "keyctl")
ABSENT = ("clone3", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self")
NEW_NAMESPACES = 0x7E020000  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def make_mounts(root: Path, volume: str | None) -> None:
    """/proc of the new processes, the usual devices, the folder from outside."""
    mount("--make-rprivate", "/")
    mount("-t", "proc", "proc", f"{root}/proc")
    mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", f"{root}/dev")
    for name in DEVICES:
        (root / "dev" / name).touch()
        mount("--bind", f"/dev/{name}", f"{root}/dev/{name}")
    (root / "dev/shm").mkdir()
    mount("-t", "tmpfs", "-o", "mode=1777,size=64m", "tmpfs", f"{root}/dev/shm")
    (root / "dev/fd").symlink_to("/proc/self/fd")
    if volume:
        outside, _, place = volume.rpartition(":")
        mount("--bind", outside, f"{root}{place}")


def refuse_system_calls() -> None:
    """Of Docker's default filter, what matters to isolation."""
    import pyseccomp

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    rules.set_attr(pyseccomp.Attr.CTL_NNP, 0)
    for name in REFUSED:
        rules.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    for name in ABSENT:
        rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), name)
    for bit in range(32):
        if NEW_NAMESPACES >> bit & 1:
            asks = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 1 << bit, 1 << bit)
            rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", asks)
    rules.load()


def network_settings(root: Path) -> dict[str, str]:
    """What reaches the package index from this machine: proxies, as engines do, and the certificates that pip trusts."""
    kept = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    if certificates := os.environ.get("PIP_CERT"):
        shutil.copy(certificates, root / "dev/shm/certificates.crt")
        kept["PIP_CERT"] = "/dev/shm/certificates.crt"
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--volume")
    parser.add_argument("--confined", action="store_true")
    parser.add_argument("root", type=Path)
    parser.add_argument("folder")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    make_mounts(arguments.root, arguments.volume)
    enter = ["env", "--chdir", arguments.folder]
    kept = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
    within = ["chroot", str(arguments.root), *enter, *arguments.command]
    if arguments.confined:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        refuse_system_calls()
        bounds = ",".join(["-all", *(f"+{name}" for name in CAPABILITIES)])
        within = ["setpriv", f"--bounding-set={bounds}", "--inh-caps=-all", *within]
    else:
        kept |= network_settings(arguments.root)
    os.execvpe(within[0], within, kept)


if __name__ == "__main__":
    main()
