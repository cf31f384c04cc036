"""Programs by people who had not seen the known mistakes, most of them nothing but the notebooks.

`tests/blind/NN-topic/FUNCTION.right.py` holds 188 right ones. Of 843 wrong ones, 631 show in every facet just what a known
mistake shows, and 40 what another of them shows: these prove nothing more. The others are in `FUNCTION.wrong.toml`, each
with what it loses, and in `codes` what it is, where its author was asked; `why`, if it scores full after all.
What the grader has learnt from them they measure no more: have new ones written, and do not look first.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from real_course import BENCH

from autograder.exercise.right_answers import read_right_answers
from autograder.selfcheck.proof import prove

pytestmark = pytest.mark.selfcheck

FOLDER = Path(__file__).parent / "blind"


def files(suffix: str) -> list[object]:
    """As pytest's parameters: assignment, function, file."""
    return [
        pytest.param(path.parent.name, path.name.split(".")[0], path, id=f"{path.parent.name}-{path.name}")
        for path in sorted(FOLDER.glob(f"*/*.{suffix}"))
    ]


@pytest.mark.parametrize(("assignment", "function", "path"), files("right.py"))
def test_right_programs_score_full(assignment: str, function: str, path: Path) -> None:
    right = {one.title: one.source for one in read_right_answers(path, function)}
    found = prove(BENCH.tasks(assignment, function), right, 1, 0)
    assert len(found) == len(right) and [one.shortfall for one in found if one.shortfall] == []


@pytest.mark.parametrize(("assignment", "function", "path"), files("wrong.toml"))
def test_wrong_programs_lose_what_they_should(assignment: str, function: str, path: Path) -> None:
    tasks = BENCH.tasks(assignment, function)
    off = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["mistake"]:
        loses = entry["loses"] if isinstance(entry["loses"], dict) else {f"test_{function}": entry["loses"]}
        results = {one.exercise.test: one.grade(one.program(entry["program"])) for one in tasks}
        lost = {test: [part.name for part in parts if not part.points] for test, parts in results.items()}
        if {test: parts for test, parts in lost.items() if parts} != {
            test: parts for test, parts in loses.items() if parts
        }:
            off.append(f"{entry['title']}: loses {lost}")
    assert off == []


def test_the_names_are_as_good_as_they_have_been() -> None:
    """A ratchet: of the programs whose author said what they are, how many are told all of it, and how many something else."""
    rightly, falsely = [], []
    for path in sorted(FOLDER.glob("*/*.wrong.toml")):
        tasks = BENCH.tasks(path.parent.name, path.name.split(".")[0])
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["mistake"]:
            if "codes" in entry:
                parts = [part for one in tasks for part in one.grade(one.program(entry["program"]))]
                found = {code for part in parts for code in part.diagnoses}
                sure = any(name.certainty == "certain" for part in parts for name in part.names)
                (rightly if {*entry["codes"]} <= found else []).append(entry["title"])
                (falsely if sure and not found & {*entry["codes"]} else []).append(f"{entry['title']}: {sorted(found)}")
    assert (len(rightly), len(falsely)) == (117, 0), falsely
