"""What a student or an instructor reads goes through gettext: no sentence is handed to a reader as a plain text of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.exercise.facts import SAY_NOTHING
from autograder.languages import catalogues
from autograder.translators import gathering
from linearloss.errors import MEANINGS

ROOT = Path(__file__).parent.parent
# Who writes or translates a course works on English sources: what only these read stays English.
FOR_AUTHORS = ("build", "exercise", "selfcheck", "translators", "cli/selfcheck_view.py")
# Programs that speak to each other, or to the log of the worker.
FOR_PROGRAMS = ("channel", "worker")
# A program that students are handed, which is translated as notebooks are: text by text.
HANDED_OUT = ("handout/start.py",)
# What hands its first argument to a reader.
ERRORS = {
    "CannotGoOn", "CheckFailed", "CourseError", "DataError", "Gone", "GradebookLocked", "IsolationUnavailable", "LeftOut",
    "ManifestError", "NoNotebook", "PlaceTrouble", "PoolFailed", "ServerFailed", "StorageError", "Unfit", "Unknown", "Unreadable",
    "_NotUsable", "_complain",
}  # fmt: skip
PRINTS = {"fail", "out.print", "err.print", "print", "console.print", "report", "tell", "_step", "_bar"}
# Looks whose words are slips: each is named, and none is told as it stands.
NAMED = ("loops.py", "training_trials.py")
# What is the same in every language, in what a look says.
AS_IN_CODE = re.compile(r"\b(shape|dtype)\b|[^a-z]+")
WORDS = re.compile(r"[A-Za-z]{2,}[,:;.]? +(\S+ +)?[A-Za-z]{2,}")


def sources() -> Iterator[Path]:
    for package in ("autograder", "linearloss"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if not path.relative_to(ROOT / package).as_posix().startswith((*FOR_AUTHORS, *FOR_PROGRAMS, *HANDED_OUT)):
                yield path


def handed_over(tree: ast.AST) -> Iterator[ast.expr]:
    """What is said to a reader."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        name = ast.unparse(call.func)
        if name in PRINTS or name.rpartition(".")[2] in ERRORS:
            yield call.args[0]


def unspoken(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in handed_over(tree):
        match node:
            case ast.Constant(str(text)):
                parts = [text]
            case ast.JoinedStr():
                parts = [str(part.value) for part in node.values if isinstance(part, ast.Constant)]
            case ast.IfExp() | ast.BinOp():
                ends = (getattr(node, side, None) for side in ("body", "orelse", "left", "right"))
                parts = [str(one.value) for one in ends if isinstance(one, ast.Constant)]
            case _:
                continue
        if WORDS.search(" 0 ".join(parts)):
            yield node.lineno, ast.unparse(node)


def test_no_sentence_is_handed_to_a_reader_outside_of_gettext() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sources()
        for line, text in unspoken(ast.parse(path.read_text("utf-8")))
    ]
    assert found == [], "write say(...), and translate it: docs/translating.md"


@pytest.mark.parametrize(
    "code",
    [
        'raise CourseError(f"There is no {name} here.")',
        'out.print("It is done.")',
        'fail("no such file" if a else "b")',
    ],
)
def test_a_sentence_outside_of_gettext_is_found(code: str) -> None:
    assert len(list(unspoken(ast.parse(code)))) == 1
    assert not list(unspoken(ast.parse('raise CourseError(say("There is no such file."))')))


def test_every_marked_sentence_stands_in_some_file_of_a_language() -> None:
    """A mark in a file that nobody gathers would be English for ever."""
    gathered = {text.english for domain in gathering.LAYERS for text in gathering.of_package(domain)}
    marked = {text for path in sources() for text in gathering._marked_in_python(path)}
    for script in (ROOT / "linearloss").glob("*.js"):  # the extractor sees nothing within a template's text
        marked |= set(re.findall(r'\bsay\("([^"]+)"', script.read_text("utf-8")))
    assert marked <= gathered, sorted(marked - gathered)
    assert {sentence for *_, sentence in MEANINGS} <= gathered


def test_the_library_tells_students_nothing_that_only_the_grader_has() -> None:
    """What the library says must be in the library's own files, which the data of the checks are made of."""
    library = {
        text.english for domain in (catalogues.LIBRARY, catalogues.DATA) for text in gathering.of_package(domain)
    }
    for path in sorted((ROOT / "linearloss").rglob("*.py")):
        assert set(gathering._marked_in_python(path)) <= library, path


def composed(value: ast.expr | None, directly: bool = True) -> Iterator[str]:
    """Words that a look returns, and that are not gathered as they stand: put together, or chosen by a call."""
    match value:
        case ast.JoinedStr():
            if any(isinstance(part, ast.Constant) and AS_IN_CODE.sub("", part.value).strip() for part in value.values):
                yield ast.unparse(value)
        case ast.Constant(str(text)) if not directly and text not in SAY_NOTHING and re.search("[a-z]{2}", text):
            yield text
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other) | ast.BoolOp(values=[one, other]):
            yield from (*composed(one, directly), *composed(other, directly))
        case ast.GeneratorExp(elt=one) | ast.SetComp(elt=one) | ast.Attribute(value=one):
            yield from composed(one, False)
        case ast.Dict(values=ones) | ast.Tuple(elts=ones):
            yield from (text for one in ones for text in composed(one, False))
        case ast.Call(func=chosen, args=args) if ast.unparse(chosen).rpartition(".")[2] in (
            "next",
            "get",
            "join",
            "sorted",
        ):
            yield from (text for one in (chosen, *args) for text in composed(one, False))


def test_what_a_look_puts_together_goes_through_gettext() -> None:
    """Its words are told to students ("What came back there: …"), and only those that it returns as they stand are gathered."""
    files = (*(ROOT / "linearloss").glob("*.py"), *(ROOT / "solutions").glob("*/*.py"))
    paths = [path for path in files if path.name not in NAMED]
    looks = [
        (path, node)
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and gathering.is_look(node, path)
    ]
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {text}"
        for path, look in looks
        for node in ast.walk(look)
        if isinstance(node, ast.Return)
        for text in composed(node.value)
    ]
    assert len(looks) > 100 and found == [], "write say(...), or joined(...)"
