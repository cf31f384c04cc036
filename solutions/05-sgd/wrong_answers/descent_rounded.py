"""
code = "rounded-result"
title = "The result is rounded"
thinks = "Four decimals are enough to look at."
says = "You round the losses before you note them. Note them as they are; a print or a plot can round later."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(round(float(loss), 3))
        W = W - learning_rate * dW
    return W, history
