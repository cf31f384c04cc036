"""
code = "best-not-last"
title = "Returns the weights of the smallest loss"
thinks = "The best weights are wanted."
says = "You return the weights of the smallest loss that you noted. The weights after the last step are asked for, whose loss you have not looked at."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    best_W, history = W, []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        if not history or loss < min(history):
            best_W = W
        history.append(loss)
        W = W - learning_rate * dW
    return best_W, history
