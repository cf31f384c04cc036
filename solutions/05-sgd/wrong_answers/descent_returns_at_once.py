"""
code = "return-in-loop"
title = "The return stands inside the loop"
thinks = "Indentation does not matter after a return."
says = "Your return stands inside the loop, so the function ends with its first step; move it to the left, behind the loop."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
        return W, history
