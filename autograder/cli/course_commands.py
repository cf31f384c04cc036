"""`build`, `bundle`, `selfcheck`, `doctor`: what an instructor does with the course itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from autograder.course import Course, CourseError, load_course
from autograder.languages.catalogues import languages
from linearloss.sentences import say, words

from .console import fail, out, safe
from .selfcheck_view import show_figures, task_progress


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(build)
    app.command()(bundle)
    app.command()(selfcheck)
    app.command()(doctor)


def course_with_solutions() -> Course:
    """The course here.

    Raises:
        CourseError: there is none, or it is a students' bundle.
    """
    course = load_course()
    if not course.has_solutions:
        raise CourseError(
            say(
                "this needs the folder solutions/, which a students' bundle does not have. "
                "To check your own work: autograder check notebooks/02-svm/svm.ipynb"
            )
        )
    return course


def graded_course() -> Course:
    """The course here, with the folders that nbgrader's configuration names.

    Raises:
        CourseError: as `course_with_solutions`, or the configuration cannot be read.
    """
    from autograder.gradebook.configuration import configured

    return configured(course_with_solutions())


def build(
    check: bool = typer.Option(False, "--check", help="Only compare: fail if notebooks/ is not what solutions/ gives."),
    language: str = typer.Option(
        None,
        "--language",
        "-l",
        help="Only this edition, e.g. ko, in notebooks/ko/, from the English notebooks there are.",
    ),
) -> None:
    """Make notebooks/ from solutions/, through nbgrader's own generate step, in English and in each language there is."""
    from autograder.exercise.page import write_page
    from autograder.handout import notebooks
    from autograder.translators.checking import incomplete, problems
    from autograder.translators.files import gather

    course = course_with_solutions()
    if language is not None:
        notebooks.build_edition(course, language)
        _say_coverage(course, [language])
        return
    if not check:
        notebooks.build(course)
        page = write_page(course)
        out.print(words(say("Built {count} notebooks in notebooks/.", count=len(course.assignments))))
        told = say("What each name of a mistake means: {page}", page=page.relative_to(course.root))
        out.print(words(told))
        _say_coverage(course, languages(course))
        return
    different = notebooks.differences(course)
    if different:
        for text in different:
            print(text)
        fail(
            say(
                "notebooks/ is not what solutions/ gives ({count} files differ). Mend it by: {mend}",
                count=len(different),
                mend=notebooks.MEND,
            ),
            1,
        )
    out.print(words(say("notebooks/ is what solutions/ gives.")))
    for promised in course.complete_languages:
        gathered = gather(course, promised)
        if wrong := list(problems(gathered)):
            fail("\n".join(wrong), 1)
        if lacking := incomplete(gathered):
            fail(
                say(
                    "{language} is promised complete in course.toml, and is not: {lacking}. Mend it by: autograder translate {language}",
                    language=promised,
                    lacking=lacking,
                ),
                1,
            )


def _say_coverage(course: Course, chosen: Sequence[str]) -> None:
    """What of each language stays English, and why."""
    from autograder.translators.checking import coverage
    from autograder.translators.files import gather

    for language in chosen:
        files = coverage(gather(course, language))
        fuzzy, missing = sum(one.fuzzy for one in files), sum(one.missing for one in files)
        out.print(
            words(
                say(
                    "notebooks/{language}/: {translated} of {sentences} sentences are translated; English stands for {missing} that are not, and for {fuzzy} that have changed since.",
                    language=language,
                    translated=sum(one.translated for one in files),
                    sentences=sum(one.sentences for one in files),
                    missing=missing,
                    fuzzy=fuzzy,
                )
            )
        )


