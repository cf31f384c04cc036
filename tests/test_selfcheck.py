"""The grader, graded: solutions full, stubs zero, every wrong answer the score it must get."""

import pytest

from autograder.course import CourseError, load_course
from autograder.selfcheck.run import run_selfcheck
from autograder.selfcheck.variants import read_wrong_answer, wrong_answers

COURSE = load_course()


@pytest.mark.parametrize("assignment", [assignment.name for assignment in COURSE.assignments])
def test_every_variant_gets_what_it_must_get(assignment):
    results = run_selfcheck(COURSE, only=assignment)

    wrong = [f"{result.name}: {result.explanation}" for result in results if not result.as_expected]
    assert not wrong, "\n".join(wrong)
    assert len(results) >= 2 + 5


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_wrong_answers_must_lose_points(assignment):
    for answer in wrong_answers(COURSE, assignment):
        assert answer.expected, f"{answer.code} names no test that it must fail"


def test_a_malformed_wrong_answer_is_refused_by_name(tmp_path):
    path = tmp_path / "half.py"
    path.write_text('"""\ntitle = no quotes\n"""\n')

    with pytest.raises(CourseError, match=r"half\.py.*TOML"):
        read_wrong_answer(path)
