"""What came back when a function was asked something: numbers, or what came in their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from .errors import MOST_OF_A_TEXT, CodeError, means_not_finite, slip_of, stopped, type_name
from .failure import line_in_notebook
from .sentences import Sentence, joined, say
from .words import full_stop

Array = NDArray[np.float64]
Status = Literal["failed", "crashed", "missing", "timeout", "out_of_memory"]

TOLERANCE = 1e-6
NOT_WRITTEN = "not written"
NOT_FINITE = "not finite"
# Where a case asks whether a result changes, and there is none to begin with.
NOTHING_TO_COMPARE = "nothing to compare with"
# Of several things that should be returned, one that was not.
LEFT_OUT = "left out"
# Where it is asked how something is computed, and nothing is yet.
COMPUTES_NOTHING = "computes nothing"
# By their names: what stays in the student's process is known by no more.
_PLAIN = ("bool", "int", "float", "complex", "str", "bytes", "list", "tuple", "dict", "ndarray")


class Trouble(str):
    """What came in place of numbers, in a few words that are the same for all of its kind: "raises IndexError".

    Attributes:
        sentence: what happened, for the student.
        status: of a part that fails by it.
        slip: the code of the slip that it is, whatever the function computes.
        error: the exception that came, if one did.
    """

    sentence: str
    status: Status
    slip: str
    error: CodeError | None

    def __new__(
        cls, kind: str, sentence: str = "", status: Status = "failed", slip: str = "", error: CodeError | None = None
    ) -> Trouble:
        made = super().__new__(cls, kind)
        made.sentence, made.status, made.slip, made.error = sentence, status, slip, error
        return made


class Stopped(Exception):
    """The function was stopped: it took too long, needed too much memory, or took its process with it."""

    def __init__(self, status: Status, text: str):
        super().__init__(text)
        self.status: Status = status


# Words are compared as words: "a loop", "W is changed", or the kind of a trouble.
Outcome = Array | str
Facet = Mapping[str, Outcome]  # by case
Observation = Mapping[str, Facet]  # by the facet's name


def raised(error: BaseException, name: str) -> Trouble:
    """An exception of the function's as an outcome; `error` may be a description of one (attributes `type_name`, `line`, `undefined`)."""
    if isinstance(error, NotImplementedError):
        missing = say(
            "{name} is not written yet: it still raises NotImplementedError. Replace that line by your code.", name=name
        )
        return Trouble(NOT_WRITTEN, missing, "missing")
    if isinstance(error, Stopped):
        return Trouble(error.status, str(error), error.status)
    if isinstance(error, MemoryError):
        too_large = say(
            "{name} asks for more memory than there is, or returned what needs that much to be looked at.", name=name
        )
        return Trouble("out_of_memory", too_large, "out_of_memory")
    kind, text, line = type_name(error), _text(error)[:MOST_OF_A_TEXT], line_in_notebook(error)
    sentence = full_stop(stopped(name, kind, text, line, getattr(error, "undefined", "")))
    if means_not_finite(kind, text):
        return Trouble(NOT_FINITE, sentence, "crashed")
    slip = slip_of(kind, text)
    if slip == "shape-error":
        word = "an error about shapes"
    else:
        word = kind if slip == slip_of(kind, "") else f"{kind}, {slip}"
    return Trouble(f"raises {word}", sentence, "crashed", slip, CodeError(kind, text, line or 0))


def _text(error: BaseException) -> str:
    """An exception's own text, if it has one: asking for it runs code of whoever wrote its class."""
    try:
        return str(error)
    except Exception:
        return ""


def kind_of(value: Any) -> str:
    """The type of a value that came from a student's function, in words that are no other outcome: a class may be called "kept"."""
    if value is None:
        return "None"
    return (
        type_name(value)
        if isinstance(value, np.generic) or type_name(value) in _PLAIN
        else say("an object of type {kind}", kind=type_name(value))
    )


