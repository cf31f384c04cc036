"""The classes of attack: each a module here with its `CASES`, what it is called, and the case that stands for it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache

from .case import Case


@dataclass(frozen=True)
class AttackClass:
    """One class.

    Attributes:
        title: as the table of the threat model calls it.
        stands_for_it: the case that the default suite tries.
        by_nbgrader: the cases that nbgrader's own `autograde` grades too; None for all.
        meets_nbgrader: whether it attacks by what nbgrader reads and shows itself, and not in the worker, which is the same.
    """

    title: str
    stands_for_it: str
    by_nbgrader: tuple[str, ...] | None = ()
    meets_nbgrader: bool = False


CLASSES = {
    "comparison": AttackClass("patch the comparison", "np_testing", ("np_testing", "cursed_float")),
    "machinery": AttackClass("patch the machinery", "session", ("run_cell", "hooks", "formatters")),
    "lies": AttackClass("lying values", "liar", ("liar", "answer_digits", "huge")),
    "steal": AttackClass("steal the reference", "walk", ("walk", "import", "error_of_callback")),
    "hidden_tests": AttackClass(
        "read hidden tests", "own_notebook", ("own_notebook", "gradebook", "error_text"), meets_nbgrader=True
    ),
    "magics": AttackClass("attack by magics and the shell", "shell", ("run", "writefile", "shell")),
    "forge": AttackClass("forge results", "verdict", ("verdict", "gradebook", "files"), meets_nbgrader=True),
    "results": AttackClass("files that the judge reads", "zip_bomb", None, meets_nbgrader=True),
    "others": AttackClass("change others", "instructor", ("other_student", "course", "lock")),
    "kernel": AttackClass("reach others by system calls", "processes", ("processes",)),
    "die": AttackClass("die, kill the parents", "parent", ("exit_in_call", "parent", "segfault")),
    "hang": AttackClass("hang", "swallows", ("loop", "display")),
    "eat": AttackClass("eat", "memory", ("memory", "one_line", "many_files")),
    "limits": AttackClass("slip past the limits", "unlinked_files", ("unlinked_files", "dribble", "deep_folder")),
    "callbacks": AttackClass("make the judge work", "broadcast", ("broadcast", "outer_product")),
    "vectorised": AttackClass("loop unseen", "memo", ("memo", "unique_rows")),
    "network": AttackClass("network", "tcp", ("tcp", "unix")),
    "surgery": AttackClass(
        "notebook surgery", "edited_tests", ("edited_tests", "doubled", "stripped", "skipped"), meets_nbgrader=True
    ),
    "broken": AttackClass(
        "broken files", "deep_json", ("deep_json", "utf16", "format_99", "pipe", "numpy_beside"), meets_nbgrader=True
    ),
    "folder": AttackClass("what lies in the folder", "link_to_reference", None, meets_nbgrader=True),
    "names": AttackClass("names of students", "arabic", None, meets_nbgrader=True),
    "reader": AttackClass("harm the reader", "written_images", None, meets_nbgrader=True),
    "detect": AttackClass("detect the grader", "idle", ("idle",)),
}


@cache
def cases(name: str) -> dict[str, Case]:
    """The submissions of a class, by their short names."""
    found: dict[str, Case] = importlib.import_module(f"hostile.{name}").CASES
    return found


def student_of(name: str, short: str) -> str:
    """The student's name: the case's own, or one made of class and case."""
    return cases(name)[short].student or f"{name}-{short}"


def class_of(name: str) -> dict[str, Case]:
    """Who hands in what, when a whole class of attack is graded."""
    return {student_of(name, short): case for short, case in cases(name).items()}


def representatives(by_nbgrader: bool = False) -> dict[str, Case]:
    """One case of each class, or of each that meets nbgrader itself."""
    return {
        student_of(name, kind.stands_for_it): cases(name)[kind.stands_for_it]
        for name, kind in CLASSES.items()
        if kind.meets_nbgrader or not by_nbgrader
    }


def by_nbgrader(name: str) -> dict[str, Case]:
    """The cases of a class that nbgrader's own command grades too."""
    chosen = CLASSES[name].by_nbgrader
    return {student_of(name, short): case for short, case in cases(name).items() if chosen is None or short in chosen}
