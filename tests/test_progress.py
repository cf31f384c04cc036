"""The progress bar shows how far along a loop is, and is plain text wherever it ends up."""

from __future__ import annotations

import io

import pytest

from linearloss.progress import duration, track
from linearloss.sentences import columns_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(step: float = 1.0):
    now = -step

    def clock() -> float:
        nonlocal now
        now += step
        return now

    return clock


def lines_of(items, stream=None, **kwargs) -> list[str]:
    stream = stream or io.StringIO()
    list(track(items, stream=stream, **kwargs))
    return stream.getvalue().splitlines()


def test_hands_on_every_item_in_order() -> None:
    assert list(track("abc", stream=io.StringIO())) == ["a", "b", "c"]


def test_in_a_notebook_four_whole_lines() -> None:
    lines = lines_of(range(1000), label="steps:", clock=ticking(0.0001))
    assert len(lines) == 4
    assert [line.count("#") for line in lines] == [6, 12, 18, 24]
    assert all("\r" not in line and line.startswith("steps: |") for line in lines)
    assert "left" in lines[0] and "left" not in lines[-1]
    assert "1,000 of 1,000" in lines[-1]


def test_the_first_line_is_not_long_in_coming() -> None:
    """On a busy machine the first quarter of a search takes ten seconds: by then a student believes that nothing happens."""
    lines = lines_of(range(1000), clock=ticking())
    assert [line.count("#") for line in lines] == [0, 6, 12, 18, 24] and "| 3 of 1,000, 4.0 s, about " in lines[0]


@pytest.mark.parametrize("label", ["training images, 7,000 at a time:", "학습 이미지, 한 번에 7,000개씩:", "x:"])
def test_a_line_fits_a_narrow_notebook(label: str) -> None:
    lines = lines_of(range(7), label=label, clock=ticking(1.6))
    assert max(map(columns_of, lines)) <= 80 and len({line.rindex("|") for line in lines}) == 1


def test_fewer_items_than_lines() -> None:
    assert [line.count("#") for line in lines_of(range(2))] == [12, 24]


def test_nothing_to_do() -> None:
    (line,) = lines_of([])
    assert "0 of 0" in line


def test_the_time_left() -> None:
    (first, *_) = lines_of(range(4), clock=ticking(2.0))
    assert "1 of 4, 2.0 s, about 6.0 s left" in first


def test_a_loop_that_is_left_says_how_far_it_came() -> None:
    stream = io.StringIO()
    for item in track(range(10), stream=stream):
        if item == 7:
            break
    assert "7 of 10" in stream.getvalue().splitlines()[-1]


def test_an_error_in_the_loop_passes_through() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyError):
        for _ in track(range(3), stream=stream):
            raise KeyError
    assert stream.getvalue().endswith("\n")


def test_on_a_terminal_one_line_is_redrawn() -> None:
    stream = Terminal()
    list(track(range(5), "search", stream=stream, clock=ticking()))
    text = stream.getvalue()
    assert text.count("\n") == 1 and text.count("\r") == 6
    assert "5 of 5" in text.split("\r")[-1]


def test_a_terminal_is_not_flooded() -> None:
    stream = Terminal()
    list(track(range(1000), stream=stream, clock=ticking(0.001)))
    assert stream.getvalue().count("\r") < 30


def test_the_number_of_items() -> None:
    assert len(track(range(7))) == 7
    assert len(track(iter("ab"), total=2)) == 2
    with pytest.raises(TypeError, match="total"):
        track(iter("ab"))


def test_prints_to_standard_output(capsys) -> None:
    list(track([1]))
    captured = capsys.readouterr()
    assert "1 of 1" in captured.out and not captured.err


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.6, "1 min 0 s"), (185, "3 min 5 s")]
)
def test_duration(seconds: float, text: str) -> None:
    assert duration(seconds) == text
