"""A class whose methods and attributes die, hang or turn out to be something else: what is right beside them keeps its points."""

from __future__ import annotations

from .case import Case

RIGHT = {
    "__init__": "def __init__(self, loss_function):\n        self.loss_function, self.kept = loss_function, None",
    "W": "W = property(lambda self: self.kept)",
    "train": "def train(self, X, y, rate, steps):\n        self.kept, history = np.zeros((X.shape[1], int(y.max()) + 1)), []\n        for _ in range(steps):\n"
    "            loss, dW = self.loss_function(self.kept, X, y, 0.1)\n            self.kept = self.kept - rate * dW\n            history.append(loss)\n"
    "        return history",
    "predict": "def predict(self, X):\n        return np.argmax(X @ self.kept, axis=1)",
}
DIES, HANGS = "__import__('os')._exit(1)", "any(iter(int, 1))"


def method(tries: str, points: float, status: str = "partial", **methods: str) -> Case:
    """The right class with these in place of its own, and beside them."""
    body = "\n    ".join((RIGHT | methods).values())
    if not points and status == "partial":
        status = "crashed"
    return Case(tries, {"Classifier": f"class Classifier:\n    {body}\n"}, gets={"test_train": (points, status)})


def of(name: str, code: str) -> dict[str, str]:
    return {name: f"def {name}(self, *args): return {code}"}


CASES = {
    "init_dies": method("dies when it is made", 0, **of("__init__", DIES)),
    "train_dies": method("dies in train", 0, **of("train", DIES)),
    "predict_dies": method("dies in predict alone", 2, **of("predict", DIES)),
    "weights_die": method("dies when its weights are asked for; what is left of it is gone with its process", 1, W=f"W = property(lambda self: {DIES})"),
    "train_is_gone": method("dies when its train is looked for", 0, train=f"train = property(lambda self: {DIES})"),
    "getattr_dies": method("dies for what it does not have", 2, **of("__getattr__", DIES), predict=""),
    "init_hangs": method("hangs when it is made", 0, "timeout", **of("__init__", HANGS)),
    "train_hangs": method("hangs in train", 0, "timeout", **of("train", HANGS)),
    "predict_hangs": method("hangs in predict alone", 2, **of("predict", HANGS)),
    "weights_hang": method("hangs when its weights are asked for", 1, W=f"W = property(lambda self: {HANGS})"),
    "predict_eats": method("takes all memory in predict", 2, **of("predict", "bytearray(2**33)")),
    "weights_eat": method("takes all memory when its weights are asked for", 2, W="W = property(lambda self: bytearray(2**33))"),
    "weights_raise": method("raises when its weights are asked for", 2, W="W = property(lambda self: 1 / 0)"),
    "no_weights": method("says that it has no weights", 2, W="W = property(lambda self: getattr(self, 'nothing'))"),
    "weights_are_wide": method("has weights of sixty megabytes", 2, W="W = property(lambda self: np.zeros((4, 15_000_000), np.int8))"),
    "weights_once": method("has right weights the second time only", 2, W="asked = []\n    W = property(lambda self: self.asked.append(1) or (self.kept if len(self.asked) > 1 else None))"),
    "labels_are_many": method("a table of labels takes the judge's memory", 2, predict="def predict(self, X): return np.zeros(55_000_000, np.int8)"),
    "labels_are_liars": method("labels that are liars", 2, predict="def predict(self, X): return type('ndarray', (), {'shape': (9,), 'dtype': np.dtype(int), '__eq__': lambda *a: True})()"),
    "labels_are_itself": method("labels that are the object", 2, predict="def predict(self, X): return self"),
    "history_is_long": method("a history of many thousand numbers", 2, train=RIGHT["train"].replace("return history", "return history * 20_000")),
    "history_is_wide": method("a history of arrays of megabytes", 2, train=RIGHT["train"].replace("return history", "return [np.zeros(5_000_000, np.int8) for _ in range(3)]")),
    "history_is_deep": method("a history of lists in lists", 2, train=RIGHT["train"].replace("return history", "x = 0.0\n        for _ in range(5000): x = [x]\n        return [x, x, x]")),
    "history_is_itself": method("a history that is its own method", 2, train=RIGHT["train"].replace("return history", "return self.train")),
    "train_is_a_number": method("a train that is a number", 0, train="train = 6.0"),
    "train_is_a_class": method("a train that is a class", 0, "failed|crashed|missing", train="class train:\n        def __init__(self, *a): pass"),
    "class_is_a_function": Case("a function in place of the class", {"Classifier": "def Classifier(f): return f\n"}, gets={"test_train": (0.0, "crashed")}),
    "class_is_the_loss": Case("the judge's own loss as the object", {"Classifier": "class Classifier:\n    def __new__(cls, f): return f\n"}, gets={"test_train": (0.0, "crashed")}),
    "class_is_a_module": Case("a module in place of the class", {"Classifier": "Classifier = np\n"}, gets={"test_train": (0.0, "crashed|missing")}),
    "metaclass": Case("a class whose class makes nothing", {"Classifier": "class M(type):\n    def __call__(cls, *a): return [cls] * 3\nclass Classifier(metaclass=M): pass\n"}, gets={"test_train": (0.0, "crashed")}),
    "methods_of_values": Case("a dictionary in place of the object", {"Classifier": "class Classifier:\n    def __new__(cls, f): return {'train': 1, 'W': 2, 'predict': 3}\n"}, gets={"test_train": (0.0, "crashed")}),
    "pickled": Case("an object with a way of its own to be copied", {"Classifier": "class Classifier:\n    def __init__(self, f): pass\n    def __reduce__(self): return (print, ('ESC' + 'APED',))\n    train = predict = lambda self, *a: self\n"}, gets={"test_train": (0.0, "failed")}),
}  # fmt: skip
