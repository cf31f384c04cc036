"""
title = "An object that can be called"
why = "L_i_vectorized is not a function, and keeps its margin."
replaces = "L_i_vectorized"
"""
class HingeLoss:
    def __init__(self, margin=1.0):
        self.margin = margin

    def __call__(self, x, y, W):
        scores = np.asfortranarray(W).T @ x
        terms = scores - scores[y] + self.margin
        terms[y] = 0
        return np.array(terms[terms > 0].sum())


L_i_vectorized = HingeLoss()
