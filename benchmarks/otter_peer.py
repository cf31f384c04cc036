"""CPU seconds a submission: `autograder grade` against otter-grader, which is installed in an environment of its own.

Both grade copies of the same solved notebook without its demonstration cells, in one run of this script. Otter runs the
notebook and then asks of each function only whether it is there, so it does far less. It is asked as it grades without
containers, `otter run`, a process for each submission.

    python benchmarks/otter_peer.py --environment FOLDER [--assignment 02-svm] [--many 32] [--otter-many 4]
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from grading import Cost, children_cpu, our_cost

from autograder.build.expand import expand
from autograder.course import Assignment, Course, import_from, load_course
from autograder.isolation.levels import strongest
from autograder.notebook.official import roles
from autograder.selfcheck.variants import solved, write_example_files

TEST = """OK_FORMAT = True
test = {{"name": "{name}", "points": 1, "suites": [{{"cases": [{{"code": ">>> {name} is not None\\nTrue", "hidden": False,
    "locked": False}}], "scored": True, "setup": "", "teardown": "", "type": "doctest"}}]}}
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--environment", type=Path, required=True, help="with otter-grader, NumPy and matplotlib in it")
    parser.add_argument("--assignment", default="02-svm")
    parser.add_argument("--many", type=int, default=32, help="submissions for autograder grade")
    parser.add_argument("--otter-many", type=int, default=4, help="submissions for otter")
    options = parser.parse_args()
    course = load_course(Path(__file__).resolve().parents[1])
    import_from(course)
    assignment, jobs = course.assignment(options.assignment), os.cpu_count() or 1
    print(f"{assignment.name}, solved; {platform.machine()}, {jobs} cores, Python {platform.python_version()}")
    otter = otter_cost(course, assignment, options.environment.resolve(), options.otter_many)
    print(otter.line("otter run"))
    ours = our_cost(course, assignment, options.many, jobs, strongest())
    print(ours.line(f"autograder grade --jobs {jobs}, isolation {strongest()}"))
    print(f"CPU: otter takes {otter.cpu / ours.cpu:.1f} times as much")


def otter_cost(course: Course, assignment: Assignment, environment: Path, many: int) -> Cost:
    """The cost of one `otter run`."""
    official = expand(course.source_script(assignment))
    official.cells = [
        cell for cell in official.cells if not roles(cell).is_demonstration and not roles(cell).is_test
    ]  # fmt: skip
    paths = {"PYTHONPATH": str(course.root), "PATH": f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory(prefix="benchmark-otter-") as name:
        folder = Path(name)
        (folder / "tests").mkdir()
        for cell in official.cells:
            if roles(cell).is_solution and cell.cell_type == "code":
                test = roles(cell).grade_id
                (folder / "tests" / f"{test}.py").write_text(TEST.format(name=test))
        notebook = folder / assignment.file
        notebook.write_text(nbformat.writes(solved(official), version=4), encoding="utf-8")
        write_example_files(assignment, folder)

        def otter(*arguments: str) -> None:
            command = [environment / "bin" / "python", "-m", "otter", *arguments]
            subprocess.run(command, cwd=folder, env=os.environ | paths, check=True, stdout=subprocess.DEVNULL)

        otter("generate", "--no-environment", "-o", "autograder.zip")
        otter("run", "-a", "autograder.zip", notebook.name)
        before, start = children_cpu(), time.perf_counter()
        for _ in range(many):
            otter("run", "-a", "autograder.zip", notebook.name)
        return Cost((time.perf_counter() - start) / many, (children_cpu() - before) / many)


if __name__ == "__main__":
    sys.exit(main())
