"""Make the judge work: its functions, lent to student code, are called with what costs it memory or time.

None of these functions is right: whatever the judge makes of the calls, no point is earned, and the judge goes on.
"""

from __future__ import annotations

from .case import Case

NO_GRADIENT: dict[str, tuple[float, str]] = {"test_numerical_gradient": (0.0, "failed|crashed|timeout|out_of_memory")}
NO_CLASSIFIER: dict[str, tuple[float, str]] = {"test_train": (0.0, "failed|crashed|timeout|out_of_memory")}
QUIETLY = "        try:\n            {}\n        except Exception:\n            pass\n"


def asked(tries: str, call: str, times: int = 1) -> Case:
    """The function whose gradient is wanted is called so."""
    body = f"    for n in range({times}):\n{QUIETLY.format(call)}    return 0 * W\n"
    return Case(tries, {"numerical_gradient": f"def numerical_gradient(f, W):\n{body}"}, gets=NO_GRADIENT)


def lent(tries: str, call: str, times: int = 1) -> Case:
    """The loss that was lent to the classifier is called so."""
    train = (
        f"    def train(self, X, y, rate, steps):\n        f = self.f\n        for n in range({times}):\n"
        + "".join(f"    {line}\n" for line in QUIETLY.format(call).splitlines())
    )
    return Case(
        tries,
        {
            "Classifier": "class Classifier:\n    def __init__(self, loss_function):\n        self.f, self.W = loss_function, np.zeros((1, 1))\n"
            f"{train}        return []\n    def predict(self, X):\n        return np.full(len(X), -1)\n"
        },
        gets=NO_CLASSIFIER,
    )


def returned(tries: str, value: str) -> Case:
    """The gradient that comes back is this."""
    return Case(tries, {"numerical_gradient": f"def numerical_gradient(f, W):\n    return {value}\n"}, gets=NO_GRADIENT)


def claimed(tries: str, claims: str) -> Case:
    """It is claimed that the function was asked this, of which answers were told ahead."""
    session = (
        "inner = dict(zip(f.__code__.co_freevars, (cell.cell_contents for cell in f.__closure__)))\n"
        "    session, number = inner['self'], inner['callback'].number"
    )
    code = f"def numerical_gradient(f, W):\n    {session}\n    session.asked[:] = {claims}\n    return 0 * W\n"
    return Case(tries, {"numerical_gradient": code}, gets=NO_GRADIENT)


# The first question of the right function, if it is answered ahead.
FIRST = "[f(W + 1e-5 * (np.arange(W.size) == 0).reshape(W.shape))] and session.asked"
LABELS = "np.zeros(len({}), dtype=int)"

