"""Ways out of a worker by files: the instructor's, the machine's, and what is left for the next worker."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .way_out import Places, attempt, read, succeeds

# Where a worker might leave a file for the next one, beside its scratch folder's parent.
SHARED_FOLDERS = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock", "/var/lock", "/")


@attempt("read a file of the instructor's")
def _(places: Places) -> bool:
    return len(Path(places["canary"]).read_bytes()) > 0


@attempt("list the instructor's folder")
def _(places: Places) -> bool:
    return len(list(Path(places["folder"]).iterdir())) > 0


@attempt("write into the instructor's folder")
def _(places: Places) -> bool:
    return Path(places["folder"], "forged").write_text("x") == 1


@attempt("change a file of the instructor's")
def _(places: Places) -> bool:
    with Path(places["canary"]).open("a") as file:
        return file.write("x") == 1


@attempt("empty a file of the instructor's")
def _(places: Places) -> bool:
    os.truncate(places["canary"], 0)
    return True


@attempt("delete a file of the instructor's")
def _(places: Places) -> bool:
    Path(places["expendable"]).unlink()
    return True


@attempt("change the mode of a file of the instructor's")
def _(places: Places) -> bool:
    path = Path(places["canary"])
    before = path.stat().st_mode
    path.chmod(0o600 if before & 0o077 else 0o644)
    return path.stat().st_mode != before


@attempt("read what is private in the course")
def _(places: Places) -> bool:
    return any(succeeds(read, {"path": path}) for path in places["private"])


@attempt("import the solutions")
def _(places: Places) -> bool:
    sys.path.insert(0, places["folder"])
    try:
        import solutions

        return bool(solutions.__file__)
    finally:
        sys.path.remove(places["folder"])


@attempt("change Python's own packages")
def _(places: Places) -> bool:
    path = Path(os.__file__).with_name(places["mark"])
    path.write_text("x")
    path.unlink()
    return True


@attempt("read the machine's passwords")
def _(places: Places) -> bool:
    return len(Path("/etc/shadow").read_bytes()) > 0


@attempt("leave a file for the next worker")
def _(places: Places) -> bool:
    for folder in (*SHARED_FOLDERS, Path.cwd().parent, places["folder"]):
        succeeds(lambda where: Path(where["folder"], places["mark"]).write_text("x") == 1, {"folder": folder})
    return False  # the probe looks for them when this worker has ended
