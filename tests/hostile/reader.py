"""Harm whoever reads: in the feedback, in the report, in a spreadsheet, on a terminal."""

from __future__ import annotations

from typing import Any

from .case import CRASHED, FAILED, LAZY, Case

# Whatever of these acts in a page is found by the name `attack` in a script, a handler or a link.
HTML = (
    "<script>attack()</script><img src=x onerror=attack()><svg onload=attack()></svg>"
    "<a href='javascript:attack()'>x</a><iframe src='javascript:attack()'></iframe><body onload=attack()>"
    "<form action='javascript:attack()'><button>x</button></form><object data='javascript:attack()'></object>"
    "<style>@import 'attack.css'</style><meta http-equiv=refresh content='0;url=javascript:attack()'><base href='//attack/'>"
)
TERMINAL = "\\x1b]0;attack\\x07\\x1b[2J\\x1b[31m\\u202egnp.exe\\x9b2J"


def shows(tries: str, code: str) -> Case:
    """A cell shows it; the loss does nothing."""
    return Case(tries, {"svm_loss": f"{LAZY}attack = {HTML!r}\n{code}"}, gets=FAILED)


def written(text: str) -> Any:
    """In the written answer and in a cell of text."""

    def damage(content: dict[str, Any]) -> dict[str, Any]:
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "why":
                cell["source"] = text
                cell["attachments"] = {"x.svg": {"image/svg+xml": "<svg onload=attack()>"}}
        content["cells"].insert(0, {"cell_type": "markdown", "source": text, "metadata": {}})
        content["cells"].insert(0, {"cell_type": "raw", "source": text, "metadata": {"raw_mimetype": "text/html"}})
        content["metadata"]["title"] = text
        return content

    return damage


CASES = {
    "printed": shows("prints HTML", "print(attack)\nimport sys; print(attack, file=sys.stderr)"),
    "html": shows("shows HTML", "from IPython.display import HTML; HTML(attack)"),
    "javascript": shows("shows JavaScript", "from IPython.display import Javascript; Javascript('attack()')"),
    "svg": shows("shows SVG", "from IPython.display import SVG, display; display(SVG('<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"attack()\"/>'))"),
    "markdown_output": shows("shows markdown and LaTeX", "from IPython.display import Markdown, Latex, display; display(Markdown(attack), Latex('$x' + attack + '$'))"),
    "frame": shows("shows a frame", "from IPython.display import IFrame; IFrame('javascript:attack()', 9, 9)"),
    "forged_picture": shows("a picture whose data is HTML", "from IPython.display import display; display({'image/png': '\">' + attack, 'image/jpeg': '\">' + attack, 'image/svg+xml': attack}, raw=True)"),
    "forged_metadata": shows("a picture whose metadata is HTML", "from IPython.display import display; display({'image/png': 'iVBORw0KGgo=', 'text/plain': attack}, metadata={'image/png': {'width': '1\" onerror=\"attack()', 'alt': attack}}, raw=True)"),
    "unknown_kind": shows("kinds of output that nobody knows", "from IPython.display import display; display({'application/x-' + attack: attack, 'application/vnd.jupyter.widget-view+json': attack, 'application/javascript': 'attack()', 'text/html': attack}, raw=True)"),
    "error_text": Case("HTML and terminal codes in the text of an exception", {"svm_loss": f"def svm_loss(W, X, y, reg):\n    raise ValueError({HTML!r} + '{TERMINAL}')\n"}, gets=CRASHED),
    "error_type": Case("HTML and terminal codes in the name of an exception", {"svm_loss": f"def svm_loss(W, X, y, reg):\n    raise type({HTML!r}, (Exception,), {{}})('[bold red]x[/]')\n"}, gets=CRASHED),
    "type_name": Case("HTML in the name of a returned type", {"svm_loss": f"def svm_loss(W, X, y, reg):\n    return type({HTML!r}[:70], (), {{}})(), W\n"}, gets=FAILED),
    "cell_error": Case("HTML in the error that ends a cell", {"svm_loss": f"{LAZY}raise type('<script>attack()</script>', (Exception,), {{}})({HTML!r})"}, gets=FAILED),
    "terminal": shows("codes that repaint the terminal", f"print('{TERMINAL}')"),
    "written_answer": Case("HTML in the written answer", notebook=written(HTML)),
    "written_links": Case("links in the written answer", notebook=written("[x](javascript:attack()) ![x](x\"onerror=\"attack()) <javascript:attack()> [x]: javascript:attack() $$\\href{javascript:attack()}{x}$$")),
    "name_formula": Case("a formula for a name", student="=cmd|' \\C calc'!A0"),
    "name_script": Case("a script for a name", student="<script>attack()<"),
    "name_handler": Case("a handler for a name", student="\" onmouseover=attack() x=\""),
    "name_markup": Case("terminal codes and markup for a name", student="[red]\x1b[2Jx\u202e"),
    "name_template": Case("a template for a name", student="{{ 7 * 7 }}{% raw %}"),
    "name_format": Case("a format string for a name", student="{0.__class__} %s %(x)s"),
    "name_sql": Case("SQL for a name", student="x'); DROP TABLE grade;--"),
    "name_dots": Case("a path for a name", student="x.. "),
    "name_long": Case("a long name", student="x" * 200),
}  # fmt: skip
