"""
title = "Works in place, in a copy"
why = "W -= ... looks like a change of the argument, and dW is overwritten too; both are the loop's own."
replaces = "gradient_descent"
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    W = np.array(W, dtype=float)
    history = np.zeros(num_iters)
    for step in range(num_iters):
        history[step], dW = loss_function(W)
        dW *= learning_rate
        W -= dW
    return W, list(history)
