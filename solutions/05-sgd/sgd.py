# %% [markdown]
# # Training a linear classifier by stochastic gradient descent
#
# You can say how bad a weight matrix is, and in which direction it would get better: that was the loss and its gradient. What is missing is somebody who walks. In this notebook you write the walker, a loop of a few lines that also trains the largest neural networks.
#
# **Lecture:** CS231n (Stanford), lecture 3. Part 1, loss functions and regularisation, ends with the two losses and the penalty; this notebook goes the next step, into part 2, optimisation, because a loss is there to be minimised.
#
# ## What you will be able to do
#
# - write gradient descent, and tell from a loss curve whether the learning rate is too small, good or too large
# - explain what a minibatch, a step and an epoch are, and why a noisy gradient is a good bargain
# - write a `LinearClassifier` that trains with *any* loss function, and repeats its result when the seed is the same
# - check a training run before you trust it: the first loss, twenty examples learnt by heart, a curve that falls
# - read the weights of a linear classifier as pictures
#
# **Time:** about 75 minutes. You need your `svm_loss_vectorized` and `softmax_loss_vectorized` from the notebooks 02 and 03; without them you can still do most of this one.
#
# **How the checks work** you know from `01-hinge`. The last cell sums up what passes and what is open.
#
# **Conventions**, as everywhere in this course: `X` is $(N, D)$, one example a row; `y` is $(N,)$, integer labels $0, \dots, C-1$; `W` is $(D, C)$; the scores are `X @ W`; a loss function is called as `loss_function(W, X, y, reg)` and returns `(loss, dW)`, where `loss` is the **mean** over the examples plus `reg * sum(W**2)`, and `dW` has the shape of `W`.

# %% first=true

# %% setup="imports"
import numpy as np

from linearloss import check, check_choice_given, check_number_given

# %% demonstration=true
# For the figures.
import matplotlib.pyplot as plt
from linearloss.figures import BLUE, GREEN, GREY, ORANGE, RED, show, style

style()

# %% [markdown]
# ## 1. The data: ten little drawings
#
# CIFAR-10 has to wait until the next notebook. Here we draw our own images, so that everything runs in a second: ten shapes of 8 × 8 pixels, each moved by up to one pixel, drawn with a strong or a weak pen, and covered with noise. The next cell makes 1,500 of them for training and 500 for validation, stretches each one into a row of 64 numbers, and subtracts the mean training image. (Preprocessing may look at the training images only; the validation images must stay strangers.)

# %% setup="toy_data"
CLASS_NAMES = ["bar", "column", "falling", "rising", "plus", "cross", "ring", "block", "corner", "tee"]
DRAWINGS = """
........ ...##... ##...... ......## ...##... ##....## ######## ........ ##...... ########
........ ...##... ###..... .....### ...##... ###..### ######## ........ ##...... ########
........ ...##... .###.... ....###. ...##... .######. ##....## ..####.. ##...... ...##...
######## ...##... ..###... ...###.. ######## ..####.. ##....## ..####.. ##...... ...##...
######## ...##... ...###.. ..###... ######## ..####.. ##....## ..####.. ##...... ...##...
........ ...##... ....###. .###.... ...##... .######. ##....## ..####.. ##...... ...##...
........ ...##... .....### ###..... ...##... ###..### ######## ........ ######## ...##...
........ ...##... ......## ##...... ...##... ##....## ######## ........ ######## ...##...
"""
SHAPES = np.array([[[pen == "#" for pen in line.split()[k]] for line in DRAWINGS.strip().splitlines()]
                   for k in range(10)], dtype=float)
# Each moved by a pixel at most, down and to the right: the places 0, 1 and -1 stand for 0, 1 and -1 pixels.
MOVED = np.array([[[np.roll(shape, (down, right), axis=(0, 1)) for right in (0, 1, -1)]
                   for down in (0, 1, -1)] for shape in SHAPES])


def draw_images(number, seed):
    """Noisy, shifted drawings: images (number, 8, 8) and their labels (number,)."""
    rng = np.random.default_rng(seed)
    y = rng.integers(10, size=number)
    shifts = rng.integers(-1, 2, size=(number, 2))
    images = MOVED[y, shifts[:, 0], shifts[:, 1]]
    images *= rng.uniform(0.6, 1.4, size=(number, 1, 1))
    return images + 0.6 * rng.normal(size=images.shape), y


train_images, y_train = draw_images(1500, seed=1)
val_images, y_val = draw_images(500, seed=2)
mean_image = train_images.mean(axis=0)
X_train = (train_images - mean_image).reshape(1500, 64)
X_val = (val_images - mean_image).reshape(500, 64)

# %% demonstration=true
fig, axes = plt.subplots(2, 10, figsize=(10, 2.6))
for k, name in enumerate(CLASS_NAMES):
    for row, image in enumerate([SHAPES[k], train_images[y_train == k][0]]):
        axes[row, k].imshow(image, cmap="gray_r")
        axes[row, k].set(xticks=[], yticks=[])
        axes[row, k].spines[:].set_visible(True)
    axes[0, k].set_title(name, fontsize=11)
axes[0, 0].set_ylabel("clean")
axes[1, 0].set_ylabel("as given")
fig.suptitle("Ten classes: the drawings, and what the classifier gets to see")
show(fig, "Two rows of ten small images of 8 by 8 pixels, one column a class: " + ", ".join(CLASS_NAMES) + ". Above, each shape as it is "
          "drawn; below, a training image of the class, shifted and covered with noise.")

