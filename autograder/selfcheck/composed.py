"""Programs with two mistakes: a sample of those in which each of the two can be seen as if it were alone."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from autograder.diagnosis import Diagnostician
from autograder.diagnosis.diagnostician import KnownAnswers
from autograder.exercise import Mistake
from autograder.exercise.composition import Composition, compositions
from autograder.grading.comparison import looser, same_facet, wrong_facets
from autograder.grading.examination import STYLE, Observation

SEED = 2
FOR_EACH_FUNCTION = 5
# Most pairs meet somewhere; looking for those that do not ends after so many.
MOST_TRIED = 200
TOLERANCE = 1e-6


def sample_compositions(
    solution: str,
    mistakes: Sequence[Mistake],
    examined: Mapping[str, KnownAnswers],
    diagnostician: Diagnostician,
) -> list[Composition]:
    """At most `FOR_EACH_FUNCTION` programs with two mistakes of one function, the same ones every time.

    The two change different facets, and the program shows every facet as the one that changes it does: so
    there is a reason to name both.

    Args:
        examined: for each test of the function, what its examination shows of all mistakes.
    """
    pairs = list(compositions(solution, mistakes))
    random.Random(f"{SEED} {mistakes[0].function}" if mistakes else "").shuffle(pairs)
    found: list[Composition] = []
    used: set[str] = set()
    for pair in pairs[:MOST_TRIED]:
        names = {mistake.name for mistake in pair.mistakes}
        if not names & used and _both_are_seen(pair, examined, diagnostician):
            found.append(pair)
            used |= names
        if len(found) == FOR_EACH_FUNCTION:
            break
    return found


def _both_are_seen(pair: Composition, examined: Mapping[str, KnownAnswers], diagnostician: Diagnostician) -> bool:
    assignment = pair.mistakes[0].assignment
    changed = [0, 0]
    for known in examined.values():
        expected: Observation = {name: facet for name, facet in known.right.items() if name != STYLE}
        wrong: set[str] = set()
        for number, mistake in enumerate(pair.mistakes):
            seen = next((seen for other, seen in known.wrong if other.name == mistake.name), known.right)
            facets = set(wrong_facets(seen, known.right))
            if facets & wrong or STYLE in facets:
                return False
            wrong |= facets
            changed[number] += len(facets)
            expected |= {name: seen[name] for name in facets}
        shown = known.observe(diagnostician.catalogue.given_by(assignment, pair.function, pair.source))
        if not all(same_facet(shown[name], facet, looser(name, TOLERANCE)) for name, facet in expected.items()):
            return False
    return all(changed)
