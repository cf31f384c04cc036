"""A classifier that is given its loss: the judge's own travels to the worker as a function that it may call."""

from dataclasses import dataclass

import numpy as np

from autograder.grading import random_problem
from linearloss.exercise import Case, Exercise, Facet
from linearloss.outcome import Trouble, numbers
from linearloss.walk_looks import history_entries
from solutions.reference.losses import svm_loss


def lent(W, X, y, reg):
    return svm_loss(np.asarray(W, float), np.asarray(X), np.asarray(y), reg)


class reference:
    def __init__(self, loss_function):
        self.loss_function, self.W = loss_function, None

    def train(self, X, y, rate, steps):
        self.W, history = np.zeros((X.shape[1], int(y.max()) + 1)), []
        for _ in range(steps):
            loss, dW = self.loss_function(self.W, X, y, 0.1)
            self.W = self.W - rate * dW
            history.append(loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)


@dataclass(frozen=True)
class Trained:
    part: str

    def __call__(self, asked, case):
        X, y = case.make()
        model, history = asked.kept("trained", lambda: self.train(asked, X, y))
        if isinstance(history, Trouble):
            return history
        if self.part == "weights":
            return numbers(asked.attribute(model, "W"), (4, 3), "W")
        if self.part == "history":
            entries = history_entries(history)
            return entries if isinstance(entries, Trouble) else np.array(entries)
        labels = asked.call_method(model, "predict", X)
        if not isinstance(labels, np.ndarray):
            return numbers(labels, (9,), "predict's result")
        return np.equal.outer(labels, np.arange(3)).astype(
            float
        )  # with labels by the million, more than the judge may take

    def train(self, asked, X, y):
        model = asked.call(lent)
        return model, model if isinstance(model, Trouble) else asked.call_method(model, "train", X, y, 0.2, 3)


def make():
    problem = random_problem(61, 9, 4, 3)
    return problem.X, problem.y


exercise = Exercise(
    "Classifier.train",
    {"weights": 1, "history": 1, "predict": 1},
    [Case("nine examples", make)],
    [Facet(part, part, f"The {part} is not right.", Trained(part)) for part in ("weights", "history", "predict")],
)