# %% [markdown]
# ## 2. The bias: a last column of ones
#
# The scores `X @ W` are all 0 where the pixels are all 0: without further help, no class can be preferred before the image has said anything. A bias, one number $b_c$ for each class that is added to its score, mends that. We get it for nothing: give every example one more feature that is always 1, then the last row of `W` *is* the bias,
#
# $$ \begin{pmatrix} x & 1 \end{pmatrix} \begin{pmatrix} W \\ b \end{pmatrix} = x W + b . $$
#
# The loss functions, the gradients and the training loop need no change at all.

# %% solution="add_bias"
def add_bias(X):
    """Append a column of ones.

    X: floats, shape (N, D).
    Returns a new array of shape (N, D + 1): the columns of X, then ones. X itself stays as it is.

    Example: add_bias(np.array([[5.0, 7.0]])) is [[5.0, 7.0, 1.0]].
    """
    ### BEGIN SOLUTION
    return np.hstack([X, np.ones((X.shape[0], 1))])
    ### END SOLUTION

# %% [markdown] hints="add_bias"
# If `X` has shape (N, D), which shape must the result have, and which shape the piece that is missing?
#
# ---
#
# NumPy puts arrays side by side with `np.hstack` or `np.column_stack`, and makes new ones with `np.ones`. Try it by hand on one example with two features.
#
# ---
#
# Make a column of ones with as many rows as `X` has (a column has two axes, the second of length 1), and put it to the right of `X`. Return the new array; nothing is written into `X`.

# %% test="test_add_bias" points=3
check("add_bias", add_bias)

# %% [markdown]
# ## 3. Walking downhill
#
# The gradient $\mathrm{d}W$ points to where the loss rises fastest. So take a small step the other way, look again, and repeat:
#
# $$ W \leftarrow W - \eta \, \mathrm{d}W . $$
#
# The number $\eta$ is the **learning rate** (`learning_rate`). The minus sign is the whole idea; with a plus sign the same loop climbs.
#
# Write this loop first for a loss that depends on `W` only, without any data. Note the loss *before* each step, so that the first entry of the history belongs to the weights that you started from.

# %% solution="gradient_descent"
def gradient_descent(loss_function, W, learning_rate, num_iters):
    """Take num_iters steps downhill.

    loss_function: called as loss_function(W); returns (loss, dW), dW of W's shape.
    W: where to start, an array of any shape. It must not be changed: make new arrays.
    learning_rate: a positive number.
    num_iters: the number of steps, 0 or more.

    Returns (W, history): the weights after the last step, and the list of the num_iters losses,
    each taken before its step (so history[0] is the loss at the start).

    Example: for the loss w**2, from w = 1, with learning_rate 0.25 and two steps,
    w goes 1 -> 0.5 -> 0.25 and the history is [1.0, 0.25].
    """
    ### BEGIN SOLUTION
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate * dW  # not W -= ..., which would change the caller's array
    return W, history
    ### END SOLUTION

# %% [markdown] hints="gradient_descent"
# Walk the example of the docstring on paper: at which `w` is each loss measured, before or after the step?
#
# ---
#
# In each round you need the loss and the gradient at the present `W`, so the loss function is called inside the loop. And what is the difference between `W = W - ...` and `W -= ...` for whoever handed in `W`?
#
# ---
#
# An empty list; then num_iters times: ask for loss and gradient at `W`, append the loss, make a new `W` that lies learning_rate times the gradient *below* the old one. Behind the loop, return both things.

# %% test="test_gradient_descent" points=4
check("gradient_descent", gradient_descent)

# %% [markdown]
# How long should a step be? Watch three walkers on the simplest of all landscapes, the parabola $L(w) = w^2$ with $\mathrm{d}L/\mathrm{d}w = 2w$. Each step multiplies $w$ by the same number:
#
# $$ w \leftarrow w - \eta \cdot 2 w = (1 - 2\eta)\, w . $$

# %% demonstration=true
def parabola(w):
    return float(w**2), 2 * w


fig, axes = plt.subplots(1, 3, figsize=(10, 3.2), sharey=True)
cases = [(0.03, BLUE, "too small: it crawls"), (0.3, GREEN, "good: it arrives"), (1.03, RED, "too large: it escapes")]
grid = np.linspace(-1.8, 1.8, 200)
for ax, (rate, colour, says) in zip(axes, cases):
    path = [gradient_descent(parabola, np.array(1.0), rate, steps)[0] for steps in range(9)]
    ax.plot(grid, grid**2, color=GREY)
    ax.plot(path, np.square(path), "o-", color=colour, markersize=5)
    ax.annotate("start", (1.0, 1.0), textcoords="offset points", xytext=(10, -8))
    ax.set(title=f"$\\eta$ = {rate}, {says}", xlabel="weight $w$")
    ax.title.set_fontsize(11)
axes[0].set_ylabel("loss $L(w) = w^2$")
show(fig, "The parabola w squared, three times, with eight steps of gradient descent from w = 1. With the learning rate 0.03 the steps crawl "
          "down one side; with 0.3 they reach the bottom in a few; with 1.03 they jump from side to side, each time a little higher.")

# %% [markdown]
# ### Question 1: to and fro
#
# Take the steeper parabola $L(w) = 4 w^2$. There is a learning rate at which $w$ jumps to and fro between $w_0$ and $-w_0$ for ever; below it the walk arrives, above it the walk escapes to infinity. Which one? (Work out the factor by which a step multiplies $w$. Try it with your `gradient_descent` if you like. Give two decimals.)

