"""What is found beside something that hides, or that looks the same for another reason."""

from __future__ import annotations

from functools import partial

import numpy as np

from linearloss.exercise import Case, Exercise, Facet
from linearloss.known import Explanation, Known
from linearloss.naming import explain
from linearloss.outcome import Observation, Outcome, Trouble, is_form, not_finite, raised
from linearloss.pixel_looks import form

RIGHT: Observation = {
    "mean": {"a": np.array([1.0, 2.0])},
    "deviation": {"a": np.array([2.0, 1.0]), "b": np.array([1.0, 3.0])},
    "constant": {"a": np.array([1.0])},
}
CASES = ("a", "b")
FEWER = Trouble("fewer", "There should be as many as pixels.")


def unused(asked: object, case: Case) -> Outcome:
    raise AssertionError("nothing is asked here")


def explained(shown: Observation, *known: Known) -> Explanation:
    exercise = Exercise(
        "f",
        {name: 1 for name in RIGHT},
        [Case(name, tuple) for name in CASES],
        [Facet(name, name, f"The {name} is wrong.", partial(unused), tuple(cases)) for name, cases in RIGHT.items()],
    )
    return explain(exercise, {**RIGHT, **shown}, RIGHT, known)


DROPPED = Known("dropped", "Constant pixels are left out.", {"constant": {"a": FEWER}})


def test_a_mistake_that_shows_in_a_form_alone_is_named_only_where_nothing_else_of_that_form_is_open() -> None:
    open_beside = {"constant": {"a": FEWER}, "mean": {"a": FEWER}}
    explained_beside = Known("short", "The mean is short.", {"mean": {"a": FEWER}})

    assert [one.code for one in explained({"constant": {"a": FEWER}}, DROPPED).findings] == ["dropped"]
    assert explained(open_beside, DROPPED).findings == ()
    assert {one.code for one in explained(open_beside, DROPPED, explained_beside).findings} == {"dropped", "short"}


def test_a_form_is_neither_an_error_nor_infinity() -> None:
    assert is_form(FEWER)
    assert not any(map(is_form, (not_finite("f"), raised(IndexError("x"), "f"), "kept", np.array(1.0))))


def test_beside_an_error_is_named_what_a_family_shows_in_which_nothing_stops() -> None:
    error = raised(ValueError("The truth value of an array is ambiguous"), "f")
    short = Known("short", "The mean is short.", {"mean": {"a": FEWER}})
    stopped = {"deviation": {"a": error, "b": error}, "constant": {"a": error}}

    found = explained({**stopped, "mean": {"a": FEWER}}, short)

    assert {one.code: one.facets for one in found.findings} == {
        "array-for-truth": ("deviation", "constant"),
        "short": ("mean",),
    }


def test_an_array_of_the_wrong_size_is_told_by_what_it_has_entries_for() -> None:
    images = np.arange(24, dtype=np.uint8).reshape(2, 2, 2, 3)
    images[:, 0, 0, 0] = 7
    shapes = {(12,): "one row, one entry for each pixel", (): "one number", (3,): "one for each colour",
              (2, 1): "one for each image", (11,): "one for each pixel that varies", (5,): "another shape"}  # fmt: skip

    assert {shape: form(shape, images) for shape in shapes} == shapes


APART: Observation = {"losses": {"a": np.array([1.0, 2.0]), "b": np.array([3.0, 1.0])}, "sign": {"": "falls"}}
REVERSED = Known("reversed", "The gap is the wrong way round.", {"sign": {"": "rises"}})


def beside_a_sign(shown: Observation, *known: Known, part: str = "loss") -> list[str]:
    """What is named where the sign was taken out of the losses, and is told by a look of its own."""
    exercise = Exercise(
        "f",
        {"loss": 1} | {part: 1},
        [Case(name, tuple) for name in ("a", "b", "")],
        [
            Facet("losses", "loss", "Wrong.", partial(unused), ("a", "b"), apart_from=("sign",)),
            Facet("sign", part, "It rises.", partial(unused), ("",), slips={"rises": "reversed"}),
        ],
    )
    return [one.code for one in explain(exercise, {**APART, **shown}, APART, known).findings]


def test_what_a_look_of_its_own_tells_is_named_only_where_nothing_else_is_wrong() -> None:
    """A loss that is negative everywhere rises, too, where it should fall."""
    other = Known("other", "Another one.", {"losses": {"a": np.array([4.0, 4.0]), "b": np.array([3.0, 1.0])}})
    turned: Observation = {"sign": {"": "rises"}}
    unknown: Observation = {**turned, "losses": {"a": np.array([7.0, -1.0]), "b": np.array([0.0, 1.0])}}

    for part in ("loss", "another"):
        assert beside_a_sign(turned, REVERSED, part=part) == beside_a_sign(turned, part=part) == ["reversed"]
        assert beside_a_sign(unknown, REVERSED, part=part) == beside_a_sign(unknown, part=part) == []
        assert set(beside_a_sign({**turned, **other.changes}, REVERSED, other, part=part)) == {"reversed", "other"}


def test_a_factor_is_named_only_if_no_size_is_the_same_in_all_cases_that_have_it() -> None:
    right = {"a": np.array([1.0, 2.0]), "b": np.array([3.0, 1.0])}
    half = {case: 0.5 * value for case, value in right.items()}

    def named(*sizes: int) -> list[str]:
        cases = [Case(name, lambda n=n: (np.zeros(n),)) for name, n in zip("abc", sizes, strict=True)]  # type: ignore[misc]
        facets = [
            Facet("losses", "loss", "Wrong.", partial(unused), ("a", "b")),
            Facet("c", "loss", "Wrong.", partial(unused), ("c",)),
        ]
        more = {"c": {"c": "kept"}}
        exercise = Exercise("f", {"loss": 1}, cases, facets)
        return [one.code for one in explain(exercise, {"losses": half, **more}, {"losses": right, **more}, ()).findings]

    assert named(2, 3, 4) == ["constant-factor"] and named(2, 2, 2) == ["constant-factor"]
    assert named(2, 2, 4) == []  # it may be one over that size


def test_facets_that_look_at_the_same_have_one_factor_or_none() -> None:
    look = partial(unused)
    right: Observation = {"loss": {"a": np.array([1.0, 2.0])}, "loss: float32": {"b": np.array([3.0, 1.0])}}
    facets = [Facet(name, "loss", "Wrong.", look, tuple(cases)) for name, cases in right.items()]
    exercise = Exercise("f", {"loss": 1}, [Case(name, tuple) for name in CASES], facets)

    def named(*factors: float) -> list[tuple[str, ...]]:
        pairs = zip(right.items(), factors, strict=True)
        shown = {name: {case: times * value for case, value in cases.items()} for (name, cases), times in pairs}
        return [one.facets for one in explain(exercise, shown, right, ()).findings]

    assert named(0.5, 0.5) == [("loss", "loss: float32")] and named(0.5, 0.25) == []
