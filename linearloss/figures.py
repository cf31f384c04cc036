"""Figures that everybody can read: colours with enough contrast on white, and a text in place of the picture."""

from __future__ import annotations

import base64
import html
import io
import logging
import sys
import unicodedata
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot
from matplotlib.font_manager import fontManager
from matplotlib.rcsetup import cycler

from .check_data import sentences_here
from .sentences import Sentences, say, speaking
from .telling import show_text

# For text, lines and marks: each at least 4.5 against white, and apart for colour-blind readers; lines differ in style as well.
BLUE, ORANGE, GREEN, RED, PURPLE, GREY = "#0072B2", "#9A6200", "#00785A", "#C04A00", "#A3528A", "#6B6B6B"
PALETTE = {"BLUE": BLUE, "ORANGE": ORANGE, "GREEN": GREEN, "RED": RED, "PURPLE": PURPLE, "GREY": GREY}

OWN_FONT = "DejaVu Sans"  # matplotlib's
# Beside it, as it has no Korean letters: those of the usual systems, as far as they are there.
OTHER_FONTS = ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo", "AppleGothic")
# A package that brings such a font, and its file in it: the package itself is not imported, as it changes all settings.
PACKAGE, FONT = "koreanize_matplotlib", Path("fonts", "NanumGothic.ttf")


def style() -> None:
    """The look of the course's figures: a font large enough to print, no frame at the top and right.

    Where the notebook's language needs letters that no font here has, it says so once.
    """
    _add_font_of_package()
    installed = {font.name for font in fontManager.ttflist}
    families = [OWN_FONT, *(name for name in OTHER_FONTS if name in installed)]
    told = sentences_here() or {}
    if any(unicodedata.east_asian_width(letter) == "W" for text in told.values() for letter in text):
        families.append(families.pop(0))  # words beside a formula are drawn in the first font alone
        if len(families) == 1:
            _say_what_is_missing(told)
    # Of a family without a weight that is asked for the next one is taken: no reason to say so beside a figure.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    mpl.rcParams.update(
        {
            "font.family": families,
            "figure.figsize": (7, 4), "figure.constrained_layout.use": True, "font.size": 11, "axes.titlesize": 12,
            "axes.spines.top": False, "axes.spines.right": False, "lines.linewidth": 2, "legend.frameon": False,
            "axes.prop_cycle": cycler(color=list(PALETTE.values())),
        }
    )  # fmt: skip


def _add_font_of_package() -> None:
    found = find_spec(PACKAGE)
    for folder in found.submodule_search_locations or () if found else ():
        if (path := Path(folder, FONT)).is_file() and not any(font.fname == str(path) for font in fontManager.ttflist):
            fontManager.addfont(path)


def _say_what_is_missing(told: Sentences) -> None:
    """In a notebook whose words are of wide letters, as Korean ones are: matplotlib's own font has none."""
    warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from")  # one for each letter of each figure
    logging.getLogger("matplotlib.mathtext").setLevel(logging.ERROR)  # and the same of labels with a formula
    with speaking(told):
        show_text(
            say(
                "No font with the letters of this language is installed, so figures show boxes in their place. Run "
                "`%pip install {package}` in a cell of its own, then restart the kernel.",
                package=PACKAGE.replace("_", "-"),
            )
        )


def show(figure: Any, alt: str) -> None:
    """Show a figure with a text in its place, for who cannot see it, and close it.

    Args:
        figure: a figure of matplotlib.
        alt: what the figure shows, in one or two sentences.
    """
    forms = drawn(figure, alt)
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        print(alt)
        return
    ipython.display.display(forms, metadata={"image/png": {"alt": alt}}, raw=True)


def drawn(figure: Any, alt: str) -> dict[str, str]:
    """A figure in the forms that notebooks show, by their MIME types; it is closed."""
    # Some Korean fonts (NanumGothic) have no minus sign, and a power of ten is drawn in the first font alone.
    numbers = sorted(mpl.rcParams["font.family"], key=lambda family: family != OWN_FONT)
    for axes in figure.axes:
        axes.tick_params(which="both", labelfontfamily=numbers)
    bytes_ = io.BytesIO()
    figure.savefig(bytes_, format="png", dpi=110, bbox_inches="tight", facecolor="white")
    picture = base64.b64encode(bytes_.getvalue()).decode()
    pyplot.close(figure)
    image = f'<img src="data:image/png;base64,{picture}" alt="{html.escape(alt)}" style="max-width: 100%; background: white">'
    # JupyterLab writes no alternative text beside a picture by itself, so it gets HTML; other readers take what they know.
    return {"text/html": image, "image/png": picture, "text/plain": alt}
