"""
code = "hinge-index-after-delete"
title = "The right class is looked up after it was deleted"
thinks = "scores[y] is the right score."
says = "You delete the right class's score and then look it up: at its place there is now the next class, or nothing at all. Keep its score before you delete it."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = np.delete(x @ W, y)
    return np.sum(np.maximum(0, scores - scores[y] + 1))
