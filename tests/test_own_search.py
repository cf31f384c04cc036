"""The student's own search: ranges are told what is wrong with them, losses are recorded, the use of the test images is counted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from linearloss.failure import CheckFailed
from linearloss.own_search import Envelope, Recorder, check_ranges, check_ranges_given

FIRST = {"learning_rate": (1e-4, 1e-1), "reg": [1e-3, 10], "number": 8, "steps": np.int64(100), "seed": 0}
FINER = {"learning_rate": (1e-3, 1e-2), "reg": (0.01, np.float32(1.0)), "number": 12, "steps": 500, "seed": 3}
TOUR = FIRST | {"learning_rate": (3e-7, 5e-6), "reg": (10, 1e4)}


def test_right_ranges_pass(capsys: pytest.CaptureFixture[str]) -> None:
    check_ranges_given(FIRST, "first_ranges")
    check_ranges_given(FINER, "finer_ranges", FIRST)
    assert "1.0 for learning_rate and 2.0 for reg; 12 settings of 500 steps." in capsys.readouterr().out


WRONG: dict[str, tuple[Any, str, str]] = {
    "not written yet": (..., "no answer yet", "missing"),
    "a list": ([1, 2], "should be a dictionary", "type"),
    "text": ("0.1", "should be a dictionary", "type"),
    "no seed": ({key: FIRST[key] for key in FIRST if key != "seed"}, 'lacks "seed"', "missing"),
    "dots": (FIRST | {"reg": ...}, r'\["reg"\] should be a pair', "type"),
    "dots in a pair": (FIRST | {"reg": (..., ...)}, "should be a pair of numbers", "type"),
    "three numbers": (FIRST | {"reg": (1, 2, 3)}, r"should be a pair \(low, high\)", "type"),
    "a zero": (FIRST | {"reg": (0, 10)}, "two positive numbers", "value"),
    "turned round": (FIRST | {"reg": (10, 0.1)}, "the smaller one first", "value"),
    "not finite": (FIRST | {"reg": (1, float("inf"))}, "two positive numbers", "value"),
    "a huge number": (FIRST | {"reg": (1, 1e200)}, "more than 12 powers of ten", "value"),
    "an integer of a thousand digits": (FIRST | {"reg": (1, 10**1000)}, "two positive numbers", "value"),
    "too few": (FIRST | {"number": 3}, "whole number from 8 to 40", "value"),
    "too many": (FIRST | {"number": 10**6}, "whole number from 8 to 40", "value"),
    "half a step": (FIRST | {"steps": 100.5}, "whole number from 50", "value"),
    "true": (FIRST | {"seed": True}, "whole number from 0", "value"),
    "narrow": (FIRST | {"reg": (0.1, 0.5)}, "spans less than a factor of 10", "value"),
    "those of the tour": (TOUR, "are the ranges of the tour", "value"),
    "those of the tour, with least squares": (TOUR | {"learning_rate": (9e-9, 1.5e-7)}, "are the ranges of the tour", "value"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "says", "layer"), WRONG.values(), ids=WRONG)
def test_wrong_ranges_are_told_what_is_wrong(given: Any, says: str, layer: str) -> None:
    with pytest.raises(CheckFailed, match=says) as caught:
        check_ranges(given, "first_ranges")
    assert caught.value.layer == layer and str(caught.value).startswith("first_ranges")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (FIRST, "not finer than the first"),
        (FIRST | {"learning_rate": (1e-3, 1e-1), "reg": (1e-3, 1e0)}, "5.0 powers of ten together, and 4 is the most"),
    ],
)
def test_a_finer_search_is_finer(given: Any, says: str) -> None:
    with pytest.raises(CheckFailed, match=says):
        check_ranges(given, "finer_ranges", FIRST)


@pytest.mark.parametrize(("first", "says"), [(..., "first_ranges has no answer"), ({}, "first_ranges lacks")])
def test_finer_ranges_need_the_first_ones(first: Any, says: str) -> None:
    with pytest.raises(CheckFailed, match=says):
        check_ranges_given(FINER, "finer_ranges", first)


def test_finer_ranges_may_lie_elsewhere() -> None:
    check_ranges(FINER | {"learning_rate": (0.05, 0.5)}, "finer_ranges", FIRST)


def halved(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    return float(np.sum(W)), W / 2


def test_a_recorder_is_the_loss_and_keeps_what_it_has_returned(capsys: pytest.CaptureFixture[str]) -> None:
    recorder = Recorder(halved, keep=(0, 2), steps=4, label="steps:")
    W = np.ones((2, 2))
    for _ in range(4):
        loss, dW = recorder(W, W, W, 0.0)
        assert loss == np.sum(W)
        W -= dW  # in place: what is kept must be a copy
    assert recorder.losses == [4.0, 2.0, 1.0, 0.5]
    assert {step: float(kept.sum()) for step, kept in recorder.weights.items()} == {0: 4.0, 2: 1.0}
    assert "4 of 4" in capsys.readouterr().out.splitlines()[-1]


@pytest.fixture
def envelope(monkeypatch: pytest.MonkeyPatch) -> Envelope:
    monkeypatch.setattr(Envelope, "openings", [])
    return Envelope(lambda W: float(W.sum()))


def test_the_envelope_stays_closed_until_the_choice_is_final(envelope: Envelope) -> None:
    for not_final in (..., False, None, "True", 1):
        with pytest.raises(CheckFailed, match="until your choice is final"):
            envelope.open(np.ones(3), final=not_final)
    assert (envelope.count, envelope.last) == (0, 0.0)


def test_different_weights_are_counted_beyond_one_object(envelope: Envelope) -> None:
    W = np.array([1.0, -2.0, 4.0])
    assert envelope.open(W, final=True) == 3.0
    first = envelope.last
    assert envelope.open(W + 1e-4, final=True) == 3.0 and envelope.count == 1 and envelope.last >= first
    again = Envelope(lambda W: 7.0)  # as when the cell is run again
    assert again.open(2 * W, final=True) == 7.0 and again.count == 2
