"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The same product need not be made again for every class."
says = "What comes back depends on earlier calls: something made outside the function, or given as a default, keeps what they put into it. Make it anew in each call."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
known = {}

def L_i(x, y, W):
    if W.shape not in known:
        known[W.shape] = x @ W
    scores = known[W.shape]
    return sum(max(0.0, s - scores[y] + 1.0) for s in np.delete(scores, y))
