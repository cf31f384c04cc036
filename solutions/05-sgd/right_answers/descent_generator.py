"""
title = "A generator walks"
why = "The steps live in a generator; the loss at the end is asked for and not kept."
replaces = "gradient_descent"
"""
from itertools import islice


def walk(loss_function, w, rate):
    while True:
        loss, slope = loss_function(w)
        yield w, loss
        w = np.subtract(w, np.multiply(rate, slope))


def gradient_descent(loss_function, W, learning_rate, num_iters):
    met = list(islice(walk(loss_function, W, learning_rate), num_iters + 1))
    return met[-1][0], [loss for _, loss in met[:-1]]
