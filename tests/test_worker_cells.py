"""Cells that run in a worker: what they share, show, print, and how they fail."""

from __future__ import annotations

import pytest
from sample_course import LIMITS
from worker_calls import function, text_of

from autograder.judge.remote import lookup
from autograder.judge.student import StudentProcess


def test_cells_share_names_and_show_their_last_value(student: StudentProcess) -> None:
    student.run_cell("import math\na = 2")
    reply = student.run_cell("print('said')\na + math.floor(1.5)")
    assert reply["error"] is None and text_of(reply) == "said\n"
    assert [item["data"]["text/plain"] for item in reply["outputs"] if "data" in item] == ["3"]
    assert lookup(student, "a") == 2


@pytest.mark.parametrize(
    "source",
    [
        "%timeit -n 1 -r 1 1 + 1",
        "%matplotlib inline",
        "%%time\nb = 1",
        "%load_ext autoreload\n%autoreload 2",
        "!echo from the shell",
        "files = !ls",
        "import pdb",
        "%config InlineBackend.figure_format = 'retina'",
        "from __future__ import annotations",
        "await __import__('asyncio').sleep(0)",
        "import warnings; warnings.warn('old habit', DeprecationWarning)",
        "",
        "# only a comment",
    ],
)
def test_old_habits_run(student: StudentProcess, source: str) -> None:
    assert student.run_cell(source)["error"] is None


@pytest.mark.parametrize(
    "source",
    ["!echo from the shell", "%pip install numpy", "%%bash\necho from the shell", "%%python3\nprint(1)", "%sx ls",
     "files = !ls\nassert list(files) == []", "get_ipython().system('ls')", "%%sh --out said\nls", "!!ls", "%system ls"],
)  # fmt: skip
def test_a_shell_command_is_not_run_and_says_so_in_one_line(student: StudentProcess, source: str) -> None:
    reply = student.run_cell(source)
    assert reply["error"] is None
    assert text_of(reply) == "[Shell commands are not run when work is graded.]\n"


def test_a_plot_becomes_a_picture(student: StudentProcess) -> None:
    reply = student.run_cell("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    pictures = [item["data"]["image/png"] for item in reply["outputs"] if "image/png" in item.get("data", {})]
    assert reply["error"] is None and len(pictures) == 1
    assert pictures[0].startswith("iVBORw0KGgo")  # a PNG file in base64


def test_a_plot_without_show_too(student: StudentProcess) -> None:
    reply = student.run_cell("import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])")
    assert ["image/png" in item.get("data", {}) for item in reply["outputs"]] == [True]


def test_an_error_is_told_with_its_line(student: StudentProcess) -> None:
    error = student.run_cell("a = 1\nb = a / 0")["error"]
    assert (error["type"], error["text"], error["line"]) == ("ZeroDivisionError", "division by zero", 2)
    error = student.run_cell("a = 1\nif a\n    pass")["error"]
    assert (error["type"], error["line"]) == ("SyntaxError", 2)
    assert student.run_cell("raise NotImplementedError()")["error"]["missing"] is True


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("raise ValueError('half \\udcff')", 1, id="half a character"),
        pytest.param("class ValueError(Exception, metaclass=type('M', (type,), {'__name__': property(lambda kind: 1 / 0)})): pass\n"
                     "raise ValueError('half \ufffd')", 2, id="a type without a name"),
        pytest.param("class ValueError(Exception):\n    __traceback__ = __class__ = 5\nraise ValueError('half \ufffd')", 3, id="no trace"),
        pytest.param("text = type('Text', (str,), {'__getitem__': lambda text, place: object()})\n"
                     "class ValueError(Exception):\n    def __str__(self): return text('half \ufffd')\nraise ValueError", 4, id="no text"),
    ],
)  # fmt: skip
def test_an_error_is_told_whatever_it_is_made_of(student: StudentProcess, source: str, line: int) -> None:
    error = student.run_cell(source)["error"]
    assert (error["type"], error["text"], error["line"]) == ("ValueError", "half \ufffd", line)
    error = student.run_cell("error = SyntaxError('odd')\nerror.lineno = object()\nraise error")["error"]
    assert (error["type"], error["line"]) == ("SyntaxError", 3)


