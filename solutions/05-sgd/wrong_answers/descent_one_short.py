"""
code = "one-step-short"
title = "One step too few"
thinks = "range(1, n) counts from 1 to n."
says = "You take one step too few: range(1, n) stops before n, so it counts n - 1 steps."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for i in range(1, num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
