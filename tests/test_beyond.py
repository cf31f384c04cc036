"""What lies behind an error that stops a function: it is mended by machine, or asked in vectors; points stay as they are."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from real_course import COURSE, EXERCISES
from sample_course import LIMITS, handed_in, official, write_course

from autograder.course import Course, Limits
from autograder.exercise import readings
from autograder.exercise.beyond import beyond
from autograder.exercise.grading import Exercises, GradedTask
from autograder.exercise.mending import Mended, mended
from autograder.exercise.readings import DoesNotRun
from autograder.exercise.stopping_errors import comes_of
from autograder.grading.complaints import message
from autograder.grading.parts import PartResult
from autograder.judge import engine
from autograder.judge.engine import grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.run_test import CellResult
from autograder.judge.student import StudentProcess
from autograder.notebook.official import merge
from autograder.notebook.reading import simplify
from linearloss.errors import CodeError
from linearloss.failure import line_in_notebook

UNBOUND = "cannot access local variable '{}' where it is not associated with a value"
NUMBERS = "only integer scalar arrays can be converted to a scalar index"
SHAPES = "operands could not be broadcast together with shapes (5,3) (5,)"

# (program, type and text of the error, the line it came in, how that is read)
MENDED = {
    "= for ==": ("if j = y[i]:", "SyntaxError", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, "if j == y[i]:"),
    "no colon": ("def f(x)  # twice\n    return x", "SyntaxError", "expected ':'", 1, "def f(x):  # twice"),
    "an open bracket": ("a = np.sum(np.exp(x)", "SyntaxError", "'(' was never closed", 1, "a = np.sum(np.exp(x))"),
    "a bracket too many": ("a = np.sum(x)) / 2", "SyntaxError", "unmatched ')'", 1, "a = np.sum(x) / 2"),
    "a keyword": ("ddef f(x):", "SyntaxError", "invalid syntax", 1, "def f(x):"),
    "a letter too many": ("margin = 1\nmargins += 1", "NameError", "name 'margins' is not defined", 2, "margin += 1"),
    "small letters": ("def f(dW):\n    dw += 1", "UnboundLocalError", UNBOUND.format("dw"), 2, "dW += 1"),
    "a sum begins nowhere": ("def f(W):\n    loss += 1", "UnboundLocalError", UNBOUND.format("loss"), 2, "loss = 0.0"),
    "NumPy's": ("a = log(x)", "NameError", "name 'log' is not defined", 1, "a = np.log(x)"),
    "Python 2": ("for i in xrange(3):", "NameError", "name 'xrange' is not defined", 1, "for i in range(3):"),
    "a removed name": ("x.astype(np.int)", "AttributeError", "module 'numpy' has no attribute 'int'.", 1, "x.astype(int)"),
    "a misspelt one": ("np.arrange(3)", "AttributeError", "module 'numpy' has no attribute 'arrange'", 1, "np.arange(3)"),
    "no range": ("for i in N:", "TypeError", "'int' object is not iterable", 1, "for i in range(N):"),
    "a shape called": ("N = X.shape(0)", "TypeError", "'tuple' object is not callable", 1, "N = X.shape[0]"),
    "no product": ("dW += .5(reg*W)", "TypeError", "'float' object is not callable", 1, "dW += .5*(reg*W)"),
    "np.max of two": ("np.max(0, s - c + 1)", "TypeError", NUMBERS, 1, "np.maximum(0, s - c + 1)"),
    "Python's max": ("max(0, abs(w))", "ValueError", "The truth value of an array is ambiguous", 1, "np.maximum(0, abs(w))"),
    "no keepdims": ("m = s.max(axis=1)\ns -= m", "ValueError", SHAPES, 2, "m = s.max(axis=1, keepdims=True)"),
    "classes among the labels": ("def f(W, y):\n    C = len(set(y))", "IndexError", "index 2 is out of bounds for axis 1", 2, "C = W.shape[1]"),
    "a size of CIFAR-10": ("def f(W):\n    s = np.tile(a, (10, 1))", "ValueError", SHAPES, 2, "s = np.tile(a, (W.shape[1], 1))"),
    "a size in a comment": ("def f(W):\n    # s has (10, N)\n    t = 'of 10'\n    s = np.tile(a, (10, 1))  # (10, N)", "ValueError", SHAPES, 4, "s = np.tile(a, (W.shape[1], 1))  # (10, N)"),
    "rows by labels": ("own = scores[y]", "IndexError", "index 5 is out of bounds for axis 0 with size 5", 1, "own = scores[np.arange(len(y)), y]"),
    "a row beside a matrix": ("own = s[range(N), y]\nm = s - own", "ValueError", SHAPES, 2, "own = s[range(N), y][:, None]"),
    "other rows than labels": ("g[np.arange(C), y] -= 1", "IndexError", "shape mismatch: indexing arrays could not be broadcast", 1, "g[np.arange(len(y)), y] -= 1"),
    "np.max and an axis": ("m = np.max(s - c + 1, 0)\nm[r, y] = 0", "IndexError", "array is 1-dimensional, but 2 were indexed", 2, "m = np.maximum(s - c + 1, 0)"),
    "labels for rows": ("own = s[y, np.arange(N)]", "IndexError", "index 4 is out of bounds for axis 1", 1, "own = s[np.arange(N), y]"),
    "a sum down the columns": ("k = np.sum(A, axis=0)\nA[r, y] = -k", "ValueError", "value array of shape (4,) could not be broadcast to indexing result", 2, "k = np.sum(A, axis=1)"),
    "a turned gradient": ("dW += 2 * reg * W", "ValueError", SHAPES, 1, "dW = dW.T + 2 * reg * W"),
    "a turned gradient in one line": ("dW = A.T @ X / N + reg * W", "ValueError", SHAPES, 1, "dW = (A.T @ X / N).T + reg * W"),
    "truth values": ("A = m > 0\nA[r, y] -= c", "UFuncTypeError", "Cannot cast ufunc 'subtract' output from dtype('float64') to dtype('bool')", 2, "A = (m > 0) * 1.0"),
    "a known size": ("def f(W, X):\n    dW /= num_train", "NameError", "name 'num_train' is not defined", 2, "dW /= X.shape[0]"),
    "nothing returned": ("def f(W):\n    loss, dW = 0, W", "None", "", 1, "return loss, dW"),
    "one of two": ("def f(W):\n    loss, dW = 0, W\n    return loss", "one thing", "", 1, "return loss, dW"),
    "Python 2's print": ("print 'loss', loss", "SyntaxError", "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, "print('loss', loss)"),
    "a sign of a word processor": ("a = b − c", "SyntaxError", "invalid character '−' (U+2212)", 1, "a = b - c"),
    "a number before a name": ("dW = 2reg", "SyntaxError", "invalid decimal literal", 1, "dW = 2*reg"),
    "tabs": ("def f(x):\n        a = 1\n\treturn a", "TabError", "inconsistent use of tabs and spaces in indentation", 3, "return a"),
    "a loop with nothing in it": ("for i in x:\n    # later\na = 1", "IndentationError", "expected an indented block after 'for' statement on line 1", 3, "pass"),
    "a line that is not inside": ("\tif i == y:\n\tcontinue\n\ta = 1", "IndentationError", "expected an indented block after 'if' statement on line 1", 2, "continue"),
    "too far to the right": ("def f(x):\n    a = x\n      return a", "IndentationError", "unexpected indent", 3, "return a"),
    "outside of its function": ("def f(x):\n    a = x\nreturn a", "SyntaxError", "'return' outside function", 3, "return a"),
    "nothing behind =": ("def f(x):\n    s =\n    return s", "SyntaxError", "invalid syntax", 2, "s = 0.0"),
    "a minus in a name": ("tmp-val = 1\na = tmp-val", "SyntaxError", "cannot assign to expression here. Maybe you meant '==' instead of '='?", 1, "tmp_val = 1"),
    "a word of Python": ("def f(W, lambda):\n    return lambda * W", "SyntaxError", "invalid syntax", 1, "def f(W, lambda_):"),
    "a letter for a digit": ("h = le-4", "NameError", "name 'le' is not defined", 1, "h = 1e-4"),
    "a word of C": ("else if a && b:", "SyntaxError", "expected ':'", 1, "elif a and b:"),
    "a size of S": ("def f(S):\n    return S / np.sqrt(D)", "NameError", "name 'D' is not defined", 2, "return S / np.sqrt(S.shape[-1])"),
    "an argument by another name": ("def f(x, W):\n    return image @ W", "NameError", "name 'image' is not defined", 2, "return x @ W"),
    "an argument by another name, stored": ("def f(S, y):\n    if y is None:\n        x -= x.max()", "UnboundLocalError", UNBOUND.format("x"), 3, "S -= S.max()"),
    "also in words": ("def f(x):\n    'Of image.'\n    return image", "NameError", "name 'image' is not defined", 3, "return x"),
    "the object's own": ("class A:\n    def f(self):\n        return W\n    def g(self):\n        self.W = 1", "NameError", "name 'W' is not defined", 3, "return self.W"),
    "another spelling": ("self.weights = 1\nself.Weights += 1", "AttributeError", "'A' object has no attribute 'Weights'", 2, "self.weights += 1"),
    "a package": ("from tqdm import tqdm", "ModuleNotFoundError", "No module named 'tqdm'", 1, "tqdm = lambda one, *rest, **more: one"),
    "a list for an array": ("rows = [1, 2]\na = rows[:, 0]", "TypeError", "list indices must be integers or slices, not tuple", 2, "rows = np.array(rows)"),
    "zip is no list": ("data = zip(x, y)\nrandom.shuffle(data)", "TypeError", "object of type 'zip' has no len()", 2, "data = list(zip(x, y))"),
    "square brackets": ("a = np.zeros[3]", "TypeError", "'builtin_function_or_method' object is not subscriptable", 1, "a = np.zeros(3)"),
    "a variable called sum": ("sum = 0\na = sum(x)\nsum += a", "TypeError", "'int' object is not callable", 2, "sum_ = 0"),
    "a shape called without a number": ("n, d = X.shape()", "TypeError", "'tuple' object is not callable", 1, "n, d = X.shape"),
    "the other way round": ("scores = W.dot(x)", "ValueError", "shapes (4,3) and (4,) not aligned: 3 (dim 1) != 4 (dim 0)", 1, "scores = x.dot(W)"),
    "all axes": ("u[:, :, :] = 0", "IndexError", "too many indices for array: array is 2-dimensional, but 3 were indexed", 1, "u[...] = 0"),
    "one axis": ("C = s.shape[1]", "IndexError", "tuple index out of range", 1, "C = s.shape[-1]"),
    "an axis too many": ("a = np.sum(s, axis=1)", "AxisError", "axis 1 is out of bounds for array of dimension 1", 1, "a = np.sum(s, axis=-1)"),
    "a row of ones": ("np.hstack([X, np.ones(len(X))])", "ValueError", "all the input array dimensions except for the concatenation axis must match exactly", 1, "np.hstack([X, np.ones((len(X), 1))])"),
    "a sum begins nowhere in the cell": ("def f(W):\n    g(loss)\n    loss -= 1", "NameError", "name 'loss' is not defined", 2, "loss = 0.0"),
    "removed for good": ("a = np.product(x)", "AttributeError", "`np.product` was removed in the NumPy 2.0 release.", 1, "a = np.prod(x)"),
    "a method misspelt": ("a = x.summ()", "AttributeError", "'numpy.ndarray' object has no attribute 'summ'", 1, "a = x.sum()"),
    "of pandas": ("a = s.iloc[:, 0] - m.values", "AttributeError", "'numpy.ndarray' object has no attribute 'iloc'", 1, "a = s[:, 0] - m.values"),
    "of PyTorch": ("a = s.detach()[0]", "AttributeError", "'numpy.ndarray' object has no attribute 'detach'", 1, "a = s[0]"),
    "round brackets": ("s = 1\na = s(0)", "TypeError", "'numpy.ndarray' object is not callable", 2, "a = s[0]"),
    "math of an array": ("a = math.exp(x)", "TypeError", "only 0-dimensional arrays can be converted to Python scalars", 1, "a = np.exp(x)"),
    "half of a number": ("for i in range(N / 2):", "TypeError", "'float' object cannot be interpreted as an integer", 1, "for i in range(N // 2):"),
    "a flag": ("it = np.nditer(x, flags=['multi-index'])", "ValueError", 'Unexpected iterator global flag "multi-index"', 1, "it = np.nditer(x, flags=['multi_index'])"),
    "a removed name, with advice": ("x.astype(np.int)", "AttributeError", "module 'numpy' has no attribute 'int'." + " For example," * 40, 1, "x.astype(int)"),
    "where a loop ends": ("    if abs(g) < 1e-6:  # flat\n        break", "ValueError", "The truth value of an array is ambiguous", 1, "if np.all(abs(g) < 1e-6):  # flat"),
    "with for while": ("with not it.finished:", "TypeError", "'bool' object does not support the context manager protocol", 1, "while not it.finished:"),
    "axes of images": ("a, b = X[:n, :, :, :], y[:n, :]", "IndexError", "too many indices for array: array is 1-dimensional, but 2 were indexed", 1, "a, b = X[:n, :, :, :], y[:n]"),
    "in place": ("X -= mean  # centred", "UFuncTypeError", "Cannot cast ufunc 'subtract' output from dtype('float64') to dtype('uint8')", 1, "X = X - (mean)"),
    "an option": ("np.sum(x, keepdim=True)", "TypeError", "sum() got an unexpected keyword argument 'keepdim'", 1, "np.sum(x, keepdims=True)"),
}  # fmt: skip
# What might be meant in two ways, or in none.
LEFT_ALONE = {
    "two names as near": ("dW1 = dW2 = 0\ndW", "NameError", "name 'dW' is not defined", 2),
    "an array's yes or no": (
        "if norms > 1:\n    return W / norms",
        "ValueError",
        "The truth value of an array is ambiguous",
        1,
    ),
    "another letter": ("scores_i = 0\nscores_j", "NameError", "name 'scores_j' is not defined", 2),
    "a counter": ("def f(W, reg):\n    return W[j]", "NameError", "name 'j' is not defined", 2),
    "no such line": ("a", "NameError", "name 'a' is not defined", 7),
    "an endless line": (f"margin = 1\nmargins{' ' * 400}", "NameError", "name 'margins' is not defined", 2),
}


@pytest.mark.parametrize("what", MENDED)
def test_a_line_is_read_as_it_was_meant(what: str) -> None:
    source, kind, text, line, read_as = MENDED[what]
    found, *_ = mended(source, CodeError(kind, text, line), "loss, dW")
    assert found.read_as == read_as
    assert found.source.split("\n")[found.line - 1].strip() == read_as


def test_a_line_is_not_put_behind_a_continue() -> None:
    program = "for j in x:\n    if j == y:\n        continue\n{}a += 1\nb = a"
    error = CodeError("IndentationError", "unindent does not match any outer indentation level", 4)
    assert program.format("    ") in {one.source for one in mended(program.format("  "), error)}


@pytest.mark.parametrize("what", LEFT_ALONE)
def test_what_nobody_can_tell_is_left_alone(what: str) -> None:
    source, kind, text, line = LEFT_ALONE[what]
    assert mended(source, CodeError(kind, text, line)) == ()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return write_course(tmp_path_factory.mktemp("beyond") / "course")


def graded(server: ForkServer, course: Course, line: str, limits: Limits = LIMITS) -> CellResult:
    theirs = official(course)
    submission = merge(theirs, simplify(handed_in(theirs, line=line), "line.ipynb"))
    tasks = Exercises(course).of(course.assignment("01-line"))
    return grade_notebook(theirs, submission, server, limits, tasks=tasks).results["test_line"]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("def line(w, b, x):\n    slopes = w * x\n    return slope", "return slopes"),
        ("def line(w, b, x)\n    return w * x", "def line(w, b, x):"),
    ],
    ids=["a name that is not defined", "no Python"],
)
def test_behind_an_error_a_mistake_is_named_and_no_point_given(
    fork_server: ForkServer, course: Course, line: str, read_as: str
) -> None:
    result = graded(fork_server, course, line)
    assert result.points == 0.0
    assert f"read as `{read_as}`" in result.message and "b is not added" in result.message


@pytest.mark.parametrize(("took", "may_take"), [(0.0, 10.0), (1.0, 14.0), (1e6, 63.5)])
def test_it_is_looked_for_no_longer_than_a_few_times_of_the_test(
    fork_server: ForkServer, course: Course, monkeypatch: pytest.MonkeyPatch, took: float, may_take: float
) -> None:
    given: list[float] = []
    monkeypatch.setattr(engine, "look_beyond", lambda *all_of_it: given.append(all_of_it[5]) or all_of_it[2])  # type: ignore[func-returns-value]
    monkeypatch.setattr(engine.time, "perf_counter", iter([0.0, took] * 9).__next__)
    graded(fork_server, course, "def line(w, b, x):\n    return slope", replace(LIMITS, test_seconds=60.0))
    assert given == [may_take]


@pytest.mark.parametrize(
    "reply", [{}, {"error": 5}, {"error": {"text": "a"}}, {"error": {"type": 1, "text": [], "line": "x"}}], ids=str
)
def test_a_worker_that_answers_nonsense_to_a_mended_cell_keeps_its_result(
    fork_server: ForkServer, course: Course, monkeypatch: pytest.MonkeyPatch, reply: object
) -> None:
    right = StudentProcess.run_cell
    monkeypatch.setattr(
        StudentProcess, "run_cell", lambda self, text: reply if "return slopes" in text else right(self, text)
    )
    result = graded(fork_server, course, "def line(w, b, x):\n    slopes = w * x\n    return slope")
    assert (result.status, result.points) == ("crashed", 0.0) and "read as" not in result.message


def test_a_mended_cell_that_ends_its_process_keeps_its_result(fork_server: ForkServer, course: Course) -> None:
    dies = "import builtins, os\nif hasattr(builtins, 'again'):\n    os._exit(1)\nbuiltins.again = True\n"
    result = graded(fork_server, course, f"{dies}def line(w, b, x):\n    slopes = w * x\n    return slope")
    assert (result.status, result.points) == ("crashed", 0.0) and "read as" not in result.message


def told(assignment: str, function: str, source: str) -> tuple[PartResult, ...]:
    """Of a program of this course that defines its function."""
    task: GradedTask = EXERCISES.task(COURSE.assignment(assignment), function)

    def run(text: str):  # type: ignore[no-untyped-def]
        try:
            return task.program(text)
        except Exception as error:
            raise DoesNotRun(CodeError(type(error).__name__, str(error), line_in_notebook(error) or 0)) from None

    with np.errstate(all="ignore"):
        observed = task.exercise.observe(run(source))
        return beyond(task, task.judged(observed), source, run, observed, function=run(source))


def test_what_is_written_for_a_vector_is_seen_in_vectors() -> None:
    source = """\
