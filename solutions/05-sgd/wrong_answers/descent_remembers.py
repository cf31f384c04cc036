"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "A default of [] is an empty list."
says = "Your history remembers earlier calls: a default value such as [] is made once, and every call appends to the same list. Make the list inside the function."
replaces = "gradient_descent"
[expected.test_gradient_descent]
history = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters, history=[]):
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate * dW
    return W, history
