"""
code = "hinge-drops-ties"
title = "Every class with the right one's score is left out"
thinks = "The term that equals 1 is the right class's."
says = "You find the right class by its value, and leave out every wrong class with an equal score as well. Find it by its number, y."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[margins == 1] = 0
    return np.sum(margins)
