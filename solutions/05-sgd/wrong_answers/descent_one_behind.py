"""
code = "weights-before-the-last-step"
title = "Returns the weights before the last step"
thinks = "The last loss belongs to the last weights."
says = "You return the weights of the last loss in the history; the step after it is missing from them."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history, now = [], W
    for _ in range(num_iters):
        W = now
        loss, dW = loss_function(W)
        history.append(loss)
        now = W - learning_rate * dW
    return W, history
