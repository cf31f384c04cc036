"""Right programs for the notebook on svm."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "numerical_gradient",
        "plain: float64 copy, move, measure, put back",
        """
def numerical_gradient(f, W):
    h = 1e-5
    A = np.array(W, dtype=np.float64)
    grad = np.zeros_like(A)
    for pos in np.ndindex(A.shape):
        old = A[pos]
        A[pos] = old + h
        up = f(A)
        A[pos] = old - h
        down = f(A)
        A[pos] = old
        grad[pos] = (up - down) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "the rows of the identity matrix as directions, new arrays each time",
        """
def numerical_gradient(f, W):
    h = 1e-5
    A = W.astype(np.float64)
    slopes = [(f(A + h * e.reshape(A.shape)) - f(A - h * e.reshape(A.shape))) * (0.5 / h) for e in np.eye(A.size)]
    return np.array(slopes, dtype=np.float64).reshape(A.shape)
""",
    ),
    Program(
        "numerical_gradient",
        "np.nditer with multi_index, result in Fortran order",
        """
def numerical_gradient(f, W):
    x = np.array(W, dtype=np.float64, order="C")
    df = np.zeros(x.shape, dtype=np.float64, order="F")
    it = np.nditer(x, flags=["multi_index", "zerosize_ok"])
    while not it.finished:
        i = it.multi_index
        x0 = float(x[i])
        x[i] = x0 - 1e-5
        low = f(x)
        x[i] = x0 + 1e-5
        df[i] = (f(x) - low) / 2e-5
        x[i] = x0
        it.iternext()
    return df
""",
    ),
    Program(
        "numerical_gradient",
        "recursion over the axes: the gradient of a slice is the gradient of a function of that slice",
        """
def numerical_gradient(f, W):
    A = np.array(W, dtype=np.float64)
    if A.ndim == 0:
        return np.array((f(A + 1e-5) - f(A - 1e-5)) / 2e-5)

    def with_part(i, part):
        B = A.copy()
        B[i] = part
        return f(B)

    out = np.empty(A.shape)
    for i in range(A.shape[0]):
        out[i] = numerical_gradient(lambda part, i=i: with_part(i, part), A[i])
    return out
""",
    ),
    Program(
        "numerical_gradient",
        "divides by the distance of the two points as float64 holds them",
        """
def numerical_gradient(f, W):
    step = np.float64(1e-5)
    centre = np.array(W, dtype=np.float64)
    out = np.empty_like(centre)
    for k, w in np.ndenumerate(centre):
        right, left = centre.copy(), centre.copy()
        right[k] = w + step
        left[k] = w - step
        out[k] = (float(f(right)) - float(f(left))) / (right[k] - left[k])
    return out
""",
    ),
    Program(
        "numerical_gradient",
        "flat iterator and np.fromiter over a generator",
        """
def numerical_gradient(f, W):
    def value(k, by):
        M = np.array(W, dtype=np.float64)
        M.flat[k] += by
        return f(M)
    h = 1e-5
    return np.fromiter(((value(k, h) - value(k, -h)) / (h + h) for k in range(np.size(W))), dtype=np.float64).reshape(np.shape(W))
""",
    ),
    Program(
        "numerical_gradient",
        "first all values above, then all values below, then one array difference",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W64 = np.asarray(W, dtype=np.float64)
    sides = np.zeros((2,) + W64.shape)
    for side, sign in enumerate((+1.0, -1.0)):
        for place in np.ndindex(W64.shape):
            trial = np.array(W64)
            trial[place] = trial[place] + sign * h
            sides[(side,) + place] = f(trial)
    return np.asarray(-np.diff(sides, axis=0)[0] / (2 * h))
""",
    ),
    Program(
        "svm_loss_naive",
        "zip over images, works on the rows of a transposed gradient, returns a view in Fortran order",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "pure Python on nested lists, four while and for loops, even the scores by hand; Python float",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "a generator of the violated terms, consumed by a loop",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "divide and conquer: recursion on the two halves of the batch, loop over the classes at the leaves",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "a helper class that accumulates, with __call__ and a property",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "a dictionary of columns that is stacked at the end; list of margins summed by the built-in sum",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "np.ndindex walks over image and class at once; the total is a 0-d array inside and a NumPy scalar at the end",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "for each image a list of factors by comprehension and an outer product",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "begins with the regulariser and adds every image's share already divided by N",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "classes in the outer loop, images in the inner one; everything transposed",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "takes the slope 1 exactly at the kink (>= 0), which the text allows: any value between",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "long double inside, float64 array and Python float at the end; returns a subclass of tuple",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "two passes: first the loss from a generator expression, then the table of whole-number factors, then column by column",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "extra keyword arguments with defaults, filter and lambda",
        """
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
""",
    ),
    Program(
        "svm_loss_naive",
        "counts how many margins are violated, the right class's column once for each image with that number; iterators and next",
        """
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
""",
    ),
    Program(
        "svm_loss_vectorized",
        "np.nonzero finds the violated margins, np.add.at and np.subtract.at build the factors",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    M = S - S[np.arange(N), y][:, None] + 1
    M[np.arange(N), y] = 0
    rows, cols = np.nonzero(M > 0)
    A = np.zeros(M.shape)
    np.add.at(A, (rows, cols), 1)
    np.subtract.at(A, (rows, y[rows]), 1)
    return M[rows, cols].sum() / N + reg * np.sum(W**2), X.T @ A / N + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "one-hot matrix from np.eye does the picking and the balancing",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    onehot = np.eye(W.shape[1])[y]
    correct = np.sum(scores * onehot, axis=1, keepdims=True)
    hinge = np.maximum(0, scores - correct + 1 - onehot)
    positive = (hinge > 0) * (1 - onehot)
    factors = positive - onehot * positive.sum(axis=1, keepdims=True)
    loss = np.sum(hinge * (1 - onehot)) / X.shape[0]
    dW = X.T.dot(factors) / X.shape[0]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "np.take_along_axis and np.put_along_axis; Python float",
        """
def svm_loss_vectorized(W, X, y, reg):
    idx = np.expand_dims(np.asarray(y, dtype=np.intp), 1)
    S = np.matmul(X, W)
    M = np.clip(S - np.take_along_axis(S, idx, axis=1) + 1, 0, None)
    np.put_along_axis(M, idx, 0, axis=1)
    A = np.sign(M)
    np.put_along_axis(A, idx, -A.sum(axis=1, keepdims=True), axis=1)
    loss = float(M.sum(axis=1).mean() + reg * (W ** 2).sum())
    return loss, np.matmul(X.T, A) / len(X) + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "boolean mask, the wrong classes squeezed into an (N, C - 1) array",
        """
def svm_loss_vectorized(W, X, y, reg):
    n, c = X.shape[0], W.shape[1]
    wrong = np.arange(c) != y.reshape(-1, 1)
    s = X @ W
    others = s[wrong].reshape(n, c - 1)
    gaps = others - s[~wrong].reshape(n, 1) + 1
    bad = gaps > 0
    A = np.zeros((n, c))
    A[wrong] = bad.ravel()
    A[~wrong] = -np.count_nonzero(bad, axis=1)
    return gaps[bad].sum() / n + reg * np.sum(W ** 2), (X.T @ A) / n + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "np.choose with the one-hot mask as the chooser, np.fromfunction makes the mask",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    is_right = np.fromfunction(lambda i, c: c == y[i], (N, C), dtype=int)
    S = X @ W
    s_right = np.add.reduce(S, axis=1, where=is_right)
    gaps = S - s_right[:, np.newaxis] + 1.0
    gaps = np.choose(is_right, [np.maximum(gaps, 0.0), np.zeros((N, C))])
    violated = (gaps > 0).astype(np.int64)
    A = np.choose(is_right, [violated, -violated.sum(axis=1)[:, None]])
    loss = np.sum(gaps) / N + reg * np.sum(W**2)
    dW = np.dot(X.T, A) / N + 2 * reg * W
    return (loss, dW)
""",
    ),
    Program(
        "svm_loss_vectorized",
        "einsum everywhere; np.heaviside with 0.5 at the kink, which the text allows (any value between)",
        """
def svm_loss_vectorized(W, X, y, reg):
    n = len(y)
    s = np.einsum("nd,dc->nc", X, W)
    gap = s - s[range(n), y, None] + 1
    slope = np.heaviside(gap, 0.5)
    slope[range(n), y] = 0
    loss = np.einsum("nc,nc->", slope, gap) / n + reg * np.einsum("dc,dc->", W, W)
    slope[range(n), y] = -np.einsum("nc->n", slope)
    return loss, np.einsum("nd,nc->dc", X, slope) / n + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "all differences of scores as an (N, C, C) array by broadcasting, then the plane of the right class",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    S = X @ W
    differences = S[:, None, :] - S[:, :, None]          # [i, a, b] is s_b - s_a
    planes = differences[np.arange(N), y]                # a is the right class
    same = np.eye(C, dtype=bool)[y]
    margins = np.where(same, 0.0, np.fmax(planes + 1, 0.0))
    A = np.where(margins > 0, 1.0, 0.0)
    A = A - same * A.sum(1)[:, None]
    return margins.sum() / N + reg * np.square(W).sum(), np.tensordot(X, A, axes=(0, 0)) / N + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "W.T @ X.T, one column an image; the gradient is a transposed view in Fortran order",
        """
def svm_loss_vectorized(W, X, y, reg):
    St = W.T @ X.T
    N = St.shape[1]
    place = (y, np.arange(N))
    right = St[place]
    St = St - right + 1          # a new array; the right scores lie along the columns
    St[place] = 0
    Ht = np.maximum(St, 0)
    Bt = (Ht > 0) + 0.0
    Bt[place] -= Bt.sum(axis=0)
    dWt = Bt @ X / N + 2 * reg * W.T
    return Ht.sum() / N + reg * np.trace(W.T @ W), dWt.T
""",
    ),
    Program(
        "svm_loss_vectorized",
        "masked arrays (np.ma) hide the right classes and the kept margins, plain arrays come out",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = X @ W
    right = np.zeros((N, C), dtype=bool)
    right[np.arange(N), y] = True
    gaps = S - np.ma.array(S, mask=~right).sum(axis=1).filled(0.0)[:, None] + 1
    costs = np.ma.array(gaps, mask=right | (gaps <= 0))
    A = (~np.ma.getmaskarray(costs)).astype(float)
    A[right] = -costs.count(axis=1)
    loss = costs.filled(0.0).sum() / N + reg * np.sum(W**2)
    return np.float64(loss), np.asarray(X.T @ A / N + 2 * reg * W)
""",
    ),
    Program(
        "svm_loss_vectorized",
        "a helper class with properties",
        """
class Hinge:
    delta = 1.0

    def __init__(self, W, X, y):
        self.W, self.X, self.y = W, X, y
        self.n = np.arange(y.shape[0])

    @property
    def margins(self):
        S = self.X @ self.W
        M = np.maximum(0.0, S - S[self.n, self.y].reshape(-1, 1) + self.delta)
        M[self.n, self.y] = 0.0
        return M

    @property
    def factors(self):
        F = (self.margins > 0).astype(np.float64)
        F[self.n, self.y] = -F.sum(axis=-1)
        return F

    def loss(self):
        return self.margins.sum(axis=-1).mean()

    def grad(self):
        return self.X.T @ self.factors / self.n.size


class L2:
    def __init__(self, W, strength):
        self.W, self.strength = W, strength

    def loss(self):
        return self.strength * np.sum(self.W**2)

    def grad(self):
        return 2 * self.strength * self.W


def svm_loss_vectorized(W, X, y, reg):
    data, penalty = Hinge(W, X, y), L2(W, reg)
    return data.loss() + penalty.loss(), data.grad() + penalty.grad()
""",
    ),
    Program(
        "svm_loss_vectorized",
        "ufuncs with out= and np.add.reduce, flat indices for the right classes, the loss unpacked from a 0-d array",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[-1]
    M = np.empty((N, C))
    np.matmul(X, W, out=M)
    flat = C * np.arange(N) + y
    right = M.take(flat)
    np.subtract(M, right[:, None], out=M)
    np.add(M, 1.0, out=M)
    M.put(flat, 0.0)
    np.maximum(M, 0.0, out=M)
    loss = np.divide(np.add.reduce(M, axis=(0, 1)), N)
    np.greater(M, 0.0, out=M, casting="unsafe")
    M.flat[flat] = np.negative(np.add.reduce(M, axis=1))
    dW = np.matmul(np.transpose(X), M)
    np.divide(dW, N, out=dW)
    np.add(dW, 2.0 * reg * W, out=dW)
    loss = np.asarray(loss + reg * np.add.reduce(np.square(W), axis=None))
    return loss.item(), dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "gets the loss out of the gradient: sum(W * data gradient) plus the mean number of violated margins",
        """
def svm_loss_vectorized(W, X, y, reg):
    W64 = np.array(W, dtype=np.float64)
    X64 = np.array(X, dtype=np.float64)
    N = X64.shape[0]
    S = X64 @ W64
    A = (S + 1 > S[np.arange(N), y][:, None]) * 1.0
    A[np.arange(N), y] = 0
    violated = A.sum(axis=1)
    A[np.arange(N), y] = -violated
    G = X64.T @ A / N
    # the hinge is made of straight pieces, so the data loss is <W, G> + the constant 1 of each violated margin
    loss = np.sum(W64 * G) + violated.mean() + reg * np.sum(W64**2)
    return loss, G + 2 * reg * W64
""",
    ),
    Program(
        "svm_loss_vectorized",
        "images padded to whole blocks of 32 and treated as a (blocks, 32, D) array by batched matmul, without a loop",
        """
def svm_loss_vectorized(W, X, y, reg, block=32):
    N, D = X.shape
    C = W.shape[1]
    blocks = -(-N // block)
    pad = blocks * block - N
    Xb = np.pad(X, ((0, pad), (0, 0))).reshape(blocks, block, D)
    yb = np.pad(y, (0, pad)).reshape(blocks, block, 1)
    real = (np.arange(blocks * block) < N).reshape(blocks, block, 1)
    S = Xb @ W
    right = np.arange(C) == yb
    M = S - np.where(right, S, 0).sum(axis=2, keepdims=True) + 1
    A = ((M > 0) & ~right & real).astype(float)
    loss = (A * M).sum() / N
    A = A - right * A.sum(axis=2, keepdims=True)
    dW = (Xb.transpose(0, 2, 1) @ A).sum(axis=0) / N
    return loss + reg * np.sum(W**2), dW + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "the right class's share by sorting the labels and np.add.reduceat over the classes that occur",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = y.size
    S = X @ W
    own = S[np.arange(N), y]
    V = S > (own - 1)[:, None]
    V[np.arange(N), y] = False
    loss = (S[V] - np.repeat(own - 1, V.sum(axis=1))).sum() / N
    plus = X.T @ V.astype(X.dtype)
    order = np.argsort(y, kind="stable")
    present, starts = np.unique(y[order], return_index=True)
    weighted = X[order] * V.sum(axis=1)[order][:, None]
    minus = np.zeros(W.shape[::-1])
    minus[present] = np.add.reduceat(weighted, starts, axis=0)
    return loss + reg * (W * W).sum(), (plus - minus.T) / N + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "np.matrix inside, (m + |m|) / 2 instead of the maximum, plain ndarrays at the end",
        """
def svm_loss_vectorized(W, X, y, reg):
    w, x = np.asmatrix(W), np.asmatrix(X)
    n = x.shape[0]
    hot = np.asmatrix(np.equal.outer(y, np.arange(w.shape[1])).astype(float))
    scores = x * w
    own = np.multiply(scores, hot).sum(axis=1)
    m = scores - own + 1
    m = np.multiply(m, 1 - hot)
    relu = (m + np.abs(m)) / 2
    on = (relu > 0).astype(float)
    a = on - np.multiply(hot, on.sum(axis=1))
    loss = relu.sum() / n + reg * np.multiply(w, w).sum()
    dw = x.T * a / n + 2 * reg * w
    return loss, np.asarray(dw)
""",
    ),
]
