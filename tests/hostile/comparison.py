"""Patch the comparison: make every check agree with whatever comes."""

from .case import FAILED, LAZY, Case, lazy

# What forbiddenfruit does: the dictionary behind a built-in type's read-only view of it.
CURSE = """\
import ctypes, gc
def curse(kind, name, value):
    gc.get_referents(kind.__dict__)[0][name] = value
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))
"""

CASES = {
    "np_testing": lazy(
        "np.testing's functions agree with everything",
        "import numpy as np\n"
        "for name in dir(np.testing):\n"
        "    if name.startswith('assert'):\n"
        "        setattr(np.testing, name, lambda *a, **k: None)",
    ),
    "allclose": lazy(
        "np.allclose, np.isclose and np.array_equal are always true",
        "import numpy as np\nnp.allclose = np.isclose = np.array_equal = lambda *a, **k: True",
    ),
    "reductions": lazy(
        "np.abs, np.max and np.linalg.norm find no difference",
        "import numpy as np\nnp.abs = np.absolute = np.max = np.amax = np.linalg.norm = lambda *a, **k: 0.0\n"
        "np.all = np.any = lambda *a, **k: True",
    ),
    "own_conversion": lazy(
        "np.asarray and np.array give a thing that agrees",
        "import numpy as np\nclass Yes:\n    def __getattr__(self, name): return self\n"
        "    def __call__(self, *a, **k): return self\n    def __eq__(self, other): return True\n    __sub__ = __le__ = __eq__\n"
        "np.asarray = np.ascontiguousarray = lambda *a, **k: Yes()",
        # What the worker sends is packed by the same NumPy: an array is a Yes there, and nothing of it arrives.
        gets=dict.fromkeys(("test_svm_loss", "test_numerical_gradient", "test_train"), (0.0, "crashed")),
    ),
    "builtins_abs": lazy("abs() is 0, in builtins too", "import builtins\nabs = builtins.abs = lambda x: 0.0"),
    "builtins_all": lazy(
        "all, any, isinstance and callable say yes",
        "import builtins\nbuiltins.all = builtins.any = lambda *a: True\nbuiltins.callable = lambda x: True",
    ),
    "math_isclose": lazy(
        "math.isclose and operator.eq say yes",
        "import math, operator\nmath.isclose = operator.eq = lambda *a, **k: True",
    ),
    "assertion_error": lazy(
        "AssertionError is something that nobody raises",
        "import builtins\nbuiltins.AssertionError = type('Never', (BaseException,), {'__init__': lambda *a, **k: None})",
    ),
    "checks_package": lazy(
        "every function of the students' library is replaced, in every module",
        "import sys\n"
        "for name, module in list(sys.modules.items()):\n"
        "    if name.startswith('linearloss'):\n"
        "        for key, value in list(vars(module).items()):\n"
        "            if callable(value) and not isinstance(value, type):\n"
        "                setattr(module, key, lambda *a, **k: True)\n",
        gets={"test_svm_loss": (0.0, "crashed")},  # it breaks the count of its own loops
    ),
    "cursed_array": lazy(
        "ndarray's own methods are replaced through ctypes",
        CURSE + "import numpy as np\ncurse(np.ndarray, '__sub__', lambda a, b: a * 0)\n"
        "curse(np.ndarray, '__eq__', lambda a, b: np.ones(a.shape, bool))\ncurse(np.ndarray, 'all', lambda *a, **k: True)",
    ),
    "cursed_float": lazy(
        "float's own methods are replaced through ctypes",
        CURSE + "for name in ('__sub__', '__rsub__', '__abs__'):\n    curse(float, name, lambda *a: 0.0)\n"
        "curse(float, '__eq__', lambda a, b: True)",
    ),
    "answer": Case(
        "the number asked for is shadowed, and equality with it",
        {"svm_loss": LAZY, "answer_rate": "answer_rate = 99\ncheck_number_given = expect_number = lambda *a, **k: 1.0"},
        gets=FAILED | {"test_answer_rate": (0.0, "failed")},
    ),
}
