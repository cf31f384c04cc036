"""What a wrong loss or gradient of `reg_loss_grad` may be: the usual mistakes, computed."""

from __future__ import annotations

import numpy as np

from autograder.checks.loss import Lookalike

LAM, BETA = 1.7, 0.35


def loss_lookalikes(W: np.ndarray, kind: str) -> list[Lookalike]:
    squares, absolute, plain = float(np.sum(W**2)), float(np.sum(np.abs(W))), float(np.sum(W))
    half = "You take one half of the squares. This pack uses no one-half: the gradient is then 2 * W."
    no_lam = "It is not multiplied by lam."
    no_abs = "You add the weights themselves, so that positive and negative ones cancel: take absolute values."
    if kind == "l2":
        return [
            Lookalike("half-convention", half, 0.5 * LAM * squares),
            Lookalike("reg-coefficient-forgotten", no_lam, squares),
            Lookalike("reg-not-squared", "You take the norm: L2 as it is used here is the sum of the squares, "
                      "without a square root.", LAM * squares**0.5),
            Lookalike("reg-averaged", "You take the mean over the weights: it should be their sum.", LAM * squares / W.size),
        ]  # fmt: skip
    if kind == "l1":
        return [
            Lookalike("l1-no-abs", no_abs, LAM * plain),
            Lookalike("l1-no-abs", "You take the absolute value of the sum: it should be the sum of the absolute "
                      "values.", LAM * abs(plain)),
            Lookalike("reg-coefficient-forgotten", no_lam, absolute),
            Lookalike("reg-averaged", "You take the mean over the weights: it should be their sum.", LAM * absolute / W.size),
        ]  # fmt: skip
    return [
        Lookalike("half-convention", half, LAM * (0.5 * BETA * squares + absolute)),
        Lookalike("reg-coefficient-forgotten", no_lam, BETA * squares + absolute),
        Lookalike("elastic-beta-on-l1", "beta multiplies the absolute values: it should multiply the squares.",
                  LAM * (squares + BETA * absolute)),
        Lookalike("elastic-beta-on-both", "beta multiplies both terms: it should multiply the squares only.",
                  LAM * BETA * (squares + absolute)),
        Lookalike("elastic-beta-forgotten", "beta is not used: it should multiply the squares.",
                  LAM * (squares + absolute)),
        Lookalike("elastic-mixing", "You mix the terms with beta and 1 - beta, as some libraries do. Here beta "
                  "multiplies the squares, and the absolute values have no factor of their own.",
                  LAM * (BETA * squares + (1 - BETA) * absolute)),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the squares only: it multiplies the whole of R(W).",
                  LAM * BETA * squares + absolute),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the absolute values only: it multiplies the whole of "
                  "R(W).", BETA * squares + LAM * absolute),
        Lookalike("l1-no-abs", no_abs, LAM * (BETA * squares + plain)),
        Lookalike("l1-no-abs", no_abs, LAM * (BETA * squares + abs(plain))),
    ]  # fmt: skip


def gradient_lookalikes(W: np.ndarray, kind: str) -> list[Lookalike]:
    sign = np.sign(W)
    no_lam = "It is not multiplied by lam."
    zero = Lookalike("grad-not-implemented", "It is zero everywhere: it is not computed yet.", np.zeros_like(W))
    no_two = "The factor 2 is missing: the derivative of w**2 is 2 * w."
    if kind == "l2":
        return [
            Lookalike("reg-grad-no-2", no_two, LAM * W),
            Lookalike("reg-coefficient-forgotten", no_lam, 2 * W),
            Lookalike("reg-averaged", "You divide by the number of weights: R(W) is a sum.", 2 * LAM * W / W.size),
            zero,
        ]
    if kind == "l1":
        return [
            Lookalike("l1-grad-w", "It grows with the weight: the slope of |w| is +1 or -1, whatever the size of w.", LAM * W),
            Lookalike("l1-grad-abs", "It holds absolute values: the slope of |w| is the sign of w.", LAM * np.abs(W)),
            Lookalike("l1-grad-ones", "It is +1 everywhere: for a negative weight the slope of |w| is -1.",
                      LAM * np.ones_like(W)),
            Lookalike("reg-coefficient-forgotten", no_lam, sign),
            Lookalike("grad-sign", "Its sign is wrong everywhere.", -LAM * sign),
            zero,
        ]  # fmt: skip
    return [
        Lookalike("reg-grad-no-2", no_two, LAM * (BETA * W + sign)),
        Lookalike("reg-coefficient-forgotten", no_lam, 2 * BETA * W + sign),
        Lookalike("elastic-beta-on-l1", "beta multiplies the sign: it should multiply 2 * W.", LAM * (2 * W + BETA * sign)),
        Lookalike("elastic-beta-on-both", "beta multiplies both terms: it should multiply 2 * W only.",
                  LAM * BETA * (2 * W + sign)),
        Lookalike("elastic-beta-forgotten", "beta is not used: it should multiply 2 * W.", LAM * (2 * W + sign)),
        Lookalike("elastic-mixing", "You mix the terms with beta and 1 - beta, as some libraries do. Here the sign "
                  "has no factor of its own.", LAM * (2 * BETA * W + (1 - BETA) * sign)),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the first term only.", 2 * LAM * BETA * W + sign),
        Lookalike("elastic-lam-on-one-term", "lam multiplies the sign only.", 2 * BETA * W + LAM * sign),
        Lookalike("l1-grad-ones", "The slope of |w| is -1 for a negative weight, not +1.", LAM * (2 * BETA * W + 1)),
        zero,
    ]  # fmt: skip
