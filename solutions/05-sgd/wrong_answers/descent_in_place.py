"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "W -= ... is short for W = W - ..."
says = "You change the caller's W: W -= ... writes into the array that was handed in, W = W - ... makes a new one."
replaces = "gradient_descent"
[expected.test_gradient_descent]
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        W -= learning_rate * dW
        history.append(float(loss))
    return W, history
