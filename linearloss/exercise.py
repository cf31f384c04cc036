"""What an exercise is made of: cases, facets and parts. It holds no answer; the solution and its mistakes stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, Protocol, TypeVar, cast

from .exercise_rules import check_case, check_exercise, check_facet
from .function import Function
from .outcome import TOLERANCE, Observation, Outcome, Trouble, raised
from .sentences import say

T = TypeVar("T")
Fact = TypeVar("Fact", bound=Callable[..., Any])  # of a function that is asked, and of what else it depends on
Arguments = tuple[Any, ...]
# What the numbers are that a look sees.
Numbers = Literal["values", "places", "a count", "marks", "a choice"]
VALUES: Numbers = "values"
PLACES: Numbers = "places"
MARKS: Numbers = "marks"
# What the look of a remark says where there is none to make.
AS_ASKED_FOR = "as asked for"
# What a look says that could not be taken of what came back.
STRANGE = "strange"


@dataclass(frozen=True)
class Case:
    """Inputs with a name that a student may read: "several classes".

    Attributes:
        make: new arguments at each call; random ones come from a seeded generator.
        visible: whether the check in the notebook shows it.
    """

    name: str
    make: Callable[[], Arguments]
    visible: bool = False

    def __post_init__(self) -> None:
        check_case(self)


class Asked:
    """A function, and what it has returned: each case is asked once, whatever looks at it."""

    def __init__(self, function: Function, name: str):
        self.function = function
        self.name = name
        self.cell = name.partition(".")[0]
        self._results: dict[Hashable, Any] = {}

    def result(self, case: Case) -> Any:
        """What the function returns for a case, or the `Trouble` that came instead."""
        return self.kept(case.name, lambda: self.call(*case.make()))

    def kept(self, name: Hashable, ask: Callable[[], T]) -> T:
        """What `ask` has returned the first time; `name` says what was asked."""
        if name not in self._results:
            self._results[name] = ask()
        found: T = self._results[name]
        return found

    def call(self, *args: Any, **options: Any) -> Any:
        """The result of one call, or the `Trouble` that came instead."""
        try:
            return self.function(*args, **options)
        except Exception as error:
            return raised(error, self.cell)  # of a class: where one is made

    def call_method(self, owner: Any, name: str, *args: Any, **options: Any) -> Any:
        """The result of one call of a method of what the function has made, or the `Trouble` that came instead."""
        try:
            return self.function.method(owner, name)(*args, **options)
        except Exception as error:
            return raised(error, f"{self.cell}.{name}")

    def attribute(self, owner: Any, name: str) -> Any:
        """An attribute of what the function has made, None if there is none of that name, or the `Trouble` that came instead."""
        try:
            return self.function.attribute(owner, name)
        except Exception as error:
            return raised(error, f"{self.cell}.{name}")

    def assign(self, owner: Any, name: str, value: Any) -> Trouble | None:
        """Set an attribute of what the function has made; the `Trouble` that came of it."""
        try:
            self.function.assign(owner, name, value)
        except Exception as error:
            return raised(error, f"{self.cell}.{name}")
        return None


def once(fact: Fact) -> Fact:
    """For what many looks want to know of one function: with the same further arguments it is found out once."""

    @wraps(fact)
    def kept(asked: Asked, *args: Any, **options: Any) -> Any:
        return asked.kept((fact, args, *options.items()), lambda: fact(asked, *args, **options))

    return cast(Fact, kept)


class Look(Protocol):
    """How a facet is seen: what it says of a function in a case, numbers or words.

    Students' notebooks hold no code of a course, so the check there knows the looks of `linearloss` alone (`shipping.LOOKS`). A
    look of a course's own belongs to hidden cases; on visible ones it may only say in words whether there is anything to judge.

    A look whose numbers are none that came back, nor a part of these, has an attribute `numbers_are`: "places" in a walk or in a
    list, of which no factor and no sign is told, "a count", "marks" that only tell answers apart, or "a choice" of what was given.
    """

    def __call__(self, asked: Asked, case: Case) -> Outcome: ...


@dataclass(frozen=True)
class Facet:
    """One thing that is looked at in every one of its cases.

    Facets are independent of each other where the mathematics allows, so that each can be traced to its own mistake.

    Attributes:
        part: whose points it decides; "" of none: what it shows explains all else that is wrong.
        says: what a student is told if it is wrong and no known mistake explains it; no input and no expected number.
        cases: names of the cases in which it is looked at; all if None.
        slips: what the look says in words -> code of the mistake that it is, whatever the function computes.
        family: facets that may be wrong for one and the same reason, if these are not those of its part: where one of them stays
            unexplained, names that rest on the others alone are not given; and a mistake that shows in words alone explains
            all that is wrong in its family, or nothing.
        follows: facets of which it is a consequence: where all of these are explained, so is this one.
        apart_from: facets that look at what was taken out of this one, such as a factor, a sign or a constant. Where one of them is
            wrong, what is seen here is not what the function returned, and no more than the sentence is said of it; and where
            this one is wrong all the same, what they tell may have come of something else.
    """

    name: str
    part: str
    says: str
    look: Look
    cases: tuple[str, ...] | None = None
    tolerance: float = TOLERANCE
    slips: Mapping[str, str] = field(default_factory=dict)
    family: str = ""
    follows: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_facet(self)

    @property
    def kin(self) -> str:
        """Which facets have to do with it: those of its family, or of its part."""
        return self.family or self.part

    @property
    def numbers_are(self) -> Numbers:
        """What the numbers are that its look sees."""
        found: Numbers = getattr(self.look, "numbers_are", VALUES)
        return found

    def follows_from(self, explained: Container[str]) -> bool:
        """Whether it is a consequence of facets that are all explained."""
        return bool(self.follows) and all(name in explained for name in self.follows)


@dataclass(frozen=True)
class Exercise:
    """One function to be written.

    Attributes:
        function: its name, which is also its solution cell's; of a class `CLASS.TEST`, one exercise for each test of it.
        parts: part -> points; a part is right if all its facets are.
        read: the section of the notebook to read again.
        like: other functions with the same task (a naive and a vectorised version): their mistakes are known here too.
        like_in: part -> functions of which that part alone is the same: so are their mistakes that cost nothing else.
        in_vectors: the function -> one that asks it about vectors alone: what one shows that does not take a matrix.
        remarks: facets that cost nothing: their sentence is told where their look says anything but `AS_ASKED_FOR`.
        hints: the same, told only where points of their part are lost and something in it has no name, or nothing came back.
        uses: functions of the same notebook that students are told to build upon; where one of them is not right, this one is
            judged with the right one in its place.
        arguments: what its cases hold, by the names of the function's arguments, where these are not handed on as they are; "" for what
            the function is not given.
    """

    function: str
    parts: Mapping[str, float]
    cases: Sequence[Case]
    facets: Sequence[Facet]
    read: str = ""
    like: tuple[str, ...] = ()
    like_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_vectors: Callable[[Function], Function] | None = None
    remarks: Sequence[Facet] = ()
    hints: Sequence[Facet] = ()
    uses: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    _by_name: dict[str, Facet] = field(init=False, repr=False, default_factory=dict)
    _alike: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        check_exercise(self)
        self._by_name.update({facet.name: facet for facet in self.facets})

    @property
    def cell(self) -> str:
        """What is written, and the name of its solution cell."""
        return self.function.partition(".")[0]

    @property
    def test(self) -> str:
        """The name of the cell that checks it."""
        return f"test_{self.function.rpartition('.')[2]}"

    def facet(self, name: str) -> Facet:
        """The facet of that name."""
        return self._by_name[name]

    def seen_alike(self, name: str) -> tuple[str, ...]:
        """The facets that look at the same thing in the same way, each in cases of its own, this one among them."""
        if name not in self._alike:
            look = self._by_name[name].look
            alike = tuple(facet.name for facet in self.facets if _are_equal(facet.look, look))
            self._alike.update(dict.fromkeys(alike, alike))
        return self._alike[name]

    def observe(self, function: Function, facets: Sequence[Facet] | None = None) -> Observation:
        """What a function shows: facet -> case -> outcome."""
        asked = Asked(function, self.function)
        return {facet.name: self._seen(facet, asked) for facet in (self.facets if facets is None else facets)}

    def remarked(self, function: Function, hints_of: Container[str] = ()) -> dict[str, list[str]]:
        """What is to be told of a function beside what is wrong, by part; with the hints of some parts."""
        found: dict[str, list[str]] = {}
        for facet in (*self.remarks, *(hint for hint in self.hints if hint.part in hints_of)):
            seen = self.observe(function, [facet])[facet.name].values()
            if any(isinstance(one, str) and not isinstance(one, Trouble) and one != AS_ASKED_FOR for one in seen):
                found.setdefault(facet.part, []).append(facet.says)
        return found

    def _seen(self, facet: Facet, asked: Asked) -> dict[str, Outcome]:
        return {
            case.name: _looked(facet, asked, case)
            for case in self.cases
            if (case.name in facet.cases if facet.cases is not None else True)
        }


def _looked(facet: Facet, asked: Asked, case: Case) -> Outcome:
    try:
        return facet.look(asked, case)
    except Exception as error:  # what a function returned may be stranger than a look expects
        if getattr(error, "raised_by_student_code", False) or isinstance(error, MemoryError):
            return raised(error, asked.cell)
        return Trouble(STRANGE, say("{name} returned something that could not be looked at.", name=asked.cell))


def _are_equal(one: Look, other: Look) -> bool:
    try:
        return type(one) is type(other) and bool(one == other)
    except ValueError:  # they hold arrays
        return False
