"""Harm whoever reads: in the feedback, in the report, in a spreadsheet, on a terminal."""

from __future__ import annotations

from typing import Any

from . import raised
from .case import CRASHED, FAILED, LAZY, Case

# Whatever of these acts in a page is found by the name `attack` in a script, a handler or a link.
HTML = (
    "<script>attack()</script><img src=x onerror=attack()><svg onload=attack()></svg>"
    "<a href='javascript:attack()'>x</a><iframe src='javascript:attack()'></iframe><body onload=attack()>"
    "<form action='javascript:attack()'><button>x</button></form><object data='javascript:attack()'></object>"
    "<style>@import 'attack.css'</style><meta http-equiv=refresh content='0;url=javascript:attack()'><base href='//attack/'>"
)
# What is fetched from elsewhere when a page is opened tells somebody that it was, and from where.
IMAGES = {
    "img": "<img src='http://attack.example/x.png'>",
    "img_any_scheme": "<img src=//attack.example/x.png>",
    "img_set": "<img srcset='https://attack.example/x.png 2x'>",
    "picture": "<picture><source srcset='https://attack.example/x.webp'><img alt=x></picture>",
    "video": "<video poster='https://attack.example/x.png' src='https://attack.example/x.mp4' autoplay></video>",
    "audio": "<audio src='https://attack.example/x.mp3' autoplay></audio>",
    "track": "<video><track src='https://attack.example/x.vtt' default></video>",
    "input": "<input type=image src='https://attack.example/x.png'>",
    "background": "<table background='https://attack.example/x.png'><tr><td>x</table>",
    "style": "<p style='background: url(https://attack.example/x.png)'>x</p>",
    "style_sheet": "<link rel=stylesheet href='https://attack.example/x.css'><style>@import url(https://attack.example/x.css)</style>",
    "prefetch": "<link rel=dns-prefetch href='//attack.example'><link rel=preload as=image href='//attack.example/x.png'>",
    "svg_image": "<svg><image xlink:href='https://attack.example/x.png' href='https://attack.example/x.png'/><use href='//attack.example/x.svg#a'/></svg>",
    "frame": "<iframe src='https://attack.example/'></iframe><iframe srcdoc='<img src=//attack.example/x.png>'></iframe>",
    "embed": "<embed src='https://attack.example/x.svg'><object data='https://attack.example/x.svg'></object>",
    "form": "<form action='https://attack.example/'><button formaction='https://attack.example/'>Sign in</button></form>",
    "markdown": "![x](https://attack.example/x.png)",
    "markdown_reference": "![x][there]\n\n[there]: //attack.example/x.png",
    "markdown_title": '![x](https://attack.example/x.png "a\\" onerror=attack()") [![x](http://attack.example/x.png)](http://attack.example)',
    "math": "$$\\includegraphics{https://attack.example/x.png}$$ $\\style{background:url(https://attack.example/x.png)}{x}$",
    "unclosed": "<img src='https://attack.example/x.png' ",
    "in_a_comment": "<!--><img src='https://attack.example/x.png'>-->",
    "namespace": "<math><mtext><table><mglyph><style><img src=//attack.example/x.png onerror=attack()>",
    "template": "<template><img src=//attack.example/x.png></template><noscript><p title='</noscript><img src=//attack.example/x.png onerror=attack()>'>",
}
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


def attached(name: str, kind: str, data: object) -> Any:
    """A picture that was pasted into the written answer, or what calls itself one."""

    def damage(content: dict[str, Any]) -> dict[str, Any]:
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "why":
                cell["source"] = f"![x](attachment:{name})"
                cell["attachments"] = {name: {kind: data}}
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
    "written_images": Case("an image of another site in the written answer", notebook=written(IMAGES["markdown"] + IMAGES["img"])),
    **{f"image_{kind}": Case(f"something of another site: {kind}", notebook=written(text)) for kind, text in IMAGES.items() if kind not in ("markdown", "img")},
    "shown_images": shows("shows images of other sites", f"from IPython.display import HTML, Image, Markdown, display\nfor text in {list(IMAGES.values())!r}: display(HTML(text), Markdown(text))\ndisplay(Image(url='https://attack.example/x.png'))"),
    "written_codes": Case("terminal codes in the written answer", notebook=written("a\x1b[2J\x1b]0;attack\x07b\x9b31m\x08\x7f\x0c")),
    "codes_in_code": Case("terminal codes in a cell of code", {"svm_loss": LAZY + "# \x1b[2J\x1b]0;attack\x07 \x9b31m\x7f\n"}, gets={"test_svm_loss": (0.0, "failed|missing")}),
    "turned_text": Case("text that is read from right to left in a cell of code", {"svm_loss": LAZY + "# \u202e attack \u2066\n"}, gets=FAILED),
    "attached_quote": Case("an attachment with a quote in its name", notebook=attached("x\"onerror=\"attack().png", "image/png", "iVBORw0KGgo=")),
    "attached_markup": Case("an attachment whose data is HTML", notebook=attached("x.png", "image/png", "\"><img src=//attack.example/x onerror=attack()>")),
    "attached_svg": Case("an attachment that is a drawing with a script", notebook=attached("x.svg", "image/svg+xml", "<svg onload=attack()>")),
    "attached_kind": Case("an attachment of a kind that is HTML", notebook=attached("x.png", "image/png\"><script>attack()</script>", "iVBORw0KGgo=")),
    "attached_list": Case("an attachment whose data is a list", notebook=attached("x.png", "image/png", ["<script>", "attack()", "</script>"])),
    "attached_half": Case("an attachment whose name is half a character", notebook=attached("\ud800", "image/png", "iVBORw0KGgo=")),
    "written_brackets": Case("brackets that never close, for hours", notebook=written("[" * 300_000)),
    "written_blanks": Case("blanks for hours", notebook=written("a" + " " * 300_000 + "b")),
    "written_perl": Case("code of a language that takes hours to be coloured", notebook=written("```perl\n" + "s{" * 20_000 + "\n```")),
    "written_tags": Case("tags that are opened again in each that follows", notebook=written("".join(f"<b id={n}>" for n in range(4_000)) + "<p>" * 5_000)),
    "long_code": Case("a line of code that takes hours to be coloured", {"svm_loss": LAZY + "if False:\n    " + "a.b;" * 50_000}, gets=FAILED),
    "coloured": shows("colours that become markup", "print('\\x1b[31m<script>attack()</script>\\x1b[38;2;1;2;3;4;5m\\x1b]8;;javascript:attack()\\x07x\\x1b]8;;\\x07')"),
    "carriage_returns": shows("lines that hide what stands before them", "print('0 points\\r6 of 6 points\\b\\b\\x0c\\x0b')"),
    "name_formula": Case("a formula for a name", student="=cmd|' \\C calc'!A0"),
    "name_script": Case("a script for a name", student="<script>attack()<"),
    "name_handler": Case("a handler for a name", student="\" onmouseover=attack() x=\""),
    "name_markup": Case("terminal codes and markup for a name", student="[red]\x1b[2Jx\u202e"),
    "name_template": Case("a template for a name", student="{{ 7 * 7 }}{% raw %}"),
    "name_format": Case("a format string for a name", student="{0.__class__} %s %(x)s"),
    "name_sql": Case("SQL for a name", student="x'); DROP TABLE grade;--"),
    "name_dots": Case("a path for a name", student="x.. "),
    "name_long": Case("a long name", student="x" * 200),
    **raised.CASES,
}  # fmt: skip
