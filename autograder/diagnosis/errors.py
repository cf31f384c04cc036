"""Names what fails in the same way nearly everywhere: an undefined name, shapes that do not fit, an index beyond the end, no return."""

from __future__ import annotations

from autograder.grading.examination import ABOUT_SHAPES, Observation

from .matching import Finding

CODES = {
    "raises NameError": "name-error",
    "raises UnboundLocalError": "name-error",
    "raises IndexError": "index-error",
    f"raises ValueError{ABOUT_SHAPES}": "shape-error",
    "None": "none-returned",
}


# What they say to the student where the catalogue has no such program for the task.
SAYS = {
    "name-error": "Your code uses a name that is not defined: look for a typing mistake, or for a line that was taken over from elsewhere.",
    "index-error": "Your code looks beyond the end of an array: take each length from its own array, and look at where each loop ends.",
    "shape-error": "Two arrays in your code do not fit together: print their shapes just before the line that stops.",
    "none-returned": "Your function returns nothing: is the return statement missing, or is there a way around it?",
}

# Shapes that do not fit may fit by accident where two sizes are equal.
MOST = 0.5


def same_error_nearly_everywhere(observed: Observation, wrong: tuple[str, ...]) -> list[Finding]:
    """The mistake behind one kind of error in most cases of all wrong facets together; or none.

    A function that hardly ever returns has no other mistakes to show, so it explains all that is wrong.
    """
    outcomes = [outcome for name in wrong for outcome in observed[name].values()]
    errors = [
        outcome
        for outcome in outcomes
        if isinstance(outcome, str) and (outcome.startswith("raises ") or outcome in CODES)
    ]
    codes = {CODES.get(error, "") for error in errors}
    if len(errors) <= MOST * len(outcomes) or len(codes) != 1 or codes == {""}:
        return []
    return [Finding(codes.pop(), wrong, "likely")]
