"""
code = "momentum"
title = "The steps carry momentum"
thinks = "Everybody descends with momentum."
says = "You add a share of the step before to each step. That is momentum, a method of its own; here a step is learning_rate times dW, and nothing else."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history, last_move = [], np.zeros_like(W)
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        last_move = 0.8 * last_move - learning_rate * dW
        W = W + last_move
    return W, history
