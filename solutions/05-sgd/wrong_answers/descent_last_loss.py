"""
code = "history-missing"
title = "Returns only the last loss"
thinks = "The loss at the end is what counts."
says = "You return one loss; the history is the list of all of them, one for each step."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    loss = 0.0
    for step in range(num_iters):
        loss, dW = loss_function(W)
        W = W - learning_rate * dW
    return W, loss
