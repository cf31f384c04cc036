"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "A default list is made anew for each call."
says = "What comes back depends on earlier calls: something made outside the function, or given as a default, keeps what they put into it. Make it anew in each call."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W, terms=[]):
    scores = x @ W
    for j in range(W.shape[1]):
        if j != y:
            terms.append(max(0.0, scores[j] - scores[y] + 1.0))
    return sum(terms)