# %% solution="answer_largest_rate"
answer_largest_rate = ...
### BEGIN SOLUTION
answer_largest_rate = 0.25  # the factor is 1 - 8 * rate, which is -1 at 1/4
### END SOLUTION

# %% [markdown] hints="answer_largest_rate"
# What is the derivative of $4 w^2$, and by which factor does one step multiply $w$?
#
# ---
#
# In the text above, the factor for $w^2$ is $1 - 2\eta$. Find the one for the steeper parabola in the same way. What must the factor be for $w$ to jump to and fro between $w_0$ and $-w_0$?
#
# ---
#
# Write the step as (a number that depends on $\eta$) times $w$, set this number equal to the factor of the endless jump, and solve for $\eta$. Check it: two steps must lead back to the start.

# %% test="test_answer_largest_rate" points=1
check_number_given(answer_largest_rate, "answer_largest_rate")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_largest_rate, "answer_largest_rate", 0.25, points=1, tolerance=0.001, read="section 3, Walking downhill")
### END HIDDEN TESTS

# %% [markdown]
# So steeper means smaller steps. Keep this in mind for the regulariser: $\lambda \sum W^2$ (`reg * sum(W**2)`) is a parabola too, and a strong `reg` forces a small learning rate, whatever the data are.

# %% [markdown]
# ## 4. Bring your losses
#
# To train a classifier you need a loss with its gradient. The next cell brings one that you have not met yet, so that everything below can be tried at once: **least squares**. It wants the score of the right class to be 1 and all others to be 0, and punishes the squared distance. As a loss for classification it is a makeshift (it even punishes a score that is *too* right), but its gradient fits on a line.

# %% setup="least_squares"
def least_squares_loss(W, X, y, reg):
    """Mean over the examples of sum_c (s_c - t_c)**2, with t_c = 1 for the right class, else 0."""
    N = len(y)
    T = np.zeros((N, W.shape[1]))
    T[np.arange(N), y] = 1.0
    E = X @ W - T
    loss = np.sum(E**2) / N + reg * np.sum(W**2)
    dW = 2 * X.T @ E / N + 2 * reg * W
    return float(loss), dW

# %% [markdown]
# Now bring the two that you have written: copy your `svm_loss_vectorized` from notebook 02 and your `softmax_loss_vectorized` from notebook 03 into the next two cells, helpers and all. The tests are light ones; they only make sure that nothing was lost on the way: versions with loops pass here as well, and the trainings below take many times as long with them. If you have not got them yet, go on: least squares takes their place below.

# %% solution="svm_loss_vectorized"
def svm_loss_vectorized(W, X, y, reg):
    """Multiclass SVM loss, margin 1, mean over the examples, plus reg * sum(W**2), no one-half.

    W: (D, C). X: (N, D). y: (N,) integers. reg: a number.
    Returns (loss, dW): a number and an array of shape (D, C).

    Example: one example whose scores are (0, 0, 0) has the data loss 2.
    """
    ### BEGIN SOLUTION
    N = len(y)
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W**2)
    dS = (margins > 0).astype(float)
    dS[rows, y] = -np.sum(dS, axis=1)
    return loss, X.T @ dS / N + 2 * reg * W
    ### END SOLUTION

# %% [markdown] hints="svm_loss_vectorized"
# Does your function from notebook 02 pass its tests there? If so, what else did that notebook define that the function needs?
#
# ---
#
# Copy the whole cell, with every helper function that it calls. If a test here complains, go back to notebook 02, whose tests say more.
#
# ---
#
# Scores; margins against the right class's score, which has no margin of its own; their sum as a mean over the examples; the regulariser. For the gradient: which margins are active, and how many in each row; then one matrix product with `X`.

# %% test="test_svm_loss_vectorized" points=3
check("svm_loss_vectorized", svm_loss_vectorized)

# %% solution="softmax_loss_vectorized"
def softmax_loss_vectorized(W, X, y, reg):
    """Cross-entropy (natural logarithm), mean over the examples, plus reg * sum(W**2), no one-half.

    W: (D, C). X: (N, D). y: (N,) integers. reg: a number.
    Returns (loss, dW): a number and an array of shape (D, C).

    Example: one example whose scores are (0, 0, 0) has the data loss ln 3 = 1.0986.
    """
    ### BEGIN SOLUTION
    N = len(y)
    rows = np.arange(N)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    log_sum = np.log(np.sum(np.exp(S), axis=1, keepdims=True))
    loss = -np.sum((S - log_sum)[rows, y]) / N + reg * np.sum(W**2)
    dS = np.exp(S - log_sum)
    dS[rows, y] -= 1
    return loss, X.T @ dS / N + 2 * reg * W
    ### END SOLUTION

# %% [markdown] hints="softmax_loss_vectorized"
# Does your function from notebook 03 pass its tests there? If so, what else did that notebook define that the function needs?
#
# ---
#
# Copy the whole cell, with every helper function that it calls. If a test here complains, go back to notebook 03, whose tests say more.
#
# ---
#
# Scores, shifted row by row; the logarithm of the sum of exponentials; the mean of the right classes' losses; the regulariser. For the gradient: probabilities minus one-hot targets, then one matrix product with `X`.

# %% test="test_softmax_loss_vectorized" points=3
check("softmax_loss_vectorized", softmax_loss_vectorized)

# %% [markdown]
# The next cell finds out which losses work. `my_loss`, the one that most of the figures use, is softmax if you have brought it, and least squares otherwise.

