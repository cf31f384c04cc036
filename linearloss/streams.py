"""Standard output and standard error of a command: what cannot be shown or written there stops nothing."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from pathlib import Path
from typing import Any


class _Forgiving(io.FileIO):
    """A descriptor that takes all that is written, for as long as there is anybody to take it, and then as well.

    Attributes:
        trouble: why what was written is lost; None if it is not.
    """

    trouble: OSError | None = None

    def write(self, data: Any) -> int:
        if self.trouble is None:
            try:
                return super().write(data)
            except BlockingIOError:
                raise
            except OSError as error:
                self.trouble = error
        return len(memoryview(data).cast("B"))


def forgive() -> None:
    """From here on, a character that the terminal does not have is printed as an escape, and no full disk, closed pipe or
    closed terminal is an error of what prints.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed from the start; there are programs that print to it without asking
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if sys.platform == "win32" or isinstance(_raw(stream), _Forgiving):
            stream.reconfigure(errors="backslashreplace")
            continue
        with contextlib.suppress(OSError):
            stream.flush()  # what has been printed comes first
        raw = _Forgiving(stream.fileno(), "w", closefd=False)
        forgiving = io.TextIOWrapper(
            io.BufferedWriter(raw), stream.encoding, "backslashreplace",
            line_buffering=stream.line_buffering, write_through=stream.write_through,
        )  # fmt: skip
        setattr(sys, name, forgiving)


def why_output_is_lost() -> str:
    """What the system says of why standard output has not taken all; nothing if it has, or if nobody wanted to read on."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        trouble = getattr(_raw(sys.stdout), "trouble", None)
        if isinstance(trouble, OSError) and trouble.errno != errno.EPIPE:
            return str(trouble.strerror)
    return ""


def _raw(stream: io.TextIOWrapper) -> Any:
    return getattr(stream.buffer, "raw", None)
