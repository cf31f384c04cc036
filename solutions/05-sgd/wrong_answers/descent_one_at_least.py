"""
code = "one-step-at-least"
title = "One step is taken even where none is asked for"
thinks = "There is always a step."
says = "You take the first step before you ask how many there are to be; with num_iters = 0 there is none, and the history is empty."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    loss, dW = loss_function(W)
    history = [loss]
    W = W - learning_rate * dW
    for _ in range(num_iters - 1):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