def test_no_traceback_is_written_for_nobody(student: StudentProcess) -> None:
    reply = student.run_cell(f"print('{'-' * 80}')\nprint('below the rule')\ndef f(n): return f(n + 1)\nf(0)")
    assert (
        reply["error"]["type"] == "RecursionError"
    )  # a thousand lines of a traceback take more seconds than a cell has
    assert text_of(reply) == f"{'-' * 80}\nbelow the rule\n"


def test_half_a_character_can_be_printed_shown_and_handed_on(student: StudentProcess) -> None:
    source = "def f(text):\n    print(text, '\\udcff')\n    return [text, {text: '\\ud800'}]\nprint('\\ud800')\nkept = '\udcff'"
    f = function(student, source)
    assert f("\ud800") == ["\ufffd", {"\ufffd": "\ufffd"}]
    assert lookup(student, "kept") == "\ufffd"


@pytest.mark.parametrize(
    "source", ["raise SystemExit", "exit()", "raise KeyboardInterrupt", "a = '\0'", "import sys; sys.exit(3)"]
)
def test_leaving_and_odd_errors_end_the_cell_only(student: StudentProcess, source: str) -> None:
    student.run_cell("kept = 5")
    student.run_cell(source)
    assert lookup(student, "kept") == 5
    assert student.generation == 1


def test_exit_and_quit_let_their_cell_go_on_as_in_a_kernel(student: StudentProcess) -> None:
    assert student.run_cell("exit()\nquit\nkept = 5")["error"] is None
    assert lookup(student, "kept") == 5


def test_standard_error_is_kept_and_costs_nothing(student: StudentProcess) -> None:
    reply = student.run_cell("import sys\nprint('careful', file=sys.stderr)\nimport numpy as np\nnp.log(np.zeros(1))")
    assert reply["error"] is None
    assert "careful" in text_of(reply, "stderr") and "divide by zero" in text_of(reply, "stderr")


def test_prints_are_capped_over_all_cells(student: StudentProcess) -> None:
    kept = 0
    for _ in range(3):
        reply = student.run_cell("print('x' * 15_000)")
        assert reply["error"] is None
        kept += len(text_of(reply).partition("\n[")[0])
    assert kept == LIMITS.output_bytes
    assert "more characters were not kept" in text_of(reply)


def test_a_hundred_megabytes_on_one_line(student: StudentProcess) -> None:
    reply = student.run_cell("print('x' * 100_000_000)\ndone = True")
    assert reply["error"] is None and len(text_of(reply)) < LIMITS.output_bytes + 100
    assert lookup(student, "done") is True


def test_what_a_called_function_prints_is_dropped(student: StudentProcess) -> None:
    f = function(student, "def f(n):\n    print('y' * n)\n    return n")
    assert f(5_000_000) == 5_000_000


def test_displays_are_capped(student: StudentProcess) -> None:
    reply = student.run_cell("from IPython.display import HTML, display\ndisplay(HTML('z' * 3_000_000))\nkept = 1")
    assert reply["error"] is None
    assert sum(len(text) for item in reply["outputs"] for text in item.get("data", {}).values()) < 2_100_000
    assert lookup(student, "kept") == 1


def test_displays_that_do_not_fit_cost_the_displays_only(student: StudentProcess) -> None:
    reply = student.run_cell(
        "from IPython.display import HTML, display\nfor _ in range(40):\n    display(HTML('z' * 1_900_000))\nkept = 1"
    )
    assert reply["error"] is None
    assert lookup(student, "kept") == 1 and student.generation == 1
