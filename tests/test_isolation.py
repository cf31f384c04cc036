"""Levels of isolation: the default or a refusal, and a probe that can tell the difference."""

import pytest

from autograder.isolation import levels
from autograder.isolation.levels import LANDLOCK, PROCESS, IsolationUnavailable
from autograder.isolation.probe import probe

here = pytest.mark.skipif(bool(levels.why_no_landlock()), reason=f"no Landlock here: {levels.why_no_landlock()}")


@pytest.fixture
def without_landlock(monkeypatch):
    monkeypatch.setattr(levels, "why_no_landlock", lambda: "the kernel is too old")


@pytest.mark.parametrize("asked", ["auto", LANDLOCK])
def test_where_the_default_cannot_be_had_grading_is_refused_in_one_line(without_landlock, asked):
    with pytest.raises(IsolationUnavailable, match=r"kernel is too old.*--isolation process") as refusal:
        levels.choose(asked)
    assert "\n" not in str(refusal.value)


def test_less_is_given_to_those_who_ask_for_it_by_name(without_landlock):
    assert levels.choose(PROCESS) == PROCESS
    assert levels.strongest() == PROCESS


@here
def test_the_strongest_level_is_taken_by_itself():
    assert levels.choose("auto") == levels.strongest() == LANDLOCK


@here
def test_every_way_out_is_blocked():
    assert [result.attempt for result in probe(LANDLOCK) if not result.blocked] == []


def test_the_probe_sees_what_is_open_where_nothing_confines():
    blocked = {result.attempt: result.blocked for result in probe(PROCESS)}

    assert not blocked["read a file of the instructor's"]
    assert not blocked["open a network connection"]
    assert blocked["leave a process behind"], "the fork server sweeps at every level"
    assert blocked["import the solutions"]
