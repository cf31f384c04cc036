"""Answers the judge's requests inside one worker: run a cell, call a function, fetch a value."""

from __future__ import annotations

import os
import random
import socket
import sys
from collections.abc import Callable, Iterator, KeysView, ValuesView
from typing import Any

import numpy as np

from autograder.channel import codec, frames
from autograder.channel.codec import BadFrame, Callback, Handle, Name, NotAValue, decode, encode, is_plain
from autograder.channel.told_ahead import ToldAhead
from autograder.worker import escapes, own_signature
from autograder.worker.escapes import close_frames, watched
from autograder.worker.own_signature import called_as
from autograder.worker.shell import NotebookShell, describe
from linearloss.function import OnceOnly
from linearloss.instructions import Counted, counted, leave_unsampled

# After so many questions that were answered ahead, one is asked, and they are told: the judge limits how many there are.
MOST_ASKED = 500

_shell: NotebookShell | None = None


def warm_up() -> None:
    """Import and start what every submission needs; called once, before any fork."""
    global _shell
    _shell = NotebookShell()  # before matplotlib, whose inline backend attaches itself to the shell it finds
    import matplotlib.pyplot  # noqa: F401
    import matplotlib_inline.backend_inline  # noqa: F401

    import linearloss  # noqa: F401

    _shell.run("1 + 1", 1000)
    leave_unsampled(sys.modules[__name__], codec, escapes, own_signature)
    # NumPy's functions are known to the count from now on: most files that student code comes through.
    one = np.ones((2, 2))
    counted(lambda: (np.stack([one.sum(axis=0)]), np.median(one), np.einsum("ij->i", one), np.eye(2), np.ix_([0], [0])))
    close_frames()


def run(connection: socket.socket, options: dict[str, Any]) -> None:
    """Serve the judge until it hangs up; this process is confined."""
    assert _shell is not None
    # Code that draws unseeded random numbers must give the same grade tomorrow.
    random.seed(0)
    np.random.seed(0)
    session = Session(connection, _shell, int(options["output_bytes"]))
    while True:
        try:
            request = frames.receive(connection)
        except (frames.Closed, BadFrame):
            return
        session.answer(request)


# What functions go through once, or look up in, as they do in a list.
_LIKE_LISTS = (Iterator, range, set, frozenset, KeysView, ValuesView)

_OF_ARGUMENTS = {kind.__name__: kind for kind in (TypeError, ValueError, IndexError, AttributeError)}


def _plain(value: Any) -> Any:
    """An argument of a function of the judge's, which takes no objects: where NumPy or a loop would take it for an array or a list, that."""
    if isinstance(value, np.ndarray):  # of a subclass: masked arrays, matrices
        return np.asarray(value)
    return list(value) if isinstance(value, _LIKE_LISTS) else value


def _error(said: str) -> Exception:
    """What a function of the judge's has raised: where it was given what it cannot take, as a function of the notebook would."""
    kind, _, text = said.partition(": ")
    return _OF_ARGUMENTS[kind](text) if kind in _OF_ARGUMENTS else ValueError(said)


