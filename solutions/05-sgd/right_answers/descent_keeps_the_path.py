"""
title = "Keeps the whole path"
why = "It returns a list of two things, notes 0-d arrays, and looks at the loss of the end as well."
replaces = "gradient_descent"
"""
def gradient_descent(loss_function, W, learning_rate, num_iters, verbose=False, print_every=10):
    path = [W]
    while len(path) <= num_iters:
        path.append(path[-1] - learning_rate * loss_function(path[-1])[1])
    losses = [np.array(loss_function(w)[0]) for w in path]
    if verbose:
        print(losses[::print_every])
    return [path[-1].copy(order="F"), tuple(losses[:-1])]
