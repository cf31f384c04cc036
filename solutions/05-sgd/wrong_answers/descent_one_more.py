"""
code = "one-step-more"
title = "One step too many"
thinks = "The start is number 0."
says = "You take one step too many; num_iters counts the steps, and with num_iters = 0 there is none."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    step = 0
    while step <= num_iters:
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
        step += 1
    return W, history
