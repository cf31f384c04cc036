"""Pages and figures as a browser has them: axe (WCAG 2.2 A and AA, and good practice) finds nothing, and the keyboard suffices.

Needs Chromium or Chrome on the machine, and `pip install -e '.[browser]'`; where one of them is not there, these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from nbconvert import HTMLExporter
from test_moving import SCORES, hinge, kept
from test_report_samples import COURSE as SAMPLE
from test_report_samples import results, small_class, submissions

from autograder.course import load_course
from autograder.gradebook.marks import Marks
from autograder.report.class_report import class_report
from autograder.report.feedback import feedback_page
from autograder.report.similar_page import write_similar_page
from autograder.similar.pairs import AlikeAnswer, Pair
from linearloss import move_score, move_weights
from solutions.reference.losses import softmax_loss, svm_loss

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe
ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = [COURSE.released_notebook(one) for COURSE in [load_course()] for one in COURSE.assignments]
THEMES = ("light", "dark")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="neither Chromium nor Chrome is on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield (found := playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"]))
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.route("**/*", lambda route: route.abort())  # nothing is fetched
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    opened.close()
    assert not [error for error in wrong if "MathJax" not in error and "require" not in error]


def found_by_axe(page: Page) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"][:5]
    ]


@pytest.mark.parametrize(
    ("notebook", "theme"),
    [*[(path, "light") for path in NOTEBOOKS], (NOTEBOOKS[0], "dark")],
    ids=lambda one: getattr(one, "stem", one),
)
def test_the_prose_of_a_notebook(page: Page, notebook: Path, theme: str) -> None:
    """Without its code, whose colours are the theme's and not ours (no colour of prose is: so one is looked at in dark); all hints open."""
    html, _ = HTMLExporter(theme=theme, exclude_input=True).from_filename(str(notebook))
    page.set_content(html, wait_until="domcontentloaded")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert not found_by_axe(page)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("which", ["feedback", "class report"])
def test_what_is_written_after_grading(page: Page, which: str, theme: str) -> None:
    records = small_class()
    made = {
        "feedback": lambda: feedback_page(submissions(records)[1], "The hinge loss"),
        "class report": lambda: class_report(results(records), SAMPLE),
    }
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.set_content(made[which](), wait_until="domcontentloaded")
    assert not found_by_axe(page)


def test_two_answers_stand_side_by_side(page: Page, tmp_path: Path) -> None:
    """However long their lines are: what is to be read together is seen together."""
    answers = tuple(f"def f(x):\n    return x  # {'a long line ' * 20}{number}\n" for number in range(2))
    pair = Pair("02-loss", "kim", "lee", (AlikeAnswer("f", 1.0, *answers),))
    write_similar_page([pair], [], SAMPLE, Marks({}, {}, {}), tmp_path / "similar.html")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_content((tmp_path / "similar.html").read_text(), wait_until="domcontentloaded")
    first, second = (one.bounding_box() for one in page.locator("td").all())
    assert first and second and abs(first["width"] - second["width"]) < 2
    assert second["x"] + second["width"] <= 1280
    assert not found_by_axe(page)


# --------------------------------------------------------------------------- figures that move

# anywidget's part: a model whose questions are answered by Python at once.
HARNESS = """<!doctype html><html lang="en"><title>A figure</title>
<body style="color: %s; background: %s"><main><h1>A figure</h1><div id="place"></div></main>
<script type="module">
%s
window.start = (state) => {
  const heard = {};
  const model = { get: (key) => state[key], set: (key, value) => (state[key] = value), on: (event, f) => (heard[event] = f), off() {},
    save_changes: async () => { state.shown = await answer(state.settings); heard["change:shown"](); } };
  window.settled = () => (state.shown.number ?? 0) === state.settings.number;
  render({ model, el: document.getElementById("place") });
};
</script></body></html>"""
COLOURS = {"light": ("#111111", "#ffffff"), "dark": ("#eeeeee", "#111111")}


@pytest.fixture
def figure(page: Page, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    def open_(name: str, theme: str) -> None:
        module = {"score": move_score, "weights": move_weights}[name]
        handed = kept(monkeypatch, module)
        if name == "score":
            move_score.move_a_score({"hinge": hinge}, SCORES, ["cat", "car", "frog"])
        else:
            move_weights.move_the_weights({"SVM": svm_loss, "softmax": softmax_loss})
        _, fixed, settings, answer, _ = handed
        script = (ROOT / "linearloss" / "moving.js").read_text(encoding="utf-8").replace("export default", "void")
        page.expose_function("answer", lambda asked: {**answer(asked), "number": asked["number"]})
        page.set_content(HARNESS % (*COLOURS[theme], script))
        state = {"name": name, "fixed": fixed, "settings": settings, "shown": answer(settings)}
        page.evaluate("(state) => start(state)", json.loads(json.dumps(state)))

    return open_


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["score", "weights"])
def test_a_figure_that_moves(page: Page, figure: Callable[[str, str], None], name: str, theme: str) -> None:
    figure(name, theme)
    page.wait_for_function("getComputedStyle(document.querySelector('.moving')).getPropertyValue('--ink')")
    assert not found_by_axe(page)
    # Otherwise an arrow key would leave the cell in JupyterLab, and "d d" delete it.
    assert page.locator(".moving :is(input, select, button):not([data-lm-suppress-shortcuts])").count() == 0


def cell(page: Page, row: str, column: int = 1) -> float:
    return float(page.locator(f"tr:has(> th:text-is('{row}')) > td").nth(column - 1).inner_text())


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_function("settled()")


def test_a_score_is_moved_by_keys_alone(page: Page, figure: Callable[[str, str], None]) -> None:
    figure("score", "light")
    press(page, "Tab", "ArrowRight")  # the car image
    press(page, "Tab", "ArrowRight")  # the car's score, 4.9
    assert cell(page, "hinge loss") == 0
    press(page, "Tab", *["ArrowLeft"] * 20)
    assert page.locator(":focus").get_attribute("aria-label") == "car score of the car image"
    assert cell(page, "hinge loss") == pytest.approx(hinge(np.array([[1.3, 2.9, 2.0]]), np.array([1]))[0])
    assert "hinge loss 0.100" in page.get_by_role("img").get_attribute("aria-label")


def test_weights_are_moved_and_steps_taken_by_keys_alone(page: Page, figure: Callable[[str, str], None]) -> None:
    figure("weights", "light")
    page.get_by_label("weight of x1 for circle").focus()
    press(page, "ArrowRight", "ArrowRight")
    W: Any = move_weights.START.copy()
    W[0, 0] += 0.2
    there = (move_weights.POINTS, move_weights.LABELS, 0.01)
    assert cell(page, "sum of the two") == pytest.approx(svm_loss(W, *there)[0], abs=1e-3)
    page.get_by_text("Run 100 steps").focus()
    press(page, "Enter")
    page.wait_for_function("document.querySelector('.moving').textContent.includes('Run 100 steps')")
    for _ in range(100):
        W = W - 0.3 * svm_loss(W, *there)[1]
    assert cell(page, "sum of the two") == pytest.approx(svm_loss(W, *there)[0], abs=1e-3)
