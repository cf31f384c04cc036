"""The list of known mistakes that the build makes."""

from __future__ import annotations

from small_course import small_course
from test_mistakes import FIRST, SECOND, WHOLE

from autograder.exercise.page import write_page


def test_each_code_is_told_once_with_all_its_sentences(tmp_path):
    text = write_page(small_course(tmp_path, half_mistakes_toml=FIRST + SECOND + WHOLE)).read_text()

    assert text.count("\n## ") == 2
    assert "## doubled\n\n**Doubled.** In `half` (01-x).\n\nWhat the student may think: Half is twice.\n" in text
    assert "\n\n> You double it.\n\n> You double it, and print it.\n\n## other" in text
