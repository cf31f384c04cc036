"""
title = "Recursion in place of a loop"
why = "There is no loop; each call takes one step and hands on the rest."
replaces = "gradient_descent"
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    if num_iters == 0:
        return W, []
    loss, dW = loss_function(W)
    W_end, later = gradient_descent(loss_function, W - learning_rate * dW, learning_rate, num_iters - 1)
    return W_end, [float(loss)] + later
