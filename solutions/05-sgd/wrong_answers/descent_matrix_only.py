"""
code = "matrix-only"
title = "Works for matrices only"
thinks = "W is (D, C)."
says = "Your loops over two indices work for a matrix and for nothing else; subtract whole arrays, which have any shape."
replaces = "gradient_descent"
[expected.test_gradient_descent]
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    W = W.copy()
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        D, C = W.shape
        for d in range(D):
            for c in range(C):
                W[d, c] -= learning_rate * dW[d, c]
    return W, history
