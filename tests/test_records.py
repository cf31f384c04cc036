"""A record keeps its parts as they are, in files too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.batch.fingerprints import Fingerprint, differences
from autograder.batch.store import Result, ResultStore
from autograder.grading.parts import PartResult
from autograder.judge.records import Record, from_plain, plain, write_records
from linearloss.words import Named

LOSS = PartResult(
    "loss",
    0.0,
    2.0,
    "failed",
    ("It is wrong.",),
    (Named("half-convention", "likely", "It is half."),),
    "section 2",
    False,
)
RECORD = Record(
    "ada", "02-svm", "svm", "test_f", 1.0, 3.0, "partial", ["half-convention"], "loss: …", 0.1, "process",
    parts=(LOSS, PartResult("zeros", 1.0, 1.0, "passed")),
)  # fmt: skip


def test_parts_are_written_as_they_are(tmp_path: Path) -> None:
    write_records([RECORD], tmp_path / "records.jsonl")

    loss, zeros = json.loads((tmp_path / "records.jsonl").read_text(encoding="utf-8"))["parts"]

    assert loss == {
        "name": "loss", "points": 0.0, "max_points": 2.0, "status": "failed", "facts": ["It is wrong."],
        "names": [{"code": "half-convention", "certainty": "likely", "says": "It is half."}], "read": "section 2",
        "explained": False,
    }  # fmt: skip
    assert (zeros["name"], zeros["facts"], zeros["names"], zeros["read"]) == ("zeros", [], [], "")


def test_a_result_that_was_kept_has_the_same_parts(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    result = Result((RECORD,), Fingerprint("files", "course", "grader", "process"), ("a.txt is too large",))
    with store.saving("02-svm", "ada", result.content()):
        pass

    assert store.load("02-svm", "ada") == result and store.all() == {("ada", "02-svm"): result}


def test_a_result_of_an_older_version_is_read_without_parts(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    old = {key: value for key, value in plain(RECORD).items() if key != "parts"}
    path = store.path("02-svm", "ada")
    path.parent.mkdir()
    path.write_text(json.dumps({"fingerprint": "old", "records": [old]}))

    (result,) = store.all().values()
    (record,) = result.records

    assert (record.parts, record.message, record.diagnoses) == ((), RECORD.message, ["half-convention"])
    assert record.unreadable == ""
    now = Fingerprint("files", "course", "grader", "process")
    assert list(differences(result.made_of, now)) == ["the grader has changed"]


@pytest.mark.parametrize("parts", [[{}], [3], "text", {"a": 1}, None, [{**plain(RECORD)["parts"][0], "more": 1}]])
def test_damaged_parts_are_no_result(tmp_path: Path, parts: object) -> None:
    store = ResultStore(tmp_path)
    path = store.path("02-svm", "ada")
    path.parent.mkdir()
    path.write_text(json.dumps({"fingerprint": "print", "records": [{**plain(RECORD), "parts": parts}]}))

    assert store.load("02-svm", "ada") is None and store.all() == {}


def test_what_could_not_be_read_says_why() -> None:
    whole = PartResult("notebook", 0.0, 3.0, "missing", ("svm.ipynb is empty.",))
    record = from_plain({**plain(RECORD), "status": "missing", "parts": [plain_part(whole)]})

    assert record.unreadable == "svm.ipynb is empty." and RECORD.unreadable == ""


def plain_part(part: PartResult) -> object:
    return plain(Record("", "", "", "", 0.0, 1.0, "failed", [], "", 0.0, "", parts=(part,)))["parts"][0]


@pytest.mark.parametrize(
    "student",
    ["ada", "a b", "Zoë", "../../evil", "a/b", "=1+1", "CON", "..", "%2e", "ع" * 42, "中" * 85, "x" * 255, "a\nb"],
)
def test_any_name_of_a_student_is_a_safe_file_name(tmp_path: Path, student: str) -> None:
    store = ResultStore(tmp_path / "results")
    record = Record(student, "01-line", "line", "test_line", 4.0, 4.0, "passed", [], "ä\ud800", 0.1, "process")
    result = Result((record,), Fingerprint("files", "course", "grader", "process"))
    with store.saving("01-line", student, result.content()):
        assert store.load("01-line", student) is None
    assert store.load("01-line", student) == result and store.all() == {(student, "01-line"): result}
    assert store.path("01-line", student).resolve().parent == (tmp_path / "results" / "01-line").resolve()
    store.forget("01-line", student)
    assert store.load("01-line", student) is None and store.all() == {}


def test_records_as_lines(tmp_path: Path) -> None:
    records = [
        Record("ä", "a", "n", "t", points, 2.0, "failed", ["x"], "two\nlines", 0.5, "process") for points in (None, 1.5)
    ]
    write_records(records, tmp_path / "r.jsonl")
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["points"] for line in lines] == [None, 1.5]
    assert list(json.loads(lines[0])) == [
        "student", "assignment", "notebook", "test", "points", "max_points", "status", "diagnoses", "message", "seconds", "isolation", "limits",
        "parts", "language",
    ]  # fmt: skip
