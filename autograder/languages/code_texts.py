"""The texts of a code cell: comments, docstrings, and the strings that somebody reads, such as titles of figures."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .markdown_texts import Translate, has_words

WIDTH = 100  # of a line, in columns: a Korean letter takes two
_TWO_WORDS = re.compile(r"[^\W\d_][,;:.]?\s+[^\W\d_]|[^\W\d_]{2}\s+\d")
_WORD_BESIDE_A_PLACE = re.compile(r"(^|\s)[^\W\d_]{2,}:?\s|\s[^\W\d_]{2,}:?(\s|$)")
# Where a single word is read, too.
_SHOWN_KEYWORDS = {"title", "xlabel", "ylabel", "label", "alt", "s"}
_SHOWN_CALLS = {"text", "annotate", "set_title", "set_xlabel", "set_ylabel", "suptitle", "print", "show"}
# Where a text is a name for matplotlib.
_NAMING_KEYWORDS = {
    "loc", "ha", "va", "color", "ls", "linestyle", "marker", "cmap", "textcoords", "xycoords", "arrowprops", "where", "drawstyle",
}  # fmt: skip
# Calls whose texts are names for the program.
_NAMING_CALLS = {
    "check",
    "check_number_given",
    "check_choice_given",
    "check_list_given",
    "getattr",
    "startswith",
    "endswith",
}


@dataclass(frozen=True)
class _Change:
    """Bytes of the source from `start` to `end`, and what stands there in the other language."""

    start: int
    end: int
    text: str


def rewrite_code(source: str, translate: Translate, strings: bool = True) -> str:
    """The cell with each of its texts translated; what it does stays the same.

    Args:
        strings: whether strings that somebody reads are translated, too; docstrings always are.
    """
    magic, _, body = source.partition("\n") if source.startswith("%%") else ("", "", source)
    text = _Text(body)
    try:
        tree = ast.parse(body)
    except SyntaxError:  # a cell of other magics
        return source
    changes = [*_comments(text, translate), *_docstrings(text, tree, translate)]
    if strings:
        changes += _strings(text, tree, translate)
    changed = text.with_changes(changes)
    return f"{magic}\n{changed}" if magic else changed


class _Text:
    """A source with its places in bytes, as `ast` counts them."""

    def __init__(self, source: str):
        self.source = source
        self.bytes = source.encode()
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.encode()) + 1)

    def span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def with_changes(self, changes: list[_Change]) -> str:
        done, position = b"", 0
        for change in sorted(changes, key=lambda one: one.start):
            done += self.bytes[position : change.start] + change.text.encode()
            position = change.end
        return (done + self.bytes[position:]).decode()


def _comments(text: _Text, translate: Translate) -> Iterator[_Change]:
    """Lines of comment that follow each other are one text; a comment behind code is its own."""
    groups: list[list[tuple[int, int, str]]] = []  # (line, column, what is said)
    for token in tokenize.generate_tokens(io.StringIO(text.source).readline):
        if token.type != tokenize.COMMENT or token.string.startswith(("###", "# noqa")):
            continue
        line, column = token.start
        behind_code = bool(text.lines[line - 1][:column].strip())
        last = groups[-1][-1] if groups else (0, 0, "")
        if groups and not behind_code and last[:2] == (line - 1, column) and _full(text, last):
            groups[-1].append((line, column, token.string.lstrip("# ")))
        else:
            groups.append([(line, column, token.string.lstrip("# "))])
    for group in groups:
        said = " ".join(part for _, _, part in group)
        told = translate(said) if has_words(said) else said
        if told != said:
            (first, column, _), (last_line, _, _) = group[0], group[-1]
            start = text.starts[first - 1] + len(text.lines[first - 1][:column].encode())
            end = text.starts[last_line - 1] + len(text.lines[last_line - 1].encode())
            lead = "\n" + " " * column + "# "
            lines = wrapped(told, WIDTH - column - 2) if _full(text, group[0]) else [told]
            yield _Change(start, end, "# " + lead.join(lines))


def _full(text: _Text, comment: tuple[int, int, str]) -> bool:
    return not text.lines[comment[0] - 1][: comment[1]].strip()


def _docstrings(text: _Text, tree: ast.Module, translate: Translate) -> Iterator[_Change]:
    """Paragraphs of a docstring, each with its own breaks into lines."""
    for node in _docstring_nodes(tree):
        start, end = text.span(node)
        raw = text.bytes[start:end].decode()
        quotes = re.match(r"[A-Za-z]*(\"\"\"|'''|\"|')", raw)
        assert quotes is not None
        inner = raw[quotes.end() : -len(quotes[1])]
        margin = " " * node.col_offset
        paragraphs = re.split(r"(\n[ \t]*\n)", inner)
        told = [part if i % 2 else _paragraph(part, margin, translate) for i, part in enumerate(paragraphs)]
        if told != paragraphs:
            yield _Change(start, end, raw[: quotes.end()] + "".join(told) + quotes[1])


def _paragraph(part: str, margin: str, translate: Translate) -> str:
    said = "\n".join(line.removeprefix(margin) for line in part.strip().split("\n"))
    if not has_words(said) or (told := translate(said)) == said:
        return part
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return before + told.replace("\n", "\n" + margin) + after


def _docstring_nodes(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body:
            first = node.body[0]
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                yield first.value


def reading_strings(source: str) -> Iterator[str]:
    """The strings of a program that somebody reads."""
    yield from (said for _, said in _read(ast.parse(source)))


def _read(tree: ast.Module) -> Iterator[tuple[ast.Constant | ast.JoinedStr, str]]:
    docstrings = set(map(id, _docstring_nodes(tree)))
    for node, shown in _literals(tree, False):
        said = _said(node)
        if id(node) not in docstrings and _is_read(said, shown, with_places=isinstance(node, ast.JoinedStr)):
            yield node, said


def _is_read(said: str, shown: bool, with_places: bool) -> bool:
    """Whether a string is for a reader; one that is not shown may be a name, which has no blanks and no formula."""
    bare = _PLACES.sub(" ", said) if with_places else said
    if with_places and _WORD_BESIDE_A_PLACE.search(bare):
        return True
    return bool(_TWO_WORDS.search(bare)) or ((shown or "$" in said) and has_words(bare))


def _strings(text: _Text, tree: ast.Module, translate: Translate) -> Iterator[_Change]:
    for node, said in _read(tree):
        if (told := translate(said)) == said:
            continue
        start, end = text.span(node)
        column = len(text.bytes[text.starts[node.lineno - 1] : start].decode())
        room = WIDTH - column - 4 if node.end_lineno != node.lineno else 10**6
        prefix = "f" if isinstance(node, ast.JoinedStr) else ""
        lines = wrapped(told, room, keep_space=True)
        yield _Change(start, end, ("\n" + " " * column).join(_literal(line, prefix) for line in lines))


def _literals(node: ast.AST, shown: bool) -> Iterator[tuple[ast.Constant | ast.JoinedStr, bool]]:
    """Strings that may be read, each with whether it stands where a single word is."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node, shown
        return
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in _NAMING_CALLS:
            return
        yield from _literals(node.func, False)
        for child in node.args:
            yield from _literals(child, name in _SHOWN_CALLS)
        for keyword in node.keywords:
            if keyword.arg not in _NAMING_KEYWORDS:
                yield from _literals(keyword.value, keyword.arg in _SHOWN_KEYWORDS)
        return
    for field, value in ast.iter_fields(node):
        names = isinstance(node, (ast.Subscript, ast.Compare)) and field != "value"
        names = names or (isinstance(node, ast.Dict) and field == "keys")
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not names:
                yield from _literals(child, shown and isinstance(node, (ast.BinOp, ast.IfExp, ast.Tuple, ast.List)))


