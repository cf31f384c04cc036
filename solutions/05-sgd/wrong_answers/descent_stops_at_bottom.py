"""
code = "stops-at-the-bottom"
title = "Stops where the gradient is zero"
thinks = "At the bottom there is nothing to do."
says = "You stop where the gradient is zero. That can be sensible, but num_iters steps are asked for, and one loss for each, even if the last ones change nothing."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        if not dW.any():
            break
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
