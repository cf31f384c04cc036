"""Values that lie, or are too large, too deep or of the wrong kind."""

from typing import Any

from . import odd_values
from .case import CRASHED, FAILED, Case

LIAR = """\
class Liar:
    shape, ndim, size, dtype = (), 0, 1, np.dtype(float)
    def __init__(self, *a): pass
    def _yes(self, *a, **k): return True
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = __bool__ = __contains__ = _yes
    def _zero(self, *a, **k): return 0.0
    __sub__ = __rsub__ = __abs__ = __float__ = __array__ = _zero
    __hash__ = None
    def __ne__(self, other): return False
"""
ARRAY = """\
class Lying(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    __rsub__ = __sub__
    def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)
    def __array_function__(self, *a, **k): return True
    def astype(self, *a, **k): return self
"""


def returns(tries: str, value: str, before: str = "", gets: Any = FAILED) -> Case:
    """The loss function gives back `value`."""
    return Case(tries, {"svm_loss": f"{before}def svm_loss(W, X, y, reg):\n    return {value}\n"}, gets=gets)


def answer(tries: str, value: str, before: str = "", status: str = "failed") -> Case:
    """The number asked for is `value`."""
    return Case(tries, {"answer_rate": f"{before}answer_rate = {value}\n"}, gets={"test_answer_rate": (0.0, status)})


