"""
code = ["momentum", "changes-input"]
title = "Momentum, and W is changed in place"
thinks = "Momentum is faster, and += saves memory."
says = "You add a share of the step before to each step. That is momentum, a method of its own; here a step is learning_rate times dW, and nothing else."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history, move = [], 0.0
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        move = 0.5 * move - learning_rate * dW
        W += move
    return W, history
