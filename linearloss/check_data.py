"""The file beside a notebook that its checks read: `functions`, the data of the checks of functions; `tests`, all checks and
their points in order; `answers`, digests of right answers, where the course ships them; `notebook`, its file and version;
`sentences`, what the checks say in another language than English."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from .sentences import Sentences, say, speaking
from .version import __version__

DATA = "checks.json"
# In the data of a notebook in another language: which, and what the checks say in it, by their English.
LANGUAGE, SENTENCES = "language", "sentences"


class OtherNotebook(FileNotFoundError):
    """The data beside a notebook are those of another one: all have the same name."""

    def __init__(self, task: str):
        super().__init__(
            say(
                "{file} beside this notebook knows no task {task}: it belongs to another notebook. Put this one's own in its place, and restart the kernel.",
                file=DATA,
                task=task,
            )
        )


class OtherVersion(FileNotFoundError):
    """The data beside a notebook have a form that this version of the library does not know."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "{file} beside this notebook was made for another version of linearloss than the one that runs here ({version}). Take the notebook, {file} and linearloss from the same place.",
                file=DATA,
                version=__version__,
            )
        )


def data_file() -> Path:
    """The file beside the notebook that runs.

    Raises:
        FileNotFoundError: it does not lie there.
    """
    path = Path.cwd() / DATA
    if path.is_file():
        return path
    raise FileNotFoundError(
        say(
            "{file} does not lie beside this notebook ({folder}). It comes with the notebook: put both into one folder.",
            file=DATA,
            folder=path.parent,
        )
    )


def sentences_here() -> Sentences | None:
    """What the checks of the notebook that runs say in its language, by their English; None if that is English, or no data lie there."""
    try:
        sentences: Sentences | None = read_data(data_file()).get(SENTENCES)
    except (OSError, ValueError, AttributeError):  # data of another form are told of where they are needed
        return None
    return sentences


@contextlib.contextmanager
def speaking_as_here() -> Iterator[None]:
    """In this block, or in a function that it decorates, `words` speaks the language of the notebook that runs, if one does."""
    here = sentences_here()
    with contextlib.nullcontext() if here is None else speaking(here):
        yield


@lru_cache(maxsize=8)
def read_data(path: Path) -> dict[str, Any]:
    """What it holds."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
