"""Formulas as MathML, made when the site is built: they are shown, read aloud and printed without a script and without a network."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.util import logging

NAME = "mathml"
logger = logging.getLogger(__name__)


def as_mathml(formula: str, display: str) -> str:
    """A formula of LaTeX.

    Raises:
        ValueError: a command in it is not known.
    """
    known = formula.replace(r"\arg\min", r"\operatorname{arg}\min")
    made = convert(known, display=display).replace(r"\_", "_")  # an underscore in \texttt
    if "\\" in made:
        raise ValueError(f"a command in the formula {formula!r} is not known to latex2mathml")
    return made


def _inline(self: Any, node: nodes.math) -> None:
    self.body.append(_made(node, "inline"))
    raise nodes.SkipNode


def _block(self: Any, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math") + _made(node, "block") + "</div>\n")
    raise nodes.SkipNode


def _made(node: nodes.Element, display: str) -> str:
    try:
        return as_mathml(node.astext().strip(), display)
    except Exception as error:
        logger.warning("%s", error, location=node)
        return ""


def setup(app: Any) -> dict[str, bool]:
    """For Sphinx: the renderer, to be chosen by `html_math_renderer`."""
    app.add_html_math_renderer(NAME, (_inline, None), (_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
