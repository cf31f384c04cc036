"""
code = "stops-early"
title = "Stops when the loss hardly changes"
thinks = "A walk that has arrived can stop."
says = "You stop as soon as the loss hardly changes. That can be sensible, but here num_iters steps are asked for, and one loss for each."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        if history and abs(history[-1] - loss) < 1e-6:
            break
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