# %% demonstration=true
Xb_train, Xb_val = add_bias(X_train), add_bias(X_val)
small_W = 0.001 * np.random.default_rng(0).standard_normal((65, 10))
losses = {"least squares": least_squares_loss}
for name, function in [("SVM", svm_loss_vectorized), ("softmax", softmax_loss_vectorized)]:
    try:
        loss, dW = function(small_W, Xb_train, y_train, 0.0)
        losses[name] = function
    except Exception as error:
        why = "is not written yet" if isinstance(error, NotImplementedError) else f"does not work here: {error!r}"
        print(f"The {name} loss {why}")
my_name = "softmax" if "softmax" in losses else "least squares"
my_loss = losses[my_name]
print("Losses that work:", ", ".join(losses), "| used in the figures:", my_name)

# %% [markdown]
# **The first check of any training run costs nothing.** With tiny random weights all scores are near 0, and you know what the loss must be before you have trained at all. If the first number of your history is far from it, do not train: look for the mistake.
#
# You know both numbers for ten classes: question 6 of notebook 01 and question 8 of notebook 03. Compare them with `losses["SVM"](small_W, Xb_train, y_train, 0.0)[0]` and the same for softmax.
#
# ### Question 2: a friend's first loss
#
# A friend trains softmax on ten classes, with minibatches of 100, `reg = 0` and tiny random weights. The first number of the history is 230.26. What is it, most probably?
#
# - **a** the weights are too large at the start
# - **b** the losses of the minibatch are added up and not divided by their number
# - **c** the logarithm is to base 10
# - **d** nothing is wrong: that is how training starts

# %% solution="answer_first_sum"
answer_first_sum = ...
### BEGIN SOLUTION
answer_first_sum = "b"
### END SOLUTION

# %% [markdown] hints="answer_first_sum"
# Which number should stand there, for ten classes and scores near 0?
#
# ---
#
# Divide the friend's number by the one that should be there.
#
# ---
#
# The ratio is a round number. Where in the friend's settings have you met it? Then choose the slip that multiplies the loss by it.

# %% test="test_answer_first_sum" points=1
check_choice_given(answer_first_sum, "answer_first_sum", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_first_sum, "answer_first_sum", "b", points=1, read="section 4: what the first loss should be, and the ratio of the two")
### END HIDDEN TESTS

# %% [markdown]
# ## 5. Minibatches
#
# The true gradient is a mean over *all* training examples. On 49,000 images that is a lot of work for one small step. But a mean can be estimated from a sample: draw `batch_size` examples at random, a **minibatch**, and use the mean over those. Such a gradient points the right way *on average*, and it is hundreds of times cheaper. Gradient descent with gradients from random minibatches is called **stochastic gradient descent**, SGD.
#
# What does the sample cost us? If single examples have losses with standard deviation $\sigma$, the mean of $B$ independent ones has the standard deviation
#
# $$ \frac{\sigma}{\sqrt{B}} . $$
#
# The figure shows it on your data: one fixed `W`, many minibatches, and the loss of each. All clouds have their centre on the loss of the whole training set; only their widths differ.

# %% demonstration=true
rng = np.random.default_rng(0)
some_W = 0.1 * rng.standard_normal((65, 10))
full = my_loss(some_W, Xb_train, y_train, 0.0)[0]
fig, ax = plt.subplots(figsize=(7.5, 3.4))
for place, (size, colour) in enumerate([(5, ORANGE), (50, BLUE), (500, GREEN)]):
    batches = [rng.choice(1500, size=size) for _ in range(200)]
    values = [my_loss(some_W, Xb_train[i], y_train[i], 0.0)[0] for i in batches]
    ax.plot(values, place + 0.5 * rng.random(200) - 0.25, ".", color=colour, alpha=0.6)
ax.axvline(full, color="black", linestyle="--", linewidth=1)
ax.annotate("loss of all 1,500", (full, 2.45), textcoords="offset points", xytext=(6, 0))
ax.set(yticks=[0, 1, 2], yticklabels=["5", "50", "500"], xlabel=f"{my_name} loss of a minibatch", ylabel="batch_size", ylim=(-0.5, 2.8),
       title="Larger minibatches scatter less, around the same mean")
show(fig, f"The {my_name} losses of 200 minibatches of 5, of 50 and of 500 examples, as three clouds around the loss of all 1,500, {full:.2f}. The "
          "cloud of 5 is widest, that of 500 narrowest.")

# %% [markdown]
# ### Question 3: less noise
#
# Instead of 25 examples you take 900 in every step. By what factor does the standard deviation of the minibatch loss shrink? (A whole number. Note how much more work each step has become.)

# %% solution="answer_noise_factor"
answer_noise_factor = ...
### BEGIN SOLUTION
answer_noise_factor = 6  # sqrt(900 / 25), for 36 times the work
### END SOLUTION

# %% [markdown] hints="answer_noise_factor"
# The standard deviation is $\sigma/\sqrt{B}$. Which of the two, $\sigma$ or $B$, has changed?
#
# ---
#
# Divide the standard deviation for the small minibatch by the one for the large minibatch: $\sigma$ drops out.
#
# ---
#
# What is left is the square root of a ratio of two batch sizes. Check it against the figure, where each batch is 10 times as large as the one before.

# %% test="test_answer_noise_factor" points=1
check_number_given(answer_noise_factor, "answer_noise_factor")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_noise_factor, "answer_noise_factor", 6, points=1, read="section 5, Minibatches")
### END HIDDEN TESTS

