"""The class that `make demo` grades, without CIFAR-10 and the final notebook: `write FOLDER`, `verify FOLDER`.

Between the two, somebody grades FOLDER (`autograder grade --json records.jsonl`), on the system that is to be tried.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slowness import in_manifest

from autograder.batch.run import prepare
from autograder.course import Course, import_from, load_course
from autograder.demo.run import copy_course
from autograder.demo.sample_class import read_class, write_submissions

NAMED_ONLY = "process"  # the level that nobody gets without asking for it
# What was handed in -> the statuses of its tests; where nothing stands here: some pass, some lose points.
STATUSES = {
    "solved": {"passed"},
    "untouched": {"missing"},
    "svm_loss_vectorized/crash": {"passed", "crashed"},
    "svm_loss_naive/loop": {"passed", "timeout"},
    "broken file": {"missing"},
}
WRONG_ANSWER = {"passed", "partial", "failed"}
NOT_HANDED_IN = "test_results_file"  # judges what the final notebook writes


def write(folder: Path) -> None:
    """A course folder, built, with submissions."""
    here = load_course(Path(__file__).resolve().parents[2])
    copy_course(here.root, folder)
    manifest = folder / "solutions" / "course.toml"
    manifest.write_text(in_manifest(manifest.read_text(encoding="utf-8")), encoding="utf-8")
    course = load_course(folder)
    import_from(course)
    prepare(course, list(course.assignments), print)
    print(f"{write_submissions(course, results_file=None)} submissions in {folder}/submitted")


def verify(folder: Path) -> None:
    """What came of grading; ends with an error that lists what is wrong."""
    lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    print(f"{len(records)} records, isolation: {', '.join(sorted({record['isolation'] for record in records}))}")
    wrong = list(mistakes(load_course(folder), records))
    if wrong:
        sys.exit("\n".join(wrong))


def mistakes(course: Course, records: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each thing that is not as it must be."""
    for student, work in read_class(course).items():
        for name, what in work.items():
            ours = [r for r in records if (r["student"], r["assignment"]) == (student, name)]
            mine = [r for r in ours if r["test"] != NOT_HANDED_IN]
            statuses = {r["status"] for r in mine}
            wanted = STATUSES.get(what, WRONG_ANSWER)
            right = statuses == wanted if what in STATUSES else "passed" in statuses and len(statuses) > 1
            if not right or not statuses <= wanted:
                yield f"{student} / {name} ({what}): {', '.join(sorted(statuses))}; not {', '.join(sorted(wanted))}"
            yield from (f"{r['test']}: {r['status']}: {r['message']}" for r in mine if r["status"] not in wanted)
    for record in records:
        if record["isolation"] == NAMED_ONLY:
            yield f"{record['student']} / {record['test']} was graded under {NAMED_ONLY}"


if __name__ == "__main__":
    {"write": write, "verify": verify}[sys.argv[1]](Path(sys.argv[2]).resolve())
