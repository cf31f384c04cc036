"""The pieces of a selfcheck that can run side by side, each in a process that keeps what it has loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from autograder.build.expand import expand
from autograder.course import Course, import_from
from autograder.diagnosis import Diagnostician
from autograder.exercise import Mistake
from autograder.exercise.composition import Composition
from autograder.exercise.local import LocalObject
from autograder.exercise.mistakes import check_parts
from autograder.exercise.right_answers import RightAnswer, right_answers
from autograder.judge.fork_client import ForkServer
from autograder.notebook.regions import without_solution_markers

from .blind_naming import BlindNaming, examine, name_blindly
from .carried_over import CarriedOver, carry_over
from .composed import sample_compositions
from .local_grading import LocalNotebook
from .mutation import MutationScore, Reasons, mutation_score, read_reasons
from .public_checks import development_batch, what_a_comparison_shows, what_a_naive_version_shows
from .repetitions import Flake, repeat
from .whole_submissions import Checked, Program, SubmissionChecker

# The losses, by task: the naive and the vectorised version that the public notebooks compare.
PUBLIC_TASKS = {
    "svm": ("svm_loss_naive", "svm_loss_vectorized"),
    "softmax": ("softmax_loss_naive", "softmax_loss_vectorized"),
}


@dataclass(frozen=True)
class Repeated:
    """Repetitions of the right programs of one function, and those that did not score full."""

    function: str
    programs: int
    repetitions: int
    flakes: tuple[Flake, ...]


@dataclass(frozen=True)
class PubliclyCaught:
    """What the public checks show of one wrong loss: alone beside a right version, and made in both versions."""

    assignment: str
    function: str
    name: str
    alone: tuple[str, ...]
    in_both: tuple[str, ...]


class Workbench:
    """Everything that the pieces need of a course, made when first asked for."""

    def __init__(self, course: Course):
        self.course = course
        self.diagnostician = Diagnostician(course)
        self._server: ForkServer | None = None
        self.local = cache(self._local)
        self.parts = cache(self._parts)
        self.batch = cache(development_batch)
        import_from(course)

    @property
    def server(self) -> ForkServer:
        """The fork server, started when first asked for."""
        if self._server is None:
            self._server = ForkServer()
        return self._server

    def close(self) -> None:
        """End the fork server."""
        if self._server is not None:
            self._server.close()

    def _local(self, assignment: str) -> LocalNotebook:
        return LocalNotebook(expand(self.course.source_script(self.course.assignment(assignment))))

    def _parts(self, assignment: str) -> dict[str, tuple[str, ...]]:
        """Test -> the names of its parts, for the tests of functions."""
        notebook = self.local(assignment)
        found: dict[str, tuple[str, ...]] = {}
        for function in dict.fromkeys(one.function for one in self.diagnostician.catalogue.mistakes):
            if function in notebook.solutions:
                results = notebook.grade(function, notebook.solutions[function])
                found |= {test: tuple(part.name for part in result.parts) for test, result in results.items()}
        return found

    def wrong(self, assignment: str, function: str | None = None) -> list[Mistake]:
        """The mistakes of an assignment, or in one of its functions.

        Raises:
            CourseError: one loses a part that its test has not.
        """
        found = self.diagnostician.catalogue.of(self.course.assignment(assignment))
        check_parts(found, self.parts(assignment))
        return [mistake for mistake in found if function in (None, mistake.function)]

    def right(self, assignment: str, function: str | None = None) -> list[RightAnswer]:
        """The right answers of an assignment, or to one of its functions."""
        found = right_answers(self.course, self.course.assignment(assignment))
        return [answer for answer in found if function in (None, answer.function)]

    def submissions(self, assignment: str, names: Sequence[str], whole: bool) -> list[Checked]:
        """Grade the named programs through worker and judge."""
        checker = SubmissionChecker(self.course, self.course.assignment(assignment), self.server, self.diagnostician)
        programs: list[Program] = [*self.wrong(assignment), *self.right(assignment)]
        return list(checker.check([program for program in programs if program.name in names], whole=whole))

    def composed(self, assignment: str, function: str) -> list[Checked]:
        """Grade programs with two mistakes of one function through worker and judge."""
        checker = SubmissionChecker(self.course, self.course.assignment(assignment), self.server, self.diagnostician)
        return list(checker.check([*self.compositions(assignment, function)], whole=False))

    def compositions(self, assignment: str, function: str) -> list[Composition]:
        """The sample of programs with two mistakes of one function."""
        notebook, mistakes = self.local(assignment), self.wrong(assignment, function)
        examined = examine(notebook, self.diagnostician, mistakes)
        examined = {test: examined[test] for test in notebook.tests_of(function) if test in examined}
        solution = f"{without_solution_markers(notebook.solutions[function])}\n"
        return sample_compositions(solution, mistakes, examined, self.diagnostician)

    def repetitions(self, assignment: str, function: str, count: int) -> Repeated:
        """Grade the right programs of a function `count` times on other problems, the solution among them."""
        notebook = self.local(assignment)
        programs = [("solution", notebook.solutions[function])]
        programs += [(answer.name, answer.source) for answer in self.right(assignment, function)]
        flakes = [flake for name, source in programs for flake in repeat(notebook, name, function, source, {}, count)]
        return Repeated(function, len(programs), count, tuple(flakes))

    def wrong_repetitions(self, assignment: str, function: str, count: int) -> Repeated:
        """Grade the wrong programs of a function `count` times on other problems: the same points every time?"""
        notebook = self.local(assignment)
        mistakes = self.wrong(assignment, function)
        flakes = [
            flake
            for mistake in mistakes
            for flake in repeat(notebook, mistake.name, function, mistake.source, mistake.loses, count)
        ]
        return Repeated(function, len(mistakes), count, tuple(flakes))

    def mutants(self, assignment: str, function: str) -> MutationScore:
        """Judge every mutant of the solution of a function."""
        folder = self.course.source_script(self.course.assignment(assignment)).parent
        reasons = read_reasons(folder).get(function, Reasons())
        return mutation_score(self.local(assignment), function, reasons)

    def earlier(self, assignment: str, function: str) -> str | None:
        """The notebook from which a function is carried over: an earlier one that has mistakes in it, where this
        one has none.
        """
        mistakes = self.diagnostician.catalogue.mistakes
        names = [mistake.assignment for mistake in mistakes if mistake.function == function]
        order = [other.name for other in self.course.assignments]
        before = [name for name in names if order.index(name) < order.index(assignment)]
        return before[-1] if before and assignment not in names else None

    def carried_over(self, assignment: str, function: str, earlier: str) -> CarriedOver:
        """Put the mistakes of an earlier notebook through the test of a later one."""
        wrong = self.wrong(earlier, function)
        return carry_over(self.local(assignment), self.local(earlier), function, wrong, self.diagnostician)

    def blind_naming(self, assignment: str) -> BlindNaming:
        """Name each mistake of an assignment as if it were not in the catalogue itself."""
        return name_blindly(assignment, self.local(assignment), self.diagnostician, self.wrong(assignment))

    def public_checks(self, assignment: str, name: str) -> PubliclyCaught:
        """Put one wrong loss through the checks of the public notebooks."""
        mistake = next(mistake for mistake in self.wrong(assignment) if mistake.name == name)
        task = next(task for task, functions in PUBLIC_TASKS.items() if mistake.function in functions)
        slow, fast = PUBLIC_TASKS[task]
        wrong, batch = self.diagnostician.catalogue.given(mistake), self.batch()
        right = {function: LocalObject(self.local(assignment).solved[function]) for function in (slow, fast)}
        # In both: the naive version is wrong. Alone: it is so only if the wrong one is the naive one.
        naive = what_a_naive_version_shows(wrong, batch, first_loss=task == "softmax")
        alone = naive if mistake.function == slow else []
        versions = right | {mistake.function: wrong}
        return PubliclyCaught(
            assignment, mistake.function, name,
            (*alone, *what_a_comparison_shows(versions[slow], versions[fast], batch)),
            (*naive, *what_a_comparison_shows(wrong, wrong, batch)),
        )  # fmt: skip
