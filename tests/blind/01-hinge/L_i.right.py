# %% title="the case form, spelled out with if and else, a Python float in the end" why="written blind"
def L_i(x, y, W):
    scores = x.dot(W)
    number_of_classes = W.shape[1]
    loss = 0
    for j in range(number_of_classes):
        if j == y:
            pass
        else:
            if scores[y] >= scores[j] + 1:
                loss = loss + 0
            else:
                loss = loss + scores[j] - scores[y] + 1
    return float(loss)


# %% title="it walks over the rows of W.T, one product for each class, and takes off the own term of 1" why="written blind"
def L_i(x, y, W):
    goal = np.inner(W.T[y], x) - 1
    cost = -1.0
    for column in W.T:
        cost += np.maximum(0.0, np.inner(column, x) - goal)
    return cost if cost > 0 else 0.0


# %% title="pure Python lists and a generator over all but the right class" why="written blind"
def L_i(x, y, W):
    cols = list(zip(*W.tolist()))
    s = [sum(a * b for a, b in zip(x.tolist(), col)) for col in cols]
    y = int(y)
    wrong = s[:y] + s[y + 1:]
    return sum((t - s[y] + 1 if t > s[y] - 1 else 0.0 for t in wrong), 0.0)


# %% title="a while loop that counts down, all in longdouble" why="written blind"
def L_i(x, y, W):
    s = x.astype(np.longdouble) @ W.astype(np.longdouble)
    j = len(s)
    L = np.longdouble(0)
    while j:
        j -= 1
        L += (j != y) * max(s[j] - s[y] + 1, 0)
    return np.float64(L)


# %% title="it collects the margins in an array and sums it after the loop; right column subtracted from a copy of W first" why="written blind"
def L_i(x, y, W):
    V = W - W[:, [y]]
    bucket = np.empty(W.shape[1])
    for c in range(W.shape[1]):
        bucket[c] = 0 if c == y else max(0, 1 + V[:, c] @ x)
    return bucket.sum()


# %% title="two loops, before and after the right class, and (z + |z|) / 2 as the maximum" why="written blind"
def L_i(x, y, W):
    s = np.einsum("d,dc->c", x, W)

    def relu(z):
        return (z + abs(z)) / 2

    total = 0.0
    for j in range(0, y):
        total += relu(s[j] - s[y] + 1)
    for j in range(y + 1, s.size):
        total += relu(s[j] - s[y] + 1)
    return total
