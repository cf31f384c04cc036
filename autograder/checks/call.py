"""Calling a student's function, and turning what goes wrong into a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from linearloss.failure import CheckFailed, describe_error


def call(function: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
    """`function(*args, **kwargs)`; a missing body or an exception becomes a `CheckFailed`.

    Raises:
        CheckFailed: layer `missing` (NotImplementedError, or the result is None),
            layer `crashed` (any other exception).
    """
    if not callable(function):
        raise CheckFailed(f"{name} should be a function, but it is {type(function).__name__}.", layer="missing")
    try:
        result = function(*args, **kwargs)
    except NotImplementedError as error:
        raise CheckFailed(
            f"{name} is not written yet: it still raises NotImplementedError. Replace that line by your code.",
            layer="missing",
        ) from error
    except CheckFailed:
        raise
    except Exception as error:
        raise CheckFailed(
            f"{name} stopped with an error. {describe_error(error)}", layer="crashed", diagnoses=_code(error)
        ) from error
    if result is None:
        raise CheckFailed(
            f"{name} returned None: is the return statement missing?", layer="missing", diagnoses=["none-returned"]
        )
    return result


def _code(error: BaseException) -> list[str]:
    name = getattr(error, "type_name", type(error).__name__)
    return {"NameError": ["name-error"], "UnboundLocalError": ["name-error"]}.get(name, [])


def call_for_pair(function: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
    """Call a function that must return two things, `(loss, dW)`.

    Raises:
        CheckFailed: as `call`, and layer `type` if the result is not a pair.
    """
    result = call(function, name, *args, **kwargs)
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise CheckFailed(
            f"{name} should return two things, `return loss, dW`, but returned {getattr(result, 'type_name', type(result).__name__)}"
            + (f" with {len(result)} entries." if isinstance(result, (tuple, list)) else "."),
            layer="type",
        )
    return result[0], result[1]
