"""Submissions a minute and CPU seconds a submission: `autograder grade` against stock nbgrader.

Both grade copies of the same solved notebook, one after the other in one run of this script. Each
is run with few and with many submissions; the difference gives the cost of one more submission,
without start-up. Beside them the floor: the student's cells alone, in forks of a warm process.

Stock nbgrader also runs the cells that are marked as demonstrations (plots, timings), as it knows
no such mark; so it is measured a second time with these cells removed.

    python benchmarks/grading.py [--assignment 02-svm] [--many 42] [--stock-many 12]
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.build.expand import expand, write_notebook
from autograder.course import Assignment, Course, import_from, load_course
from autograder.demo.run import copy_course
from autograder.isolation.levels import PROCESS, strongest
from autograder.judge.fork_client import ForkServer
from autograder.judge.student import StudentProcess
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify
from autograder.selfcheck.variants import solved, write_example_files

FEW = 2
STOCK_CONFIGURATION = """
c = get_config()
c.CourseDirectory.course_id = "stock"
c.ClearMarkScheme.enforce_metadata = False
c.ExecutePreprocessor.timeout = 600  # of a cell: on a busy machine, a demonstration takes longer than the usual 30 seconds
"""


@dataclass(frozen=True)
class Cost:
    """Seconds for one more submission."""

    wall: float
    cpu: float

    def line(self, name: str) -> str:
        return f"{name:52} {60 / self.wall:8.1f} a minute   {self.cpu:7.3f} CPU s each   {self.wall:7.3f} s each"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assignment", default="02-svm")
    parser.add_argument("--many", type=int, default=62, help="submissions for autograder grade")
    parser.add_argument("--stock-many", type=int, default=14, help="submissions for stock nbgrader")
    options = parser.parse_args()
    course = load_course(Path(__file__).resolve().parents[1])
    import_from(course)
    assignment = course.assignment(options.assignment)
    jobs = os.cpu_count() or 1
    print(
        f"{assignment.name}, solved; {platform.processor() or platform.machine()}, {jobs} cores, Python {platform.python_version()}"
    )
    stock = stock_cost(course, assignment, options.stock_many, demonstrations=True)
    print(stock.line("stock nbgrader 0.9.6, its default preprocessors"))
    bare = stock_cost(course, assignment, options.stock_many, demonstrations=False)
    print(bare.line("the same, demonstration cells removed"))
    loose = our_cost(course, assignment, options.many, jobs, PROCESS)
    print(loose.line(f"autograder grade --jobs {jobs} --isolation process"))
    ours = our_cost(course, assignment, options.many, jobs, strongest())
    print(ours.line(f"autograder grade --jobs {jobs}, isolation {strongest()}"))
    floor = floor_cost(course, assignment, 30)
    print(floor.line("floor: the student's cells alone, in warm forks"))
    print(
        f"rate, {jobs} jobs: {stock.wall / ours.wall:.1f} times stock, {bare.wall / ours.wall:.1f} times without demonstrations"
    )
    print(f"CPU beyond the student's own cells: {ours.cpu - floor.cpu:.3f} s a submission")
    print(f"CPU that isolation costs: {ours.cpu - loose.cpu:.3f} s a submission")


def our_cost(course: Course, assignment: Assignment, many: int, jobs: int, isolation: str) -> Cost:
    """The marginal cost of `autograder grade` in its own process."""
    command = [sys.executable, "-m", "autograder", "grade", "--assignment", assignment.name]
    command += ["--jobs", str(jobs), "--isolation", isolation]
    return _marginal(many, lambda count: _run(course, assignment, count, command, ours=True))


def stock_cost(course: Course, assignment: Assignment, many: int, demonstrations: bool) -> Cost:
    """The marginal cost of `nbgrader autograde` with its default preprocessors, in its own process."""
    command = [sys.executable, "-m", "nbgrader", "autograde", assignment.name]
    return _marginal(
        many, lambda count: _run(course, assignment, count, command, ours=False, demonstrations=demonstrations)
    )


def _marginal(many: int, measure: object) -> Cost:
    few, all_of_them = measure(FEW), measure(many)  # type: ignore[operator]
    return Cost((all_of_them.wall - few.wall) / (many - FEW), (all_of_them.cpu - few.cpu) / (many - FEW))


def _run(
    course: Course, assignment: Assignment, count: int, command: list[str], *, ours: bool, demonstrations: bool = True
) -> Cost:
    with tempfile.TemporaryDirectory(prefix="benchmark-grading-") as name:
        root = Path(name)
        # Stock nbgrader starts `alembic` by its name, which it finds in an activated environment only.
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = os.environ | {
            "PYTHONPATH": f"{root}{os.pathsep}{course.root}", "PYTHONWARNINGS": "ignore", "PATH": path
        }  # fmt: skip
        _lay_out(course, assignment, root, count, ours, demonstrations)
        prepare = [sys.executable, "-m", "autograder", "build"] if ours else _generate(assignment)
        _call(prepare, root, environment)
        before, start = children_cpu(), time.perf_counter()
        _call(command, root, environment)
        return Cost(time.perf_counter() - start, children_cpu() - before)


def _call(command: list[str], root: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)} ended with exit code {done.returncode}:\n{done.stderr[-2000:]}")


def _generate(assignment: Assignment) -> list[str]:
    return [sys.executable, "-m", "nbgrader", "generate_assignment", assignment.name]


def _lay_out(course: Course, assignment: Assignment, root: Path, count: int, ours: bool, demonstrations: bool) -> None:
    """The course, with `count` copies of the solved notebook of one assignment handed in."""
    copy_course(
        course.root, root
    )  # with what was run for it: a build takes seconds then, and a minute and a half without
    official = expand(course.source_script(assignment))
    if not demonstrations:
        official.cells = [cell for cell in official.cells if not roles(cell).is_demonstration]
    if ours:
        shutil.copyfile(course.root / "nbgrader_config.py", root / "nbgrader_config.py")
    else:
        (root / "nbgrader_config.py").write_text(STOCK_CONFIGURATION)
        write_notebook(official, root / "source" / assignment.name / assignment.file)
    text = nbformat.writes(solved(official), version=4)
    for number in range(count):
        folder = root / "submitted" / f"student{number:03d}" / assignment.name
        folder.mkdir(parents=True)
        (folder / assignment.file).write_text(text, encoding="utf-8")
        write_example_files(assignment, folder)


def floor_cost(course: Course, assignment: Assignment, count: int) -> Cost:
    """The student's cells, run in forks of a warm process, and nothing else."""
    official = expand(course.source_script(assignment))
    notebook = merge(official, simplify(solved(official), assignment.file))
    cells = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and not roles(cell).is_test and not roles(cell).is_demonstration
    ]
    own, children = time.process_time(), children_cpu()
    with ForkServer() as server:
        _cells_once(server, course, cells)
        started = time.process_time() - own
        start = time.perf_counter()
        for _ in range(count):
            _cells_once(server, course, cells)
        wall = time.perf_counter() - start
    cpu = time.process_time() - own - started + children_cpu() - children - _start_up()
    return Cost(wall / count, cpu / count)


def _start_up() -> float:
    """CPU seconds of starting and stopping a fork server, which are not the cells'."""
    before = children_cpu()
    with ForkServer():
        pass
    return children_cpu() - before


def _cells_once(server: ForkServer, course: Course, cells: list[str]) -> None:
    with StudentProcess(server, course.limits) as student:
        for source in cells:
            student.run_cell(source)


def children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
