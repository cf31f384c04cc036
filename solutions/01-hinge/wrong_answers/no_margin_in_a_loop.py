"""
code = ["hinge-margin-forgotten", "python-loop"]
title = "No margin, and still a loop"
thinks = "zip goes through both at once."
says = "The margin is missing: a wrong class already costs something when it comes closer than 1, not only when it is ahead."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
vectorised = 0
"""
def L_i_vectorized(x, y, W):
    s = x @ W
    return sum([max(0.0, s_j - s[y]) for s_j in s])
