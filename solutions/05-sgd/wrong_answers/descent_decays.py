"""
code = "learning-rate-decays"
title = "The learning rate shrinks from step to step"
thinks = "Near the valley the steps must get smaller."
says = "You shrink the learning rate from step to step. The steps get smaller by themselves where the slope does; use learning_rate as it is given."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate / (step + 1) * dW
    return W, history
