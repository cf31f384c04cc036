"""The command line: one file a group of commands, heavy imports only where they are needed."""

import os
import signal


def run() -> None:
    """The command `autograder`. Until all is imported, which takes a second, Ctrl-C ends it at once and without a traceback.

    Commands multiply next to nothing themselves. Where a user may start few processes (`ulimit -u`), NumPy's threads, one a core, end
    the import of it as Ctrl-C does.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGCHLD"):  # ignored, as some launchers leave it, it would hide how our own processes end
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from .main import main

    main()
