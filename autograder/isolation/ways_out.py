"""What must not succeed from inside a worker: every attempt, made one after the other."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

# Importing them enters their attempts in the list.
from . import ways_to_files, ways_to_processes, ways_to_the_kernel  # noqa: F401
from .way_out import ATTEMPTS, Places, attempt, libc, succeeds

_CLONE_NEWUSER = 0x10000000


def make_all(places: Places) -> dict[str, bool]:
    """Whether each attempt succeeded; first of all, whether a worker can do what it must ("works")."""
    done = {"works": succeeds(_work, places)}
    return done | {words: succeeds(function, places) for words, function in ATTEMPTS.items()}


def _work(places: Places) -> bool:
    import xml.dom.minidom  # noqa: F401  (read from Python's own folder, now)

    thread = threading.Thread(target=lambda: Path("mine.txt").write_text("x"))
    thread.start()
    thread.join()
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
    return Path("mine.txt").read_text() == "x"


# Last: whoever succeeds is nobody afterwards.
@attempt("enter namespaces of its own")
def _(places: Places) -> bool:
    return bool(libc().unshare(_CLONE_NEWUSER) == 0)
