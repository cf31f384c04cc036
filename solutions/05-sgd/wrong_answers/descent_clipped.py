"""
code = "gradient-clipped"
title = "Large gradients are cut off"
thinks = "Large gradients are dangerous."
says = "You cut large gradients off. Deep networks are trained like that; here a step is learning_rate times the whole dW, however large."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * np.clip(dW, -100, 100)
    return W, history
