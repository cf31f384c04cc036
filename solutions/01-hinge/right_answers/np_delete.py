"""
title = "The right class's score deleted"
why = "Nothing needs to be set to zero."
replaces = "L_i_vectorized"
"""
def L_i_vectorized(x, y, W):
    scores = W.T.dot(x)
    return np.clip(np.delete(scores, y) - scores[y] + 1, 0, None).sum()
