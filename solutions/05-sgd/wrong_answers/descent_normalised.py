"""
code = "gradient-normalised"
title = "The gradient is divided by its length"
thinks = "Only the direction matters."
says = "You divide the gradient by its length. Its length is what makes the steps shorter towards the valley: use the gradient as it is."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate * dW / np.linalg.norm(dW)
    return W, history
