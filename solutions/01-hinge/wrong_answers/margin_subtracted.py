"""
code = "hinge-margin-subtracted"
title = "The margin is subtracted in place of added"
thinks = "s_j minus (s_y + 1): the right class should be better by 1."
says = "The margin has the wrong sign: it makes a wrong class dearer, not cheaper. Look at where your brackets put the 1."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - (scores[y] + 1))
    margins[y] = 0
    return np.sum(margins)
