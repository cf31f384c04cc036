"""What each step of one training must show: its minibatch, and a step down the gradient."""

from __future__ import annotations

import numpy as np

from autograder.checks import CheckFailed, is_close

from .running import READ_LOOP, Run

READ_BATCH = " Read again: the section 'Minibatches'."


def check_batches(run: Run) -> None:
    name = "LinearClassifier.train"
    if len(run.steps) != run.num_iters:
        raise CheckFailed(
            f"{name}: in {run.num_iters} steps it looks at {len(run.steps)} minibatches. Draw one for each step.{READ_LOOP}"
        )
    sizes = {len(seen.y) for seen in run.steps}
    if sizes == {len(run.y)}:
        raise CheckFailed(
            f"{name}: every step works on the whole training set, whatever batch_size is.{READ_BATCH}",
            diagnoses=["batch-size-ignored"],
        )
    if sizes != {run.batch_size}:
        raise CheckFailed(
            f"{name}: the loss function does not get batch_size examples in each step, but {', '.join(map(str, sorted(sizes)))}.{READ_BATCH}",
            diagnoses=["batch-size-ignored"],
        )
    for seen in run.steps:
        for row, label in zip(seen.X, seen.y, strict=True):
            at = np.flatnonzero(np.all(np.abs(run.X - row) < 1e-9, axis=1))
            if not len(at):
                raise CheckFailed(f"{name}: a minibatch holds a row that is no row of X.{READ_BATCH}")
            if not np.any(run.y[at] == label):
                raise CheckFailed(
                    f"{name}: in a minibatch, labels do not belong to their rows. Use the same indices for X and for y.{READ_BATCH}",
                    diagnoses=["pairs-broken"],
                )
    if all(np.array_equal(seen.X, run.steps[0].X) for seen in run.steps):
        raise CheckFailed(
            f"{name}: every step works on the same minibatch. Draw a new one in each step.{READ_BATCH}",
            diagnoses=["same-batch"],
        )


def check_descent(run: Run) -> None:
    name = "LinearClassifier.train"
    after = [seen.W for seen in run.steps[1:]] + [run.W]
    moves = [(later - seen.W, run.rate * seen.dW) for seen, later in zip(run.steps, after, strict=True)]

    def all_are(factor: float) -> bool:
        # The size of W sets the rounding error of a difference of two W.
        return all(is_close(move, factor * step, 1e-5) for move, step in moves)

    if all_are(-1.0):
        return
    if all_are(1.0):
        raise CheckFailed(
            f"{name} walks uphill: the step along the gradient must be subtracted.{READ_LOOP}", diagnoses=["ascent"]
        )
    if all_are(0.0) or not any(np.any(move) for move, _ in moves):
        raise CheckFailed(f"{name}: W never changes.{READ_LOOP}", diagnoses=["no-step"])
    if all_are(-1.0 / run.batch_size) or all_are(-1.0 / len(run.y)):
        raise CheckFailed(
            f"{name}: the step is too small by the number of examples. The loss function has taken the mean already.{READ_LOOP}",
            diagnoses=["averaged-twice"],
        )
    if all_are(-1.0 / run.rate):
        raise CheckFailed(
            f"{name}: the step does not use learning_rate.{READ_LOOP}", diagnoses=["learning-rate-ignored"]
        )
    raise CheckFailed(
        f"{name}: a step should change W by minus the learning rate times the dW that the loss function returned for this minibatch; "
        f"yours does something else.{READ_LOOP}"
    )
