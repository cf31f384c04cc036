"""
code = "ascent"
title = "Walks uphill"
thinks = "The gradient says where to go, so add it."
says = "You add the step along the gradient. The gradient points to where the loss rises, so the step must be subtracted."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, gradient = loss_function(W)
        history.append(loss)
        W = W + learning_rate * gradient
    return W, history