class Session:
    """The judge's requests and the objects it may name."""

    def __init__(self, connection: socket.socket, shell: NotebookShell, output_characters: int):
        self.connection = connection
        self.shell = shell
        self.characters_left = output_characters
        self.objects: dict[int, Any] = {}
        self.number = 0
        self.asked: list[tuple[int, bytes]] = []  # functions of the judge's and claims: what it has not heard of yet
        self.process = os.getpid()
        # name -> what it stands for, and itself as it was, if it was
        self.substitutes: dict[str, tuple[Any, dict[str, Any]]] = {}

    def answer(self, request: dict[str, Any]) -> None:
        """Carry out one request and send one reply, whatever the student's code does."""
        self.number, self.asked = request["id"], []
        frames.send_encoded(self.connection, self.reply(request, {"id": self.number, "asked": self.asked}))

    def reply(self, request: dict[str, Any], about: dict[str, Any]) -> bytes:
        """What one request gives, encoded before another can change it."""
        operation = getattr(self, "do_" + request["op"])
        try:
            reply = operation(request)
        except BaseException as error:  # SystemExit and KeyboardInterrupt are answers too
            reply = {"error": describe(error)}
        try:
            return encode(reply | about)
        except (NotAValue, BadFrame) as error:
            why = {"type": "ValueError", "text": f"the result cannot be sent: {error}", "line": None,
                   "missing": False, "memory": False}  # fmt: skip
            return encode({"error": why} | about)
        except BaseException as error:  # no memory for it, or NumPy as student code has changed it
            return encode({"error": describe(error)} | about)

    def do_many(self, request: dict[str, Any]) -> dict[str, Any]:
        """Requests of one function, in order; each has its own reply."""
        target = {"target": request["target"]}
        return {"value": [self.reply(decode(one) | target, {}) for one in request["requests"]]}

    def do_run(self, request: dict[str, Any]) -> dict[str, Any]:
        result = self.shell.run(request["source"], self.characters_left)
        used = sum(len(output.get("text", "")) for output in result["outputs"])
        self.characters_left = max(self.characters_left - used, 0)
        return result

    def do_lookup(self, request: dict[str, Any]) -> dict[str, Any]:
        names = self.shell.names
        if request["name"] not in names:
            return {"found": False}
        return {"found": True, "value": self.export(names[request["name"]])}

    def do_call(self, request: dict[str, Any]) -> dict[str, Any]:
        target = self.called(request)
        args, kwargs = self.arguments(request)
        return {"value": self.export(target(*args, **kwargs))}

    def do_call_and_arguments(self, request: dict[str, Any]) -> dict[str, Any]:
        target = self.called(request)
        args, _ = self.arguments(request)
        result = target(*args)
        return {"value": (self.export(result), self.export(args))}

    def do_results_kept(self, request: dict[str, Any]) -> dict[str, Any]:
        """The results of several calls as they are after the last, when all arguments have been overwritten."""
        target = self.called(request)
        calls = [[self.importing(value) for value in args] for args in request["calls"]]
        results = [target(*args) for args in calls]
        for value in (value for args in calls for value in args):
            if isinstance(value, np.ndarray):
                value.fill(0)
        return {"value": self.export(results)}

    def do_count(self, request: dict[str, Any]) -> dict[str, Any]:
        """A call and its count; the functions are bound here and now, before any student code runs."""
        return self._count(request)

    def _count(
        self,
        request: dict[str, Any],
        counted: Callable[..., Counted] = counted,
        watched: Callable[..., Callable[..., Any]] = watched,
    ) -> dict[str, Any]:
        notes: list[str] = []

        def call_and_export() -> Any:
            """With what comes before and after: work may be done when arguments arrive, or when a result is looked at."""
            args, kwargs = self.arguments(request)
            return self.export(self.called(request)(*args, **kwargs))

        count = counted(watched(call_and_export, notes))
        escaped = (notes or [count.escaped])[0]
        return {"value": (count.instructions, escaped, count.result)}

    def do_attribute(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"value": self.export(getattr(self.target(request["target"]), request["name"]))}

    def do_assign(self, request: dict[str, Any]) -> dict[str, Any]:
        setattr(self.target(request["target"]), request["name"], self.importing(request["value"]))
        return {"value": None}

    def do_substitute(self, request: dict[str, Any]) -> dict[str, Any]:
        """Names of the notebook for functions of the judge's; those before are given back, unless a cell has defined them anew."""
        names = self.shell.names
        for name, (lent, own) in self.substitutes.items():
            if names.get(name) is lent:
                del names[name]
                names.update(own)
        self.substitutes = {}
        for name, callback in request["functions"].items():
            lent = called_as(names.get(name), self.proxy(callback), request["parameters"][name])
            self.substitutes[name] = lent, {name: names[name]} if name in names else {}
            names[name] = lent
        return {"value": None}

    def target(self, named: Name | Handle) -> Any:
        """The object behind a name of the notebook, or behind a handle given out before."""
        return self.objects[named.number] if isinstance(named, Handle) else self.shell.names[named.text]

    def called(self, request: dict[str, Any]) -> Any:
        """What a request calls: its target, or a method of that."""
        target = self.target(request["target"])
        return getattr(target, request["method"]) if "method" in request else target

    def arguments(self, request: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        args = [self.importing(value) for value in request["args"]]
        return args, {key: self.importing(value) for key, value in request["kwargs"].items()}

    def importing(self, value: Any) -> Any:
        """What the judge sent, with handles and callbacks turned into the things themselves."""
        if isinstance(value, (Handle, Name)):
            return self.target(value)
        if isinstance(value, Callback):
            return self.proxy(value)
        if isinstance(value, OnceOnly):
            return iter([self.importing(item) for item in value.values])
        if isinstance(value, (list, tuple)):
            return type(value)(self.importing(item) for item in value)
        if isinstance(value, dict):
            return {key: self.importing(item) for key, item in value.items()}
        return value

    def proxy(self, callback: Callback) -> Callable[..., Any]:
        """A function that asks the judge, as long as the judge is waiting for this call, what it has not been told ahead."""
        ahead = None
        if callback.ahead:
            ahead = ToldAhead(callback.ahead, lambda claim: self.asked.append((callback.number, claim)))

        def function(*args: Any, **kwargs: Any) -> Any:
            values = [self.export(_plain(value)) for value in args]
            named = {key: self.export(_plain(value)) for key, value in kwargs.items()}
            # What another process asks, the judge could not hear of.
            if ahead is not None and len(self.asked) < MOST_ASKED and os.getpid() == self.process:
                for value in ahead.answer(values, named):
                    return self.importing(value)
            frames.send(
                self.connection,
                {"id": self.number, "callback": callback.number, "args": values, "kwargs": named, "asked": self.asked},
            )
            self.asked.clear()
            reply = frames.receive(self.connection)
            if "error" in reply:
                raise _error(reply["error"])
            return self.importing(reply["value"])

        return function

    def export(self, value: Any, depth: int = 0) -> Any:
        """`value` itself if it may travel, else a handle; containers item by item, of whatever subclass."""
        for kind in (list, tuple):  # a namedtuple is a tuple
            if depth < 8 and isinstance(value, kind):
                return kind(self.export(item, depth + 1) for item in value)
        if depth < 8 and isinstance(value, dict) and all(type(key) is str for key in value):
            return {key: self.export(item, depth + 1) for key, item in value.items()}
        if type(value) in (np.ndarray, np.longdouble) and value.dtype == np.longdouble:
            value = value.astype(np.float64)
        if type(value) is np.str_:  # an entry of an array of names
            value = str(value)
        try:
            if not is_plain(value):
                encode(value)
            return value
        except NotAValue:
            number = len(self.objects)
            self.objects[number] = value
            called = type(value).__name__
            if type(value) is np.ndarray:  # one that may not travel, for what it holds
                called = f"{called} of {value.dtype.type.__name__}"
            return Handle(number, called, callable(value))
