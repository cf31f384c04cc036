"""nbgrader's own commands, and the formgrader, keep the same as `autograder grade`, whatever is handed in."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from intake_kinds import KINDS, NAMES, Kind
from sample_course import ROOT, autograder, hand_in, handed_in, official
from systems.slowness import seconds

from autograder.course import Course, load_course

# Shows what the worker finds beside it, and looks for what it must not find.
CURIOUS = """import os
print(sorted(os.path.join(where, name) for where, _, names in os.walk(".") for name in names))
def line(w, b, x):
    return w * x + b
"""
# Those that differ for nbgrader: what differs for the intake only is in test_intake.py.
BOTH_WAYS = [kind for kind in KINDS if kind.name == "hard_link_to_a_secret" or (not kind.name.startswith("hard_link_") and kind.name not in (
    "link_to_nothing", "link_to_itself", "pipe_in_a_folder", "many_files", "timestamp_empty", "timestamp_binary", "timestamp_huge",
    "notebook_empty", "folder_pipe", "device_by_link", "many_names",
))]  # fmt: skip
# One of each sort of them, and of names, in `make test`; all in `make test-all`.
SOME_KINDS = (
    "plain", "in_a_folder", "link_to_a_secret", "hard_link_to_a_secret", "pipe", "sparse", "deep", "bytes_as_name", "timestamp_text",
    "notebook_missing", "notebook_link", "folder_link",
)  # fmt: skip
SOME_NAMES = (
    "ada",
    "Ada",
    "x" * 255,
    "a\u202egnp.exe",
    "a\nb",
    "a\x1b[31mb",
    "[a]",
    "-rf",
    "<b>ada",
    "e\u0301",
    "\u00e9",
)
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


def hand_in_each(course: Course, kinds: Sequence[Kind], names: Sequence[str]) -> None:
    theirs = official(course)
    for kind in kinds:
        path = hand_in(course, kind.name, handed_in(theirs, line=CURIOUS))
        kind.make(path.parent)
    for name in names:
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


@pytest.fixture(scope="module", params=["some", pytest.param("all", marks=pytest.mark.long)])
def both_ways(
    request: pytest.FixtureRequest, built_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """Kinds of folder and names, graded by `nbgrader autograde` and by `autograder grade`."""
    kinds = [kind for kind in BOTH_WAYS if request.param == "all" or kind.name in SOME_KINDS]
    names = [name for name in NAMES if request.param == "all" or name in SOME_NAMES]
    courses, done = {}, {}
    for way in ("nbgrader", "autograder"):
        root = tmp_path_factory.mktemp(way) / "course"
        shutil.copytree(built_once, root)
        courses[way] = load_course(root)
        hand_in_each(courses[way], kinds, names)
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
    yield {"courses": courses, "done": done, "kinds": kinds, "names": names}
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
    full = {kind.name: kind.graded for kind in both_ways["kinds"]} | dict.fromkeys(both_ways["names"], True)
    assert {student: points[student, "test_line"] for student in full} == {
        s: 4.0 if good else 0.0 for s, good in full.items()
    }
    assert done["grade"].returncode == 1 == done["autograde"].returncode
    for said in (done["grade"].stderr, done["autograde"].stderr):
        for stray in ("submitted/.hidden", r"submitted/b\xff", "submitted/loose.ipynb"):
            assert stray in said
        for kind in both_ways["kinds"]:
            assert kind.says in said, kind.name
        assert "Traceback" not in said
    assert f"{len(full)} kept from before" in done["again"].stdout


@pytest.mark.slow
def test_every_name_has_its_files_pages_and_rows(both_ways: dict[str, Any]) -> None:
    course, done = both_ways["courses"]["autograder"], both_ways["done"]
    everybody = {kind.name for kind in both_ways["kinds"]} | {*both_ways["names"]}
    number = len(everybody)
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
    assert {path.parts[-3] for path in theirs.rglob("line.html")} == everybody
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
    kinds = {kind.name for kind in both_ways["kinds"]}
    not_listed = {name for name in kinds if name.startswith("folder_")}
    assert seen["exporter"] == "InertHTMLExporter" and seen["button"]
    for listed in (seen["submitted"], seen["graded"]):
        assert (kinds | {*both_ways["names"]}) - {*listed} <= not_listed
