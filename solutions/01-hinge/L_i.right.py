# %% title="The right class's term taken off at the end" why="It is counted at first; its term is exactly 1."
def L_i(x, y, W):
    scores = x @ W
    loss = -1.0
    for score in scores:
        loss += max(0.0, score - scores[y] + 1.0)
    return loss

# %% title="The bias is added by itself" why="The last entry of x is the constant 1, so the last row of W is the bias; the product leaves both out."
def L_i(x, y, W):
    scores = x[:-1] @ W[:-1] + W[-1]
    return sum(max(0.0, float(s - scores[y]) + 1.0) for j, s in enumerate(scores) if j != y)

# %% title="The case form, with its two cases" why="At the kink the first case gives 0, as the second would."
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

# %% title="A generator expression" why="Where nothing is added, the sum is Python's integer 0."
def L_i(x, y, W):
    s = x @ W
    return sum(s_j - s[y] + 1 for j, s_j in enumerate(s) if j != y and s_j - s[y] > -1)

# %% title="An array of one element" why="What comes back is an array and not a number, but it is one number all the same."
def L_i(x, y, W):
    scores = x.reshape(1, -1).dot(W).ravel()
    loss = np.zeros(1)
    for j in set(range(W.shape[1])) - {int(y)}:
        loss += np.maximum(0, scores[j] - scores[y] + 1)
    return loss

# %% title="Recursion over the classes" why="It calls itself, with arguments more that have defaults."
def L_i(x, y, W, j=0, scores=None):
    if scores is None:
        scores = x @ W
    if j == len(scores):
        return 0.0
    own = 0.0 if j == y else max(scores[j] - scores[y] + 1, 0.0)
    return own + L_i(x, y, W, j + 1, scores)

# %% title="Plain Python, down to the product" why="No NumPy at all, and one loop more than was asked for."
def L_i(x, y, W):
    D, C = len(W), len(W[0])
    scores = [0.0] * C
    for j in range(C):
        for d in range(D):
            scores[j] += float(x[d]) * float(W[d][j])
    total = 0.0
    for j, score in enumerate(scores):
        if j != y and score - scores[y] + 1 >= 0:
            total += score - scores[y] + 1
    return total
