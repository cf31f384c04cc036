"""A selfcheck that was stopped goes on, and what was found for another course is not believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.channel.codec import encode
from autograder.course import Course, load_course
from autograder.selfcheck import run
from autograder.selfcheck.blind_naming import BlindNaming
from autograder.selfcheck.kept_pieces import FINDS, KeptPieces, Piece
from autograder.selfcheck.mutation import MutationScore
from autograder.selfcheck.proof import Checked
from autograder.selfcheck.public_checks import PubliclyCaught
from autograder.selfcheck.workbench import Workbench

CHECKED = [Checked("01", "f", "wrong", "half", ("too many points",), "wrongly", True), Checked("01", "f", "right", "x")]
# Pieces hold lists, which are no keys.
FOUND: list[tuple[Piece, Any]] = [
    (("proof", ("01", "f", 200, 10)), CHECKED),
    (("submissions", ("01", ["half", "x"], True)), CHECKED),
    (("composed", ("01", "f")), []),
    (("mutants", ("01", "f")), MutationScore("f", 3, 1, ("a",), (), ("b", "c"))),
    (("blind_naming", ("01", "f")), BlindNaming("f", 3, 1, 1, 1, ["a"], [])),
    (("public_checks", ("01", "half")), PubliclyCaught("01", "f", "half", ("a",), ())),
]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "svm.py").write_text("1\n")
    return replace(load_course(), root=tmp_path)


def test_findings_of_every_kind_come_back(course: Course) -> None:
    assert {piece[0] for piece, _ in FOUND} == FINDS.keys()
    for piece, found in FOUND:
        KeptPieces(course).write(piece, found)
    assert [KeptPieces(course).read(piece) for piece, _ in FOUND] == [found for _, found in FOUND]
    assert KeptPieces(course).read(("mutants", ("01", "g"))) is None


def test_of_another_course_nothing_is_believed(course: Course) -> None:
    for piece, found in FOUND:
        KeptPieces(course).write(piece, found)
    before = KeptPieces(course)
    (course.root / "solutions" / "svm.py").write_text("2\n")
    before.write(*FOUND[0])  # by a run that began before
    assert [KeptPieces(course).read(piece) for piece, _ in FOUND] == [None] * len(FOUND)


@pytest.mark.parametrize(
    "content", [b"", b"\xc1", encode({}), encode([1]), encode([{"function": "f"}]), encode({"no": 1}), encode(1)]
)
def test_a_broken_file_is_no_file(course: Course, content: bytes) -> None:
    piece, found = FOUND[0]
    KeptPieces(course).write(piece, found)
    [path] = (course.root / "build" / "selfcheck").rglob("*.msgpack")
    path.write_bytes(content)
    assert KeptPieces(course).read(piece) is None


def test_one_that_was_stopped_goes_on(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Piece] = []

    def stopped_after(most: int) -> Any:
        def run_pieces(_: Course, pieces: list[Piece], jobs: int | None = None) -> Iterator[tuple[Piece, Any]]:
            for piece in pieces[:most]:
                asked.append(piece)
                yield piece, dict((repr(one), found) for one, found in FOUND)[repr(piece)]
            if most < len(pieces):
                raise KeyboardInterrupt

        return run_pieces

    monkeypatch.setattr(run, "check_mistakes", lambda *_: None)
    monkeypatch.setattr(run, "local_pieces", lambda *_: [piece for piece, _ in FOUND])
    monkeypatch.setattr(run, "_submissions", lambda *_: ())
    monkeypatch.setattr(run, "_public_checks", lambda *_: ())
    monkeypatch.setattr(Workbench, "functions", lambda *_: ["f"])
    one = course.assignments[0].name
    monkeypatch.setattr(run, "run_pieces", stopped_after(2))
    with pytest.raises(KeyboardInterrupt):
        run.run_selfcheck(course, only=one)
    monkeypatch.setattr(run, "run_pieces", stopped_after(len(FOUND)))
    figures = run.run_selfcheck(course, only=one)
    assert asked == [piece for piece, _ in FOUND]
    assert (figures.total.wrong, figures.total.mutants, len(figures.public)) == (2, 5, 1)
    run.run_selfcheck(course, only=one)
    assert len(asked) == len(FOUND)
    run.run_selfcheck(course, only=one, force=True)
    assert len(asked) == 2 * len(FOUND)
