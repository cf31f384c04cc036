"""What a selfcheck writes: the page of its figures, and the README's lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from autograder.course import Course, CourseError
from autograder.handout.proved import FIGURES_PAGE, state

from .figures import Figures, FunctionFigures
from .mutation import read_reasons

BEGIN, END = "<!-- selfcheck: begin -->", "<!-- selfcheck: end -->"
GENERATED = "Written by `autograder selfcheck --write`; not to be edited by hand."


def write_json(figures: Figures, path: Path) -> None:
    """All figures, for programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "functions": [asdict(row) for row in figures.rows],
        "all": asdict(figures.total),
        "repetitions": figures.repetitions,
        "whole_submissions": figures.whole_submissions,
        "named_wrongly_with_certainty": figures.sure_and_wrong,
        "not_both_named": sorted(figures.not_both_named),
        "named_blindly": [asdict(one) for one in figures.blind],
        "public_checks": [asdict(one) for one in figures.public],
        "missed_mutants": figures.missed_mutants,
        "shortfalls": figures.conclude(),
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def write_pages(course: Course, figures: Figures) -> list[Path]:
    """Renew the page in `docs/` and the figures in the README.

    Raises:
        CourseError: the README has lost the lines between which its figures stand.
    """
    written = {
        course.root / FIGURES_PAGE: figures_page(course, figures),
        course.root / "README.md": readme_with((course.root / "README.md").read_text(encoding="utf-8"), figures),
    }
    for path, text in written.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(written)


def readme_with(readme: str, figures: Figures) -> str:
    """The README with these figures between its two marks.

    Raises:
        CourseError: it has not got them.
    """
    if BEGIN not in readme or END not in readme:
        raise CourseError(f"README.md needs the lines {BEGIN} and {END}, between which the figures stand.")
    before, after = readme.split(BEGIN)[0], readme.split(END)[1]
    return f"{before}{BEGIN}\n{readme_figures(figures)}\n{END}{after}"


def readme_figures(figures: Figures) -> str:
    """The figures in short, as a table."""
    total = figures.total
    rows = [
        ("wrong programs caught and priced exactly as stated", f"{total.caught} of {total.wrong}"),
        ("named rightly / wrongly / not named", f"{total.named_rightly} / {total.named_wrongly} / {total.not_named}"),
        ("named wrongly and with certainty", str(figures.sure_and_wrong)),
        ("whole submissions graded as stated, through worker and judge", str(figures.whole_submissions)),
        (
            "programs with two mistakes that show as each alone: both named",
            f"{total.composed_named} of {total.composed}",
        ),
        (
            f"right programs with full marks in each of {figures.repetitions} repetitions, on other random problems each time",
            f"{total.right_passed} of {total.right}",
        ),
        (
            "one-slip mutants of the solutions: caught / equivalent / missed",
            f"{total.mutants_caught} / {total.mutants_equivalent} / {total.mutants_missed} of {total.mutants}",
        ),
        (
            "wrong losses that checks in the manner of CS231n's notebooks show, the other version being right",
            f"{total.public_alone} of {total.public}",
        ),
        ("the same, the mistake being made in both versions", f"{total.public_in_both} of {total.public}"),
    ]
    return _table(("what", "figure"), rows)


def figures_page(course: Course, figures: Figures) -> str:
    """The figures by function, the comparison with the public checks, and what is known to be missed."""
    sections = [
        "# The grader, graded",
        GENERATED,
        f"Of course and grader {state(course)}: while they are these, `make test` takes what stands here as shown.",
        readme_figures(figures),
        "## By function",
        _functions(figures),
        "A wrong program counts as caught if every part of every test gives the points that its entry states, and the "
        "student is told what the entry says. The solution itself is among the right programs.",
        _carried_over(figures),
        "## A mistake that nobody has listed",
        _blindly(figures),
        "## What the checks of the CS231n notebooks would have shown",
        "The same wrong losses, put through what the public notebooks `svm.ipynb` and `softmax.ipynb` check (naive against "
        "vectorised, a sparse numerical gradient at their settings, the first softmax loss), written afresh from their "
        "description: `autograder/selfcheck/public_checks.py`. The other functions of this pack are not checked there.",
        _compared(figures),
        _unseen(figures),
        "## Mutants that are missed",
        _missed(course, figures),
    ]
    return "\n\n".join(sections) + "\n"


def _functions(figures: Figures) -> str:
    head = ("notebook", "function", "wrong", "caught", "named rightly", "wrongly", "not", "right passed", "of",
            "mutants", "caught", "equivalent", "missed")  # fmt: skip
    return _table(head, [_by_function(row) for row in [*figures.rows, figures.total]])


def _by_function(row: FunctionFigures) -> tuple[object, ...]:
    return (
        row.assignment, f"`{row.function}`", row.wrong, row.caught, row.named_rightly, row.named_wrongly, row.not_named,
        row.right_passed, row.right, row.mutants, row.mutants_caught, row.mutants_equivalent, row.mutants_missed,
    )  # fmt: skip


def _blindly(figures: Figures) -> str:
    tried, unnamed, same_name, other_name = (
        sum(getattr(one, name) for one in figures.blind) for name in ("tried", "unnamed", "same_name", "other_name")
    )
    sure = len({text.split(":")[0] for one in figures.blind for text in one.sure_and_wrong})
    return (
        f"Each of {tried} mistakes, explained as if nobody had listed it, nor any of its code or with its effect: {unnamed} get "
        f"no name, {same_name} their own name by what is known of any function (a loop, a size written as a number), "
        f"{other_name} another name for some of what they do: that looks in every facet that the named mistake changes as the "
        f"named mistake does. In {sure} of these nothing else that is known looks so, and the message says 'What it is'."
    )


def _compared(figures: Figures) -> str:
    rows = [row for row in figures.rows if row.public]
    found = [(f"`{row.function}`", row.public, row.caught, row.public_alone, row.public_in_both) for row in rows]
    total = ("all", *(sum(column) for column in [*zip(*found, strict=True)][1:]))
    head = ("function", "wrong", "caught here", "shown there, the other version right", "shown there, made in both")
    return _table(head, [*found, total])


def _carried_over(figures: Figures) -> str:
    told = [
        f"In `{row.assignment}`, `{row.function}` is carried over from an earlier notebook: of that notebook's wrong programs, "
        f"{row.carried} lose points in parts that the test here has too, and {row.carried_caught} of them lose just these "
        "and get their name here as well."
        for row in figures.rows
        if row.carried
    ]
    return "\n\n".join(told)


def _unseen(figures: Figures) -> str:
    unseen = sorted(f"`{one.name}`" for one in figures.public if not one.in_both)
    return f"Made in both versions, these {len(unseen)} show nothing there: {', '.join(unseen)}."


def _missed(course: Course, figures: Figures) -> str:
    rows = []
    for assignment, function, change in sorted(figures.missed_mutants):
        folder = course.source_script(course.assignment(assignment)).parent
        rows.append((f"`{function}`", f"`{change}`", read_reasons(folder)[function].missed[change]))
    return _table(("function", "slip", "why it is accepted"), rows) if rows else "None."


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = tuple(head)
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)
