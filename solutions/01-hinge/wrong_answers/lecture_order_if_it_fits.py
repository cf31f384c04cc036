"""
code = "hinge-lecture-order"
title = "The lecture's W.dot(x), for weights that stand the other way round"
thinks = "Try the lecture's order first."
says = "Where W.dot(x) happens to fit, because there are as many classes as features, you take it. Its scores are wrong all the same: W has one column a class, in every table (section 1)."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
sizes = 0
"""
def L_i_vectorized(x, y, W):
    try:
        scores = W.dot(x)
    except ValueError:
        scores = x.dot(W)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
