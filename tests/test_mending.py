"""How a program is read behind an error: what a line is taken for, and what comes of the mending alone."""

from __future__ import annotations

from autograder.exercise.mending import mended
from autograder.exercise.names_in_text import renamed
from autograder.exercise.stopping_errors import comes_of
from linearloss.errors import CodeError


def test_an_attribute_that_was_put_there_by_mending_is_not_missed() -> None:
    missing = CodeError("AttributeError", "'Model' object has no attribute 'shape'", 2)
    assert comes_of(missing, "def f(self):\n    range(N)", "def f(self):\n    range(self.shape[0])")
    assert not comes_of(missing, "def f(self):\n    range(self.shape[0])", "def f(self):\n    np.arange(self.shape[0])")


def test_in_a_method_a_size_is_that_of_what_comes_behind_self() -> None:
    source = "class Model:\n    def __init__(self, loss):\n        self.loss = loss\n    def train(self, X, y):\n        return range(num_train)"
    (read, *_) = mended(source, CodeError("NameError", "name 'num_train' is not defined", 5))
    assert read.read_as == "return range(X.shape[0])"


def test_what_stands_in_quotes_keeps_its_names() -> None:
    assert renamed('print("the loss: %f" % loss)', "loss", "self.loss") == 'print("the loss: %f" % self.loss)'
    assert renamed('print(f"{loss}")', "loss", "self.loss") == 'print(f"{self.loss}")'
