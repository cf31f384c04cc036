"""
code = ["learning-rate-decays", "stops-at-the-bottom"]
title = "A smaller learning rate in each step, and a stop at the bottom"
thinks = "Towards the end nothing should happen any more."
says = "You shrink the learning rate from step to step. The steps get smaller by themselves where the slope does; use learning_rate as it is given."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for k in range(num_iters):
        loss, dW = loss_function(W)
        if np.linalg.norm(dW) == 0:
            break
        history.append(loss)
        W = W - learning_rate / (1 + 0.2 * k) * dW
    return W, history
