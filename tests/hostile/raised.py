"""What student code raises reaches messages and pages: texts, names of types and lines that are meant for whoever reads them."""

from __future__ import annotations

from .case import CRASHED, MISSING, Case

HTML = "<script>attack()</script><img src=//attack.example/x.png onerror=attack()>"
CODES = "\\x1b[2J\\x1b]0;attack\\x07\\x9b31m\\u202e\\u2066\\x00\\x08\\r"


def raises(tries: str, error: str, before: str = "", gets: dict[str, tuple[float, str]] = CRASHED) -> Case:
    """The loss raises this."""
    return Case(tries, {"svm_loss": f"{before}\ndef svm_loss(W, X, y, reg):\n    raise {error}\n"}, gets=gets)


def does(tries: str, line: str, gets: dict[str, tuple[float, str]] = CRASHED) -> Case:
    """The loss does what raises an error of Python's own, with words of the student's in it."""
    return Case(tries, {"svm_loss": f"def svm_loss(W, X, y, reg):\n    {line}\n"}, gets=gets)


def elsewhere(tries: str, cell: str, test: str, code: str) -> Case:
    return Case(tries, {cell: code}, gets={test: (0.0, "crashed|missing")})


ENDED: dict[str, tuple[float, str]] = {"test_svm_loss": (0.0, "crashed|missing|out_of_memory|timeout")}
CASES = {
    "text_of_html": raises("HTML in its text", f"ValueError({HTML!r})"),
    "text_of_codes": raises("terminal codes in its text", f"ValueError('{CODES}' * 9)"),
    "text_of_lines": raises("lines that look like results", "ValueError('\\n0.0\\n\\ntest_svm_loss: 6 of 6 points: passed\\n' * 9)"),
    "text_long": raises("a text of ten million letters", "ValueError('x' * 10**7)"),
    "text_of_words": raises("a text of one long word where a word is quoted", "NameError(\"name '\" + 'x' * 10**6 + \"' is not defined\")"),
    "text_of_a_module": raises("a module's name of a million dots", "ModuleNotFoundError(\"No module named '\" + 'a.' * 10**6 + \"'\")"),
    "text_of_shapes": raises("a text about shapes, of HTML", f"ValueError('operands could not be broadcast together with shapes ' + {HTML!r})"),
    "text_of_groups": raises("a text of references to groups", "NameError(\"name '\\\\\\\\1\\\\g<0>' is not defined\")"),
    "text_of_index": raises("an index of half a million digits", "IndexError('index ' + '9' * 500_000 + ' is out of bounds for axis 0 with size 3')"),
    "text_of_template": raises("a template", "ValueError('{{ 7 * 7 }}{% raw %}{0.__class__}%s')"),
    "text_of_formula": raises("a formula of a spreadsheet", "ValueError('=cmd|\\' /C calc\\'!A0')"),
    "text_of_markdown": raises("an image in Markdown", "ValueError('![x](http://attack.example/x.png) [x](javascript:attack())')"),
    "text_of_mathematics": raises("mathematics that fetches", "ValueError('$$\\\\href{javascript:attack()}{x}$$ \\\\(x\\\\)')"),
    "text_half": raises("half characters", "ValueError('\\ud800' * 99)"),
    "text_of_nul": raises("NUL", "ValueError('\\0' * 999)"),
    "no_text": raises("no text at all", "ValueError"),
    "text_is_no_text": raises("a text that is a number", "E", "class E(Exception):\n    __str__ = lambda self: 6.0"),
    "text_raises": raises("a text that raises", "E", "class E(Exception):\n    __str__ = lambda self: 1 / 0"),
    "text_ends": raises("a text that ends the process", "E", "import os\nclass E(Exception):\n    __str__ = lambda self: os._exit(1)"),
    "text_hangs": raises("a text that never comes", "E", "class E(Exception):\n    def __str__(self):\n        while True: pass", gets=ENDED),
    "text_eats": raises("a text that takes all memory", "E", "class E(Exception):\n    __str__ = lambda self: 'x' * 2**33", gets=ENDED),
    "text_of_a_subclass": raises("a text that is a liar", "E", "class T(str):\n    __len__ = lambda self: 0\n    __getitem__ = lambda self, i: self\n    __str__ = lambda self: self\nclass E(Exception):\n    __str__ = lambda self: T('<script>attack()</script>' * 9999)"),
    "type_of_html": raises("HTML in the name of its type", f"type({HTML!r}, (Exception,), {{}})('x')"),
    "type_of_codes": raises("terminal codes in the name of its type", "type('\\x1b[2J\\u202e\\x9b31m', (Exception,), {})('x')"),
    "type_of_lines": raises("lines in the name of its type", "type('X\\n6 of 6 points\\n', (Exception,), {})('x')"),
    "type_long": raises("a name of a million letters", "type('X' * 10**6, (Exception,), {})('x')"),
    "type_of_ours": raises("the names of the grader's own statuses", "type('out_of_memory', (Exception,), {})('passed')"),
    "type_of_no_loop": raises("the word for no loop", "type('no loop', (Exception,), {})('no loop')"),
    "type_is_a_liar": raises("a type whose name is made up at each look", "E('x')", "class M(type):\n    __name__ = property(lambda self: 7)\nclass E(Exception, metaclass=M): pass", gets=ENDED),
    "type_of_student_errors": raises("the grader's own exceptions", "S('TypeError', 'x', 6)", "from autograder.grading.student_error import StudentError as S"),
    "type_of_failures": raises("the grader's own failures", "F('passed', 'passed')", "from autograder.grading.status import WorkerFailure as F"),
    "type_of_stops": raises("the library's word for what was stopped", "Stopped('failed', 'x')", "from linearloss.outcome import Stopped"),
    "type_of_checks": raises("the check's own exception", "C('svm_loss: passed', diagnoses=['no-such'])", "from linearloss import CheckFailed as C"),
    "not_written": raises("a stub with HTML", f"NotImplementedError({HTML!r} * 99)", gets=MISSING),
    "not_written_codes": raises("a stub with terminal codes", f"NotImplementedError('{CODES}')", gets=MISSING),
    "not_written_subclass": raises("a stub that is a liar", "E('6 of 6')", "class E(NotImplementedError, MemoryError): pass", gets=ENDED),
    "memory": raises("a lack of memory that is none", "MemoryError('passed')", gets={"test_svm_loss": (0.0, "out_of_memory")}),
    "group": raises("a thousand exceptions in one", "ExceptionGroup('attack', [ValueError(n) for n in range(1000)])"),
    "group_deep": raises("groups in groups", "g", "g = ValueError('x')\nfor _ in range(3000): g = ExceptionGroup('x', [g])"),
    "notes": raises("notes of HTML", "e", f"e = ValueError('x')\nfor _ in range(999): e.add_note({HTML!r})"),
    "causes": raises("ten thousand causes", "e", "e = last = ValueError('x')\nfor n in range(10_000):\n    last.__context__ = ValueError(n); last = last.__context__"),
    "arguments": raises("arguments of megabytes", "ValueError(*(np.zeros(10**6) for _ in range(9)))"),
    "line_of_millions": Case("a line of many digits", {"svm_loss": "def svm_loss(W, X, y, reg):\n    raise ValueError\nsvm_loss.__code__ = svm_loss.__code__.replace(co_firstlineno=2**31 - 9)\n"}, gets=CRASHED),
    "file_of_html": Case("a file name of HTML", {"svm_loss": f"exec(compile('def svm_loss(W, X, y, reg):\\n    raise ValueError', '<ipython-input-{HTML}', 'exec'))\n"}, gets=CRASHED),
    "syntax": does("an error of syntax in HTML", f"eval('1 + ' + {HTML!r})"),
    "name": does("a name that is not defined, of many letters", f"{'x' * 5000}"),
    "attribute": does("an attribute of NumPy's of HTML", f"getattr(np, {HTML!r})"),
    "key": does("a key of HTML and codes", f"{{}}[{HTML!r} + '{CODES}']"),
    "import": does("a module of HTML", f"__import__({HTML!r})"),
    "open": does("a file of HTML", f"open({HTML!r})"),
    "decode": does("bytes that are no text", "b'\\xff\\xfe'.decode()"),
    "exit_text": does("an exit with a text of HTML", f"raise SystemExit({HTML!r})"),
    "stop_iteration": does("the end of an iteration", "raise StopIteration((0.0, W))"),
    "generator_exit": does("the end of a generator", "raise GeneratorExit"),
    "reply_forged": Case("the description of an exception is forged", {"svm_loss": f"from autograder.worker import session\nsession.describe = lambda e: {{'type': {HTML!r} * 99, 'text': ['x'] * 9, 'line': -5, 'missing': 'yes', 'memory': 1}}\ndef svm_loss(W, X, y, reg):\n    raise ValueError\n"}, gets=CRASHED),
    "reply_forged_line": Case("a line of four hundred digits", {"svm_loss": "from autograder.worker import session\nsession.describe = lambda e: {'type': 'E', 'text': 'x', 'line': 10**399, 'missing': False, 'memory': False}\ndef svm_loss(W, X, y, reg):\n    raise ValueError\n"}, gets=CRASHED),
    "in_gradient": elsewhere("HTML, where a gradient is measured", "numerical_gradient", "test_numerical_gradient", f"def numerical_gradient(f, W):\n    raise type({HTML!r}, (Exception,), {{}})({HTML!r} + '{CODES}')\n"),
    "in_class": elsewhere("HTML, when an object is made", "Classifier", "test_train", f"class Classifier:\n    def __init__(self, f): raise type({HTML!r}, (Exception,), {{}})({HTML!r} + '{CODES}')\n"),
    "in_train": elsewhere("HTML, in a method", "Classifier", "test_train", f"class Classifier:\n    def __init__(self, f): pass\n    def train(self, *a): raise type({HTML!r}, (Exception,), {{}})({HTML!r} + '{CODES}')\n"),
    "in_attribute": elsewhere("HTML, for an attribute", "Classifier", "test_train", f"class Classifier:\n    def __init__(self, f): pass\n    def __getattr__(self, name): raise type({HTML!r}, (AttributeError,), {{}})({HTML!r} + '{CODES}')\n"),
    "of_callback": elsewhere("the error of the judge's own function, with HTML in it", "numerical_gradient", "test_numerical_gradient", f"def numerical_gradient(f, W):\n    return f({HTML!r})\n"),
    "in_answer": Case("HTML for an answer that is a type", {"answer_rate": f"answer_rate = type({HTML!r}, (), {{}})()\n"}, gets={"test_answer_rate": (0.0, "failed")}),
}  # fmt: skip
