"""Who has renamed the parameters of a function, or moved them, calls it so; the right one in its place is called as it wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType
from typing import Any

_TAKES_MORE = CO_VARARGS | CO_VARKEYWORDS


def called_as(own: Any, right: Callable[..., Any], wanted: Sequence[str]) -> Callable[..., Any]:
    """`right`, called as the student's `own` function is: parameters of the same name are the same, others in their order.

    Args:
        own: its code is read; it may be anything, and is asked nothing before it is called.
        wanted: the parameters of `right`, in order.
    """
    if type(own) is not FunctionType or own.__code__.co_flags & _TAKES_MORE or own.__code__.co_kwonlyargcount:
        return right
    code = own.__code__
    names = code.co_varnames[: code.co_argcount]
    others = iter([name for name in names if name not in wanted])
    sources = [name if name in names else next(others, "") for name in wanted]
    if names == (*wanted,) or "" in sources:
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