def _said(node: ast.Constant | ast.JoinedStr) -> str:
    """A string as translators see it; of one with expressions in it, `{expression}`."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(
        str(part.value).replace("{", "{{").replace("}", "}}") if isinstance(part, ast.Constant) else _place(part)
        for part in node.values
    )


def _place(part: ast.expr) -> str:
    assert isinstance(part, ast.FormattedValue)
    conversion = f"!{chr(part.conversion)}" if part.conversion > 0 else ""
    form = f":{_said(part.format_spec)}" if isinstance(part.format_spec, ast.JoinedStr) else ""
    return f"{{{ast.unparse(part.value)}{conversion}{form}}}"


_PLACES = re.compile(r"\{\{|\}\}|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def places(text: str) -> list[str]:
    """The expressions in a string's text."""
    return sorted(place for place in _PLACES.findall(text) if place not in ("{{", "}}"))


def _literal(text: str, prefix: str) -> str:
    def escaped(part: str) -> str:
        return part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")

    if not prefix:
        return f'"{escaped(text)}"'
    parts, position = [], 0
    for place in _PLACES.finditer(text):
        parts += [escaped(text[position : place.start()]), place.group()]
        position = place.end()
    return f'f"{"".join(parts)}{escaped(text[position:])}"'


def wrapped(text: str, width: int, keep_space: bool = False) -> list[str]:
    """`text` in lines of so many columns; `keep_space`: the blank where a line ends stays at its end."""
    lines, room = [""], width
    for word in re.findall(r"\{[^{}]*\}\S*\s*|\S+\s*", text) or [text]:
        columns = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)
        if lines[-1] and room < columns:
            lines.append("")
            room = width
        lines[-1] += word
        room -= columns
    return lines if keep_space else [line.rstrip() for line in lines]
