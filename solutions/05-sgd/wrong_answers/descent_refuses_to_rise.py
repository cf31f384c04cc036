"""
code = "stops-when-rising"
title = "Stops when the loss rises"
thinks = "A rising loss means that the walk is over."
says = "You stop when the loss rises. A rise is what the history is there to show: take all num_iters steps."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        if step > 0 and loss > history[-1]:
            return W, history
        history.append(float(loss))
        W = W - learning_rate * dW
    return W, history
