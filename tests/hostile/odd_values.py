"""Results of every odd kind, for every kind of look: a gradient, a pair, a class's weights, history and labels."""

from __future__ import annotations

from .case import Case

ZERO: tuple[float, str] = (0.0, "failed|crashed|missing|timeout|out_of_memory")

# What is returned, as an expression; `like` is an array of the shape that would be right.
VALUES = {
    "zero_dim": "np.array(0.0)",
    "complex_whose_real_part_is_right": "like + 1j * 1e-3",
    "objects": "np.full(like.shape, object())",
    "numbers_as_objects": "like.astype(object)",
    "nan_with_a_payload": "np.frombuffer(b'attack\\xf8\\x7f' * like.size).reshape(like.shape)",
    "nan_signed": "np.copysign(np.full(like.shape, np.nan), -1)",
    "subclass": "like.view(type('ndarray', (np.ndarray,), {'__eq__': lambda *a: True, 'tobytes': lambda *a: b'', 'astype': lambda *a: 0}))",
    "matrix_of_one_axis_more": "np.asmatrix(np.zeros((1, 1)))",
    "record": "np.zeros(like.shape, dtype=[('a', 'f8'), ('b', 'O')])",
    "void": "np.zeros(like.shape, dtype='V8')",
    "long_double": "np.full(like.shape, np.longdouble('1e4000'))",
    "no_entries": "np.zeros((0,) * 8)",
    "petabytes_of_nothing": "np.zeros((2**40, 0))",
    "a_million_of_one": "np.broadcast_to(np.int8(1), (2**20, 2**4))",
    "negative_strides": "np.zeros(64)[::-2][:0]",
    "truths": "np.ones(like.shape, bool)",
    "dates": "np.full(like.shape, 'NaT', dtype='m8[s]')",
    "deep_list": "__import__('functools').reduce(lambda x, _: [x], range(5000), 0.0)",
    "deep_dictionary": "__import__('functools').reduce(lambda x, _: {'a': x}, range(5000), 0.0)",
    "a_list_of_itself": "(lambda x: (x.append(x), x)[1])([])",
    "keys_that_are_no_text": "{1: 2, None: 3, (4,): 5}",
    "set": "{1.0, 2.0}",
    "view_of_memory": "memoryview(b'12345678')",
    "integer_of_400_digits": "10**399",
    "integer_beyond": "10**5000",
    "half_a_character": "'\\ud800' * 9",
    "ellipsis": "...",
    "not_implemented": "NotImplemented",
    "exception_returned": "MemoryError('attack')",
    "module": "np",
    "buffer_that_lies": "type('B', (), {'__array_interface__': {'shape': (2**40,), 'typestr': '<f8', 'data': (8, True), 'version': 3}})()",
    "array_that_dies": "type('A', (), {'__array__': lambda *a, **k: __import__('os')._exit(1)})()",
    **{
        f"type_called_{name.replace(' ', '_')}": f"type({name!r}, (), {{}})()"
        for name in ("something is right", "no loop", "kept", "alike", "as it should be", "None", "ndarray", "float")
    },
}


def pair(value: str) -> dict[str, str]:
    return {"svm_loss": f"def svm_loss(W, X, y, reg):\n    like = 0.0 * W\n    return {value}, {value}\n"}


def alone(value: str) -> dict[str, str]:
    return {"svm_loss": f"def svm_loss(W, X, y, reg):\n    like = 0.0 * W\n    return {value}\n"}


def gradient(value: str) -> dict[str, str]:
    return {
        "numerical_gradient": f"def numerical_gradient(f, W):\n    like = 0.0 * np.array(W, float) + 9.0\n    return {value}\n"
    }


def class_with(value: str) -> dict[str, str]:
    return {
        "Classifier": "class Classifier:\n    def __init__(self, f): pass\n    def train(self, X, y, rate, steps):\n        like = np.zeros((4, 3))\n"
        f"        self.W = {value}\n        like = np.zeros(3)\n        return {value}\n"
        f"    def predict(self, X):\n        like = np.full(9, 5.0)\n        return {value}\n"
    }


KINDS = {
    "pair": ("test_svm_loss", pair), "alone": ("test_svm_loss", alone),
    "gradient": ("test_numerical_gradient", gradient), "class": ("test_train", class_with),
}  # fmt: skip

CASES = {
    f"{kind}_{name}": Case(f"{kind}: {name.replace('_', ' ')}", make(value), gets={test: ZERO})
    for kind, (test, make) in KINDS.items()
    for name, value in VALUES.items()
}
