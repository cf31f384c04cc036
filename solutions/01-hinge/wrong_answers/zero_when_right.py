"""
code = "hinge-zero-when-right"
title = "No loss as soon as the answer is right"
thinks = "What is classified rightly costs nothing."
says = "You return 0 as soon as the right class wins. It must win by the margin: until then the classes that are too close still cost something."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    if np.argmax(scores) == y:
        return 0.0
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
