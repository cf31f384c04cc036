"""Counts the Python instructions that a call executes: how a loop over the examples shows.

A clock would be fooled by a busy machine. The number of instructions is the same every time.
"""

from __future__ import annotations

import dis
import gc
import importlib.machinery
import importlib.util
import inspect
import math
import re
import sys
import threading
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType, EllipsisType, FrameType, ModuleType, NoneType
from typing import Any

import numpy as np

_NUMPY = str(Path(np.__file__).parent) + "/"
_IN_AN_ARCHIVE = not Path(np.__file__).is_file()
# A call of one of NumPy's Python functions, whatever it does inside, costs as much as so many instructions:
# `map(np.sum, rows)` is a loop without an instruction of its own.
ENTRY = 8
# And so much each object of Python's that it holds at once: C code goes through `S.tolist()` without an instruction. Index
# lists of as many entries as there are examples, S[list(rows), list(y)], are none of it: NumPy takes them in one call.
OBJECT = 0.4
# Asking for the blocks goes through all of Python's memory: where vectorised code ends, after each instruction that may have
# made many objects, so that none is missed; then now and then.
_DENSELY_SAMPLED = 300
_NAMED_SO = re.compile(
    r"LOAD_(?!ATTR)|STORE_(?!SUBSCR|SLICE)|(POP_)?JUMP|PUSH|POP_TOP|PRECALL|KW_NAMES|RESUME|COPY|SWAP|NOP|IS_OP|RETURN|BUILD_(TUPLE|LIST|SLICE)|EXTENDED_ARG"
)
_HARMLESS = frozenset(number for name, number in dis.opmap.items() if _NAMED_SO.match(name))
_CACHE = frozenset(number for name, number in dis.opmap.items() if name == "CACHE")
_MOST_SAMPLED = 2000  # by then the instructions alone are a loop
# These do loop: over the rows, over the entries.
_LOOPS_BY_INSTRUCTIONS = ("apply_along_axis", "_vectorize_call_with_signature")
_LOOP_BY_SIZE = "_vectorize_call"
_ARRAY_SIZE = vars(np.ndarray)["size"]  # an array's own, whatever a subclass says
# What Python's compiler makes constants of: to hash and to compare them runs nobody's code. A type of a student's may have
# a comparison of its own, so types are told by their identity.
_PLAIN = frozenset(map(id, (int, float, complex, bool, str, bytes, NoneType, EllipsisType)))
_COMPARED = ("co_name", "co_qualname", "co_filename", "co_consts", "co_names", "co_linetable", "co_exceptiontable")
# A frame's own switches, which may be out of reach of the code that is counted.
_OPCODES, _LINES, _TRACE = (vars(FrameType)[name] for name in ("f_trace_opcodes", "f_trace_lines", "f_trace"))


# Code that hands arguments on to the function that is counted, and its result back: counted, and not asked for blocks.
_unsampled: set[CodeType] = set()


def leave_unsampled(*modules: ModuleType) -> None:
    """Code of these modules lies around calls that are counted, and makes few objects."""
    _known.clear()
    for module in modules:
        _unsampled.update(_code_of(module.__name__, str(module.__file__)))


@dataclass(frozen=True)
class Counted:
    """A call that was counted.

    Attributes:
        escaped: what took work out of the count, in words; empty where nothing did.
    """

    result: Any
    instructions: int
    escaped: str = ""


