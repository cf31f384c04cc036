"""
code = "hinge-notebook-weights"
title = "The notebook's weights in place of the argument"
thinks = "W_toy are the weights."
says = "You use the notebook's own W_toy in place of the argument W, so the function knows one set of weights only."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W_toy
    loss = 0.0
    for j in range(W.shape[1]):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
