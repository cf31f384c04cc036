"""
code = "best-not-last"
title = "Returns the weights of the smallest loss"
thinks = "Why give back weights that are worse?"
says = "You return the weights of the smallest loss. Asked for are those after the last step, even if the loss has risen."
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
    losses = history + [loss_function(path[-1])[0]]
    return path[int(np.argmin(losses))], history
