"""
code = "history-of-the-lowest"
title = "The history holds the lowest loss so far"
thinks = "A loss curve falls."
says = "You note the lowest loss so far. Note each loss as it is: a rise is what the history is there to show."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(min([loss, *history[-1:]]))
        W = W - learning_rate * dW
    return W, history
