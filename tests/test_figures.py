"""Figures in a language whose letters matplotlib's own font does not have."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from linearloss import figures


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    own = [font for font in font_manager.fontManager.ttflist if font.name.startswith("DejaVu")]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)
    with mpl.rc_context(), warnings.catch_warnings():
        yield


def test_where_no_font_has_the_letters_it_is_said_once_in_that_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for told, said in (
        (None, ""),
        ({"Not yet.": "Nicht."}, ""),
        ({"Not yet.": "아직입니다."}, "No font with the letters of this language is installed"),
    ):
        monkeypatch.setattr(figures, "sentences_here", lambda told=told: told)
        figures.style()
        assert capsys.readouterr().out.startswith(said) and bool(said) == bool(told and "아직입니다." in told.values())
    figures.drawn(figures.pyplot.figure(), "")
    warnings.warn("Glyph 44032 (\\N{HANGUL SYLLABLE GA}) missing from font(s) DejaVu Sans.", stacklevel=1)  # no error


def test_words_beside_a_formula_are_drawn_in_a_font_that_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """matplotlib draws both with the first font of the list, and looks at no other."""
    monkeypatch.setattr(figures, "OTHER_FONTS", ("DejaVu Serif",))
    for told, first in ((None, "DejaVu Sans"), ({"Not yet.": "아직입니다."}, "DejaVu Serif")):
        monkeypatch.setattr(figures, "sentences_here", lambda told=told: told)
        figures.style()
        assert mpl.rcParams["font.family"][0] == first and len(mpl.rcParams["font.family"]) == 2


def test_labels_with_a_formula_do_not_name_every_letter_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(figures, "sentences_here", lambda: {"Not yet.": "아직입니다."})
    monkeypatch.setattr(logging.getLogger("matplotlib.mathtext"), "level", logging.WARNING)
    figures.style()
    figure, axes = figures.pyplot.subplots()
    axes.set_title("점수 $s_j$")
    figures.drawn(figure, "")
    assert not [one for one in caplog.records if "glyph" in one.getMessage()]


def test_powers_of_ten_are_drawn_in_a_font_that_has_a_minus_sign(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """NanumGothic has none; of matplotlib's fonts this one neither."""
    fonts = Path(mpl.get_data_path(), "fonts", "ttf")
    font_manager.fontManager.addfont(fonts / "cmss10.ttf")
    monkeypatch.setattr(figures, "OTHER_FONTS", ("cmss10",))
    monkeypatch.setattr(logging.getLogger("matplotlib.mathtext"), "level", logging.WARNING)
    monkeypatch.setattr(figures, "sentences_here", lambda: {"Not yet.": "아직입니다."})
    figures.style()
    assert mpl.rcParams["font.family"][0] == "cmss10"
    figure, axes = figures.pyplot.subplots()
    axes.loglog([1e-9, 1], [1e-9, 1])
    figures.drawn(figure, "")
    assert not [one for one in caplog.records if "glyph" in one.getMessage()]


def test_the_font_of_a_package_is_found_and_the_package_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / figures.PACKAGE
    (package / "fonts").mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError")
    dejavu = Path(font_manager.findfont("DejaVu Sans"))
    (package / figures.FONT).write_bytes(dejavu.read_bytes())
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(figures, "sentences_here", lambda: {"Not yet.": "아직입니다."})
    figures.style()
    figures.style()
    paths = [font.fname for font in font_manager.fontManager.ttflist]
    assert paths.count(str(package / figures.FONT)) == 1 and figures.PACKAGE not in sys.modules


def test_a_font_without_the_weight_that_is_asked_for_is_no_line_beside_a_figure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    figures.style()
    logging.getLogger("matplotlib.font_manager").warning(
        "findfont: Failed to find font weight bold for NanumGothic, now using 600."
    )
    assert not caplog.records