# %% [markdown]
# **With or without replacement?** We draw *with replacement*: each of the `batch_size` indices is chosen from all $N$, whatever was chosen before. That is one quick call, `rng.choice(N, size=batch_size, replace=True)`; it works even if `batch_size` is larger than $N$; and the draws are independent, so that the formula above holds. The price: an example may occur twice in a minibatch. (Many libraries shuffle the training set and deal it out like cards instead. In practice the difference is small.)
#
# **Step and epoch.** One update of `W` is a *step* (or iteration). An **epoch** is as many steps as it takes to look at $N$ examples, so
#
# $$ \text{epochs} = \frac{\text{steps} \times \text{batch size}}{N} . $$
#
# ### Question 4: how many epochs
#
# In the next notebook you train on 49,000 images, with 1,500 steps of 200 examples. How many epochs is that? (Two decimals.)

# %% solution="answer_epochs"
answer_epochs = ...
### BEGIN SOLUTION
answer_epochs = 1500 * 200 / 49000  # 6.12
### END SOLUTION

# %% [markdown] hints="answer_epochs"
# How many examples do all the steps together look at?
#
# ---
#
# The formula stands above the question. `len` of the training set is the $N$ in it.
#
# ---
#
# Multiply steps and examples in a step, then divide by the number of training images. You may write the calculation itself as the answer.

# %% test="test_answer_epochs" points=1
check_number_given(answer_epochs, "answer_epochs")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_epochs, "answer_epochs", 6.1224, points=1, tolerance=0.006, read="section 5, Step and epoch")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 5: never drawn
#
# You draw with replacement, for exactly one epoch: $N$ draws from $N = 49{,}000$ images. A given image is missed by one draw with probability $1 - 1/N$. What share of the images is never drawn in this epoch? (A number between 0 and 1, two decimals.)

# %% solution="answer_missed_share"
answer_missed_share = ...
### BEGIN SOLUTION
answer_missed_share = (1 - 1 / 49000) ** 49000  # close to 1/e = 0.37
### END SOLUTION

# %% [markdown] hints="answer_missed_share"
# One draw misses the image with the probability given. What is the probability that two independent draws both miss it?
#
# ---
#
# Probabilities of independent events are multiplied. In one epoch there are $N$ draws.
#
# ---
#
# The probability of being missed once, to the power of the number of draws. Python works it out with `**`. (Do you recognise the limit for large $N$?)

# %% test="test_answer_missed_share" points=1
check_number_given(answer_missed_share, "answer_missed_share")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_missed_share, "answer_missed_share", 0.36788, points=1, tolerance=0.006, read="section 5, With or without replacement")
### END HIDDEN TESTS

# %% [markdown]
# ## 6. The training loop
#
# Now put the pieces together. A `LinearClassifier` holds three things: the loss function it is to use, a random generator `self.rng`, and the weights `self.W` (`None` until it is trained). The cell below has written `__init__` for you; you write three methods.
#
# - `loss(X, y, reg)` asks `self.loss_function` about the present weights.
# - `train(...)` is the loop: draw a minibatch, ask for its loss and gradient, note the loss, take the step.
# - `predict(X)` names for each row the class with the largest score.
#
# Two rules make a training run useful in practice, and the tests insist on them.
#
# **Same seed, same weights.** A result that nobody can repeat is a rumour. All random numbers come from `self.rng`, in a fixed order: first the weights (only if there are none yet), then one `choice` in each step, and nothing else.
#
# **A second call goes on.** If `self.W` exists, `train` continues from there. So 20 steps and then 30 more are the same as 50.

# %% solution="LinearClassifier"
class LinearClassifier:
    """A linear classifier with scores X @ W, trained by stochastic gradient descent.

    loss_function: called as loss_function(W, X, y, reg); returns (loss, dW).
    seed: of the random generator.
    """

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        """The loss function's (loss, dW) at the present weights self.W, for the examples X, y."""
        ### BEGIN SOLUTION
        return self.loss_function(self.W, X, y, reg)
        ### END SOLUTION

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        """Take num_iters steps of stochastic gradient descent; changes self.W.

        X: floats, shape (N, D), with the bias column if there is to be one. y: integers, shape (N,).

        Random numbers, all from self.rng, in this order:
        - only if self.W is None: W = 0.001 * self.rng.standard_normal((D, C)), where C is the
          largest label plus one;
        - in each step: indices = self.rng.choice(N, size=batch_size, replace=True).

        Each step: the loss and dW of the minibatch at the present W; note the loss;
        W becomes W - learning_rate * dW.

        verbose: if True, you may print the loss now and then; it changes nothing else.
        Returns the history: the list of the num_iters minibatch losses, as floats.

        Example: after history = model.train(X, y, num_iters=5), len(history) is 5.
        """
        ### BEGIN SOLUTION
        N, D = X.shape
        if self.W is None:
            C = int(np.max(y)) + 1
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and step % 100 == 0:
                print(f"step {step}: loss {loss:.4f}")
        return history
        ### END SOLUTION

    def predict(self, X):
        """The label with the largest score of each row of X: integers, shape (N,)."""
        ### BEGIN SOLUTION
        return np.argmax(X @ self.W, axis=1)
        ### END SOLUTION

