"""
code = "best-not-last"
title = "Returns the weights of the smallest loss"
thinks = "The best weights are wanted."
says = "You return the weights with the smallest loss of all that you met. The weights after the last step are asked for, whatever their loss."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    best_W, best_loss = W, float("inf")
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
        loss_now, _ = loss_function(W)
        if loss_now < best_loss:
            best_W, best_loss = W, loss_now
    return best_W, history
