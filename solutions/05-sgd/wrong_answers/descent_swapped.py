"""
code = "swapped"
title = "The two results are swapped"
thinks = "The history came first in the loop."
says = "You return the history first; the weights come first, then the history."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return history, W
