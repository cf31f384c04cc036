"""Who has renamed the parameters of a function, or moved them, calls it so; the right one in its place is called as it wants."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any


def called_as(own: Any, right: Callable[..., Any], wanted: Sequence[str]) -> Callable[..., Any]:
    """`right`, called as the student's `own` function is: parameters of the same name are the same, others in their order.

    Args:
        wanted: the parameters of `right`, in order.
    """
    try:
        parameters = inspect.signature(own).parameters.values()
    except Exception:  # no function, or one that says of itself what is none
        return right
    names = [one.name for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
    others = iter([name for name in names if name not in wanted])
    sources = [name if name in names else next(others, "") for name in wanted]
    if len(names) < len(parameters) or names == [*wanted] or "" in sources:
        return right

    def function(*args: Any, **kwargs: Any) -> Any:
        given = dict(zip(names, args, strict=False)) | kwargs
        fits = len(given) == len(args) + len(kwargs) and given.keys() <= {*names}
        if not fits:
            return own(*args, **kwargs)  # raises, in the words of the notebook
        if given.keys() != {*sources}:
            return right(*args, **kwargs)
        return right(*(given[name] for name in sources))

    return function
