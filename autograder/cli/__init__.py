"""The command line: one file a group of commands, heavy imports only where they are needed."""

import signal


def run() -> None:
    """The command `autograder`. Until all is imported, which takes a second, Ctrl-C ends it at once and without a traceback."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from .main import main

    main()
