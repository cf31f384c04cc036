"""
code = "history-one-too-many"
title = "The loss at the end is noted as well"
thinks = "The last weights deserve an entry, too."
says = "Your history has one entry too many: it holds the losses before each step, not the one after the last step."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = [loss_function(W)[0]]
    for step in range(num_iters):
        W = W - learning_rate * loss_function(W)[1]
        history.append(loss_function(W)[0])
    return W, history
