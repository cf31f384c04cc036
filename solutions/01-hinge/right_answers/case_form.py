"""
title = "The case form, with its two cases"
why = "At the kink the first case gives 0, as the second would."
replaces = "L_i"
"""
def L_i(x, y, W):
    scores = np.dot(x, W)
    loss = 0
    for j in range(len(scores)):
        if j == y:
            continue
        if scores[y] >= scores[j] + 1:
            loss = loss + 0
        else:
            loss = loss + scores[j] - scores[y] + 1
    return loss
