"""Figures that everybody can read: colours with enough contrast on white, and a text in place of the picture."""

from __future__ import annotations

import base64
import html
import io
import sys
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot
from matplotlib.font_manager import fontManager
from matplotlib.rcsetup import cycler

# For text, lines and marks: each at least 4.5 against white, and apart for colour-blind readers; lines differ in style as well.
BLUE, ORANGE, GREEN, RED, PURPLE, GREY = "#0072B2", "#9A6200", "#00785A", "#C04A00", "#A3528A", "#6B6B6B"
PALETTE = {"BLUE": BLUE, "ORANGE": ORANGE, "GREEN": GREEN, "RED": RED, "PURPLE": PURPLE, "GREY": GREY}

# Beside matplotlib's own font, which has no Korean letters: those of the usual systems, as far as they are there.
OTHER_FONTS = ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo", "AppleGothic")


def style() -> None:
    """The look of the course's figures: a font large enough to print, no frame at the top and right."""
    installed = {font.name for font in fontManager.ttflist}
    mpl.rcParams.update(
        {
            "font.family": ["DejaVu Sans", *(name for name in OTHER_FONTS if name in installed)],
            "figure.figsize": (7, 4), "figure.constrained_layout.use": True, "font.size": 11, "axes.titlesize": 12,
            "axes.spines.top": False, "axes.spines.right": False, "lines.linewidth": 2, "legend.frameon": False,
            "axes.prop_cycle": cycler(color=list(PALETTE.values())),
        }
    )  # fmt: skip


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
    bytes_ = io.BytesIO()
    figure.savefig(bytes_, format="png", dpi=110, bbox_inches="tight", facecolor="white")
    picture = base64.b64encode(bytes_.getvalue()).decode()
    pyplot.close(figure)
    image = f'<img src="data:image/png;base64,{picture}" alt="{html.escape(alt)}" style="max-width: 100%; background: white">'
    # JupyterLab writes no alternative text beside a picture by itself, so it gets HTML; other readers take what they know.
    return {"text/html": image, "image/png": picture, "text/plain": alt}
