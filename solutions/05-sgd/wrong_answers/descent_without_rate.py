"""
code = "learning-rate-ignored"
title = "The step does not use the learning rate"
thinks = "The gradient is the step."
says = "Your step is the whole gradient; multiply it by learning_rate first."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - dW
    return W, history
