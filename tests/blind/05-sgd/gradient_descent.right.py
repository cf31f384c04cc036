# %% title="plain" why="written blind"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history


# %% title="recursion by halves" why="written blind"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    if num_iters == 0:
        return np.array(W), []
    if num_iters == 1:
        loss, dW = loss_function(W)
        return W - learning_rate * dW, [loss]
    half = num_iters // 2
    middle, first = gradient_descent(loss_function, W, learning_rate, half)
    end, second = gradient_descent(loss_function, middle, learning_rate, num_iters - half)
    return end, first + second


# %% title="keeps the whole path, takes the last point of it" why="written blind"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    path, losses = [np.array(W, dtype=float)], []
    while len(losses) < num_iters:
        value, slope = loss_function(path[-1])
        path.append(path[-1] + (-learning_rate) * slope)
        losses += [float(value)]
    return path.pop(), losses


# %% title="a generator and a nonlocal W" why="written blind"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    def walk():
        nonlocal W
        for _ in range(num_iters):
            loss, dW = loss_function(W)
            W = np.subtract(W, np.multiply(dW, learning_rate))
            yield loss
    history = list(walk())
    return W, history


# %% title="counts down, losses collected in an array, history made a list at the end" why="written blind"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    record = np.empty(num_iters)
    here = W.copy()
    remaining = num_iters
    while remaining > 0:
        record[num_iters - remaining], g = loss_function(here)
        here = here - g * learning_rate
        remaining -= 1
    return here, record.tolist()


# %% title="list comprehension with a walrus" why="written blind"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    state = {"W": W}

    def step():
        loss, dW = loss_function(here := state["W"])
        state["W"] = here - learning_rate * np.asarray(dW)
        return loss

    return_value = [step() for _ in range(num_iters)]
    return state["W"], return_value
