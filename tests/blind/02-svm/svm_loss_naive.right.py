# %% title="zip over images, works on the rows of a transposed gradient, returns a view in Fortran order" why="written blind"
def svm_loss_naive(W, X, y, reg):
    columns = np.zeros((W.shape[1], W.shape[0]))
    loss = 0.0
    for x, right in zip(X, y):
        scores = x.dot(W)
        for c, s in enumerate(scores):
            if c == right:
                continue
            gap = s - scores[right] + 1.0
            if gap > 0:
                loss += gap
                columns[c] += x
                columns[right] -= x
    n = len(y)
    loss = loss / n + reg * (W ** 2).sum()
    return loss, (columns / n).T + 2 * reg * W


# %% title="pure Python on nested lists, four while and for loops, even the scores by hand; Python float" why="written blind"
def svm_loss_naive(W, X, y, reg):
    w = W.tolist()
    lam = float(reg)
    data = X.tolist()
    labels = y.tolist()
    D = len(w)
    C = len(w[0])
    N = len(data)
    grad = [[0.0] * C for d in range(D)]
    total = 0.0
    i = 0
    while i < N:
        row = data[i]
        s = [0.0] * C
        for d in range(D):
            xd = row[d]
            wd = w[d]
            for c in range(C):
                s[c] += xd * wd[c]
        k = labels[i]
        j = 0
        while j < C:
            if j != k:
                m = s[j] - s[k] + 1
                if m > 0:
                    total += m
                    for d in range(D):
                        grad[d][j] += row[d]
                        grad[d][k] -= row[d]
            j += 1
        i += 1
    total /= N
    for d in range(D):
        for c in range(C):
            total += lam * w[d][c] * w[d][c]
            grad[d][c] = grad[d][c] / N + 2 * lam * w[d][c]
    return total, np.array(grad)


# %% title="a generator of the violated terms, consumed by a loop" why="written blind"
def violated_terms(W, X, y):
    for i in range(X.shape[0]):
        s = X[i] @ W
        for j in range(W.shape[1]):
            if j != y[i] and s[j] + 1 > s[y[i]]:
                yield i, j, s[j] - s[y[i]] + 1


def svm_loss_naive(W, X, y, reg):
    pieces = []
    dW = np.zeros(W.shape)
    for i, j, cost in violated_terms(W, X, y):
        pieces.append(cost)
        dW[:, j] += X[i]
        dW[:, y[i]] += -X[i]
    return np.sum(pieces) / X.shape[0] + reg * np.sum(W * W), dW / X.shape[0] + reg * (W + W)


# %% title="divide and conquer: recursion on the two halves of the batch, loop over the classes at the leaves" why="written blind"
def svm_loss_naive(W, X, y, reg):
    def sums(first, last):
        if last - first > 1:
            middle = (first + last) // 2
            a, A = sums(first, middle)
            b, B = sums(middle, last)
            return a + b, A + B
        x, k = X[first], int(y[first])
        s = np.dot(x, W)
        cost, G = 0.0, np.zeros(W.shape, dtype=float)
        for j in [*range(k), *range(k + 1, W.shape[1])]:
            excess = max(0.0, float(s[j] - s[k]) + 1.0)
            if excess:
                cost += excess
                G[:, j] = x
                G[:, k] -= x
        return cost, G

    cost, G = sums(0, X.shape[0])
    return cost / X.shape[0] + float(reg * np.square(W).sum()), G / X.shape[0] + 2.0 * reg * W


# %% title="a helper class that accumulates, with __call__ and a property" why="written blind"
class HingeCollector:
    def __init__(self, W):
        self.W = W
        self.total = 0.0
        self.grad = np.zeros_like(W, dtype=np.float64)
        self.seen = 0

    def __call__(self, x, label):
        self.seen += 1
        scores = x @ self.W
        for other in range(scores.size):
            self._pair(x, scores, other, label)

    def _pair(self, x, scores, other, label):
        if other == label:
            return
        margin = scores[other] - scores[label] + 1
        if margin <= 0:
            return
        self.total += margin
        self.grad[:, other] += x
        self.grad[:, label] -= x

    @property
    def mean(self):
        return self.total / self.seen, self.grad / self.seen


def svm_loss_naive(W, X, y, reg):
    collector = HingeCollector(W)
    for i in range(X.shape[0]):
        collector(X[i], y[i])
    loss, dW = collector.mean
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW


# %% title="a dictionary of columns that is stacked at the end; list of margins summed by the built-in sum" why="written blind"
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    D, C = W.shape
    col = {c: np.zeros(D) for c in range(C)}
    all_margins = []
    for i in range(N):
        yi = y[i]
        sy = X[i] @ W[:, yi]
        for c in col:
            if c != yi:
                m = X[i] @ W[:, c] - sy + 1
                all_margins.append(m if m > 0 else 0.0)
                if m > 0:
                    col[c] = col[c] + X[i]
                    col[int(yi)] = col[int(yi)] - X[i]
    data = sum(all_margins) / N
    dW = np.column_stack([col[c] / N + 2 * reg * W[:, c] for c in range(C)])
    return data + reg * np.sum(W ** 2), dW


# %% title="np.ndindex walks over image and class at once; the total is a 0-d array inside and a NumPy scalar at the end" why="written blind"
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = np.matmul(X, W)
    total = np.zeros(())
    dW = np.zeros(W.shape, order="F")
    for i, c in np.ndindex(N, C):
        if c == y[i]: continue
        margin = S[i, c] - S[i, y[i]] + 1
        if not margin > 0: continue
        total[...] += margin
        dW[:, c] += X[i]
        dW[:, y[i]] -= X[i]
    total /= N
    total += reg * np.sum(np.power(W, 2))
    dW /= N
    dW += np.multiply(2 * reg, W)
    return total[()], dW


