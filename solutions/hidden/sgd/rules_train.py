"""Mistakes of a `train` that have many faces: which facets each explains, whatever its numbers are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.checks import is_close
from autograder.grading import Observation
from autograder.grading.comparison import wrong_facets

from .observe_train import ITSELF, NEW, RATE_USED
from .trainings import NEVER_ASKS, RATE, REG, SEED, SIZE, STEPS, C, D, N

ANEW = "continues: minibatches"
STEP, STEEP, SIZES, STRENGTH, START, INDICES, SETTINGS = (
    "descent: each step",
    "descent: where the slope is steep",
    "batches: sizes",
    "regulariser: strength",
    "start: first W",
    "sampling: indices",
    "same weights: settings",
)


def _numbers(observed: Observation, facet: str, shape: tuple[int, ...]) -> np.ndarray | None:
    outcome = observed[facet][""]
    return outcome if isinstance(outcome, np.ndarray) and outcome.shape == shape else None


def rate_decays(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The factors of the steps fall, and stay above zero."""
    rates = _numbers(observed, STEP, (STEPS,))
    if rates is None or np.any(rates >= 0) or np.any(np.diff(rates) < -1e-9) or rates[-1] - rates[0] < 1e-6:
        return ()
    return _of(observed, right, STEP, STEEP, RATE_USED)


def rate_scaled(observed: Observation, right: Observation) -> tuple[str, ...]:
    """One factor for all steps, above zero and none that has a name of its own."""
    rates = _numbers(observed, STEP, (STEPS,))
    if rates is None or np.ptp(rates) > 1e-6 or rates[0] >= 0:
        return ()
    if any(abs(-rates[0] / known - 1) < 1e-6 for known in (1, 1 / SIZE, 1 / RATE)):
        return ()
    return _of(observed, right, STEP, STEEP, RATE_USED)


def _slopes() -> list[np.ndarray]:
    """The gradients that the script answers a loop with that asks once in each step."""
    return [np.random.default_rng(40 + k).standard_normal((D, C)) for k in range(STEPS)]