# %% [markdown] hints="LinearClassifier"
# `train` is your `gradient_descent` with three changes. Which W does it start from, which examples does each step look at, and where must the new W go so that `predict` finds it?
#
# ---
#
# `X[indices]` takes rows, `y[indices]` the labels that belong to them: the same indices for both. Draw them inside the loop, from `self.rng`, and only make a first `self.W` if there is none. For `predict`, compare the shapes of the scores, (N, C), and of the result, (N,): along which axis do the classes lie?
#
# ---
#
# `loss`: hand on self.W and the three arguments, return what comes back. `train`: N and D from X, C from the largest label; first weights if needed; an empty history; in each step: indices, ... loss and gradient of these rows, ... note, ... step, stored in self.W. `predict`: scores, then for each row the position of the largest.

# %% [markdown]
# The check lends your loop a loss function that takes notes: it sees every `W`, every minibatch and every `reg`. So it can tell you which part of a step is wrong. What it answers follows a script, so that a wrong minibatch does not hide a right step.

# %% test="test_train" points=12
check("LinearClassifier.train", LinearClassifier)

# %% [markdown]
# `predict` and `loss` are checked by themselves: the check puts weights of its own into a classifier, and looks at what the two make of them.

# %% test="test_predict_and_loss" points=4
check("LinearClassifier.predict_and_loss", LinearClassifier)

# %% [markdown]
# **The second check of any training run: learn twenty examples by heart.** Sixty-five weights for each class and only twenty images: a classifier that works must get all twenty right within seconds. If it does not, something is broken, and more data or a cleverer method will not help. This is the cheapest test of a whole training pipeline that there is.
#
# Does it hold for all your losses? Each line below should begin near the first loss that you worked out in section 4, end far below it, and get (nearly) all twenty right.

# %% demonstration=true
for name, function in losses.items():
    model = LinearClassifier(function, seed=1)
    history = model.train(Xb_train[:20], y_train[:20], learning_rate=0.02, reg=0.0, num_iters=300, batch_size=20)
    accuracy = np.mean(model.predict(Xb_train[:20]) == y_train[:20])
    print(f"{name:>14}: loss {history[0]:6.3f} -> {history[-1]:6.4g}, {accuracy:4.0%} of the twenty right")

# %% [markdown]
# ## 7. Three learning rates
#
# Now all 1,500 images, with three learning rates each for your loss and for least squares. Mind the logarithmic axis: a vertical distance there is a *factor*.

# %% demonstration=true
RATES = {"softmax": (0.001, 0.2, 100.0), "least squares": (0.0003, 0.02, 0.5)}
styles = [(BLUE, "--", "too small"), (GREEN, "-", "good"), (RED, ":", "too large")]
names = ["softmax", "least squares"] if my_name == "softmax" else ["least squares"]
fig, axes = plt.subplots(1, len(names), figsize=(5 * len(names), 4.4), squeeze=False)
for ax, name in zip(axes[0], names):
    for rate, (colour, line, says) in zip(RATES[name], styles):
        history = LinearClassifier(losses[name], seed=0).train(
            Xb_train, y_train, learning_rate=rate, reg=0.001, num_iters=150, batch_size=100)
        ax.semilogy(history, line, color=colour, linewidth=1.8, label=f"{rate:g}, {says}")
    ax.axhline(history[0], color=GREY, linewidth=1)
    ax.set(title=name, xlabel="step", ylabel="minibatch loss", ylim=(0.3, 60))
    ax.set_yticks([0.5, 1, 2, 5, 10, 20, 50], ["0.5", "1", "2", "5", "10", "20", "50"])
    ax.minorticks_off()
    ax.legend(title="learning rate", loc="upper center", bbox_to_anchor=(0.5, -0.18))
fig.suptitle("Too small crawls; too large ends above where it began (grey line)")
show(fig, "The minibatch loss over 150 steps at three learning rates, for " + " and ".join(names) + ", with a logarithmic axis. The smallest rate "
          "hardly falls, the middle one falls quickly and levels off, the largest rises above the first loss.")

# %% [markdown]
# Two ways to be too large. Least squares is a parabola, and behaves as the parabola of section 3: each step multiplies the distance, the loss grows exponentially, and a few hundred steps later it is `inf`, then `nan`. Softmax and the SVM have slopes that are limited (a probability is never off by more than 1), so each step can only be a certain amount too long: the loss jumps up and then bounces about at a height where it should not be. But give them a strong regulariser, which is a parabola, and they explode as well.
#
# ### Question 6: a flat curve
#
# A friend trains softmax on ten classes with a weak regulariser. The minibatch loss is 2.303 at the start, 2.298 after 500 steps and 2.294 after 1,000, almost a straight line. What is the first thing to try?
#
# - **a** a learning rate ten times smaller
# - **b** a learning rate ten times larger
# - **c** a larger `batch_size`
# - **d** another seed

# %% solution="answer_flat_curve"
answer_flat_curve = ...
### BEGIN SOLUTION
answer_flat_curve = "b"
### END SOLUTION

# %% [markdown] hints="answer_flat_curve"
# Which of the three curves in the figure above does this one look like?
#
# ---
#
# After 1,000 steps the loss has come down by less than a hundredth: is each step too short, too long, or in the wrong direction?
#
# ---
#
# Ask of each choice what it would change: the length of the steps, their noise, or the luck of the draw. Then choose the one that mends what you found.

# %% test="test_answer_flat_curve" points=1
check_choice_given(answer_flat_curve, "answer_flat_curve", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_flat_curve, "answer_flat_curve", "b", points=1, read="section 7, Three learning rates")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 7: an exploding curve
#
# The same friend, with a strong regulariser: the minibatch loss is 2.4 at the start, 31 after 5 steps, $4 \times 10^{6}$ after 20 steps, and soon `nan`. What is the first thing to try?
#
# - **a** a learning rate ten times smaller
# - **b** a learning rate ten times larger
# - **c** a larger `batch_size`
# - **d** another seed

