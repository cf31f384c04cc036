"""Whether a worker can read the packages that it needs: a fault of the installation must not look like a student's."""

from __future__ import annotations

import importlib
from pathlib import Path

from autograder.isolation.readable import NEEDED

# Imported by student code or by displays only when they are needed.
LATER = ("xml.dom.minidom", "numpy.testing", "matplotlib.backends.backend_pdf", "IPython.core.magics.execution")


def unreadable() -> str:
    """What this confined process cannot read, in one line; an empty text if it can read all."""
    for name in NEEDED:
        folder = Path(importlib.import_module(name).__file__ or "").parent  # loaded before the fork
        try:
            list(folder.iterdir())
            (folder / "__init__.py").read_bytes()
        except OSError as error:
            return f"the package {name} in {folder} ({error.strerror})"
    for name in LATER:
        try:
            importlib.import_module(name)
        except Exception as error:
            return f"the module {name} ({type(error).__name__}: {error})"
    return ""
