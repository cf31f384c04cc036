"""What a hostile submission is made of, and the honest one that it starts from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# The whole trial notebook: test -> points.
FULL = {
    "test_numerical_gradient": 8.0, "test_train": 3.0, "test_svm_loss": 6.0, "test_answer_rate": 1.0,
    "test_results": 1.0,
}  # fmt: skip
NOTHING: dict[str, tuple[float, str]] = {test: (0.0, "missing") for test in FULL}
# No cell has defined anything; the file of results is still there.
NO_NAMES: dict[str, tuple[float, str]] = {test: (0.0, "missing") for test in FULL if test != "test_results"}

# Earns nothing by itself: whatever points a submission with it gets are stolen.
LAZY = "def svm_loss(W, X, y, reg):\n    return 0.0, 0 * W\n"
FAILED: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "failed")}
CRASHED: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "crashed")}
TIMEOUT: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "timeout")}
MISSING: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "missing")}
MEMORY: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "out_of_memory")}
# Refused with an exception, or ended for it: which of them depends on the machine.
ENDED: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "missing|failed|crashed|timeout|out_of_memory")}

# Right in everything, with a loop over the examples: worth all but the vectorised part.
LOOPS = """\
def svm_loss(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(y)):
        margins = X[i] @ W - X[i] @ W[:, y[i]] + 1
        margins[y[i]] = 0
        loss += np.maximum(0, margins).sum()
        active = (margins > 0).astype(float)
        active[y[i]] = -active.sum()
        dW += np.outer(X[i], active)
    return loss / len(y) + reg * np.sum(W * W), dW / len(y) + 2 * reg * W
"""
LOOPED: dict[str, tuple[float, str]] = {"test_svm_loss": (5.0, "partial")}


@dataclass(frozen=True)
class Case:
    """One hostile submission. Tests that `gets` does not name must score full: their functions are honest.

    Attributes:
        tries: what it is after, in words.
        cells: solution cell -> what stands in it in place of the right answer.
        first, last: code of a cell before all others, and behind all others.
        gets: test -> points and status (or several, `timeout|crashed`, where it depends on the machine).
        gains: points above what its functions earn honestly; anything but 0 is a hole that the threat model owns up to.
        notebook: damages the notebook's JSON, or gives what to write in its place (None: no file).
        folder: damages the submission's folder.
        student: the student's name, if that is the weapon.
        left_out: what lies in the folder and is not taken in: a remark on the submission must name it.
        refused: it may also be refused as a whole, if the batch says so and names it.

    `@ROOT@` (the course), `@OTHER@` (another student's notebook), `@INSTRUCTOR@` (a folder of the instructor's),
    `@JUDGE@` (a process), `@PORT@` and `@SOCKET@` (listening) are filled in. Code that succeeds in what must be
    impossible prints `ESC` + `APED`.
    """

    tries: str
    cells: dict[str, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    gets: dict[str, tuple[float, str]] = field(default_factory=dict)
    gains: float = 0.0
    notebook: Callable[[dict[str, Any]], dict[str, Any] | bytes | None] = lambda content: content
    folder: Callable[[Path], None] = lambda folder: None
    student: str = ""
    left_out: str = ""
    refused: bool = False

    def expected(self) -> dict[str, tuple[float, str]]:
        """What every test must give."""
        return {test: self.gets.get(test, (points, "passed")) for test, points in FULL.items()}


def lazy(tries: str, attack: str, **others: Any) -> Case:
    """A submission whose loss does nothing, and whose first cell makes the attack."""
    return Case(tries, {"svm_loss": LAZY}, first=attack, **({"gets": FAILED} | others))


def held(tries: str, attack: str, **others: Any) -> Case:
    """A cell that takes something beyond a limit and keeps it for two seconds; who is still there then has escaped.

    Eight looks of the judge fall into that time. What is refused by an exception is no escape either.
    """
    cell = f"{LAZY}import ctypes, mmap, os, threading, time\n{attack}\ntime.sleep(2)\nprint('ESC' + 'APED')\n"
    return Case(tries, {"svm_loss": cell}, **({"gets": ENDED} | others))
