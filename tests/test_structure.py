"""The shape that CONTRIBUTING.md draws: who may import whom, and what must not appear anywhere."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from conftest import FIRST

from autograder.course import decides_results

ROOT = Path(__file__).resolve().parents[1]
GRADER, LIBRARY = "autograder", "linearloss"
BEFORE_THE_DRAWING = "a module may import its own line and those below it"


def layers() -> list[list[str]]:
    """The lines of the drawing, from the bottom up: packages of the grader, modules that stand apart from theirs, the library."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawing = page[page.index(BEFORE_THE_DRAWING) :].split("```", 2)[1]
    lines = [re.split(r"\s{2,}", line)[0] for line in drawing.splitlines() if re.match(r"\w", line)]
    return [line.split(", ") for line in reversed(lines)]


LEVEL = {name: level for level, names in enumerate(layers()) for name in names}


def modules(package: str) -> dict[str, Path]:
    """Name -> file, of packages their `__init__`."""
    found = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules(GRADER)
# Asked for when CIFAR-10 is fetched, and not before.
FOR_FETCHING = {"PIL", "pooch", "requests", "rich"}
# Whole notebooks are run by what runs them in a kernel, where that is installed.
RUNS_NOTEBOOKS = {"linearloss.whole_notebook": {"IPython", "traitlets"}}
# Draw, and are imported by cells that draw alone; no cell that is run for grading does.
DRAWS = {
    "linearloss.figures": {"matplotlib"}, "linearloss.move_score": {"matplotlib"}, "linearloss.move_weights": {"matplotlib"},
    "linearloss.moving": {"IPython"}, "linearloss.moving_widget": {"anywidget", "traitlets"},
}  # fmt: skip
# Tries, in a worker, whether it could.
TRIES_TO_IMPORT_THE_SOLUTIONS = "autograder.isolation.ways_to_files"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(name: str, path: Path, nodes: Iterator[ast.AST]) -> Iterator[str]:
    """The full names of what import statements name: modules, and perhaps what is in them."""
    package = name.split(".") if path.stem == "__init__" else name.split(".")[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def place(name: str) -> str:
    """Where a module stands in the drawing; empty for what is no part of it."""
    if name.split(".")[0] == LIBRARY:
        return LIBRARY
    parts = name.split(".")[1:] if name.split(".")[0] == GRADER else []
    return next((".".join(parts[:size]) for size in (2, 1) if ".".join(parts[:size]) in LEVEL), "".join(parts[:1]))


@pytest.mark.parametrize("name", [name for name in MODULES if name not in (GRADER, f"{GRADER}.__main__")])
def test_a_module_imports_its_own_layer_and_those_below(name: str) -> None:
    own = place(name)
    assert own in LEVEL, f"{own} has no place in the drawing of CONTRIBUTING.md"
    places = {place(found) for found in imported(name, MODULES[name], ast.walk(tree(MODULES[name])))} - {""}
    above = sorted(found for found in places if found in LEVEL and LEVEL[found] > LEVEL[own])
    assert not above, f"{name} imports {above} from above"


def test_what_decides_results_imports_only_what_counts_as_that() -> None:
    counts = {name: decides_results(path.relative_to(ROOT / GRADER)) for name, path in MODULES.items()}
    assert counts[f"{GRADER}.judge.engine"] and counts[f"{GRADER}.batch.rows"] and not counts[f"{GRADER}.lms.canvas"]
    for name in (one for one, decides in counts.items() if decides):
        found = imported(name, MODULES[name], ast.walk(tree(MODULES[name])))
        assert not [one for one in found if not counts.get(one, True)], name


def test_the_drawing_shows_what_there_is() -> None:
    there = {place(name) for name in MODULES} - {"", "__main__"} | {LIBRARY}
    assert {*LEVEL} == there


def test_the_judge_does_not_import_the_worker() -> None:
    for name in MODULES:
        if name.startswith(f"{GRADER}.judge"):
            found = imported(name, MODULES[name], ast.walk(tree(MODULES[name])))
            assert not [one for one in found if place(one) == "worker"], name


def test_the_students_library_imports_numpy_and_the_standard_library_only() -> None:
    for name, path in modules(LIBRARY).items():
        roots = {found.split(".")[0] for found in imported(name, path, ast.walk(tree(path)))}
        fetching = FOR_FETCHING if name.startswith(f"{LIBRARY}.data.") else set()
        known = {LIBRARY, "numpy", *sys.stdlib_module_names, *fetching, *(RUNS_NOTEBOOKS | DRAWS).get(name, ())}
        assert roots <= known, name


@pytest.mark.parametrize("package", [GRADER, LIBRARY])
def test_no_modules_import_each_other(package: str) -> None:
    those = modules(package)
    graph = {
        name: {one for one in imported(name, path, iter(tree(path).body)) if one in those and not name.startswith(one)}
        for name, path in those.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_the_grader_does_not_import_the_solutions() -> None:
    for name, path in MODULES.items():
        roots = {one.split(".")[0] for one in imported(name, path, ast.walk(tree(path)))}
        assert "solutions" not in roots or name == TRIES_TO_IMPORT_THE_SOLUTIONS, name


def test_files_that_are_begun_first_are_there() -> None:
    assert [name for name in FIRST if not (ROOT / "tests" / f"{name}.py").is_file()] == []


def test_no_large_file_and_no_path_of_a_machine_is_committed() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    for name in done.stdout.splitlines():
        path = ROOT / name
        if not path.is_file():
            continue
        assert path.stat().st_size < 600_000, f"{name} is large"
        if path.suffix in (".py", ".md", ".toml", ".yml", ".ipynb", ".j2"):
            text = path.read_text(encoding="utf-8")
            assert "/" + "work/" not in text, name