def carries_momentum(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Each move is a share of the move before and a share of the gradient, the same shares all along."""
    moves = _numbers(observed, STEP, (STEPS, D, C))
    if moves is None:
        return ()
    A = np.array([np.ravel(_slopes()[1:]), moves[:-1].ravel()]).T
    shares = np.linalg.lstsq(A, moves[1:].ravel(), rcond=None)[0]
    fits = is_close(A @ shares, moves[1:].ravel(), 1e-6) and shares[1] > 1e-3
    return _of(observed, right, STEP, STEEP, RATE_USED) if fits else ()


def regularises_again(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Each move is minus the gradient and minus a share of W beside."""
    moves, W = _numbers(observed, STEP, (STEPS, D, C)), _numbers(observed, START, (D, C))
    if moves is None or W is None:
        return ()
    before = 0.001 * W + RATE * np.concatenate([np.zeros((1, D, C)), np.cumsum(moves, axis=0)[:-1]])
    rest = moves + np.array(_slopes())
    share = np.sum(rest * before) / np.sum(before**2)
    return (STEP,) if share < -1e-6 * REG and is_close(rest, share * before, 1e-4) else ()


def start_scaled(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The first weights are the right ones times a number, but not the random numbers themselves."""
    W, expected = _numbers(observed, START, (D, C)), right[START][""]
    assert isinstance(expected, np.ndarray)
    if W is None or not np.any(W):
        return ()
    factor = float(np.sum(W * expected) / np.sum(expected**2))
    if abs(factor - 1) < 1e-6 or abs(factor - 1000) < 1e-3 or not is_close(W, factor * expected, 1e-6):
        return ()
    return _of(observed, right, START, "start: a class without examples", "start: the default seed")


def _with_a_written_seed(observed: Observation) -> bool:
    """Whether the first weights are those of a seed that people write into programs."""
    W = _numbers(observed, START, (D, C))
    seeds = (s for s in (*range(100), 123, 231, 1234, 12345) if s != SEED)
    return W is not None and any(is_close(W, np.random.default_rng(s).standard_normal((D, C)), 1e-6) for s in seeds)


def seed_written(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The weights of another seed, and a second call that goes on with its numbers."""
    if ANEW in wrong_facets(observed, right) or not _with_a_written_seed(observed):
        return ()
    return _of_random_numbers(observed, right)


def seed_written_in_train(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The weights of another seed, and a second call that draws the numbers of the first again."""
    if ANEW not in wrong_facets(observed, right) or not _with_a_written_seed(observed):
        return ()
    return (*_of_random_numbers(observed, right), ANEW)


def _of_random_numbers(observed: Observation, right: Observation) -> tuple[str, ...]:
    return tuple(name for name in wrong_facets(observed, right) if name.startswith(("start", "sampling")))


def _indices(observed: Observation) -> np.ndarray | None:
    found = _numbers(observed, INDICES, (STEPS * SIZE,))
    return found if found is not None and np.all(found >= 0) else None


def _all_different(indices: np.ndarray) -> bool:
    return len(set(indices)) == len(indices)


def deals_like_cards(observed: Observation, right: Observation) -> tuple[str, ...]:
    """No example comes again before the others have come: pass by pass, what is left over dealt or dropped."""
    indices = _indices(observed)
    if indices is None or is_close(indices[:N], np.arange(N)):
        return ()
    whole = N // SIZE * SIZE
    starts = [range(0, len(indices), length) for length in (N, whole)]
    dealt = any(
        all(_all_different(indices[i : i + length]) for i in places)
        for places, length in zip(starts, (N, whole), strict=True)
    )
    return _of_sampling(observed, right) if dealt else ()


def no_replacement(observed: Observation, right: Observation) -> tuple[str, ...]:
    """No example comes twice in a minibatch."""
    indices = _indices(observed)
    if indices is None or deals_like_cards(observed, right) or is_close(indices[:SIZE], np.arange(SIZE)):
        return ()
    batches = indices.reshape(STEPS, SIZE)
    fixed = bool(np.all(batches == batches[0]))
    return _of_sampling(observed, right) if not fixed and all(map(_all_different, batches)) else ()


def counts_epochs(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Two or three times as many steps as were asked for, each with a whole minibatch."""
    sizes = observed[SIZES][""]
    if not isinstance(sizes, np.ndarray) or len(sizes) not in (2 * STEPS, 3 * STEPS) or len(set(sizes)) != 1:
        return ()
    longer = (SIZES, STRENGTH, "history: entries", "history: a second call", "history: with verbose=True",
              "history: where nothing is left to learn", SETTINGS, "start: a class without examples",
              "sampling: more asked for than there are", "descent: where the slope is steep")  # fmt: skip
    steps = observed[STEP][""]
    walks_on = isinstance(steps, np.ndarray) and steps.ndim == 1 and is_close(steps, -np.ones(len(steps)), 1e-6)
    return _of(observed, right, *longer, *([STEP] if walks_on else []))


def size_written(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Minibatches of one size that is neither the one asked for, nor 1, nor that of the training set."""
    sizes = _numbers(observed, SIZES, (STEPS,))
    if sizes is None or len(set(sizes)) != 1 or sizes[0] in (1, SIZE, N):
        return ()
    return (*_of(observed, right, SIZES, SETTINGS), *_of_sampling(observed, right))


def strength_scaled(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The strength that was asked for, times a number that has no name of its own."""
    strength = _numbers(observed, STRENGTH, (STEPS,))
    if strength is None or np.ptp(strength) > 1e-9 or strength[0] <= 0:
        return ()
    named = any(is_close(strength[0], known) for known in (REG, REG / SIZE, RATE))
    return () if named else _of(observed, right, STRENGTH, SETTINGS)


def defaults_changed(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Settings that are obeyed when they are given, and others than the stub's when they are not."""
    wrong = wrong_facets(observed, right)
    facets = (RATE_USED,) if RATE_USED in wrong and STEP not in wrong else ()
    got, stub = observed[SETTINGS][""], right[SETTINGS][""]
    if not isinstance(got, np.ndarray) or not isinstance(stub, np.ndarray) or got.shape != stub.shape:
        return facets
    obeyed = (STRENGTH, SIZES, SIZES)
    differ = [name for name, a, b in zip(obeyed, got, stub, strict=True) if not is_close(a, b, 1e-6)]
    return (*facets, SETTINGS) if differ and not any(name in wrong for name in differ) else facets


def asks_another(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Training goes on, and the loss function that was given is never asked."""
    said = observed[STEP][""]
    return wrong_facets(observed, right) if isinstance(said, str) and said == NEVER_ASKS else ()


def shared_weights(observed: Observation, right: Observation) -> tuple[str, ...]:
    """A new classifier has weights already: then nothing that it shows is its own."""
    return wrong_facets(observed, right) if NEW in wrong_facets(observed, right) else ()


def in_place(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet that shows a change of an argument, whatever else is wrong."""
    said = observed[ITSELF][""]
    return (ITSELF,) if isinstance(said, str) and said in ("X", "y", "X y") else ()


def _of_sampling(observed: Observation, right: Observation) -> tuple[str, ...]:
    return tuple(name for name in wrong_facets(observed, right) if name.startswith("sampling"))


def _of(observed: Observation, right: Observation, *facets: str) -> tuple[str, ...]:
    return tuple(name for name in wrong_facets(observed, right) if name in facets)


RULES: dict[str, Callable[[Observation, Observation], tuple[str, ...]]] = {
    "weights-shared": shared_weights,
    "learning-rate-decays": rate_decays,
    "learning-rate-scaled": rate_scaled,
    "momentum": carries_momentum,
    "reg-twice": regularises_again,
    "start-scaled": start_scaled,
    "seed-fixed": seed_written,
    "generator-in-train": seed_written_in_train,
    "dealt-like-cards": deals_like_cards,
    "without-replacement": no_replacement,
    "epochs-for-steps": counts_epochs,
    "batch-size-ignored": size_written,
    "reg-scaled": strength_scaled,
    "defaults-changed": defaults_changed,
    "another-loss-function": asks_another,
    "changes-input": in_place,
}
