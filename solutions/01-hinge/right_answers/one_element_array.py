"""
title = "An array of one element"
why = "What comes back is an array and not a number, but it is one number all the same."
replaces = "L_i"
"""
def L_i(x, y, W):
    scores = x.reshape(1, -1).dot(W).ravel()
    loss = np.zeros(1)
    for j in set(range(W.shape[1])) - {int(y)}:
        loss += np.maximum(0, scores[j] - scores[y] + 1)
    return loss
