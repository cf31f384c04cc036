"""
code = ["ascent", "history-late"]
title = "Walks uphill, and notes the loss after each step"
thinks = "The gradient says where to go; the history what it has brought."
says = "You add the step along the gradient. The gradient points to where the loss rises, so the step must be subtracted."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        W = W + learning_rate * dW
        history.append(float(loss_function(W)[0]))
    return W, history
