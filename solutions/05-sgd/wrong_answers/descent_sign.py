"""
code = "sign-of-the-gradient"
title = "Only the sign of the gradient is used"
thinks = "The gradient says up or down."
says = "You use the sign of the gradient only, so every weight moves by the same amount. The size of the slope counts, too: multiply learning_rate by dW itself."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * np.sign(dW)
    return W, history
