"""The widget of the figures that move; needs anywidget, which is part of the course's environment and of no grader."""

from __future__ import annotations

import contextlib
import io
import json
from importlib.resources import files

import anywidget
import numpy as np
import traitlets

from .failure import CheckFailed, describe_error
from .moving import Answer, State
from .sentences import Sentences, plain, say, speaking


class Moving(anywidget.AnyWidget):
    """The page sends settings; what the student's functions return for them goes back as `shown`."""

    _esm = (files(__package__) / "moving.js").read_text(encoding="utf-8")  # not by its path: the library may be a wheel
    name = traitlets.Unicode().tag(sync=True)
    fixed = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self, name: str, fixed: State, settings: State, started: State, answer: Answer, told: Sentences | None = None
    ) -> None:
        self._answer, self._told = answer, told
        own = {english: text for english, text in (told or {}).items() if json.dumps(english) in self._esm}
        super().__init__(name=name, fixed=fixed, settings=settings, shown=started, sentences=own)
        self.observe(self._renew, "settings")

    def _renew(self, change: State) -> None:
        asked = change["new"]
        with speaking(self._told):
            shown = self._shown(asked)
        self.shown = {**shown, "number": asked["number"]}  # which of the questions of the page this answers

    def _shown(self, asked: State) -> State:
        try:
            with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
                return self._answer(asked)
        except CheckFailed as failed:
            return {"stopped": plain(str(failed))}
        except (Exception, KeyboardInterrupt) as error:  # what takes too long is interrupted, and the figure goes on
            return {"stopped": plain(say("Your function has stopped with {error}.", error=describe_error(error)))}
