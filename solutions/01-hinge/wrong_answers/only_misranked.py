"""
code = "hinge-only-misranked"
title = "Only classes ahead of the right one cost anything"
thinks = "Only what is misclassified costs."
says = "You count only wrong classes that are ahead of the right one. One that is behind by less than the margin costs something too."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    gaps = scores - scores[y]
    return np.sum(gaps[gaps > 0] + 1)
