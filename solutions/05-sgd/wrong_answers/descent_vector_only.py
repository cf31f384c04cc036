"""
code = "vector-only"
title = "Works for vectors only"
thinks = "W is a list of weights."
says = "You go through the entries of W with one index, which works for a vector and for nothing else; subtract whole arrays, which have any shape."
replaces = "gradient_descent"
[expected.test_gradient_descent]
weights = 0
history = 0
edges = 0
"""
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history, weights = [], list(map(float, W))
    for _ in range(num_iters):
        loss, dW = loss_function(np.array(weights))
        history.append(loss)
        weights = [weight - learning_rate * float(slope) for weight, slope in zip(weights, dW)]
    return np.array(weights), history