def soft_threshold(W, t):
    for i in range(len(W)):
        if abs(W[i]) <= t:
            W[i] = 0
        else:
            W[i] -= t * np.sign(W[i])
    return W
"""
    parts = told("04-regularization", "soft_threshold", source)
    codes = {code for part in parts for code in part.diagnoses}
    assert {"vector-only", "changes-input", "python-loop"} <= codes
    assert all(part.points == 0 for part in parts)

    source = """\
def hinge_losses(S, y, delta=1.0, p=1):
    margins = np.maximum(0, S - S[y] + 1)
    margins[y] = 0
    return np.sum(margins)
"""
    codes = {code for part in told("01-hinge", "hinge_losses", source) for code in part.diagnoses}
    assert {"vector-only", "hinge-delta-ignored", "hinge-p-ignored"} <= codes


@pytest.mark.parametrize(
    "strange",
    ["\n".join([" " * 190] * 150), "z" * 190, "\n" * 150, "\n" * 300, f"# {'word ' * 60}"],
    ids=["blanks", "one name", "empty lines", "many lines", "a long line"],
)
def test_a_text_that_goes_on_and_on_is_left_alone(strange: str) -> None:
    missing = CodeError("NameError", "name 'fooo' is not defined", 2)
    assert mended("foo = 1\nfooo", missing)
    assert mended(f"foo = 1\nfooo\n{strange}", missing) == ()
    assert mended("foo = 1\nfooo", CodeError("NameError", f"{' ' * 400}name 'fooo' is not defined", 2)) == ()


def test_shapes_that_fit_no_better_and_lines_to_and_fro_are_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(source: str, steps: Any, then: CodeError | None) -> Any:
        """What `a`, which shapes have stopped in its second line, is read as, if it could be `source`."""
        monkeypatch.setattr(readings, "_readings", lambda *_: (Mended(source, 2, source),))
        monkeypatch.setattr(readings, "_seen", lambda *_: (None, {}, then))
        start = readings.Read("a", {}, shapes("(2,3)"), None, steps)
        return readings._mended(SimpleNamespace(returns=""), start, None, set())  # type: ignore[arg-type]

    def shapes(first: str, line: int = 2) -> CodeError:
        return CodeError("ValueError", f"operands could not be broadcast together with shapes {first} (4,5)", line)

    assert read("b", (), None) is not None and read("b", (), shapes("(3,2)", line=3)) is not None
    assert read("b", (), shapes("(3,2)")) is None
    assert read("b", ((shapes("(7,7)"), Mended("b", 2, "b")),), None) is None


OTHER_NAMES = """\
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function, self.W = loss_function, None

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

    def loss(self, X_batch, y_batch, reg):
        num_classes = W.shape[1]
        num_train = X.shape[0]
        x = np.arange(num_train)
        return self.loss_function(self.W, X_batch[x], y_batch, reg)
