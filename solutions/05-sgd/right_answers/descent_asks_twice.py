"""
title = "Asks once for the loss and once for the gradient"
why = "The loss function is called twice at every W; the history is an array."
replaces = "gradient_descent"
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = np.zeros(num_iters)
    w = np.copy(W)
    for k in range(num_iters):
        history[k] = loss_function(w)[0]
        w -= learning_rate * loss_function(w)[1]
    return w, history
