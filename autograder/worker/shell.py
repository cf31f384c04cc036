"""Runs notebook cells as Jupyter would, without a kernel: magics, displays, figures, errors."""

from __future__ import annotations

import base64
import io
import sys
from itertools import pairwise
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class
from IPython.utils.text import SList

from linearloss.failure import CheckFailed, line_of

# A figure or table larger than this is not kept for the feedback, nor what is more in one cell.
MOST_DISPLAY_CHARACTERS = 2_000_000
MOST_DISPLAY_CHARACTERS_IN_A_CELL = 16_000_000
# A worker is one process, which starts no other; honest notebooks hold such lines, and go on.
NO_SHELL = "[Shell commands are not run when work is graded.]"
# What Python itself says of a type and of an exception, whatever the class of a student's says.
_NAME_OF_A_TYPE = type.__dict__["__name__"].__get__
_TRACEBACK = BaseException.__dict__["__traceback__"].__get__


class BoundedText(io.StringIO):
    """A text stream that keeps the first `limit` characters and counts the rest."""

    def __init__(self, limit: int):
        super().__init__()
        self.limit = limit
        self.dropped = 0

    def write(self, text: str) -> int:
        room = max(self.limit - self.tell(), 0)
        super().write(text[:room])
        self.dropped += max(len(text) - room, 0)
        return len(text)

    def isatty(self) -> bool:
        return False

    def result(self) -> str:
        note = f"\n[{self.dropped} more characters were not kept]" if self.dropped else ""
        return self.getvalue() + note


class _DisplayHook(DisplayHook):
    shell: Any
    """Gives the value of a cell's last line to the publisher, where figures and tables go too."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.shell.display_pub.publish(format_dict, md_dict)

    def finish_displayhook(self) -> None:
        pass


class _Shell(InteractiveShell):
    def enable_gui(self, gui: str | None = None) -> None:
        """`%matplotlib` calls it; there is no event loop here."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """The error itself is reported apart (`describe`); a traceback of a thousand frames takes seconds to write."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """The same for what cannot be compiled."""

    def ask_exit(self) -> None:
        """`exit()`: a kernel goes on to the end of the cell, and then it is started again."""

    def system(self, cmd: str) -> None:
        """`!command`."""
        print(NO_SHELL)
        self.user_ns["_exit_code"] = 0

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """`files = !command`, `%sx`, `!!command`."""
        print(NO_SHELL)
        return SList() if split else ""


@magics_class
class _NoScripts(Magics):
    @cell_magic
    def script(self, line: str, cell: str) -> None:
        """`%%bash` and the like; names that it would have assigned are empty."""
        print(NO_SHELL)
        words = line.split()
        for option, name in pairwise(words):
            if option in ("--out", "--err", "--proc") and self.shell is not None:
                self.shell.user_ns[name] = ""

    @line_magic
    def install(self, line: str) -> None:
        """`%pip` and the like, which would go on to speak of restarting the kernel."""
        print(NO_SHELL)


class NotebookShell:
    """One InteractiveShell, made warm before the fork."""

    def __init__(self) -> None:
        from traitlets.config import Config

        config = Config()
        config.HistoryManager.enabled = False  # it would open a database and start a thread
        config.InteractiveShell.autocall = 0
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.banner1 = ""
        self.shell: Any = _Shell.instance(
            config=config, displayhook_class=_DisplayHook, display_pub_class=CapturingDisplayPublisher
        )
        nothing: Any = _NoScripts(self.shell)
        for name in ("script", *self.shell.magics_manager.registry["ScriptMagics"].script_magics):
            self.shell.register_magic_function(nothing.script, "cell", name)
        for name in ("pip", "conda", "mamba", "micromamba", "uv"):
            self.shell.register_magic_function(nothing.install, "line", name)

    @property
    def names(self) -> dict[str, Any]:
        """What the notebook has defined."""
        return self.shell.user_ns

    def run(self, source: str, most_characters: int) -> dict[str, Any]:
        """Run one cell; returns its outputs in nbformat's terms and the error that ended it."""
        out, err = BoundedText(most_characters), BoundedText(most_characters)
        kept = sys.stdout, sys.stderr
        self.shell.display_pub.outputs = []
        sys.stdout, sys.stderr = out, err
        try:
            result = self.shell.run_cell(source, store_history=False, silent=False)
            error = result.error_before_exec or result.error_in_exec
        except SystemExit as caught:
            error = caught
        finally:
            sys.stdout, sys.stderr = kept
        streams = [("stdout", out.result()), ("stderr", err.result())]
        return {
            "outputs": _displays(self.shell.display_pub.outputs)
            + [_stream(name, text) for name, text in streams if text],
            "error": None if error is None else describe(error),
        }


def _displays(published: list[dict[str, Any]]) -> list[dict[str, Any]]:
    room = MOST_DISPLAY_CHARACTERS_IN_A_CELL
    kept = []
    for item in published:
        data = {
            str(mime): base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for mime, value in item["data"].items()
            if isinstance(value, (str, bytes)) and len(value) <= MOST_DISPLAY_CHARACTERS
        }
        room -= sum(map(len, data.values()))
        if room < 0:
            break
        if data:
            kept.append({"output_type": "display_data", "data": data, "metadata": {}})
    return kept


def _stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def describe(error: BaseException) -> dict[str, Any]:
    """An exception as values: type, text, line in the student's cell, whether a body or an answer is missing.

    Its class may be a student's: nothing is asked of it that the class could answer otherwise than Python does, but for its text.
    """
    kind = type(error)
    line: Any = None
    step = _TRACEBACK(error)
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name.startswith("<ipython-input") or "ipykernel" in name:
            line = line_of(step)
        step = step.tb_next
    if line is None and issubclass(kind, SyntaxError):
        line = SyntaxError.__dict__["lineno"].__get__(error)
    try:
        text = str.__str__(str(error))[:2000]
    except BaseException:  # a hostile __str__
        text = ""
    return {
        "type": _NAME_OF_A_TYPE(kind)[:80],
        "text": text,
        "line": line if type(line) is int and 0 < line < 2**31 else None,
        "missing": issubclass(kind, NotImplementedError) or _is_missing(error),
        "memory": issubclass(kind, MemoryError),
    }


def _is_missing(error: BaseException) -> bool:
    """Whether a check of the course has found nothing to check; student code may have put anything into it."""
    return type(error) is CheckFailed and type(error.layer) is str and error.layer == "missing"
