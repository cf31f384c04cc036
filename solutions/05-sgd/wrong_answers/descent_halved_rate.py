"""
code = "learning-rate-scaled"
title = "The step is not learning_rate times the gradient, but a multiple of that"
thinks = "The 2 of the derivative must be divided out."
says = "Your step is the gradient times another number than learning_rate; multiply by learning_rate alone."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - 0.5 * learning_rate * dW
    return W, history
