"""
code = "gradient-once"
title = "The gradient is asked for once, before the loop"
thinks = "The gradient is a property of the loss."
says = "You note the losses on the way and walk along the gradient of the start all the time. Use the gradient that comes with each loss."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    direction = loss_function(W)[1]
    history = []
    for _ in range(num_iters):
        history.append(loss_function(W)[0])
        W = W - learning_rate * direction
    return W, history