def kind_in_words(value: Any) -> str:
    """The same, within a sentence: "a value of type list"; of a tuple, how much there is in it."""
    if isinstance(value, tuple):
        return say("a tuple of {count} things", count=len(value))
    kind = kind_of(value)
    return say("a value of type {kind}", kind=kind) if kind == type_name(value) else kind


def is_form(outcome: Outcome) -> bool:
    """Whether something came back, and has another form than it should: a list, a number, another shape."""
    return isinstance(outcome, Trouble) and outcome.status == "failed" and outcome != NOT_FINITE


def numbers(value: Any, shape: tuple[int, ...], what: str) -> Array | Trouble:
    """A returned value as a float64 array of `shape` with finite entries, or what is wrong with it."""
    array = shaped(value, shape, what)
    if not isinstance(array, Trouble) and not np.all(np.isfinite(array)):
        return not_finite(what)
    return array


def not_finite(what: str) -> Trouble:
    """The outcome where a value holds nan or infinity."""
    return Trouble(
        NOT_FINITE,
        say(
            "{what} holds nan or infinity: look for 0/0, the logarithm of 0 or of a negative number, or an overflow.",
            what=what,
        ),
    )


def _other_shape(shape: tuple[int, ...], wanted: tuple[int, ...], what: str) -> Sentence:
    if wanted == ():
        return say("{what} should be one number, but is an array of shape {shape}.", what=what, shape=shape)
    told = say("{what} should have shape {wanted}, but has shape {shape}.", what=what, wanted=wanted, shape=shape)
    return joined(told, say("That is the shape of the transposed array.")) if shape == wanted[::-1] else told


def shaped(value: Any, shape: tuple[int, ...], what: str, integers: bool = False) -> Array | Trouble:
    """A returned value as a float64 array of `shape`, finite or not, or what is wrong with it.

    Right: any real array of that shape (float32, Fortran order, `np.matrix`, read-only); for shape () also a
    Python or NumPy number, or an array of one entry.

    Args:
        what: the value's name in a sentence, "soft_threshold's result".
        integers: whether an integer dtype is right, too: of what is counted, nothing can be cut off.
    """
    if isinstance(value, Trouble):
        return value
    if value is None:
        return Trouble("None", say("{what} is None: is the return statement missing?", what=what), "missing")
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.generic, np.ndarray)):
        wanted = say("one number") if shape == () else say("a NumPy array")
        return Trouble(
            kind_of(value),
            say("{what} should be {wanted}, but is {kind}.", what=what, wanted=wanted, kind=kind_in_words(value)),
        )
    if shape and not isinstance(value, np.ndarray):
        return Trouble("a number", say("{what} should be a NumPy array, but is one number.", what=what))
    array = np.asarray(value)
    if shape == () and array.size == 1:
        array = array.reshape(())
    if array.shape != shape:
        return Trouble(f"shape {array.shape}", _other_shape(array.shape, shape, what))
    if array.dtype.kind not in "fiu":
        return Trouble(
            f"dtype {array.dtype.kind}",
            say("{what} should hold real numbers, but its dtype is {dtype}.", what=what, dtype=array.dtype),
        )
    if array.dtype.kind in "iu" and shape and not integers:
        return Trouble(
            "integers",
            say("{what} has the integer dtype {dtype}, in which there are no fractions.", what=what, dtype=array.dtype),
        )
    plain: Array = array.astype(np.float64)
    return plain


def same(one: Outcome, other: Outcome, tolerance: float = TOLERANCE) -> bool:
    """Whether two outcomes agree: the same words, or arrays of one shape, close relative to the largest entry."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and str(one) == str(other)
    if one.shape != other.shape:
        return False
    if one.ndim == 0:  # most are one number, and this is asked very often
        got, wanted = float(one), float(other)
        return got == wanted if abs(wanted) == np.inf else abs(got - wanted) <= tolerance * max(abs(wanted), 1e-8)
    scale = max(float(np.max(np.abs(other), initial=0.0)), 1e-8)
    if not np.isfinite(scale):  # next to infinity everything would be close
        return bool(np.array_equal(one, other))
    return bool(np.all(np.abs(one - other) <= tolerance * scale))