# %% solution="answer_exploding_curve"
answer_exploding_curve = ...
### BEGIN SOLUTION
answer_exploding_curve = "a"
### END SOLUTION

# %% [markdown] hints="answer_exploding_curve"
# From step to step the loss is multiplied by about the same number. Which landscape of section 3 behaves like that, and when?
#
# ---
#
# A strong regulariser is a steep parabola. What did the question about $4 w^2$ say on steep parabolas?
#
# ---
#
# Ask of each choice what it would change: the length of the steps, their noise, or the luck of the draw. Then choose the one that brings the factor of a step back below 1 in size.

# %% test="test_answer_exploding_curve" points=1
check_choice_given(answer_exploding_curve, "answer_exploding_curve", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_exploding_curve, "answer_exploding_curve", "a", points=1, read="section 7, Three learning rates")
### END HIDDEN TESTS

# %% [markdown]
# ### Is a noisy step a bad bargain?
#
# Three runs look at the same number of examples, ten epochs, and so cost about the same arithmetic. One uses them for 10 careful steps of 1,500 examples, one for 300 rough steps of 50, one for 3,000 very rough steps of 5. All have the same learning rate.

# %% demonstration=true
from time import perf_counter

runs = [(1500, GREEN, "-", "o"), (50, BLUE, "-", ""), (5, ORANGE, "-", "")]
rate = {"softmax": 0.1, "least squares": 0.01}[my_name]
fig, axes = plt.subplots(1, 3, figsize=(10, 3.3), sharey=True)
for ax, (size, colour, line, marker) in zip(axes, runs):
    steps = 15000 // size
    model = LinearClassifier(my_loss, seed=0)
    began = perf_counter()
    history = model.train(Xb_train, y_train, learning_rate=rate, reg=0.001, num_iters=steps, batch_size=size)
    seconds = perf_counter() - began
    ax.plot(np.arange(steps) * size / 1500, history, line, marker=marker, markersize=4, color=colour, linewidth=0.8)
    ax.axhline(model.loss(Xb_train, y_train, 0.001)[0], color="black", linestyle="--", linewidth=1.2)
    ax.set(title=f"{steps:,} steps of {size:,}, {seconds:.2f} s", xlabel="epochs", ylim=(0, 1.3 * history[0]))
axes[0].set_ylabel(f"{my_name} loss")
fig.suptitle("Same work: many rough steps get further than few careful ones\n(dashed: loss of all 1,500 images at the end)", fontsize=12)
show(fig, f"The {my_name} loss over ten epochs, three times: 10 steps of 1,500 fall smoothly and not far; 300 steps of 50 fall further and waver; "
          "3,000 steps of 5 fall fast and jump about wildly. A dashed line shows the loss of all images at the end of each.")

# %% [markdown]
# The curve of a minibatch run shows two things at once: the progress of `W` (slow) and the luck of the draw (fast). That is why the minibatch loss of a perfectly good run goes up in about every second step once the first descent is over.
#
# Why not go down to batches of 5, then, or of 1? Look at the seconds above the figures: 3,000 small steps take longer than 300 larger ones with the same arithmetic in them, because each step has a fixed cost, and large matrix products are what computers do best. And the noise never lets `W` come to rest: with a larger learning rate the tiny batches suffer first. Between the extremes lies a broad range in which the batch size hardly matters; something between 50 and 500 is a good habit.

# %% [markdown]
# ## 8. What has it learnt? Templates
#
# A column of `W` holds one weight for each pixel, so it can be drawn as an image: the **template** of its class. The score of an image is the sum of pixel times weight, and so it is large where ink meets positive weights (red) and avoids negative ones (blue).

# %% demonstration=true
SETTINGS = {"least squares": (0.01, 0.02), "SVM": (0.05, 0.02), "softmax": (0.2, 0.005)}
models = {}
for name, function in losses.items():
    rate, reg = SETTINGS[name]
    models[name] = LinearClassifier(function, seed=0)
    models[name].train(Xb_train, y_train, learning_rate=rate, reg=reg, num_iters=1500, batch_size=100)
    train_accuracy = np.mean(models[name].predict(Xb_train) == y_train)
    val_accuracy = np.mean(models[name].predict(Xb_val) == y_val)
    print(f"{name:>14}: training accuracy {train_accuracy:.3f}, validation accuracy {val_accuracy:.3f}")

# %% demonstration=true
fig, axes = plt.subplots(len(models), 10, figsize=(10, 1.1 * len(models) + 0.7), squeeze=False)
for row, (name, model) in zip(axes, models.items()):
    reach = np.abs(model.W[:64]).max()
    for k, ax in enumerate(row):
        ax.imshow(model.W[:64, k].reshape(8, 8), cmap="RdBu_r", vmin=-reach, vmax=reach)
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
    row[0].set_ylabel(name, fontsize=10)
for ax, name in zip(axes[0], CLASS_NAMES):
    ax.set_title(name, fontsize=11)
fig.suptitle("Each class's template: where it wants ink (red) and where it must not be (blue)")
show(fig, "For " + ", ".join(models) + ", a row of ten templates of 8 by 8 pixels. Each is red where its class alone has ink, and blue where "
          "classes that look alike have theirs: the block's template, for one, is deep red in its centre and pale or blue around it.")