# %% title="for each image a list of factors by comprehension and an outer product" why="written blind"
def svm_loss_naive(W, X, y, reg):
    C = W.shape[1]
    losses, gradients = [], []
    for x, t in zip(X, y):
        s = x @ W
        margins = [0 if c == t else max(0, s[c] - s[t] + 1) for c in range(C)]
        factors = [float(m > 0) for m in margins]
        factors[t] = -sum(factors)
        losses.append(sum(margins))
        gradients.append(np.outer(x, factors))
    return np.mean(losses) + reg * np.sum(W**2), sum(gradients) / len(gradients) + 2 * reg * W


# %% title="begins with the regulariser and adds every image's share already divided by N" why="written blind"
def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]
    dW = 2.0 * reg * W.astype(np.float64)
    loss = reg * np.sum(W.astype(np.float64) ** 2)
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin / num_train
                dW[:, j] += X[i] / num_train
                dW[:, y[i]] -= X[i] / num_train
    return loss, dW


# %% title="classes in the outer loop, images in the inner one; everything transposed" why="written blind"
def svm_loss_naive(W, X, y, reg):
    Wt = W.T
    scores = Wt @ X.T                       # one column an image
    dWt = np.zeros(Wt.shape)
    loss = 0
    for klass in reversed(range(Wt.shape[0])):
        for image in range(scores.shape[1]):
            target = y[image]
            if klass != target:
                h = 1 - (scores[target, image] - scores[klass, image])
                if h > 0:
                    loss = loss + h
                    dWt[klass, :] = dWt[klass, :] + X[image, :]
                    dWt[target, :] = dWt[target, :] - X[image, :]
    loss = loss / scores.shape[1]
    dWt = dWt / scores.shape[1]
    return loss + reg * np.vdot(W, W), dWt.T + reg * 2 * W


# %% title="takes the slope 1 exactly at the kink (>= 0), which the text allows: any value between" why="written blind"
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        s = X[i] @ W
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            m = s[j] - s[y[i]] + 1
            if m >= 0:
                loss += m
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW


# %% title="long double inside, float64 array and Python float at the end; returns a subclass of tuple" why="written blind"
class LossAndGradient(tuple):
    loss = property(lambda self: self[0])
    dW = property(lambda self: self[1])


def svm_loss_naive(W, X, y, reg):
    W_, X_ = W.astype(np.longdouble), X.astype(np.longdouble)
    L = np.longdouble(0)
    G = np.zeros(W_.shape, np.longdouble)
    for i, row in enumerate(X_):
        right = y[i]
        s = (row[:, None] * W_).sum(axis=0)
        for j in range(s.shape[0]):
            if j != right:
                L += max(np.longdouble(0), s[j] - s[right] + 1)
                on = int(s[j] - s[right] + 1 > 0)
                G[:, j] += on * row
                G[:, right] -= on * row
    L = L / len(X_) + reg * (W_ * W_).sum()
    G = G / len(X_) + 2 * reg * W_
    return LossAndGradient((float(L), G.astype(np.float64)))


# %% title="two passes: first the loss from a generator expression, then the table of whole-number factors, then column by column" why="written blind"
def svm_loss_naive(W, X, y, reg):
    N, C = len(X), W.shape[1]
    S = [list(map(float, x @ W)) for x in X]
    data_loss = sum(max(0.0, S[i][j] - S[i][y[i]] + 1.0) for i in range(N) for j in range(C) if j != y[i]) / N
    A = [[0] * C for _ in range(N)]
    for i in range(N):
        for j in set(range(C)) - {int(y[i])}:
            if S[i][j] - S[i][y[i]] + 1.0 > 0.0:
                A[i][j] = 1
                A[i][y[i]] -= 1
    dW = np.empty((W.shape[0], C))
    for j in range(C):
        column = np.zeros(W.shape[0])
        for i in range(N):
            if A[i][j]:
                column += A[i][j] * X[i]
        dW[:, j] = column / N
    return data_loss + reg * np.sum(W**2), dW + 2 * reg * W


# %% title="extra keyword arguments with defaults, filter and lambda" why="written blind"
def svm_loss_naive(W, X, y, reg, margin=1.0, *, verbose=False, dtype=np.float64):
    dW = np.zeros(W.shape, dtype=dtype)
    loss = dtype(0)
    for i in range(X.shape[0]):
        s = np.asarray(X[i] @ W, dtype=dtype)
        gap = lambda j: s[j] - s[y[i]] + margin
        bad = filter(lambda j: gap(j) > 0, filter(lambda j: j != y[i], range(W.shape[1])))
        for j in bad:
            loss = loss + gap(j)
            dW[:, (j, y[i])] += np.stack([X[i], -X[i]], axis=1)
    loss, dW = loss / X.shape[0], dW / X.shape[0]
    if verbose:
        print("data loss", loss)
    return loss + reg * np.sum(np.square(W)), dW + 2 * reg * W


# %% title="counts how many margins are violated, the right class's column once for each image with that number; iterators and next" why="written blind"
def svm_loss_naive(W, X, y, reg):
    images, labels = iter(X), iter(y)
    running_loss, running_count = 0.0, 0
    dW = 0 * W
    while True:
        x = next(images, None)
        if x is None:
            break
        label = next(labels)
        s = W.T @ x
        threshold = s[label] - 1
        violations = 0
        for c in range(len(s)):
            if c != label and s[c] > threshold:
                violations += 1
                running_loss += s[c] - threshold
                dW[:, c] += x
        dW[:, label] -= violations * x
        running_count += 1
    dW = np.add(dW / running_count, 2 * reg * W)
    return running_loss / running_count + reg * np.linalg.norm(W) ** 2, dW
