"""
code = "gradient-once"
title = "The gradient is asked for once, before the loop"
thinks = "Loss and gradient belong to the function, not to the place."
says = "You ask for loss and gradient once, before the loop, and walk on along that first gradient. Ask again at every new W."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    loss, dW = loss_function(W)
    for step in range(num_iters):
        history.append(float(loss))
        W = W - learning_rate * dW
    return W, history