# %% [markdown]
# Look at *plus* and *cross*, or at *bar* and *tee*: a template does not draw its class, it draws what *sets the class apart* from the others. And because there is only one template for a class, it must serve a shape that has moved left and the same shape moved right. That is the limit of a linear classifier, and the reason why its accuracy stops where it does.

# %% [markdown]
# ### In two dimensions
#
# With two features the whole classifier fits in a picture: each point of the plane gets the colour of the class with the largest score. The boundaries between the classes are straight lines. Here you also see what the bias is for.

# %% demonstration=true
rng = np.random.default_rng(3)
y_flat = np.arange(150) % 3
X_flat = np.array([[1.0, 1.0], [3.0, 1.2], [2.0, 3.0]])[y_flat] + 0.4 * rng.normal(size=(150, 2))
xx, yy = np.meshgrid(np.linspace(-0.5, 4.5, 240), np.linspace(-0.5, 4.5, 240))
plane = np.column_stack([xx.ravel(), yy.ravel()])
fig, axes = plt.subplots(1, 2, figsize=(9.5, 4.2), sharey=True)
for ax, prepare, says in zip(axes, [lambda X: X, add_bias], ["without bias", "with bias"]):
    model = LinearClassifier(my_loss, seed=0)
    model.train(prepare(X_flat), y_flat, learning_rate={"softmax": 0.5, "least squares": 0.02}[my_name], reg=0.0, num_iters=2000, batch_size=50)
    regions = model.predict(prepare(plane)).reshape(xx.shape)
    ax.contourf(xx, yy, regions, levels=[-0.5, 0.5, 1.5, 2.5], colors=[BLUE, ORANGE, GREEN], alpha=0.25)
    for k, (colour, marker) in enumerate([(BLUE, "o"), (ORANGE, "s"), (GREEN, "^")]):
        ax.plot(*X_flat[y_flat == k].T, marker, color=colour, markeredgecolor="white", markersize=6, label=f"class {k}")
    ax.plot(0, 0, "k+", markersize=12, markeredgewidth=2)
    accuracy = np.mean(model.predict(prepare(X_flat)) == y_flat)
    ax.set(title=f"{says}: {accuracy:.0%} right", xlabel="feature 1", xlim=(-0.5, 4.5), ylim=(-0.5, 4.5))
axes[0].set_ylabel("feature 2")
axes[1].legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
fig.suptitle("Without a bias all boundaries meet at the origin (+)")
show(fig, "Three clouds of points in a plane, twice, with the regions that a trained classifier gives to each class. Without a bias, left, all "
          "boundaries are straight lines through the origin, and points are on the wrong side; with a bias, right, they separate the clouds.")

# %% [markdown] question="question_noisy_loss"
# ### Question 8: in your own words
#
# A friend trains with minibatches of 20 and prints the history. "Between step 900 and step 901 my loss went from 0.52 up to 0.71. So the step went uphill; the sign of my gradient must be wrong." Write a few sentences to your friend: why does the rise prove nothing, what would a wrong sign look like, and what could your friend look at to see whether training makes progress?
#
# ### BEGIN MARK SCHEME
# 4 points, one for each:
#
# - the two losses belong to two different minibatches: they differ by the luck of the draw even if W had not moved (noise of about sigma / sqrt(batch size))
# - so a single rise is expected, about every second step late in training; also accept: even a right step on one minibatch may raise the loss of others
# - a wrong sign would raise the loss persistently from the very first steps, not for one step after 900 (0.52 is far below the first loss)
# - a fair way to look: a running mean of the history, the loss of the whole training set (or of one fixed set of examples) now and then, the validation accuracy, or a gradient check for the sign. One is enough.
# ### END MARK SCHEME

# %% [markdown] answer="answer_noisy_loss" points=4
# The numbers 0.52 and 0.71 were measured on two different minibatches. Twenty examples are a small sample, so the minibatch loss scatters around the loss of the whole training set by about $\sigma/\sqrt{20}$, and would do so even if `W` stood still. Late in training the progress of one step is much smaller than this scatter, so the history goes up about as often as down.
#
# If the sign were wrong, every step would climb: the loss would rise from the start and keep rising. Yours has come down from its first value to about 0.5, which a wrong sign could not do.
#
# To see progress, look through the noise: a running mean over, say, 50 entries of the history; or the loss on the whole training set (or on one fixed sample) every hundred steps; and the accuracy on the validation set. Doubts about the sign itself are settled by a gradient check.

# %% [markdown]
# ## Summary
#
# - Gradient descent is one line in a loop: `W = W - learning_rate * dW`.
# - A minibatch gives a noisy but, on average, right gradient at a small part of the price. The noise falls as $1/\sqrt{B}$, the work grows as $B$. An epoch is $N$ examples' worth of steps.
# - The learning rate: too small, and the curve is nearly flat; too large, and it ends above its start, or explodes. Steeper losses, and stronger regularisers, need smaller rates.
# - Three checks before you trust a run: the first loss is the one you worked out; twenty examples can be learnt by heart; the same seed gives the same weights.
# - The bias is a last column of ones. Each column of `W` is the template of its class.
#
# **What comes next.** You have everything: losses, gradients, regularisers and a loop. Two numbers are left to choose, the learning rate and `reg`, and choosing them badly can cost more than all the rest. The final notebook, on CIFAR-10, is about choosing them well, and about how sure you can be that you did.

# %% summary=true
