"""The diagnosis measured on wrong programs that were written without a look at its catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from held_out import others, softmax, svm, unseen
from held_out.program import HeldOut

from autograder.build.expand import expand
from autograder.course import import_from, load_course
from autograder.diagnosis import INTRODUCTIONS, Diagnostician
from autograder.selfcheck.local_grading import LocalNotebook

COURSE = load_course()
import_from(COURSE)
DIAGNOSTICIAN = Diagnostician(COURSE)


@dataclass(frozen=True)
class Verdict:
    lost_points: bool
    codes: frozenset[str]
    certain: bool


@cache
def notebooks() -> tuple[LocalNotebook, ...]:
    return tuple(LocalNotebook(expand(COURSE.source_script(assignment))) for assignment in COURSE.assignments)


@cache
def verdict(program: HeldOut) -> Verdict:
    """What the hidden tests of the first notebook that asks for this function say of a program."""
    notebook = next(one for one in notebooks() if program.replaces in one.solutions)
    results = notebook.grade(program.replaces, program.source, diagnostician=DIAGNOSTICIAN)
    lost = [result for result in results.values() if result.status != "passed"]
    codes = frozenset(code for result in lost for code in result.diagnoses)
    return Verdict(bool(lost), codes, any(INTRODUCTIONS["certain"] in result.message for result in lost))


def name(program: HeldOut) -> str:
    return f"{program.replaces}: {program.says[:60]}"


@pytest.mark.parametrize("program", [*svm.PROGRAMS, *softmax.PROGRAMS, *unseen.PROGRAMS, *others.PROGRAMS], ids=name)
def test_an_unseen_wrong_program_loses_points(program):
    assert verdict(program).lost_points


@pytest.mark.parametrize("program", [*svm.PROGRAMS, *softmax.PROGRAMS, *unseen.PROGRAMS], ids=name)
def test_no_unseen_mistake_is_named_wrongly_with_certainty(program):
    seen = verdict(program)

    assert not seen.certain or seen.codes & set(program.codes), f"named {sorted(seen.codes)}, is {program.codes}"


@pytest.mark.parametrize("programs", [svm, softmax, unseen], ids=["svm", "softmax", "unseen"])
def test_most_unseen_mistakes_are_named(programs):
    named = [program for program in programs.PROGRAMS if set(program.codes) <= verdict(program).codes]

    missing = [f"{name(p)}: {sorted(verdict(p).codes)}" for p in programs.PROGRAMS if p not in named]
    assert len(named) >= 0.95 * len(programs.PROGRAMS), "\n".join(missing)
