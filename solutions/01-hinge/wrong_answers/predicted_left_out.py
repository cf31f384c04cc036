"""
code = "hinge-predicted-left-out"
title = "The highest score is left out, not the right class"
thinks = "The best class is the right class."
says = "You leave out the class with the highest score. The class that the sum leaves out is the right one, y, wherever it stands."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[np.argmax(scores)] = 0
    return np.sum(margins)
