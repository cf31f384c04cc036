"""
code = "hinge-two-class-formula"
title = "The hinge of two classes, max(0, 1 - s_y), for the right class alone"
thinks = "The hinge loss is max(0, 1 - t s)."
says = "That is the hinge loss for two classes, which looks at the right class's score alone. Here each wrong class is compared with it."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    return max(0.0, 1.0 - scores[y])
