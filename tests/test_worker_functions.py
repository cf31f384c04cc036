"""A student's function in its worker: what goes in, what comes back, what stays there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from worker_calls import function

from autograder.judge.remote import NotDefined, RemoteObject, StudentError, StudentNotImplemented, lookup, method_of
from autograder.judge.student import StudentProcess
from linearloss.function import LocalFunction, OnceOnly
from linearloss.outcome import kind_of


def test_arguments_and_results(student: StudentProcess) -> None:
    f = function(student, "import numpy as np\ndef f(x, *, times=1):\n    return x * times, {'n': [len(x)]}")
    product, about = f(np.arange(3.0), times=2)
    np.testing.assert_array_equal(product, [0.0, 2.0, 4.0])
    assert about == {"n": [3]}


def test_a_name_taken_from_an_array_is_text(student: StudentProcess) -> None:
    student.run_cell("import numpy as np\na = np.array(['cat', 'frog'])[1]")
    assert lookup(student, "a") == "frog" and type(lookup(student, "a")) is str


def test_an_exception_comes_over_as_type_text_and_line(student: StudentProcess) -> None:
    f = function(student, "def f(x):\n    return x['no such key']")
    with pytest.raises(StudentError, match="no such key") as caught:
        f({})
    assert (caught.value.type_name, caught.value.line) == ("KeyError", 2)
    assert not isinstance(caught.value, NotImplementedError)


def test_a_stub_and_a_missing_name_are_told_apart_from_an_error(student: StudentProcess) -> None:
    with pytest.raises(StudentNotImplemented):
        function(student, "def f():\n    raise NotImplementedError()")()
    with pytest.raises(NotDefined, match="g is not defined"):
        lookup(student, "g")


def test_a_hostile_exception_is_only_an_exception(student: StudentProcess) -> None:
    f = function(
        student,
        "class E(Exception):\n    def __str__(self): raise SystemExit\n    __repr__ = __str__\ndef f():\n    raise E",
    )
    with pytest.raises(StudentError):
        f()
    assert student.generation == 1


def test_recursion_is_an_error_of_the_function(student: StudentProcess) -> None:
    f = function(student, "def f(n):\n    return f(n + 1)")
    with pytest.raises(StudentError) as caught:
        f(0)
    assert caught.value.type_name == "RecursionError"


def test_subclasses_of_containers_are_containers(student: StudentProcess) -> None:
    student.run_cell(
        "import collections\n"
        "Pair = collections.namedtuple('Pair', 'loss gradient')\n"
        "def pair(): return Pair(1.0, [2.0])\n"
        "def table(): return [collections.OrderedDict(a=1), collections.defaultdict(list, b=Pair(1, 2))]\n"
    )
    assert lookup(student, "pair")() == (1.0, [2.0])
    assert lookup(student, "table")() == [{"a": 1}, {"b": (1, 2)}]


def test_what_comes_once_only_can_be_gone_through_once(student: StudentProcess) -> None:
    f = function(student, "def f(pairs):\n    return [b for a, b in pairs], list(pairs), hasattr(pairs, '__len__')")
    given = OnceOnly(((1, 2.0), (3, 4.0)))

    assert f(given) == ([2.0, 4.0], [], False)
    assert LocalFunction(lambda pairs: (list(pairs), list(pairs)))(given) == ([(1, 2.0), (3, 4.0)], [])


def test_odd_results_become_stand_ins(student: StudentProcess) -> None:
    student.run_cell(
        "import numpy as np\nclass Liar(np.ndarray):\n    pass\n"
        "def liar(): return np.zeros(3).view(Liar)\ndef objects(): return np.array([object()])\n"
        "def itself():\n    a = []\n    a.append(a)\n    return a"
    )
    assert isinstance(lookup(student, "liar")(), RemoteObject)
    objects = lookup(student, "objects")()
    assert isinstance(objects, RemoteObject) and kind_of(objects) == "an object of type ndarray of object_"
    lookup(student, "itself")()  # whatever it is, it came back
    assert student.generation == 1


def test_a_result_too_large_to_send_is_an_error_of_the_function(student: StudentProcess) -> None:
    f = function(student, "import numpy as np\ndef f():\n    return np.zeros(9_000_000)")
    with pytest.raises(StudentError):
        f()
    assert student.generation == 1


def test_the_judge_never_evaluates_a_students_operator(student: StudentProcess) -> None:
    thing = function(
        student,
        "asked = []\nclass Liar:\n"
        + "".join(f"    def __{name}__(self, *a): asked.append('{name}'); return True\n"
                  for name in ("eq", "ne", "lt", "gt", "le", "ge", "bool", "len", "sub", "rsub", "float", "array", "hash"))
        + "f = Liar()",
    )  # fmt: skip
    assert (thing == 1.0) is False and (thing == thing) is True
    assert (thing != 1.0) is True and bool(thing) and hash(thing)
    for act in (lambda: thing - 1, lambda: 1 - thing, lambda: thing < 1, lambda: float(thing), lambda: len(thing)):
        with pytest.raises(TypeError):
            act()
    assert np.asarray(thing).dtype == object
    assert lookup(student, "asked") == []


def test_objects_stay_in_the_worker_and_answer_through_handles(student: StudentProcess) -> None:
    Model = function(
        student,
        "import numpy as np\nclass Model:\n    def __init__(self, W): self.W = W; self.seen = []\n"
        "    def predict(self, X): self.seen.append(len(X)); return (X @ self.W).argmax(axis=1)\n"
        "def wear(model): return model.W.sum()",
        "Model",
    )
    one, two = Model(np.eye(2)), Model(np.zeros((2, 2)))
    np.testing.assert_array_equal(one.W, np.eye(2))
    np.testing.assert_array_equal(one.predict(np.array([[0.0, 1.0]])), [1])
    one.W = np.array([[0.0, 1.0], [1.0, 0.0]])
    np.testing.assert_array_equal(one.predict(np.array([[0.0, 1.0]])), [0])
    assert (one.seen, two.seen) == ([1, 1], [])
    assert lookup(student, "wear")(one) == 2.0 and lookup(student, "wear")(two) == 0.0
    with pytest.raises(StudentError, match="nothing"):
        _ = one.nothing


def test_callbacks_both_ways(student: StudentProcess) -> None:
    f = function(student, "def f(loss, x):\n    return [loss(x), loss(x=x + 1)]")
    asked: list[float] = []

    def loss(x: float) -> float:
        asked.append(x)
        return x * x

    assert f(loss, 3.0) == [9.0, 16.0] and asked == [3.0, 4.0]


@pytest.mark.parametrize(
    "given",
    [
        "(one for one in x)", "iter(x)", "map(float, x)", "filter(None, x)", "dict.fromkeys(x).keys()",
        "{1: 1.0, 2: 2.0}.values()", "range(1, 3)", "{1.0, 2.0}", "np.ma.masked_array(x)", "np.matrix(x)", "np.matrix(x, copy=False)[0]",
    ],
)  # fmt: skip
def test_what_numpy_or_a_loop_takes_the_judges_function_takes(student: StudentProcess, given: str) -> None:
    source = f"import numpy as np\ndef f(total, x):\n    return total({given}), total(numbers={given})"
    heard: list[type] = []

    def total(numbers: Any) -> float:
        heard.append(type(numbers))
        return float(np.sum(list(numbers)))

    assert function(student, source)(total, np.array([1.0, 2.0])) == (3.0, 3.0)
    assert set(heard) <= {list, np.ndarray, dict}


def test_an_exception_in_a_callback_reaches_the_students_code(student: StudentProcess) -> None:
    f = function(
        student, "def f(g):\n    try:\n        return g(1)\n    except ValueError as e:\n        return str(e)"
    )

    def g(x: int) -> int:
        raise RuntimeError("not for you")

    assert f(g) == "RuntimeError: not for you"
    assert "object" in f(lambda x: object())  # a result that cannot travel is told, too
    with pytest.raises(StudentError):
        function(student, "def f(g): return g(1, 2, 3)")(g)


def test_a_students_own_function_goes_back_by_name(student: StudentProcess) -> None:
    student.run_cell(
        "def loss(x): return x + 1\ndef apply(f, x): return f(x), f is loss\ndef make(): return lambda x: -x"
    )
    loss, apply = lookup(student, "loss"), lookup(student, "apply")
    assert apply(loss, 1) == (2, True)
    assert lookup(student, "apply")(lookup(student, "make")(), 1) == (-1, False)


def test_a_method_is_looked_up_where_it_is_called(student: StudentProcess) -> None:
    """Its properties, too: a model may give another function each time."""
    make = function(
        student,
        "class Model:\n    calls = 0\n    def add(self, n):\n        self.calls += n\n        return self.calls",
        "Model",
    )
    model = make()
    add = method_of(model, "add")
    assert add(2) == 2 and add(3) == 5 and model.calls == 5
    assert add.call_and_arguments(1) == (6, [1]) and add.results_kept((1,), (2,)) == [7, 9]
    assert add.counted(1).result == 10
    with pytest.raises(StudentError, match="no attribute 'train'"):
        method_of(model, "train")()


def test_the_line_of_a_name_without_a_value_is_its_own_however_often_it_has_run(student: StudentProcess) -> None:
    source = """\
def f(x):
    m = x
    n = A + m
    A = 1
for _ in range(50):
    try:
        f(1)
    except UnboundLocalError:
        pass
f(1)"""
    assert student.run_cell(source)["error"]["line"] == 3
