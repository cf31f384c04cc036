"""
code = "history-of-weights"
title = "The history holds the weights, not the losses"
thinks = "The history is where we have been."
says = "You note the weights of each step; the history is the list of the losses."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        history.append(W)
        W = W - learning_rate * loss_function(W)[1]
    return W, history
