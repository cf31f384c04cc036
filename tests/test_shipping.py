"""What of an exercise travels into the students' data: every kind of look by a name of its own, and nothing but values."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sample_course import write_course

import linearloss
from autograder.exercise.grading import Exercises
from linearloss.function import LocalFunction
from linearloss.known import Known, wrong_facets
from linearloss.shipped_values import settled
from linearloss.shipping import LOOKS, Shipped, from_plain, kind_of, to_plain, visible


def looks() -> list[type]:
    """Every class of the library that is called with what is asked and a case."""
    modules = [importlib.import_module(f"linearloss.{one.name}") for one in pkgutil.iter_modules(linearloss.__path__)]
    return [
        found
        for module in modules
        for found in vars(module).values()
        if inspect.isclass(found)
        and found.__module__ == module.__name__
        and not getattr(found, "_is_protocol", False)
        and [*inspect.signature(found.__call__).parameters][1:] == ["asked", "case"]
    ]


def test_every_look_can_be_written_into_the_data_under_a_name_of_its_own() -> None:
    """A facet with any other look would be missing from the check in the notebook, and nobody would notice."""
    assert len({kind_of(look) for look in looks()}) == len(looks()) > 50
    assert {kind_of(look) for look in looks()} == {*LOOKS}


@pytest.mark.parametrize(("assignment", "function"), [("01-line", "line"), ("02-loss", "square_loss")])
def test_what_comes_back_sees_the_same(tmp_path: Path, assignment: str, function: str) -> None:
    course = write_course(tmp_path / "course")
    task = Exercises(course).task(course.assignment(assignment), function)
    seen = visible(task.exercise)
    right = seen.observe(LocalFunction(task.task.reference))

    first = seen.facets[0]
    alike = {first.name: dict.fromkeys(first.cases or (), "not finite")}
    known = (*task.known, Known("alike", "It overflows.", alike))
    data = to_plain(Shipped(seen, right, known))
    assert data["known"][-1]["changes"] == [[0, "not finite"]]
    back = from_plain(function, json.loads(json.dumps(data)))

    assert [facet.name for facet in back.exercise.facets] == [facet.name for facet in seen.facets]
    assert [(one.code, *one.changes) for one in back.known] == [(one.code, *one.changes) for one in known]
    assert back.known[-1].changes == alike
    observed = back.exercise.observe(LocalFunction(task.task.reference))
    assert wrong_facets(observed, back.right, lambda name: back.exercise.facet(name).tolerance) == ()


def test_what_several_mistakes_say_travels_once(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    task = Exercises(course).task(course.assignment("01-line"), "line")
    seen = visible(task.exercise)
    right = seen.observe(LocalFunction(task.task.reference))
    known = [replace(task.known[0], says=says) for says in ("Told twice.", "Told once.", "Told twice.")]

    data = to_plain(Shipped(seen, right, tuple(known)))

    assert [one["says"] for one in data["known"]] == ["Told twice.", "Told once.", 0]
    assert [one.says for one in from_plain("line", json.loads(json.dumps(data))).known] == [one.says for one in known]


def test_hidden_cases_stay_behind(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    exercise = Exercises(course).task(course.assignment("01-line"), "line").exercise

    assert [case.name for case in visible(exercise).cases] == ["three points", ""]
    assert visible(exercise).facet("values").cases == ("three points",)
    assert np.array_equal(visible(exercise).cases[0].make()[2], [0.0, 1.0, 2.0])


def test_results_come_without_the_digits_that_differ_from_one_processor_to_another() -> None:
    pair = (
        np.array([1 / 3, -2e-17, np.inf]),
        2 / 3,
        [np.array([-3e-17]), np.array(1e-20)],
        {"float32": np.float32([1 / 3]), "n": 3},
    )
    array, number, [noise, tiny], rest = settled(pair)
    assert array.tolist() == [0.33333333333, 0.0, np.inf] and not np.signbit(array[1])
    assert number == 0.66666666667 and noise.tolist() == [0.0] and tiny == 0.0
    assert rest["float32"].tolist() == pair[3]["float32"].tolist() and type(rest["n"]) is int
