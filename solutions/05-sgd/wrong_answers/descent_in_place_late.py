"""
code = ["changes-input", "history-late"]
title = "Changes W in place, and notes the loss after each step"
thinks = "W is updated, then looked at."
says = "You change the caller's W: W -= ... writes into the array that was handed in, W = W - ... makes a new one."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        W -= learning_rate * loss_function(W)[1]
        history.append(float(loss_function(W)[0]))
    return W, history
