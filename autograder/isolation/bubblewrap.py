"""bubblewrap: the fork server, and with it every worker, runs in a file system of its own that holds only what it needs.

No other process, network or socket of the machine is in its namespaces; all of it is read-only but for
the folder in which the scratch folders are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

from linearloss.sentences import say

from . import server_home
from .mechanism import Mechanism, Worker
from .readable import SYSTEM, python_folders

_NAMESPACES = ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
# What the fork server of root needs, to hand workers over to another user and to end them. DAC_READ_SEARCH: Python
# may lie in a closed home; nothing else of that home is there.
_CAPABILITIES = ("CAP_SETUID", "CAP_SETGID", "CAP_KILL", "CAP_DAC_READ_SEARCH", "CAP_SETPCAP")
_APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
_PROFILE = Path("/usr/share/apparmor/extra-profiles/bwrap-userns-restrict")
_TRIAL_SECONDS = 10.0


class Bubblewrap(Mechanism):
    """Root uses its own rights to make the namespaces, everybody else a user namespace."""

    name = "bubblewrap"

    def why_not(self) -> str:
        return super().why_not() or _why_not()

    def wrap(self, command: list[str], scratch_root: Path, packages: list[str]) -> list[str]:
        return [*_prefix(), *_file_system(scratch_root, packages), "--", *command]

    def environment(self, scratch_root: Path) -> dict[str, str]:
        return server_home.lend(scratch_root)

    def started(self, scratch_root: Path) -> None:
        server_home.take_back(scratch_root)

    def reads_by_capability(self, worker: Worker) -> bool:
        return True


@lru_cache(maxsize=1)
def _why_not() -> str:
    if shutil.which("bwrap") is None:
        return say("the program bwrap is missing: apt-get install bubblewrap, or dnf install bubblewrap")
    trial = [*_prefix(), "--ro-bind", "/", "/", "--", "/bin/true"]
    try:
        done = subprocess.run(trial, capture_output=True, timeout=_TRIAL_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        return say("bwrap cannot be run ({error})", error=str(error))
    if done.returncode == 0:
        return ""
    said = (done.stderr.decode(errors="replace").strip().splitlines() or [say("no reason given")])[-1]
    return f"{said}: {_advice()}"


def _advice() -> str:
    try:
        restricted = _APPARMOR.read_text().strip() == "1"
    except OSError:
        restricted = False
    if restricted:
        return say(
            "AppArmor forbids user namespaces to programs without a profile, as in Ubuntu from 23.10 on; an administrator gives bwrap one: apt-get install apparmor-profiles; install -m 0644 {profile} /etc/apparmor.d/; apparmor_parser -r /etc/apparmor.d/{name}",
            profile=_PROFILE,
            name=_PROFILE.name,
        )
    if os.geteuid() == 0:
        return say("root may make no namespaces here, as in most containers")
    return say(
        "this user may make no namespaces here (sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone)"
    )


def _prefix() -> list[str]:
    """The program and its namespaces; capabilities are dropped as far as they can be."""
    options = ["bwrap", "--die-with-parent", *_NAMESPACES, "--cap-drop", "ALL"]
    if os.geteuid() != 0:
        return [*options, "--unshare-user"]
    return [*options, *(word for capability in _CAPABILITIES for word in ("--cap-add", capability))]


def _file_system(scratch_root: Path, packages: list[str]) -> list[str]:
    options = ["--tmpfs", "/tmp"]
    for name in (*SYSTEM, *python_folders(), *packages):
        path = Path(name)
        if path.is_symlink() and name in SYSTEM and name != "/etc/localtime":
            options += ["--symlink", str(path.readlink()), name]  # /bin is usr/bin
        elif path.exists():
            options += ["--dev-bind" if name.startswith("/dev/") else "--ro-bind", name, name]
    options += ["--dev-bind", "/dev/null", "/dev/null", "--bind", str(scratch_root), str(scratch_root)]
    # Or a worker could leave files in these, which lie in memory, for the next.
    return [*options, "--remount-ro", "/tmp", "--remount-ro", "/", "--chdir", "/"]
