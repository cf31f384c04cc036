"""
code = "history-not-returned"
title = "The history is not returned"
thinks = "The weights are the result."
says = "You return the weights alone; the history belongs to the result, as its second thing."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        W = W - learning_rate * dW
    return W
