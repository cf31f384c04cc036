"""The last line of a notebook's first cell: the library is found; and a word if this copy of the notebook is an old one."""

from __future__ import annotations

import json
from pathlib import Path

from .check_data import data_file, read_data, speaking_as_here
from .sentences import Sentence, say, words
from .telling import show_text
from .version import __version__

OLD = say(
    "There is a newer version of this notebook ({file}) than your copy. Your work is safe, and can be handed in as it is.\n"
    "In a browser the new one appears when you have downloaded your copy and deleted it there; then copy your functions into it."
)


@speaking_as_here()
def ready() -> None:
    """Print that the library is ready, and whether the notebook beside the data of the checks is an older version than these.

    Where a browser keeps the student's copy, a new version on the site would else stay hidden behind it.
    """
    print(words(say("linearloss {version} is ready.", version=__version__)))
    try:
        notebook = read_data(data_file()).get("notebook", {})
        path = Path.cwd() / str(notebook["file"])
        own = json.loads(path.read_text(encoding="utf-8"))["metadata"]["version"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return  # no data, or the notebook lies elsewhere: nothing is known
    if own != notebook.get("version"):
        show_text(Sentence(OLD, {"file": path.name}))
