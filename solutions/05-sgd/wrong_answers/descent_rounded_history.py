"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "int makes a number."
says = "You note the losses as integers, which cuts their fractions off; use float."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = np.zeros(num_iters, dtype=int)
    for step in range(num_iters):
        history[step], dW = loss_function(W)
        W = W - learning_rate * dW
    return W, list(history)
