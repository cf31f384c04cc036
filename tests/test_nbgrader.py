"""nbgrader's own commands on the same class give the same scores, and feedback that tells no secrets."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from batch_class import Scores, grade, gradebook
from intake_kinds import KINDS, NAMES
from sample_course import ROOT, SECRETS, autograder, cell_of, hand_in, handed_in, official
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


# --- the same as `autograder grade`, whatever is handed in ---------------------------

# Shows what the worker finds beside it, and looks for what it must not find.
CURIOUS = """import os
print(sorted(os.path.join(where, name) for where, _, names in os.walk(".") for name in names))
def line(w, b, x):
    return w * x + b
"""
# Those that differ for nbgrader: what differs for the intake only is in test_intake.py.
BOTH_WAYS = [kind for kind in KINDS if kind.name not in (
    "link_to_nothing", "link_to_itself", "hard_link_of_its_own", "pipe_in_a_folder", "many_files", "timestamp_empty",
    "timestamp_binary", "timestamp_huge", "notebook_empty", "folder_pipe", "device_by_link", "many_names",
)]  # fmt: skip
EARLIER = "hidden_secret = 'left in autograded/ by an earlier run'"


# The formgrader, as Jupyter starts it: its exporter, and its lists of what was handed in and what is graded.
FORMGRADER = """
import json, sys
from nbgrader.apps import NbGraderAPI
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from tornado.web import Application

extension, application = FormgradeExtension(), Application()
extension.root_dir = "."
extension.initialize([])
extension.init_tornado_settings(application)
api = NbGraderAPI(config=extension.config)
button = api.autograde("01-line", "a\\nb", force=True)
listed = api.get_submissions("01-line")
json.dump({
    "exporter": type(application.settings["nbgrader_exporter"]).__name__,
    "submitted": sorted(api.get_submitted_students("01-line")),
    "graded": sorted(one["student"] for one in listed if one["autograded"]),
    "button": button["success"],
}, sys.stdout)
"""


def hand_in_every_kind(course: Course) -> None:
    theirs = official(course)
    for kind in BOTH_WAYS:
        path = hand_in(course, kind.name, handed_in(theirs, line=CURIOUS))
        kind.make(path.parent)
    for name in NAMES:
        hand_in(course, name, handed_in(theirs, line=CURIOUS))
    for stray in (".hidden", os.fsdecode(b"b\xff")):
        hand_in(course, stray, handed_in(theirs))
    (course.root / "submitted" / "loose.ipynb").write_text("{}")
    for student in ("plain", "in_a_folder"):
        left = course.root / "autograded" / student / "01-line"
        left.mkdir(parents=True)
        (left / "secret.py").write_text(EARLIER)


def kept(course: Course) -> dict[str, Any]:
    """All that an instructor finds afterwards: rows of the gradebook, and what `autograded/` holds."""
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT a.student_id, b.name, g.auto_score, g.needs_manual_grade, a.timestamp, n.late_submission_penalty "
            "FROM grade g JOIN base_cell b ON b.id = g.cell_id JOIN submitted_notebook n ON n.id = g.notebook_id "
            "JOIN submitted_assignment a ON a.id = n.assignment_id ORDER BY 1, 2"
        ).fetchall()
    connection.close()
    files: dict[str, Any] = {}
    for path in sorted((course.root / "autograded").rglob("*")):
        if path.suffix == ".ipynb":
            notebook = nbformat.read(path, as_version=4)  # a text may be kept as its lines
            files[str(path.relative_to(course.root))] = (notebook["metadata"], notebook["cells"])
        elif path.is_file():
            files[str(path.relative_to(course.root))] = path.read_bytes()
    return {"rows": rows, "files": files}


@pytest.fixture(scope="module")
def both_ways(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Every kind of folder and every name, graded by `nbgrader autograde` and by `autograder grade`."""
    courses, done = {}, {}
    for way in ("nbgrader", "autograder"):
        root = tmp_path_factory.mktemp(way) / "course"
        shutil.copytree(built_once, root)
        courses[way] = load_course(root)
        hand_in_every_kind(courses[way])
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path_factory.mktemp("home")), "PYTHONPATH": str(ROOT)}
    script = str(Path(sys.executable).with_name("nbgrader"))  # as the README writes it: no environment activated
    for name, command in (
        ("autograde", ["autograde", "01-line", "--force"]),
        ("feedback", ["generate_feedback", "01-line"]),
    ):
        done[name] = subprocess.run(
            [script, *command], cwd=courses["nbgrader"].root, env=environment, capture_output=True, text=True,
            check=False, timeout=seconds(300),
        )  # fmt: skip
    done["formgrader"] = subprocess.run(
        [sys.executable, "-c", FORMGRADER], cwd=courses["nbgrader"].root, env=environment, capture_output=True,
        text=True, check=False, timeout=seconds(300),
    )  # fmt: skip
    done["grade"] = autograder(courses["autograder"], "grade", "--jobs", "2")
    done["again"] = autograder(courses["autograder"], "grade")
    done["pages"] = autograder(courses["autograder"], "feedback")
    done["report"] = autograder(courses["autograder"], "report")
    done["export"] = autograder(courses["autograder"], "export")
    yield {"courses": courses, "done": done}
    for course in courses.values():
        subprocess.run(["rm", "-rf", course.root], check=True)  # 1,500 folders deep


