"""The grader of a course on loss functions and regularisation, and its command line. Notebooks need `linearloss` alone."""

import sys
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_SLOW = "rfc3987_syntax"


def _imported_when_asked() -> None:
    """Put off what takes most of a command's start: jsonschema, behind nbformat, imports parsers of a format that no notebook has.

    Whoever asks for one of them gets it from the module itself, which is imported then.
    """
    spec = None if _SLOW in sys.modules else find_spec(_SLOW)
    if spec is None:
        return

    def attribute(name: str) -> Any:
        if name.startswith("__"):  # of a module that is looked at, and not asked for anything
            raise AttributeError(name)
        if sys.modules.get(_SLOW) is stand_in:
            del sys.modules[_SLOW]
        return getattr(__import__(_SLOW), name)

    def is_valid_syntax(term: str, value: str) -> bool:
        return bool(attribute("is_valid_syntax")(term, value))

    stand_in = sys.modules[_SLOW] = ModuleType(_SLOW)
    vars(stand_in).update(__spec__=spec, __getattr__=attribute, is_valid_syntax=is_valid_syntax)


_imported_when_asked()
