"""
code = "average-of-the-weights"
title = "Returns the average of the weights over the steps"
thinks = "Averages are steadier."
says = "You return the average of the weights on the way; asked for are the weights after the last step."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    path, history = [W], []
    for _ in range(num_iters):
        loss, dW = loss_function(path[-1])
        history.append(loss)
        path.append(path[-1] - learning_rate * dW)
    return np.mean(path, axis=0), history