@pytest.mark.slow
def test_whatever_is_handed_in_both_ways_keep_the_same(both_ways: dict[str, Any]) -> None:
    ours, theirs = (kept(both_ways["courses"][way]) for way in ("autograder", "nbgrader"))
    assert ours["rows"] == theirs["rows"]
    assert ours["files"].keys() == theirs["files"].keys()
    for name, content in ours["files"].items():
        assert content == theirs["files"][name], name
    assert EARLIER not in str(ours)


@pytest.mark.slow
def test_every_kind_and_every_name_gets_what_it_should(both_ways: dict[str, Any]) -> None:
    course, done = both_ways["courses"]["autograder"], both_ways["done"]
    points = {(student, test): score for student, test, score, *_ in kept(course)["rows"]}
    full = {kind.name: kind.graded for kind in BOTH_WAYS} | dict.fromkeys(NAMES, True)
    assert {student: points[student, "test_line"] for student in full} == {
        s: 4.0 if good else 0.0 for s, good in full.items()
    }
    assert done["grade"].returncode == 1 == done["autograde"].returncode
    for said in (done["grade"].stderr, done["autograde"].stderr):
        for stray in ("submitted/.hidden", r"submitted/b\xff", "submitted/loose.ipynb"):
            assert stray in said
        for kind in BOTH_WAYS:
            assert kind.says in said, kind.name
        assert "Traceback" not in said
    assert f"{len(full)} kept from before" in done["again"].stdout


@pytest.mark.slow
def test_every_name_has_its_files_pages_and_rows(both_ways: dict[str, Any]) -> None:
    course, done = both_ways["courses"]["autograder"], both_ways["done"]
    number = len(BOTH_WAYS) + len(NAMES)
    assert [done[name].returncode for name in ("pages", "report", "export", "feedback")] == [0, 0, 0, 0], done[
        "feedback"
    ].stderr
    names = [path.name for path in (course.root / "results" / "01-line").iterdir()]
    assert len({name.lower() for name in names}) == number
    pages = [path for path in (course.root / "reports" / "feedback").rglob("*.html")]
    assert len({str(path).lower() for path in pages}) == number
    with (course.root / "reports" / "grades.csv").open(newline="") as file:
        assert len({row["student"] for row in csv.DictReader(file)}) == number
    theirs = both_ways["courses"]["nbgrader"].root / "feedback"
    assert {path.parts[-3] for path in theirs.rglob("line.html")} == {kind.name for kind in BOTH_WAYS} | set(NAMES)
    assert not list(theirs.rglob("*.ipynb")), "the graded notebook holds hidden tests"


@pytest.mark.slow
def test_remarks_reach_student_and_instructor(both_ways: dict[str, Any]) -> None:
    ours, theirs = (both_ways["courses"][way].root for way in ("autograder", "nbgrader"))
    remark = "p is a named pipe: it was left out."
    assert json.loads((ours / "results" / "01-line" / "pipe.json").read_text())["remarks"] == [remark]
    for page in (
        ours / "reports/feedback/pipe/01-line.html",
        ours / "reports/class.html",
        theirs / "feedback/pipe/01-line/line.html",
    ):
        assert remark in page.read_text()
    assert "was left out" not in (ours / "reports/feedback/plain/01-line.html").read_text()


@pytest.mark.slow
def test_the_formgrader_lists_everybody_and_shows_inert_pages(both_ways: dict[str, Any]) -> None:
    done = both_ways["done"]["formgrader"]
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    everybody = {kind.name for kind in BOTH_WAYS} | set(NAMES)
    assert seen["exporter"] == "InertHTMLExporter" and seen["button"]
    assert everybody - set(seen["submitted"]) <= {kind.name for kind in BOTH_WAYS if kind.name.startswith("folder_")}
    assert everybody - set(seen["graded"]) <= {kind.name for kind in BOTH_WAYS if kind.name.startswith("folder_")}