"""


def test_an_error_that_comes_of_the_mending_alone_is_not_told() -> None:
    said = message(told("05-sgd", "LinearClassifier.predict_and_loss", OTHER_NAMES))
    assert "line 9 is read as `num_classes = self.W.shape[1]`" in said
    assert "UnboundLocalError" not in said and "read before" not in said and "predict_and_loss" not in said


def test_nor_is_a_name_whose_import_was_taken_away() -> None:
    missing = CodeError("NameError", "name 'torch' is not defined", 2)
    assert comes_of(missing, "import torch\ntorch.ones(3)", "pass\ntorch.ones(3)")
    assert not comes_of(missing, "import tensor\ntorch.ones(3)", "pass\ntorch.ones(3)")


def test_of_one_number_for_all_examples_each_row_is_asked_about_by_itself() -> None:
    source = """\
def cross_entropy(S, y):
    P = np.exp(S - S.max())
    P /= P.sum(axis=1, keepdims=True)
    return (-np.sum(np.eye(S.shape[1])[y] * np.log(P), axis=1) / S.shape[1])[0]
"""
    parts = {part.name: part for part in told("03-softmax", "cross_entropy", source)}
    assert "mean-over-classes" in parts["value"].diagnoses and parts["value"].points == 0
    assert "Asked about each row by itself, this part passes." in parts["rows far apart"].facts
    # What is seen so would be read as said of a whole table.
    assert not any("times" in fact for fact in parts["value"].facts)
