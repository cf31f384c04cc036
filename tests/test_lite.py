"""JupyterLite as it is on the site, in a browser: a notebook is opened, its kernel finds the library, work is kept and handed in.

NumPy for Pyodide cannot be had from any registry: a stand-in takes its place, so that all but numbers is real.
"""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import nbformat
import pytest
from in_a_kernel import told
from pyodide_copy import lay

from autograder.course import CourseError, load_course
from autograder.handout import notebooks
from autograder.site import build
from autograder.site.lite import prepare

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [
    pytest.mark.long,
    pytest.mark.network,
    pytest.mark.skipif(BROWSER is None, reason="neither Chromium nor Chrome is on this machine"),
]

COURSE = load_course()
SVM = "02-svm/svm.ipynb"
STAND_IN = """\
import sys
from unittest.mock import MagicMock
for name in ("numpy", "numpy.typing", "matplotlib"):
    sys.modules[name] = MagicMock(__file__="/nowhere/numpy/__init__.py", __path__=[])
sys.modules["numpy"].ndarray = type("ndarray", (), {"size": 0})"""
# A cell that is run before the kernel has answered at all waits for ever.
ANSWERED = """() => {
    const context = window.jupyterapp.shell.currentWidget.sessionContext;
    return context.ready.then(() => context.session.kernel.info).then(() => true);
}"""
MINUTES = 600.0  # seconds that a page, a kernel or a cell may take on a busy machine


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # else the browser asks for a file again when it likes
        super().end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lite")
    source = folder / "source"
    source.mkdir()
    (source / "index.md").write_text("# A site\n")
    shutil.copytree(Path(build.__file__).with_name("static"), source / "static")
    prepare(COURSE, source, images=False)
    build._run_sphinx(COURSE, source, folder / "site")
    try:
        lay(folder / "site", folder)
    except (CourseError, subprocess.CalledProcessError) as error:
        pytest.skip(f"Pyodide's parts cannot be fetched: {error}")
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/lite/lab/index.html?path={SVM}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lab(address: str) -> Iterator[Lab]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield Lab(browser.new_page(), address)
        browser.close()


class Lab:
    """JupyterLab in a page, driven by its own commands."""

    def __init__(self, page: Any, address: str):
        self.page, self.address = page, address
        page.set_default_timeout(MINUTES * 1000)
        self.open()

    def open(self) -> None:
        self.page.goto(self.address)
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")
        self.page.evaluate(ANSWERED)
        self.idle()

    def idle(self) -> None:
        self.page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", state="attached")

    def command(self, name: str, **arguments: object) -> None:
        self.page.evaluate("([name, args]) => window.jupyterapp.commands.execute(name, args)", [name, arguments])

    def run(self, source: str) -> str:
        """What a new cell prints, or the name of its error."""
        self.command("notebook:insert-cell-below")
        self.command("notebook:enter-edit-mode")
        self.command("notebook:replace-selection", text=source)
        self.command("notebook:run-cell")
        cell = "window.jupyterapp.shell.currentWidget.content.activeCell.model.toJSON()"
        self.page.wait_for_function(f"() => {cell}.execution_count")
        self.idle()
        outputs = self.page.evaluate(f"() => {cell}.outputs")
        return "".join(one.get("evalue") or told(one) for one in outputs)

    def hand_in(self, path: Path) -> nbformat.NotebookNode:
        """The file that the button gives."""
        with self.page.expect_download() as download:
            self.page.get_by_text("File to hand in").first.click()
        download.value.save_as(path)
        return nbformat.read(path, as_version=4)


def first_cell() -> str:
    cells = nbformat.read(COURSE.released_notebook(COURSE.assignment("svm")), as_version=4).cells
    return str(next(cell.source for cell in cells if cell.cell_type == "code"))


def test_a_kernel_finds_the_library_and_work_is_kept_handed_in_and_told_when_it_is_old(
    lab: Lab, site: Path, tmp_path: Path
) -> None:
    assert lab.run("import sys; print(sys.platform)") == "emscripten\n"
    assert lab.run(f"{STAND_IN}\n{first_cell()}") == "linearloss 1.0.0 is ready.\n"
    assert lab.run("print(linearloss.__file__)").startswith("/drive/linearloss-")
    lab.run("my_own = 'work'")
    time.sleep(8)  # it is saved every five seconds

    handed_in = lab.hand_in(tmp_path / "svm.ipynb")
    assert any(cell.source == "my_own = 'work'" for cell in handed_in.cells)
    official = nbformat.read(COURSE.released_notebook(COURSE.assignment("svm")), as_version=4)
    graded = [cell.metadata.nbgrader.grade_id for cell in handed_in.cells if "nbgrader" in cell.metadata]
    assert graded == [cell.metadata.nbgrader.grade_id for cell in official.cells if "nbgrader" in cell.metadata]

    for name, key in ((SVM, ("metadata",)), ("02-svm/checks.json", ("notebook",))):
        path = site / "lite" / "files" / name
        content = json.loads(path.read_text(encoding="utf-8"))
        content[key[0]]["version"] = "newer"
        path.write_text(json.dumps(content), encoding="utf-8")
    lab.open()
    said = lab.run(f"{STAND_IN}\n{first_cell()}")
    assert "There is a newer version of this notebook (svm.ipynb) than your copy." in said
    assert any(cell.source == "my_own = 'work'" for cell in lab.hand_in(tmp_path / "again.ipynb").cells)

    lab.page.evaluate("(path) => window.jupyterapp.serviceManager.contents.delete(path)", SVM)
    fresh = lab.page.evaluate("(path) => window.jupyterapp.serviceManager.contents.get(path, {content: true})", SVM)
    assert fresh["content"]["metadata"]["version"] == "newer"


def test_without_its_packages_the_first_cell_says_what_to_do_in_a_browser(lab: Lab) -> None:
    assert lab.run(first_cell()) == "No module named 'numpy'"
    assert "could not be loaded into the browser: is there a connection" in lab.page.content()


@pytest.fixture(autouse=True, scope="module")
def fresh() -> Iterator[None]:
    """Whether `notebooks/` is what `solutions/` gives has a test of its own, and takes seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "differences", lambda course: [])
        yield
