"""The command line: one file a group of commands, heavy imports only where they are needed."""

from __future__ import annotations

import os
import signal
import sys


def run() -> None:
    """The command `autograder`. Until all is imported, which takes a second, Ctrl-C ends it at once and without a traceback.

    Commands multiply next to nothing themselves. Where a user may start few processes (`ulimit -u`), NumPy's threads, one a core, end
    the import of it as Ctrl-C does.
    """
    _open_all_three()
    _take_names_as_utf8()
    os.umask(os.umask(0o077) & 0o077)  # what it writes it can read again, whatever a site's mask says
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGCHLD"):  # ignored, as some launchers leave it, it would hide how our own processes end
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from linearloss.streams import forgive

    forgive()
    from .main import main

    main()


def _open_all_three() -> None:
    """Where somebody has closed standard output, the first file that is opened would become it: a gradebook that others print to."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest that is free


def _take_names_as_utf8() -> None:
    """Students' names are files' names: in UTF-8 whatever the locale says (`LC_ALL=C`), as they are for whoever graded before."""
    if sys.getfilesystemencoding().lower() == "utf-8" or sys.flags.utf8_mode:
        return
    os.environ["PYTHONUTF8"] = "1"
    if sys.stdout is not None:  # what the terminal can show stays what the locale says
        os.environ.setdefault("PYTHONIOENCODING", f"{sys.stdout.encoding}:backslashreplace")
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
