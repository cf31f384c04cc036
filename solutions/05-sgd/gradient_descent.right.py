# %% title="Asks once for the loss and once for the gradient" why="The loss function is called twice at every W; the history is an array."
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = np.zeros(num_iters)
    w = np.copy(W)
    for k in range(num_iters):
        history[k] = loss_function(w)[0]
        w -= learning_rate * loss_function(w)[1]
    return w, history

# %% title="A generator walks" why="The steps live in a generator; the loss at the end is asked for and not kept."
from itertools import islice


def walk(loss_function, w, rate):
    while True:
        loss, slope = loss_function(w)
        yield w, loss
        w = np.subtract(w, np.multiply(rate, slope))


def gradient_descent(loss_function, W, learning_rate, num_iters):
    met = list(islice(walk(loss_function, W, learning_rate), num_iters + 1))
    return met[-1][0], [loss for _, loss in met[:-1]]

# %% title="Works in place, in a copy" why="W -= ... looks like a change of the argument, and dW is overwritten too; both are the loop's own."
def gradient_descent(loss_function, W, learning_rate, num_iters):
    W = np.array(W, dtype=float)
    history = np.zeros(num_iters)
    for step in range(num_iters):
        history[step], dW = loss_function(W)
        dW *= learning_rate
        W -= dW
    return W, list(history)

# %% title="Keeps the whole path" why="It returns a list of two things, notes 0-d arrays, and looks at the loss of the end as well."
def gradient_descent(loss_function, W, learning_rate, num_iters, verbose=False, print_every=10):
    path = [W]
    while len(path) <= num_iters:
        path.append(path[-1] - learning_rate * loss_function(path[-1])[1])
    losses = [np.array(loss_function(w)[0]) for w in path]
    if verbose:
        print(losses[::print_every])
    return [path[-1].copy(order="F"), tuple(losses[:-1])]

# %% title="Recursion in place of a loop" why="There is no loop; each call takes one step and hands on the rest."
def gradient_descent(loss_function, W, learning_rate, num_iters):
    if num_iters == 0:
        return W, []
    loss, dW = loss_function(W)
    W_end, later = gradient_descent(loss_function, W - learning_rate * dW, learning_rate, num_iters - 1)
    return W_end, [float(loss)] + later
