"""
code = "history-late"
title = "Notes the loss after each step"
thinks = "The history should show what the step has brought."
says = "You note each loss after its step. Note it before: the first entry of the history belongs to the weights that you started from."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        W = W - learning_rate * loss_function(W)[1]
        history.append(float(loss_function(W)[0]))
    return W, history