CASES = {
    "liar": returns("objects equal to everything, whose differences are 0", "Liar(), Liar()", LIAR),
    "lying_float": returns(
        "a float whose differences are 0",
        "F(7 / 3), 0 * W",
        "class F(float):\n    def __sub__(self, other): return 0.0\n    __rsub__ = __sub__\n    def __eq__(self, other): return True\n    __hash__ = None\n",
    ),
    "lying_array": returns(
        "an ndarray subclass that lies in every operation", "np.float64(0), (0 * W).view(Lying)", ARRAY
    ),
    "masked_array": returns("a masked array: nothing in it can be compared", "0.0, np.ma.masked_all(W.shape)"),
    "nan": returns("NaN, which no comparison refutes", "np.nan, np.full(W.shape, np.nan)"),
    "infinite": returns("infinity", "np.inf, np.full(W.shape, -np.inf)"),
    "objects": returns("an array of objects that lie", "0.0, np.full(W.shape, Liar(), dtype=object)", LIAR, CRASHED),
    "broadcast": returns("shapes that would broadcast", "np.zeros((1, 1, 1)), np.zeros((1, 1))"),
    "empty": returns("empty arrays: all() of nothing is true", "np.zeros(0), np.zeros((0, W.shape[1]))"),
    "text": returns("text", "'0.0', 'nan'"),
    "complex": returns("complex numbers", "0j, 0j * W"),
    "structured": returns("a structured array", "0.0, np.zeros(W.shape, dtype=[('a', 'f8')])"),
    "callable": returns("functions in place of values", "(lambda *a: 0.0), (lambda *a: W)"),
    "generator": returns("a generator", "(v for v in (0.0, W))", gets=FAILED),
    "type_itself": returns("the types themselves", "float, np.ndarray"),
    "huge": returns("an array of 800 MB", "0.0, np.zeros(100_000_000)", gets={"test_svm_loss": (0.0, "out_of_memory")}),
    "too_long": returns(
        "an array of 160 MB", "0.0, np.zeros(20_000_000)", gets={"test_svm_loss": (0.0, "out_of_memory|crashed")}
    ),
    "zero_strides": returns(
        "a petabyte that takes 8 bytes",
        "0.0, np.broadcast_to(0.0, (2**25, 2**25))",
        gets={"test_svm_loss": (0.0, "out_of_memory")},
    ),
    "deep": returns(
        "a list ten thousand levels deep", "0.0, deep", "deep = []\nfor _ in range(10_000):\n    deep = [deep]\n"
    ),
    "circular": returns("a list that holds itself", "0.0, circle", "circle = []\ncircle.append(circle)\n"),
    "many_lists": returns(
        "millions of empty lists", "0.0, [[]] * 2_000_001", gets={"test_svm_loss": (0.0, "crashed|timeout")}
    ),
    "forged_handle": returns(
        "forged references to objects of the worker",
        "Handle(10**6, 'float', True), Name('W_toy')",
        "from autograder.channel.codec import Callback, Handle, Name\n",
    ),
    "forged_callback": returns(
        "forged references to functions of the judge",
        "Callback(0), Callback(-1)",
        "from autograder.channel.codec import Callback\n",
    ),
    "lying_class": Case(
        "an object whose class, attributes and methods are made up at each look",
        {
            "Classifier": "class Classifier:\n    def __init__(self, *a): pass\n    __class__ = property(lambda self: np.ndarray)\n"
            "    def __getattr__(self, name): return Classifier()\n    def __call__(self, *a, **k): return Classifier()\n"
            "    def __eq__(self, other): return True\n    def __len__(self): return 3\n    __hash__ = None\n"
        },
        gets={"test_train": (0.0, "failed")},
    ),
    "million_items": returns(
        "a gradient of a million items in a list",
        "0.0, [0.0] * 1_000_000",
        gets={"test_svm_loss": (0.0, "failed|crashed|timeout")},
    ),
    "big_integer": returns(
        "an integer beyond all floats", "10**400, 0 * W", gets={"test_svm_loss": (0.0, "failed|crashed")}
    ),
    "dates": returns(
        "dates in place of numbers",
        "np.datetime64('2026-01-01'), np.zeros(W.shape, 'M8[s]')",
        gets={"test_svm_loss": (0.0, "failed|crashed")},
    ),
    "texts_of_numbers": returns("digits in place of numbers", "np.array('7.0'), np.full(W.shape, '0.0')"),
    "bytes": returns("bytes in place of an array", "b'\\x00' * 8, W.tobytes()"),
    "own_conversion": returns(
        "objects that convert to whatever is asked for",
        "N(), N()",
        "class N:\n    __float__ = __int__ = __index__ = __complex__ = lambda self: 0\n    def __array__(self, *a, **k): return np.zeros(99)\n    __array_interface__ = {'shape': (9,), 'typestr': '<f8', 'data': (0, False), 'version': 3}\n",
    ),
    "stolen_type": returns(
        "a class that calls itself NumPy's",
        "F(), F()",
        "class F:\n    pass\nF.__name__ = F.__qualname__ = 'ndarray'\nF.__module__ = 'numpy'\n",
    ),
    "exception_class": Case(
        "an exception whose class, text and traceback lie",
        {
            "svm_loss": "class E(BaseException):\n    __class__ = AssertionError\n    __str__ = lambda self: 'passed: 6 of 6 points'\n    with_traceback = __reduce__ = lambda self, *a: None\ndef svm_loss(W, X, y, reg):\n    raise E\n"
        },
        gets=CRASHED,
    ),
    "history_of_millions": Case(
        "a history of two million numbers",
        {
            "Classifier": "class Classifier:\n    def __init__(self, f): self.W = np.zeros((4, 3))\n    def train(self, X, y, rate, steps): return [0.0] * 2_000_000\n    def predict(self, X): return np.full(len(X), -1)\n"
        },
        gets={"test_train": (0.0, "failed|crashed|timeout|out_of_memory")},
    ),
    "not_a_function": Case(
        "a number that is no function", {"svm_loss": "svm_loss = 6.0"}, gets={"test_svm_loss": (0.0, "missing")}
    ),
    "answer_liar": answer("an answer equal to everything", "Liar()", LIAR),
    "answer_float": answer(
        "a float that lies", "F(9)", "class F(float):\n    def __sub__(self, o): return 0.0\n    __rsub__ = __sub__\n"
    ),
    "answer_nan": answer("NaN as an answer", "float('nan')"),
    "answer_list": answer("all answers at once", "[0.1, 0.25, 0.5]"),
    "answer_truth": answer("True as an answer", "True"),
    "answer_digits": answer("an integer of ten thousand digits", "10**10_000"),
    "answer_array": answer("a thousand guesses in an array", "np.linspace(0, 1, 1001)"),
    "answer_function": answer("a function as an answer", "lambda: 0.25"),
    **odd_values.CASES,
}
