"""`build`, `bundle`, `selfcheck`, `doctor`: what an instructor does with the course itself."""

from __future__ import annotations

from pathlib import Path

import typer

from autograder.course import Course, CourseError, load_course

from .console import err, fail, out, safe


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
            "this needs the folder solutions/, which a students' bundle does not have. "
            "To check your own work: autograder check notebooks/02-svm/svm.ipynb"
        )
    return course


def build(
    check: bool = typer.Option(False, "--check", help="Only compare: fail if notebooks/ is not what solutions/ gives."),
) -> None:
    """Make notebooks/ from solutions/, through nbgrader's own generate step."""
    from autograder.build import freshness

    course = course_with_solutions()
    if not check:
        freshness.build(course)
        out.print(f"Built {len(course.assignments)} notebooks in notebooks/.")
        return
    different = freshness.differences(course)
    if different:
        for text in different:
            print(text)
        fail(
            f"notebooks/ is not what solutions/ gives ({len(different)} files differ). Mend it by: {freshness.MEND}", 1
        )
    out.print("notebooks/ is what solutions/ gives.")


def bundle(
    output: Path = typer.Option(Path("dist/loss-functions-course.zip"), "--output", "-o", help="The archive to write."),
) -> None:
    """Make the archive handed to students: notebooks, package, environment; no answers."""
    from autograder.bundle import write_bundle

    course = course_with_solutions()
    count = write_bundle(course, output)
    out.print(f"{output}: {count} files, no answers.")


def selfcheck() -> None:
    """Grade the grader: solutions full, stubs zero, each wrong answer the score it must get."""
    from autograder.selfcheck.run import run_selfcheck

    course = course_with_solutions()
    results = run_selfcheck(course, say=lambda text: err.print(safe(text)))
    wrong = [result for result in results if not result.as_expected]
    for result in wrong:
        out.print(f"[red]{safe(result.name)}[/red]: {safe(result.explanation)}")
    out.print(f"{len(results) - len(wrong)} of {len(results)} submissions got what they must get.")
    if wrong:
        raise typer.Exit(1)


def doctor() -> None:
    """Versions, the data, and which isolation student code runs under."""
    from autograder.doctor import examine

    for name, state, well in examine():
        out.print(f"[{'green' if well else 'yellow'}]{'ok' if well else '! '}[/] {safe(name)}: {safe(state)}")