def bundle(
    output: Path | None = typer.Option(None, "--output", "-o", help="The archive to write; in dist/ by default."),
    self_learners: bool = typer.Option(
        False, "--self-learners", help="For who learns alone: the notebooks say at once whether an answer is right."
    ),
    classroom: bool = typer.Option(
        False,
        "--classroom",
        help="As a template repository for GitHub Classroom: with a workflow that runs the checks.",
    ),
    language: str = typer.Option("", "--language", "-l", help="With the notebooks in this language, e.g. ko."),
    gradescope: str | None = typer.Option(
        None,
        "--gradescope",
        help="Instead, make the autograder zip for this assignment on Gradescope; it holds all answers.",
    ),
) -> None:
    """Make the archive handed to students: notebooks, library, one command that starts JupyterLab; no answers."""
    from autograder.handout.bundle import write_bundle

    course = course_with_solutions()
    if gradescope is not None:
        from autograder.gradescope.archive import write_archive

        assignment = course.assignment(gradescope)
        path = output or Path("dist") / f"gradescope-{assignment.name}.zip"
        count = write_archive(course, assignment, path)
        out.print(
            words(
                say(
                    "{path}: {count} files, with all answers. Upload it as the autograder of {name}, on Ubuntu 24.04.",
                    path=path,
                    count=count,
                    name=assignment.name,
                )
            )
        )
        return
    kind = "-self-learners" if self_learners else "-classroom" if classroom else ""
    kind += f"-{language}" if language else ""
    path = output or Path("dist") / f"{course.slug}{kind}.zip"
    count = write_bundle(course, path, self_learners, classroom, language)
    told = (
        say("{path}: {count} files, no answers in the clear.", path=path, count=count)
        if self_learners
        else say("{path}: {count} files, no answers.", path=path, count=count)
    )
    out.print(words(told))


def selfcheck(
    assignment: str = typer.Option(None, "--assignment", "-a", help="Only this assignment, e.g. 02-svm."),
    function: str = typer.Option(None, "--function", "-f", help="Only this function, e.g. svm_loss_naive."),
    repetitions: int = typer.Option(200, "--repetitions", "-n", min=1, help="How often each right program is graded."),
    jobs: int = typer.Option(
        None, "--jobs", "-j", min=1, help="Processes at once; one for each core by default, at most eight."
    ),
    force: bool = typer.Option(
        False, "--force", help="Check again what an earlier selfcheck of this course has found."
    ),
    write: bool = typer.Option(False, "--write", help="Renew docs/selfcheck.md and the figures in README.md as well."),
) -> None:
    """Grade the grader: each known mistake its score and its name, right ones full, mutants caught."""
    from autograder.handout.notebooks import check_fresh
    from autograder.selfcheck import pages
    from autograder.selfcheck.run import run_selfcheck
    from linearloss.data.errors import DataError

    course = course_with_solutions()
    if write and (assignment or function):
        fail(say("--write needs the whole course: leave out --assignment and --function."))
    if write:
        check_fresh(course)  # the page tells of the notebooks as well
    with task_progress("Checking the grader") as progress:
        try:
            figures = run_selfcheck(
                course, progress, only=assignment, function=function, repetitions=repetitions, jobs=jobs, force=force
            )
        except DataError as error:
            fail(say("{error} Fetch CIFAR-10 first: linearloss data", error=str(error)), 1)
    path = course.root / "build" / "selfcheck.json"
    pages.write_json(figures, path)
    show_figures(figures)
    short = figures.conclude()
    for text in short:
        out.print(f"[red]{words(say('falls short'))}[/red] {safe(text)}")
    if write and not short:
        pages.write_pages(course, figures)
    out.print(
        words(say("Shortfalls: {count}. All figures: {path}", count=len(short), path=path.relative_to(course.root)))
    )
    if short:
        raise typer.Exit(1)


def doctor() -> None:
    """Versions, the data, and which isolation student code runs under."""
    from autograder.doctor import examine

    try:
        course = load_course().root
    except CourseError:
        course = None  # the machine can be looked at anywhere
    for name, state, well in examine(course):
        out.print(
            f"[{'green' if well else 'yellow'}]{'ok' if well else '! '}[/] {safe(words(name))}: {safe(words(state))}"
        )