def counted(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Counted:
    """Call a function and count the bytecode instructions of the code that a student writes or calls.

    NumPy's own Python code is left out: `np.hstack` goes through a list of columns one by one, and is no loop of the
    student's. What NumPy calls back is counted, and so are its functions that are loops, and Python's numbers made of arrays.

    What runs while a trace function is at work is not traced. So nothing of the student's is hashed, compared or asked there,
    and Python's collector, which runs destructors, waits until the count is over.
    """
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    trace = _Trace()
    enter = trace.enter
    before, of_threads, collecting = sys.gettrace(), threading.gettrace(), gc.isenabled()
    gc.disable()
    threading.settrace(enter)
    sys.settrace(enter)
    try:
        trace.fewest = trace.most = sys.getallocatedblocks()
        result = function(*args, **kwargs)
        intact = sys.gettrace() is enter and not trace.open_frames and not trace.cut
    finally:
        sys.settrace(before)
        threading.settrace(of_threads)
        if collecting:
            gc.enable()
    instructions = trace.count + int(OBJECT * (trace.most - trace.fewest))
    return Counted(result, instructions, "" if intact else "takes the tracing away")


@dataclass(frozen=True, eq=False)
class _Known:
    """What is found out once about code, which is kept, so that no other takes its place."""

    code: CodeType
    numpys: bool
    sampled: frozenset[int]


_known: dict[int, _Known] = {}  # by the identity of the code
_MOST_KNOWN = 4096


def _known_of(code: CodeType) -> _Known:
    known = _known.get(id(code))
    if known is None:
        sampled = frozenset() if _is_among(code, _unsampled) else _sampled(code)
        known = _known[id(code)] = _Known(code, is_numpys(code), sampled)
    return known


class _Trace:
    """The trace functions of one count."""

    def __init__(self) -> None:
        self.count = 0
        self.open_frames = 0  # entered and not left: one that is no longer traced is never left
        self.cut = False
        self._steps: dict[_Known, Callable[..., Any]] = {}
        self.fewest = self.most = 0  # blocks of Python's own memory: numbers and lists lie there, not what arrays hold

    def enter(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Decides, when a frame is entered, whether its instructions count."""
        gc.disable()  # in case that the student has enabled it
        known = _known_of(frame.f_code)
        if known.numpys:
            loops = self._enter_numpy(frame)
            if not loops:
                return _TRACE.__get__(frame)  # where its result is waited for
        _OPCODES.__set__(frame, True)
        _LINES.__set__(frame, False)
        step = self._steps.get(known) or self._steps.setdefault(known, self._stepping(known.sampled))
        # From Python 3.14 on, a function's opcodes would else be traced from its second call on.
        _TRACE.__set__(frame, step)
        self.open_frames += 1
        return step

    def _stepping(self, sampled: frozenset[int]) -> Callable[..., Any]:
        def step(frame: FrameType, event: str, argument: Any) -> Any:
            gc.disable()
            if event == "opcode":
                self.count += 1
                if self._is_sampled(frame.f_lasti in sampled):
                    self.most = max(self.most, sys.getallocatedblocks())
            elif event == "return":
                self.open_frames -= 1
                self.cut |= not _OPCODES.__get__(frame)
            return step

        return step

    def _is_sampled(self, objects_may_be_new: bool) -> bool:
        if self.count < _DENSELY_SAMPLED:
            return objects_may_be_new
        return self.count < _MOST_SAMPLED and self.count & 31 == 1

    def _add_size(self, frame: FrameType) -> None:
        """Counts the entries that np.vectorize goes through: of the longest argument, or where that cannot be told, of the result."""
        args = frame.f_locals["args"]
        if type(args) is not list and type(args) is not tuple:  # NumPy gives no other
            self.cut = True
            return
        size = max(map(_size, args), default=0)
        if size < math.inf:
            self.count += int(size)
            return

        def step(frame: FrameType, event: str, argument: Any) -> Any:
            if event == "return":
                results = argument if type(argument) is tuple else (argument,)
                arrays = results and all(issubclass(type(result), np.ndarray) for result in results)
                self.cut |= not arrays
                self.count += max(map(_ARRAY_SIZE.__get__, results)) if arrays else 0
            return step

        _OPCODES.__set__(frame, False)
        _LINES.__set__(frame, False)
        _TRACE.__set__(frame, step)

    def _enter_numpy(self, frame: FrameType) -> bool:
        name, caller = frame.f_code.co_name, frame.f_back
        from_outside = caller is None or not _known_of(caller.f_code).numpys
        # A generator is entered once for each of its values: np.choose asks one of its own for its arrays.
        if from_outside and not frame.f_code.co_flags & inspect.CO_GENERATOR:
            self.count += ENTRY
        if name == _LOOP_BY_SIZE:
            self._add_size(frame)
        # Inside NumPy (np.nanmedian) it is not what the student has written.
        return name == _LOOPS_BY_INSTRUCTIONS[1] or (from_outside and name == _LOOPS_BY_INSTRUCTIONS[0])


def _size(value: Any) -> float:
    """How many entries NumPy makes of it; infinity where only code of somebody's own can tell."""
    kind = type(value)
    if issubclass(kind, np.ndarray):
        return int(_ARRAY_SIZE.__get__(value))
    if kind is list or kind is tuple:
        return sum(map(_size, value))
    return 1 if id(kind) in _PLAIN else math.inf


def _sampled(code: CodeType) -> frozenset[int]:
    """Where the instruction before may have made many objects."""
    found: list[int] = []
    new = False
    code_bytes = code.co_code
    for offset in range(0, len(code_bytes), 2):
        if code_bytes[offset] in _CACHE:
            continue
        if new:
            found.append(offset)
        new = code_bytes[offset] not in _HARMLESS
    return frozenset(found)


def is_numpys(code: CodeType) -> bool:
    """Whether a code object is one of NumPy's own: of its files, and not only called so."""
    file = code.co_filename
    return type(file) is str and file.startswith(_NUMPY) and _is_among(code, _codes(file))


def _is_among(code: CodeType, codes: Set[CodeType]) -> bool:
    return _is_plain(code) and code in codes


def _is_plain(value: Any) -> bool:
    """Whether to hash and to compare a code object or a constant runs no code: a student may have put objects there."""
    kind = type(value)
    if kind is tuple or kind is frozenset:
        return all(map(_is_plain, value))
    if kind is slice:  # from Python 3.14 on
        return all(map(_is_plain, (value.start, value.stop, value.step)))
    if kind is CodeType:
        return all(_is_plain(getattr(value, name)) for name in _COMPARED)
    return id(kind) in _PLAIN


@lru_cache(maxsize=256)
def _codes(file: str) -> frozenset[CodeType]:
    name = ".".join(("numpy", *Path(file).relative_to(_NUMPY).with_suffix("").parts)).removesuffix(".__init__")
    return _code_of(name, file)


def _code_of(name: str, file: str) -> frozenset[CodeType]:
    """All code of a module, as its file has it."""
    # WebAssembly may have a NumPy that was never unpacked: what it was loaded by gives the code of its modules.
    spec = importlib.util.find_spec(name) if _IN_AN_ARCHIVE else None
    loader: Any = spec.loader if spec else importlib.machinery.SourceFileLoader(name, file)
    module = loader.get_code(name)
    return frozenset() if module is None else frozenset(_nested(module))


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)
