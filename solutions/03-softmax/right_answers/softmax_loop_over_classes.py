"""
title = "A loop over the classes, not over the examples"
why = "It has a loop in Python, but its length is C: it does not grow with the examples."
replaces = "softmax"
"""
def softmax(S):
    N, C = S.shape
    biggest = S[:, 0]
    for j in range(1, C):
        biggest = np.maximum(biggest, S[:, j])
    P = np.empty((N, C))
    total = np.zeros(N)
    for j in range(C):
        P[:, j] = np.exp(S[:, j] - biggest)
        total += P[:, j]
    return P / total.reshape(N, 1)