CASES = {
    # A little on the way becomes much in the judge.
    "broadcast": asked("small numbers that broadcast to gigabytes", "f(np.zeros((60_000_000, 1, 1), np.int8))"),
    "broadcast_every_time": asked("the same again and again", "f(np.zeros((60_000_000, 1, 1), np.int8))", 40),
    "broadcast_truths": asked("truths that broadcast to gigabytes", "f(np.zeros((60_000_000, 1, 1), bool))"),
    "broadcast_flat": asked("a column that becomes a table", "f(np.zeros((30_000_000, 1), np.float16))"),
    "broadcast_many_axes": asked("an array of sixty axes", "f(np.zeros((2,) * 20 + (1,) * 12, np.int8))"),
    "outer_product": lent("a column times a row", "f(np.zeros((1, 60_000)), np.zeros((60_000, 1)), np.zeros(60_000, int), 0.0)"),
    "outer_product_small": lent("a thousand smaller tables", "f(np.zeros((1, 2_000)), np.zeros((2_000, 1)), np.zeros(2_000, int), 0.0)", 1_000),
    "stacked_products": lent("a stack of products", "f(np.zeros((400, 400)), np.zeros((400, 400, 400), np.int8), np.zeros(400, int), 0.0)"),
    "labels_repeat": lent("labels that make a row of each of millions", "f(np.zeros((4, 3)), np.zeros((2, 4)), np.zeros((3_000_000, 2), np.int8), 0.0)"),
    "labels_outside": lent("labels far outside", "f(np.zeros((4, 3)), np.zeros((2, 4)), np.array([2**62, -2**62]), 0.0)"),
    "empty_axes": lent("arrays of no entries and of petabytes", "f(np.zeros((0, 2**40)), np.zeros((2**40, 0)), np.zeros(0, int), 0.0)"),
    # Much on the way.
    "megabytes": asked("sixty megabytes, for ever", "f(np.zeros(7_500_000))", 10**6),
    "nested_list": asked("a list of two million lists", "f([[0.0]] * 2_000_000)"),
    "ragged_list": asked("lists of many lengths", "f([[0.0] * (n % 7) for n in range(100_000)])", 20),
    "deep_list": asked("a list ten thousand levels deep", "x = []\n            for _ in range(10_000): x = [x]\n            f(x)"),
    "text": asked("sixty million letters", "f('9' * 60_000_000)"),
    "many_arguments": asked("a hundred thousand arguments", "f(*range(100_000))"),
    "long_keywords": asked("keywords of a megabyte", "f(**{'x' * 10**6 + str(n): n for n in range(9)})"),
    "long_integer": asked("an integer of a million digits", "f(10 ** 1_000_000)"),
    # Much time.
    "endless": asked("calls without end", "f(W)", 10**9),
    "slow_each": asked("calls that take half a second each", "f(np.ones((2_000_000, 1, 1), np.int8))", 10**4),
    "slow_numbers": lent("numbers that are slow to compute with", "f(np.full((400, 400), 1e-310), np.full((400, 400), 1e-310), np.zeros(400, int), 0.0)", 10**4),
    "from_threads": asked("calls from eight threads at once", "import threading; ts = [threading.Thread(target=f, args=(W,)) for _ in range(8)]; [t.start() for t in ts]; [t.join() for t in ts]"),
    # Odd things.
    "itself": asked("the function itself, and objects of one's own", "f(f); f(type('X', (), {'__array__': lambda self, *a: np.zeros(9)})())"),
    "its_own_class": lent("objects whose every method asks the judge again", "f(self, self, self, self)", 50),
    "dates": asked("dates, structures and texts in arrays", "[f(np.zeros(W.shape, kind)) for kind in ('M8[s]', 'U9', 'S9', 'V9', [('a', 'f8')], object)]"),
    "not_finite": asked("numbers that are none", "f(np.full(W.shape, np.nan)); f(np.full(W.shape, np.inf))"),
    "wrong_number": Case("no arguments at all", {"numerical_gradient": "def numerical_gradient(f, W):\n    f()\n"}, gets={"test_numerical_gradient": (0.0, "crashed")}),
    # What it returns, and what a look makes of it.
    "wide_gradient": returned("sixty million small numbers", "np.zeros(60_000_000, np.int8)"),
    "list_of_slopes": returned("half a million slopes in a list", "[0.5] * 500_000"),
    "list_of_arrays": returned("lists of arrays of many lengths", "[np.zeros(n % 9) for n in range(20_000)]"),
    "lists_that_stack": returned("a thousand views of one megabyte", "[np.zeros(2**17)] * 60"),
    "truths_by_the_million": returned("sixty million truths", "np.ones((60_000_000, 1), bool)"),
    "points_without_end": asked("a hundred thousand points, all to be kept", "f(W + n)", 10**5),
    "points_of_every_shape": asked("points of every shape", "[f(np.zeros(s)) for s in ((), (1,), (0,), (1,) * 8, W.shape[::-1], (W.size, 1), (2**20,))]"),
    # What was told ahead.
    "claims_unknown": claimed("a question is claimed that was not told ahead", "[(number, b'x' * 16)]"),
    "claims_of_others": claimed("a function is claimed to have been asked that was not lent", "[(number + 1, b''), (-1, b'')]"),
    "claims_no_pairs": claimed("claims are no pairs", "[number, 'ab', None]"),
    "claims_unhashable": claimed("claims are what cannot be looked up", "[(number, [{}])]"),
    "claims_again_and_again": claimed("one true claim, a hundred thousand times", f"({FIRST}) * 100_000"),
    "points_far_away": asked("points beyond all numbers", "f(np.full(W.shape, 1e308) * 10); f(np.full(W.shape, 5e-324)); f(np.full(W.shape, 1 + 2j)); f(np.full(W.shape, 2**63, np.uint64))"),
}  # fmt: skip
