"""nbgrader's own commands on the same class give the same scores, and feedback that tells no secrets."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from batch_class import Scores, grade, gradebook
from sample_course import ROOT, SECRETS, cell_of, hand_in, handed_in, official
from systems.slowness import seconds

from autograder.course import Course, load_course

# What an instructor's three commands do, in one process: importing nbgrader takes seconds.
COMMANDS = """
import json, sys
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.plugins import CsvExportPlugin
from traitlets.config import PyFileConfigLoader

config = PyFileConfigLoader("nbgrader_config.py", path=".").load_config()
api = NbGraderAPI(config=config)
results = {student: api.autograde("01-line", student) for student in sys.argv[1:]}
results["feedback"] = api.generate_feedback("01-line", force=True)
with Gradebook("sqlite:///gradebook.db") as gradebook:
    CsvExportPlugin(to="grades.csv").export(gradebook)
json.dump({name: [r["success"], r["log"][-2000:]] for name, r in results.items()}, open("results.json", "w"))
"""


def warns(content: dict[str, Any]) -> None:
    cell_of(content, "line")["source"] = (
        "import sys, warnings\nprint('careful', file=sys.stderr)\nwarnings.warn('old')\n"
        "def line(w, b, x):\n    np.log(np.zeros(1))\n    print('!', file=sys.stderr)\n    return w * x + b"
    )


def shows_a_number(content: dict[str, Any]) -> None:
    """nbgrader takes a displayed np.float64 for full marks."""
    for name in ("line", "answer_slope", "test_line", "test_answer_slope"):
        cell_of(content, name)["source"] = "import numpy as np\nline = answer_slope = 7\nnp.float64(1.0)"


def duplicated(content: dict[str, Any]) -> None:
    for name in ("test_line", "line", "answer_slope"):
        content["cells"].append(json.loads(json.dumps(cell_of(content, name))))


def without_tests(content: dict[str, Any]) -> None:
    content["cells"] = [
        c for c in content["cells"] if not c["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("test_")
    ]


def script(content: dict[str, Any]) -> None:
    cell_of(content, "line")["source"] = (
        "from IPython.display import HTML, display\ndisplay(HTML('<script>evil()</script>'))\n"
        "def line(w, b, x): raise ValueError('<script>evil()</script>')"
    )
    cell_of(content, "why")["source"] = "<script>evil()</script> <img src=x onerror=evil()>"


STUDENTS = {
    "ada": (lambda content: None, 4.0, 1.0),
    "warns": (warns, 4.0, 1.0),
    "shows": (shows_a_number, 0.0, 0.0),
    "duplicated": (duplicated, 4.0, 1.0),
    "without": (without_tests, 4.0, 1.0),
    "script": (script, 0.0, 1.0),
}


def class_of_nine(course: Course) -> list[str]:
    theirs = official(course)
    for student, (change, _, _) in STUDENTS.items():
        content = handed_in(theirs, why="Because its slope is constant.")
        change(content)
        hand_in(course, student, content)
    hand_in(course, "leaves", handed_in(theirs, line="import os\ndef line(w, b, x): os._exit(1)"))
    hand_in(course, "broken", "{ no json")
    hand_in(course, "bob", handed_in(theirs, line="def line(w, b, x):\n    return w * x"))
    return [*STUDENTS, "leaves", "broken", "bob"]


@pytest.fixture(scope="module")
def by_nbgrader(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The class, graded by nbgrader's own autograde, with feedback and an export."""
    root = tmp_path_factory.mktemp("nbgrader") / "course"
    shutil.copytree(built_once, root)
    course = load_course(root)
    students = class_of_nine(course)
    path = os.environ["PATH"] + os.pathsep + str(Path(sys.executable).parent)
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, *students], cwd=root, env=os.environ | {"PYTHONPATH": str(ROOT), "PATH": path},
        capture_output=True, text=True, check=False, timeout=seconds(120),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return course


@pytest.mark.slow
def test_every_command_succeeds_for_everybody(by_nbgrader: Course) -> None:
    results = json.loads((by_nbgrader.root / "results.json").read_text())
    assert {name: log for name, (success, log) in results.items() if not success} == {}
    assert len(results) == 10


def expected() -> Scores:
    found: Scores = {}
    for student, (_, line, slope) in STUDENTS.items():
        found |= {(student, "test_line"): line, (student, "test_answer_slope"): slope}
    found |= {("leaves", "test_line"): 0.0, ("leaves", "test_answer_slope"): 1.0}
    found |= {("broken", "test_line"): 0.0, ("broken", "test_answer_slope"): 0.0}
    return found | {("bob", "test_line"): 1.0, ("bob", "test_answer_slope"): 1.0}


def test_nbgrader_and_batch_give_the_same_scores(by_nbgrader: Course, built: Course) -> None:
    class_of_nine(built)
    report = grade(built)
    assert gradebook(by_nbgrader) == gradebook(built) == expected()
    assert {(r.student, r.test): r.points for r in report.records} == expected()


def test_the_export_holds_the_sums(by_nbgrader: Course) -> None:
    with (by_nbgrader.root / "grades.csv").open(newline="") as file:
        rows = {
            row["student_id"]: float(row["score"]) for row in csv.DictReader(file) if row["assignment"] == "01-line"
        }
    sums: dict[str, float] = {}
    for (student, _), points in expected().items():
        sums[student] = sums.get(student, 0.0) + (points or 0.0)
    assert rows == sums


def acts(page: str) -> list[str]:
    """What of the student's would run in the reader's browser: scripts and handlers that call evil()."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(f"{tag} {name}" for name, value in attrs if value and "evil" in value)

        def handle_data(self, data: str) -> None:
            if self.cdata_elem == "script" and "evil" in data:
                found.append("script")

    Reader().feed(page)
    return found


def test_the_search_for_what_acts_finds_it() -> None:
    assert acts("<p onclick='evil()'>a</p><script>evil()</script>&lt;script&gt;evil()") == ["p onclick", "script"]


def test_feedback_holds_no_secret_and_nothing_that_acts(by_nbgrader: Course) -> None:
    pages = {path.parts[-3]: path.read_text() for path in (by_nbgrader.root / "feedback").rglob("*.html")}
    assert set(pages) == set(STUDENTS) | {"leaves", "broken", "bob"}
    for student, page in pages.items():
        for secret in (*SECRETS, "expect_number", "BEGIN HIDDEN"):
            assert secret not in page, (student, secret)
        assert acts(page) == [], student
    assert "4 of 4 points: passed" in pages["ada"] and "1 of 4 points: partly right" in pages["bob"]
    assert "not JSON" in pages["broken"]


def test_what_autograded_holds_is_official(by_nbgrader: Course) -> None:
    for student in expected():
        path = by_nbgrader.root / "autograded" / student[0] / "01-line" / "line.ipynb"
        cells = json.loads(path.read_text())["cells"]
        ids = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if "nbgrader" in cell["metadata"]]
        assert ids == ["imports", "line", "test_line", "answer_slope", "test_answer_slope", "why_question", "why"]
