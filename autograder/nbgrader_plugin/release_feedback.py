"""nbgrader's `release_feedback`, which ends at the first student who has not handed in through nbgrader's exchange."""

from __future__ import annotations

from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

from autograder.intake.text import shown

NEEDED = ("timestamp.txt", "submission_secret.txt")


class ReleaseFeedbackToThoseReached(ExchangeReleaseFeedback):
    """Names those whom the exchange cannot reach, and goes on: their pages are sent another way."""

    def copy_files(self) -> None:
        excluded = [name for name in self.coursedir.student_id_exclude.split(",") if name]
        for page in sorted(
            Path(self.coursedir.root, self.coursedir.feedback_directory).glob(f"*/{self.coursedir.assignment_id}")
        ):
            student = page.parent.name
            missing = [name for name in NEEDED if not (page / name).is_file()]
            if missing and student not in excluded:
                self.log.warning(
                    "%s has not handed in through the exchange (there is no %s): send feedback/%s/ another way",
                    shown(student), missing[-1], shown(student),
                )  # fmt: skip
                excluded.append(student)
        self.coursedir.student_id_exclude = ",".join(excluded)
        super().copy_files()
