"""
code = "start-ignored"
title = "Starts from zeros, not from the W that was given"
thinks = "Weights are made with np.zeros."
says = "You begin from zeros; begin from the W that the function was given."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    W = np.zeros_like(W)
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate * dW
    return W, history
