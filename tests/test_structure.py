"""The shape that CONTRIBUTING.md draws: who may import whom, and what must not appear anywhere."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "autograder"

# From the bottom up; a module may import its own layer and those before it.
LAYERS = [
    {"course"},
    {"checks", "gradient_check", "tracing", "optimize", "progress", "carry_over", "data"},
    {"channel"},
    {"grading"},
    {"isolation"},
    {"build", "notebook"},
    {"intake"},
    {"exercise"},
    {"diagnosis"},
    {"worker"},
    {"judge"},
    {"batch", "nbgrader_plugin", "report"},
    {"bundle", "doctor", "selfcheck", "check"},
    {"demo"},
    {"cli"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# A mechanism is chosen by what its probes block, and they are tried by the judge's own fork server.
HIGHER = {"isolation/probe.py": "judge", "isolation/levels.py": "judge"}


def _modules():
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent != PACKAGE or not path.stem.startswith("__")]


def _room(path):
    relative = path.relative_to(PACKAGE)
    return HIGHER.get(relative.as_posix(), relative.parts[0].removesuffix(".py"))


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
        for name in names:
            if name.startswith("autograder."):
                parts = name.split(".")
                yield HIGHER.get("/".join(parts[1:]) + ".py", parts[1])


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_its_own_layer_and_those_below(path):
    room = _room(path)
    assert room in LEVEL, f"{room} has no place in the drawing: CONTRIBUTING.md, and LAYERS here"
    above = [name for name in _imports(path) if name != room and LEVEL[name] > LEVEL[room]]
    assert not above, f"{path.name} in {room} imports {above} from above"


def test_the_package_does_not_import_the_solutions():
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [name for name in names if name.split(".")[0] == "solutions"], path


def test_no_large_file_and_no_path_of_a_machine_is_committed():
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    for name in done.stdout.splitlines():
        path = ROOT / name
        if not path.is_file():
            continue
        assert path.stat().st_size < 500_000, f"{name} is large"
        if path.suffix in (".py", ".md", ".toml", ".yml", ".ipynb", ".j2"):
            text = path.read_text(encoding="utf-8")
            assert "/" + "work/" not in text, name
