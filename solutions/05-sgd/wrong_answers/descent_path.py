"""
code = "path-returned"
title = "Returns the weights of every step"
thinks = "The whole walk is interesting."
says = "You return the weights of all steps; asked for are those after the last step."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    path, history = [np.array(W)], []
    for _ in range(num_iters):
        loss, dW = loss_function(path[-1])
        history.append(loss)
        path.append(path[-1] - learning_rate * dW)
    return path, history
