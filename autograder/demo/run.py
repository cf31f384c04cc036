"""The demonstration, step by step. Everything it makes lies in `demo/`, a course folder of its own."""

from __future__ import annotations

import copy
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from autograder.batch.run import BatchReport, grade_batch, prepare
from autograder.batch.submissions import find_submissions
from autograder.course import Course, CourseError, import_from, load_course
from autograder.gradebook.configuration import configuration, configured
from autograder.handout.proved import FIGURES_PAGE
from autograder.nbgrader_plugin import install
from linearloss.data import fetch_cifar10
from linearloss.sentences import say, words

from .final_notebook import run_final_notebook
from .sample_class import SAMPLE_CLASS, write_submissions

COPIED_FOLDERS = ("solutions", "notebooks", "build/known", "build/visible")
COPIED_FILES = ("nbgrader_config.py", "pyproject.toml", "LICENSE", "requirements.lock", str(FIGURES_PAGE))


def run_demo(course: Course, console: Console) -> tuple[Course, BatchReport]:
    """Run every step; returns the demonstration's course and what came of grading.

    Raises:
        CourseError, DataError: with the step's own words.
    """
    root = course.root / "demo"
    if not (course.root / SAMPLE_CLASS).is_file():
        raise CourseError(
            say(
                "this course has no sample class ({file}): the demonstration is that of the course pack.",
                file=SAMPLE_CLASS,
            )
        )
    with _step(console, say("1/6  CIFAR-10: from the cache, or fetched and verified")):
        fetch_cifar10()
    with _step(console, say("2/6  six notebooks built from solutions/")):
        demo = _copy_course(course, root)
        import_from(demo)
        prepare(demo, list(demo.assignments), lambda text: None)
    with _step(console, say("3/6  the solved final notebook: lambda tuned on CIFAR-10, quick setting, about a minute")):
        with _bar(console, say("cells")) as advance:
            results = run_final_notebook(demo, root / "solved", advance)
    with _step(console, say("4/6  a sample class graded; one submission loops for ever and takes its time limits")):
        count = write_submissions(demo, results)
        with _bar(console, say("submissions")) as advance:
            report = grade_batch(
                demo,
                find_submissions(demo),
                jobs=os.cpu_count() or 1,
                progress=lambda step: advance(step.done, count),
            )
    with _step(console, say("5/6  nbgrader's feedback, from the same gradebook")):
        _nbgrader_feedback(demo, again=report.graded > 0)
    with _step(console, say("6/6  feedback pages, class report, tables")):
        _reports(demo, report)
    return demo, report


@contextmanager
def _step(console: Console, title: str) -> Iterator[None]:
    console.print(words(title))
    start = time.perf_counter()
    yield
    console.print("     " + words(say("done in {seconds:.0f} s", seconds=time.perf_counter() - start)))


@contextmanager
def _bar(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    columns = (TextColumn("     {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(words(what), total=None)
        last = [0.0]

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)
            if not console.is_terminal and time.monotonic() - last[0] > 5:
                last[0] = time.monotonic()
                console.print("     " + words(say("{done} of {total} {what}", done=done, total=total, what=what)))

        yield advance


def _copy_course(course: Course, root: Path) -> Course:
    root.mkdir(exist_ok=True)
    copy_course(course.root, root)
    return configured(load_course(root))


def copy_course(course: Path, root: Path) -> None:
    """The sources of a course, and what programs with known mistakes have shown in it: found again in minutes, where it is missing."""
    for name in COPIED_FOLDERS:
        if (course / name).is_dir():
            shutil.rmtree(root / name, ignore_errors=True)
            shutil.copytree(course / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.part"))
    for name in COPIED_FILES:
        if (course / name).is_file():
            (root / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(course / name, root / name)


def _nbgrader_feedback(demo: Course, again: bool) -> None:
    from nbgrader.apps import NbGraderAPI

    install()
    config = copy.deepcopy(configuration(demo.root).everything)
    config.CourseDirectory.root = str(demo.root)
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    api = NbGraderAPI(config=config)
    for assignment in demo.assignments:
        if any(demo.folders.autograded.glob(f"*/{assignment.name}")):
            api.generate_feedback(assignment.name, force=again)


def _reports(demo: Course, report: BatchReport) -> None:
    from autograder.judge.records import write_records
    from autograder.report.class_report import write_class_report
    from autograder.report.class_results import read_class
    from autograder.report.export import write_csv
    from autograder.report.feedback import write_feedback

    folder = demo.root / "reports"
    folder.mkdir(exist_ok=True)
    write_records(report.records, folder / "records.jsonl")
    results = read_class(demo)
    write_csv(results, folder / "grades.csv")
    write_feedback(results, demo, folder / "feedback")
    write_class_report(results, demo, folder / "class.html")
