"""The command line: one file a group of commands, heavy imports only where they are needed."""

import os

# Commands multiply next to nothing themselves. Where a user may start few processes (`ulimit -u`), NumPy's threads, one a core, end
# the import of it as Ctrl-C does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
