"""What every command and every process imports before it does anything."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sample_course import ROOT

# Its parsers take a second to be made.
SLOW = "lark"


def in_a_fresh_process(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "module",
    [
        "autograder.cli",
        "autograder.batch.grading_process",
        "autograder.batch.node_process",
        "autograder.gradescope.run",
    ],
)
def test_what_takes_long_to_import_and_is_not_used_is_not_imported(module: str) -> None:
    assert in_a_fresh_process(f"import sys, {module}, jsonschema; print({SLOW!r} in sys.modules)") == "False\n"


def test_jupytext_does_not_bring_the_jupyter_server() -> None:
    program = "import sys, autograder.build.markers, jupytext; print('jupyter_server' in sys.modules)"
    assert in_a_fresh_process(program) == "False\n"


def test_who_asks_for_it_gets_it() -> None:
    program = f"""
import autograder, sys
from importlib.util import find_spec
from jsonschema import Draft7Validator
checked = Draft7Validator({{"format": "iri"}}, format_checker=Draft7Validator.FORMAT_CHECKER)
print(find_spec("rfc3987_syntax").name, hasattr(sys.modules["rfc3987_syntax"], "__file__"), {SLOW!r} in sys.modules)
print(checked.is_valid("https://example.org/\\u00fc"), checked.is_valid("<<"), {SLOW!r} in sys.modules)
import rfc3987_syntax
print(rfc3987_syntax.is_valid_syntax_iri("https://example.org/"), checked.is_valid("<<"))
"""
    assert in_a_fresh_process(program) == "rfc3987_syntax False False\nTrue False True\nTrue False\n"


def test_one_of_its_other_functions_may_be_asked_for_first() -> None:
    program = "import autograder, rfc3987_syntax\nprint(rfc3987_syntax.is_valid_syntax_iri('<<'))"
    assert in_a_fresh_process(program) == "False\n"
