"""The pieces of a selfcheck that can run side by side, each in a process that keeps what it has loaded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from autograder.course import Course, import_from
from autograder.exercise import Mistake
from autograder.exercise.check_cells import checked_tasks
from autograder.exercise.grading import Exercises, GradedTask
from autograder.exercise.right_answers import RightAnswer, right_answers
from autograder.exercise.solution_cells import read_solutions
from autograder.judge.fork_client import ForkServer

from .blind_naming import BlindNaming, name_blindly
from .composed import check_compositions
from .mutation import MutationScore, Reasons, mutation_score, read_reasons
from .proof import Checked, prove
from .public_checks import PubliclyCaught, check_publicly, development_batch
from .whole_submissions import Program, SubmissionChecker

# Of the problems on which wrong programs are graded, this many sets: enough to meet a verdict that hangs on luck. A wrong
# program that passes now and then is weaker news than a right one that fails.
WRONG_REPETITIONS = 10


class Workbench:
    """Everything that the pieces need of a course, made when first asked for."""

    def __init__(self, course: Course):
        self.course = course
        self.exercises = Exercises(course)
        self._server: ForkServer | None = None
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

    def functions(self, assignment: str) -> list[str]:
        """The solution cells of an assignment that have an exercise, in its order."""
        official = self.exercises.official.of(self.course.assignment(assignment))
        return list(dict.fromkeys(task.partition(".")[0] for task in checked_tasks(official).values()))

    def tasks(self, assignment: str, function: str) -> list[GradedTask]:
        """The exercises of a solution cell: one, or one for each test of a class."""
        chosen = self.course.assignment(assignment)
        tasks = checked_tasks(self.exercises.official.of(chosen)).values()
        return [self.exercises.task(chosen, task) for task in tasks if task.partition(".")[0] == function]

    def solution(self, assignment: str, function: str) -> str:
        """The text of a solution cell."""
        return read_solutions(self.course.source_script(self.course.assignment(assignment))).texts[function]

    def wrong(self, assignment: str) -> list[Mistake]:
        """The mistakes of an assignment."""
        return [mistake for mistake in self.exercises.mistakes if mistake.assignment == assignment]

    def right(self, assignment: str) -> list[RightAnswer]:
        """The right answers of an assignment."""
        return right_answers(self.course, self.course.assignment(assignment))

    def proof(self, assignment: str, function: str, repetitions: int, of_wrong: int) -> list[Checked]:
        """Every known mistake and every right answer of a function, the solution among them."""
        right = {"the solution": self.solution(assignment, function)}
        right |= {answer.title: answer.source for answer in self.right(assignment) if answer.function == function}
        return prove(self.tasks(assignment, function), right, repetitions, of_wrong)

    def submissions(self, assignment: str, names: Sequence[str], whole: bool) -> list[Checked]:
        """Grade the named programs through worker and judge."""
        checker = SubmissionChecker(self.exercises, self.course.assignment(assignment), self.server)
        programs: list[Program] = [*self.wrong(assignment), *self.right(assignment)]
        return list(checker.check([program for program in programs if program.name in names], whole=whole))

    def composed(self, assignment: str, function: str) -> list[Checked]:
        """A sample of programs with two mistakes of one function."""
        return check_compositions(self.tasks(assignment, function), self.solution(assignment, function))

    def mutants(self, assignment: str, function: str) -> MutationScore:
        """Judge every mutant of the solution of a function."""
        folder = self.course.source_script(self.course.assignment(assignment)).parent
        reasons = read_reasons(folder, self.functions(assignment)).get(function, Reasons())
        return mutation_score(self.tasks(assignment, function), self.solution(assignment, function), reasons)

    def blind_naming(self, assignment: str, function: str) -> BlindNaming:
        """Name each mistake in a function as if nobody had listed it."""
        return name_blindly(self.tasks(assignment, function))

    def public_checks(self, assignment: str, name: str) -> PubliclyCaught:
        """Put one wrong loss through the checks of the public notebooks."""
        mistake = next(mistake for mistake in self.wrong(assignment) if mistake.name == name)
        right = {
            function: self.exercises.program(assignment, function, self.solution(assignment, function))
            for function in self.functions(assignment)
        }
        wrong = self.exercises.program(assignment, mistake.function, mistake.source)
        return check_publicly(mistake, wrong, right, self.batch())
