# %% [markdown]
# # Choosing lambda on CIFAR-10
#
# This is what the course was for. You have losses, gradients, regularisers and a training loop; now there are 60,000 photographs, and two numbers to choose: the learning rate and $\lambda$ (`reg`). You will choose them by experiments that are fair, with an error bar on every number, and with a test set that is used once, at the end.
#
# Sections 1 to 9 are a tour: you write the tools, and see on given ranges what they show. In section 10 the search is yours: your ranges, your choice, your result.
#
# **Lecture:** CS231n (Stanford), lecture 3, part 1: the trade-off between fitting the data and a simple model, which $\lambda$ decides. How to choose it is in lecture 2, on validation and hyperparameters.
#
# ## What you will be able to do
#
# - split data into training, validation and test, and prepare them without letting one leak into the other
# - say how sure a measured accuracy is, and whether two of them differ
# - search for a learning rate and a $\lambda$ on a logarithmic scale, first widely, then finely, in ranges of your own
# - choose by validation accuracy and the one-standard-error rule
# - recognise overfitting and underfitting in a curve over $\lambda$, and say why stopping early hides it
# - report a result so that others can believe it
#
# **Time:** about 90 minutes, of which the computer needs one or two.
#
# **How the checks work** you know from `01-hinge`. The last cell sums up what passes and what is open. What is new: the long computations of this notebook are *not* run again for grading. Instead, you hand in a file with the ranges, the table and the weights of your own search, and the grader tries the weights on the images itself.
#
# **Conventions**, as everywhere in this course: `X` is $(N, D)$, one example a row, with a last column of ones for the bias; `y` is $(N,)$, integer labels; `W` is $(D, C)$; the scores are `X @ W`; a loss function is called as `loss_function(W, X, y, reg)` and returns `(loss, dW)`, where `loss` is the mean over the examples plus `reg * sum(W**2)`.

# %% first=true

# %% setup="imports"
import numpy as np
from linearloss import check, check_choice_given, check_number_given
from linearloss.optimize import accuracy
from linearloss.own_search import check_ranges_given
from linearloss.results_file import check_results_given

# %% demonstration=true
import os
from time import perf_counter

import matplotlib.pyplot as plt

from linearloss.carry_over import find_loss
from linearloss.data import load_cifar10
from linearloss.figures import BLUE, GREEN, GREY, ORANGE, RED, show, style
from linearloss.optimize import Curvature, lbfgs, sgd_many
from linearloss.own_search import Envelope, Recorder, Searched, check_ranges
from linearloss.progress import track
from linearloss.results_file import save_results

style()
notebook_began = perf_counter()

# %% [markdown]
# **Quick or full?** All figures of this notebook can be made in two ways. The quick one is honest, but works with fewer images, fewer steps and fewer settings, so its numbers are a little lower. Do everything in the quick setting first. If you then like to see the real thing, set `QUICK = False` (or start Jupyter with the environment variable `COURSE_FULL=1`) and run the notebook once more.

# %% demonstration=true
QUICK = True
if os.environ.get("COURSE_FULL") == "1":
    QUICK = False

if QUICK:
    NUM_CONVERGED, SEARCH_STEPS, NUM_RANDOM = 10_000, 200, 6
    LAMBDAS = [1, 0.3, 0.1, 0.03, 0.003, 0.0003]
    EARLY_RATE, EARLY_STEPS, WATCHED = 1e-3, 1_000, [30, 100, 300, 1_000, 3_000]
    print("Quick setting: about one minute. It differs from the full one above all in that the searches of the tour take 200 steps and")
    print("not 1,500, and that the converged curves use 10,000 training images and not 49,000, at 6 lambdas and not 8.")
else:
    NUM_CONVERGED, SEARCH_STEPS, NUM_RANDOM = 49_000, 1_500, 16
    LAMBDAS = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003]
    EARLY_RATE, EARLY_STEPS, WATCHED = 3e-3, 3_000, [30, 100, 300, 1_000, 3_000, 10_000]
    print("Full setting: about three minutes, ten or more on a slow or busy computer, and 1.5 GB of memory.")
    print("All 49,000 training images, 1,500 steps for each setting of the tour, 8 lambdas.")

# %% [markdown]
# ## 1. The data
#
# CIFAR-10 is a collection of 60,000 colour photographs of 32 × 32 pixels in ten classes: 50,000 to learn from, 10,000 to be tested on. `load_cifar10` fetches them the first time (about 170 MB, so it may take a minute) and keeps them; after that it takes no time at all. The arrays are read-only, so nothing that you do can spoil them.
#
# Before you use data that somebody hands you, check that they are what they should be. The published means of the training images' red, green and blue values are 125.307, 122.950 and 113.865, the standard deviations 62.993, 62.089 and 66.705. (A colour has only 256 possible values, so a histogram of 256 counts knows both exactly.)

# %% demonstration=true
cifar = load_cifar10()
print("training images", cifar.X_train.shape, cifar.X_train.dtype, " labels", cifar.y_train.shape)
print("test images    ", cifar.X_test.shape, cifar.X_test.dtype, " labels", cifar.y_test.shape)
print("images a class in training:", np.bincount(cifar.y_train))

values = np.arange(256)
published = [("red", 125.307, 62.993), ("green", 122.950, 62.089), ("blue", 113.865, 66.705)]
for k, (colour, published_mean, published_std) in enumerate(published):
    counts = sum(np.bincount(cifar.X_train[i:i + 5_000, :, :, k].ravel(), minlength=256) for i in range(0, 50_000, 5_000))
    mean_here = np.sum(counts * values) / np.sum(counts)
    std_here = np.sqrt(np.sum(counts * (values - mean_here) ** 2) / np.sum(counts))
    agree = abs(mean_here - published_mean) < 0.001 and abs(std_here - published_std) < 0.001
    verdict = "as published" if agree else "NOT as published"
    print(f"{colour:>5}: mean {mean_here:.3f}, deviation {std_here:.3f}: {verdict}")

# %% demonstration=true
fig, axes = plt.subplots(3, 10, figsize=(10, 3.4))
for k, name in enumerate(cifar.class_names):
    for row, image in enumerate(cifar.X_train[:1_000][cifar.y_train[:1_000] == k][:3]):
        axes[row, k].imshow(image)
        axes[row, k].set(xticks=[], yticks=[])
    axes[0, k].set_title(name, fontsize=10)
fig.suptitle("Ten classes, three training images each: small, but not easy")
show(fig, "Three training images of each class, 32 by 32 pixels, in ten columns: " + ", ".join(cifar.class_names) + ".")

# %% [markdown]
# ## 2. Three piles
#
# The loss on the **training** images decides the weights. It cannot decide $\lambda$: with $\lambda = 0$ the training loss is always lowest. So some images are held back: on the **validation** images we measure how well weights do that were trained with this or that $\lambda$, and choose.
#
# After we have tried a hundred settings, the best of them is the best partly by luck: it happens to suit these very validation images. So its validation accuracy is a little too good to be true. The **test** images exist for one purpose: to measure, once, at the end, how good the choice really is. Whoever looks at them earlier, and changes anything afterwards, has turned them into a second validation set, and has no test set any more. Below, we call that "opening the envelope".
#
# The 10,000 test images come in a pile of their own. From the 50,000 others, the last 1,000 shall be for validation, which leaves 49,000 for training.

# %% solution="split_data"
def split_data(images, labels, num_val):
    """Hold back the last num_val examples for validation.

    images: array of shape (N, ...), one example each. labels: array of shape (N,).
    num_val: how many, at least 1 and less than N.

    Returns (images_train, labels_train, images_val, labels_val), all in their given order.

    Example: with labels [7, 8, 9] and num_val = 1, labels_train is [7, 8] and labels_val is [9].
    """
    ### BEGIN SOLUTION
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]
    ### END SOLUTION

# %% [markdown] hints="split_data"
# With six examples and `num_val = 2`: which row numbers go into which pile?
#
# ---
#
# Slices count from the end too: `a[-2]` is the last but one. `a[:k]` stops before `k`, and `a[k:]` begins there, so one and the same `k` makes two piles without a gap and without an overlap.
#
# ---
#
# Four slices: images up to the cut, labels up to the cut, images from the cut on, labels from the cut on. The cut is the same in all four, and the order is that of the docstring. No copy and no loop is needed.

# %% test="test_split_data" points=3
check("split_data", split_data)

# %% demonstration=true
train_images, y_train, val_images, y_val = split_data(cifar.X_train, cifar.y_train, 1_000)
print(f"{len(train_images):,} training images, {len(val_images):,} validation images, {len(cifar.X_test):,} test images, not used before section 12")

# %% [markdown]
# ## 3. How sure can 1,000 images make us?
#
# A classifier that is right on 410 of 1,000 validation images has accuracy 0.41. With 1,000 *other* images it might have been 402 or 423. Each image is like the toss of a coin that comes up "right" with probability $p$, and the share of successes in $n$ tosses scatters around $p$ with the standard deviation
#
# $$ \mathrm{SE} = \sqrt{\frac{p\,(1 - p)}{n}} , $$
#
# the **standard error**. About two measurements in three fall within one standard error of the truth, 19 in 20 within two. We do not know $p$, but the measured accuracy is close enough to take its place.

# %% solution="standard_error"
def standard_error(accuracy, n):
    """The standard error of an accuracy that was measured on n images.

    accuracy: a number between 0 and 1, or an array of such numbers. n: the number of images.
    Returns a number, or an array of the same shape.

    Example: standard_error(0.5, 100) is 0.05.
    """
    ### BEGIN SOLUTION
    return np.sqrt(accuracy * (1 - accuracy) / n)
    ### END SOLUTION

# %% [markdown] hints="standard_error"
# In the formula of this section, which letters are the arguments of your function?
#
# ---
#
# `np.sqrt` works for single numbers and for arrays alike. Multiplication binds more strongly than minus, so one pair of brackets is needed inside the root. By hand: 0.5 on 100 images gives 0.05.
#
# ---
#
# Multiply the share of successes by the share of failures, divide by the number of images, and take the root of all of it. If you write it with NumPy, the same line serves numbers and arrays.

# %% test="test_standard_error" points=3
check("standard_error", standard_error)

# %% [markdown]
# ### Question 1: in points
#
# Use your function, or a pocket calculator. An accuracy of 0.41 was measured on 1,000 images. What is its standard error, in **percentage points** (hundredths), to one decimal?

# %% solution="answer_points"
answer_points = ...
### BEGIN SOLUTION
answer_points = 1.6  # 100 * sqrt(0.41 * 0.59 / 1000) = 1.555
### END SOLUTION

# %% [markdown] hints="answer_points"
# What does `standard_error` give for this accuracy, and on which scale is it?
#
# ---
#
# The function answers on the scale from 0 to 1. A percentage point is a hundredth of that.
#
# ---
#
# Put the accuracy and the number of images into the formula, multiply by 100, and round to one decimal.

# %% test="test_answer_points" points=1
check_number_given(answer_points, "answer_points")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_points, "answer_points", 1.555, points=1, tolerance=0.05, read="section 3 (the answer is asked for in percentage points)")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 2: two classifiers
#
# One classifier is right on 410 of 1,000 images, another on 420 of 1,000 *other* images. The standard error of the difference of two independent measurements is $\sqrt{\mathrm{SE}_1^2 + \mathrm{SE}_2^2}$. What can you say?
#
# - **a** The second is better.
# - **b** It cannot be told: the difference is much smaller than its own standard error.
# - **c** They are certainly equally good.

# %% solution="answer_differ"
answer_differ = ...
### BEGIN SOLUTION
answer_differ = "b"  # 1.0 points, with a standard error of 2.2 points
### END SOLUTION

# %% [markdown] hints="answer_differ"
# How large is the difference, in percentage points, and how large is its own standard error?
#
# ---
#
# Compute both standard errors. They are nearly equal, and the root of the sum of two equal squares is 1.4 times one of them.
#
# ---
#
# Compare two numbers: the difference of the accuracies, and its standard error. A difference says something when it is about twice its standard error or more. Not being able to tell is not the same as being equal.

# %% test="test_answer_differ" points=1
check_choice_given(answer_differ, "answer_differ", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_differ, "answer_differ", "b", points=1, read="section 3, How sure can 1,000 images make us?")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 3: how many images
#
# How many images would be needed to bring the standard error of 0.41 down to half a percentage point? (To the nearest hundred.)

# %% solution="answer_images"
answer_images = ...
### BEGIN SOLUTION
answer_images = 9700  # 0.41 * 0.59 / 0.005**2 = 9676
### END SOLUTION

# %% [markdown] hints="answer_images"
# Which letter of the formula is unknown now, and which ones are given?
#
# ---
#
# Write the formula with the wanted standard error on the left, on the scale from 0 to 1, and solve it for `n`. Half the error needs four times the images.
#
# ---
#
# Square both sides, bring `n` to the other side, put in the numbers, and round to hundreds. Check it: your function, with your answer as `n`, should give half a percentage point.

# %% test="test_answer_images" points=1
check_number_given(answer_images, "answer_images")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_images, "answer_images", 9676, points=1, tolerance=130, read="section 3; solve the formula of the standard error for n")
### END HIDDEN TESTS

# %% [markdown]
# Keep these numbers in mind for the rest of the notebook. The last one explains why CIFAR-10 has 10,000 test images: the last measurement should be a sharp one.

# %% [markdown]
# ## 4. Prepare the images, and leak nothing
#
# Pixels run from 0 to 255, and neighbouring pixels rise and fall together. Training goes better with numbers around 0 and of size about 1. So every pixel is **standardised**: subtract its mean, divide by its standard deviation,
#
# $$ x_d \leftarrow \frac{x_d - \mathrm{mean}_d}{\mathrm{std}_d} . $$
#
# "Pixel" means each of the $32 \cdot 32 \cdot 3 = 3072$ numbers by itself. The mean and the deviation are learnt from data, exactly as the weights are. So they are part of the training, and **may look at the training images only**; validation and test images are then treated with those same numbers. Statistics of all 60,000 images would smuggle a little knowledge of the test set into the training.
#
# Two functions keep this apart: one learns the numbers, the other applies them to whatever it is given.

# %% solution="pixel_statistics"
def pixel_statistics(images):
    """Mean and standard deviation of every pixel, over the images.

    images: array of shape (N, ...), for example (N, 32, 32, 3), dtype uint8. D is the number of entries of one image.

    Returns (mean, std): float arrays of shape (D,). std is the root of the mean squared deviation (divide by N).
    Where a pixel is the same in all images, std must be 1 and not 0, so that one can divide by it.

    Example: two images of two pixels, [[1, 5], [3, 5]], have mean [2.0, 5.0] and std [1.0, 1.0].
    """
    ### BEGIN SOLUTION
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    std = rows.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
    ### END SOLUTION

# %% [markdown] hints="pixel_statistics"
# With images of shape (N, 32, 32, 3): over which axis do you average, and how many numbers are left?
#
# ---
#
# `reshape` with -1 makes each image a row. `mean` and `std` take an `axis`. A mask such as `std == 0` finds the pixels that never change.
#
# ---
#
# Make rows, one for each image. Average down the columns, and take the standard deviation down the columns, dividing by N. In the deviations, overwrite the entries that are exactly zero; all others stay as they are.

# %% test="test_pixel_statistics" points=4
check("pixel_statistics", pixel_statistics)

# %% solution="standardise"
def standardise(images, mean, std):
    """Images to rows of standardised pixels, with the bias column.

    images: array of shape (N, ...), dtype uint8 or float. mean, std: shape (D,), from the training images.

    Returns an array of shape (N, D + 1), dtype float32: (pixel - mean) / std, and a last column of ones.
    What becomes of one image depends on mean and std, but not on the other images.

    Example: standardise(np.array([[1, 5]]), np.array([2.0, 5.0]), np.array([1.0, 2.0])) is [[-1.0, 0.0, 1.0]].
    """
    ### BEGIN SOLUTION
    N, D = len(images), len(mean)
    X = np.ones((N, D + 1), dtype=np.float32)
    X[:, :D] = images.reshape(N, D)
    X[:, :D] -= mean.astype(np.float32)
    X[:, :D] /= std.astype(np.float32)
    return X
    ### END SOLUTION

# %% [markdown] hints="standardise"
# Whose mean and deviation are subtracted and divided by: those of the images at hand, or those that come as arguments?
#
# ---
#
# Make rows as in `pixel_statistics`; an array of shape (D,) is then subtracted from every row by broadcasting. uint8 cannot hold negative numbers, so go to float32 first. For the last column, think of `np.ones` or `np.hstack`.
#
# ---
#
# Make room for D + 1 columns of float32, full of ones. Write the pixels, as rows, into all columns but the last. Subtract the one argument from those columns, then divide them by the other. Return the whole.

# %% test="test_standardise" points=4
check("standardise", standardise)

# %% [markdown]
# CS231n, the course whose conventions we follow, subtracts the mean but does not divide. To compare with its well-known results, the first experiments do the same: `std` is all ones. (Pixels of size 60 mean gradients that are large and learning rates that are tiny; do not be surprised by numbers like $10^{-7}$.)

# %% demonstration=true
def prepared(images, mean, std, label):
    X = np.empty((len(images), len(mean) + 1), dtype=np.float32)
    for start in track(range(0, len(images), 7_000), label):
        X[start:start + 7_000] = standardise(images[start:start + 7_000], mean, std)
    return X


mean, std = pixel_statistics(train_images[:NUM_CONVERGED])
no_division = np.ones_like(std)
X_centred = prepared(train_images, mean, no_division, "training images, 7,000 at a time:")
X_val_centred = standardise(val_images, mean, no_division)
print(f"X_centred {X_centred.shape} {X_centred.dtype}, {X_centred.nbytes / 1e6:.0f} MB; X_val_centred {X_val_centred.shape}")

fig, axes = plt.subplots(1, 2, figsize=(5.6, 2.6))
for ax, (name, image) in zip(axes, [("mean", mean), ("standard deviation", std)]):
    shown = image.reshape(32, 32, 3) / (255 if name == "mean" else image.max())
    ax.imshow(shown)
    ax.set(xticks=[], yticks=[], title=name)
    ax.title.set_fontsize(11)
fig.suptitle("The average image: a grey blur, bluish above", fontsize=12)
show(fig, f"Two images of 32 by 32 pixels. The mean of the first {NUM_CONVERGED:,} training images is a grey blur, bluish at the top and brownish in the middle; "
          "the standard deviation is nearly the same everywhere, a little larger at the edges.")

# %% [markdown]
# ## 5. Bring your losses, and your loop
#
# The next cell looks into your notebooks 02 and 03, which should lie in folders beside this one's, takes out your `svm_loss_vectorized` and `softmax_loss_vectorized`, and tries them on a tiny problem. If one is missing or wrong, it says so, and you can go on: **least squares**, which you know from notebook 05, takes the place of softmax. (The figures then look different from what the text says. Come back when your losses are ready.)

# %% setup="least_squares"
def least_squares_loss(W, X, y, reg):
    """Mean over the examples of sum_c (s_c - t_c)**2, with t_c = 1 for the right class, else 0."""
    N = len(y)
    T = np.zeros((N, W.shape[1]), dtype=X.dtype)
    T[np.arange(N), y] = 1.0
    E = X @ W - T
    loss = np.sum(E**2) / N + reg * np.sum(W**2)
    dW = 2 * (X.T @ E) / N + 2 * reg * W
    return loss, dW

# %% demonstration=true
svm = find_loss("svm_loss_vectorized", "../02-svm/svm.ipynb")
softmax = find_loss("softmax_loss_vectorized", "../03-softmax/softmax.ipynb")
print(svm.sentence)
print(softmax.sentence)

my_name, my_loss = ("softmax", softmax.function) if softmax else ("least squares", least_squares_loss)
# Squared errors bend the loss more than softmax does, and need smaller learning rates.
RATE_FACTOR = 1.0 if softmax else 0.03
print(f"The experiments below use {my_name}.")

# %% [markdown]
# Now the loop, as in notebook 05, but as a plain function. Take it over from your `LinearClassifier`: draw the weights, then, in every step, draw a minibatch, ask the loss function, and walk downhill.

# %% solution="train_sgd"
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    """Minibatch stochastic gradient descent.

    loss_function: called as loss_function(W, X_batch, y_batch, reg); returns (loss, dW).
    X: (N, D). y: (N,) integers, 0 to C - 1. learning_rate, reg: numbers.
    num_iters: the number of steps. batch_size: examples a step, drawn with replacement. seed: for the random numbers.

    Random numbers, in this order: rng = np.random.default_rng(seed); then the first weights,
    0.001 * rng.standard_normal((D, C)), with C = max(y) + 1; then, in each step, rng.choice(N, size=batch_size).
    W has the dtype of X (use .astype(X.dtype)): with float32 images, training in float32 takes half the time.

    Returns W, shape (D, C), after the last step.

    Example: with num_iters = 0 it returns the first weights.
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - (learning_rate * dW).astype(X.dtype)
    return W
    ### END SOLUTION

# %% [markdown] hints="train_sgd"
# What is drawn before the loop, what is drawn in each step, and from how many generators?
#
# ---
#
# Your `LinearClassifier.train` of notebook 05 has the same loop. `X[rows]` picks rows, and the same `rows` picks their labels. To begin with, get `num_iters = 0` right: that is the start alone.
#
# ---
#
# One generator from the seed. The first weights: small normal numbers, in the dtype of X, one column for each class up to the largest label. Then, `num_iters` times: draw row numbers; ask the loss function with these rows, their labels and `reg`; take the gradient times the learning rate off the weights. Behind the loop, return them.

# %% test="test_train_sgd" points=5
check("train_sgd", train_sgd)

# %% [markdown]
# ### Does it reproduce what is known?
#
# Two settings are known to work with CS231n's protocol (mean subtracted, 1,500 steps of 200): for the SVM a learning rate of $2 \cdot 10^{-7}$ with `reg` $= 5 \cdot 10^{3}$, for softmax $10^{-6}$ with `reg` $= 500$. With several seeds we measured validation accuracies from 0.388 to 0.403 for the SVM, and from 0.398 to 0.409 for softmax. Yours should be 0.40, give or take 0.02.

# %% demonstration=true
protocols = {"SVM": (svm.function, 2e-7, 5e3), "softmax": (softmax.function, 1e-6, 500.0)}
curves = {}
for name, (function, learning_rate, reg) in protocols.items():
    if function is None:
        print(f"{name}: left out, since the loss is not there yet")
        continue
    recorder = Recorder(function, steps=1_500, label=f"{name}, steps:")
    W = train_sgd(recorder, X_centred, y_train, learning_rate, reg, 1_500, 200, 0)
    curves[name] = recorder.losses
    p = accuracy(W, X_val_centred, y_val)
    print(f"{name}: training accuracy {accuracy(W, X_centred[:5_000], y_train[:5_000]):.3f} (first 5,000 images), "
          f"validation accuracy {p:.3f} ± {standard_error(p, len(y_val)):.3f}")

# %% [markdown]
# Guessing gives 0.10. So a linear classifier is right four times as often as chance, and wrong on more than half of the images.
#
# And the loss on the way? A `Recorder` stands in the place of a loss function and keeps what it returns. Each value is the loss on one minibatch of 200 images, so neighbouring values differ by chance; their mean over 50 steps shows where the training goes.

# %% demonstration=true
def smooth(losses, window=50):
    return np.convolve(losses, np.ones(window) / window, mode="valid")


if curves:
    fig, axes = plt.subplots(1, len(curves), figsize=(5 * len(curves), 3.4), squeeze=False)
    for ax, (name, losses), colour in zip(axes[0], curves.items(), (BLUE, GREEN)):
        ax.plot(losses, color=colour, alpha=0.3, linewidth=1, label="each minibatch")
        ax.plot(np.arange(25, 25 + len(smooth(losses))), smooth(losses), color=colour, label="mean over 50 steps")
        ax.set(yscale="log", xlabel="step", ylabel="loss", title=name)
        ax.legend()
    fig.suptitle("The loss on CIFAR-10. At first, it is the regulariser that falls")
    told = "; ".join(f"{name} from {losses[0]:.3g} to {smooth(losses)[-1]:.3g}" for name, losses in curves.items())
    show(fig, f"Minibatch loss against the number of steps, on a logarithmic axis: {told}. It falls steadily, and "
              "the SVM loss has levelled off at the end, the softmax loss not quite.")

# %% [markdown]
# The first losses are large because $\lambda$ is: most of them is $\lambda \sum W^2$ of the random first weights. Each step shrinks that part by the factor $(1 - 2 \cdot \text{learning rate} \cdot \lambda)^2$. The SVM loss has nearly levelled off after 1,500 steps; softmax, with a smaller product of learning rate and $\lambda$, would gain from more of them.
#
# **What such a curve tells.** A curve that still falls steadily at the end: too few steps, or too small a learning rate. A curve that jumps up and down, or rises: too large a learning rate. A curve that has levelled off: more steps will not bring much. You will need this in section 10.

# %% [markdown]
# ## 6. Search: many settings
#
# Where did $2 \cdot 10^{-7}$ and $5 \cdot 10^{3}$ come from? Somebody tried. Good values of a learning rate or of $\lambda$ may lie anywhere over many powers of ten, and what matters is their *ratio*: from 0.001 to 0.01 is as far as from 0.1 to 1. So one draws their **logarithm** uniformly:
#
# $$ u \sim \mathrm{uniform}(\ln \mathrm{low}, \ln \mathrm{high}), \qquad \mathrm{value} = e^{u} . $$
#
# Plain uniform numbers between 0.0001 and 1 would lie above 0.1 nine times in ten, and leave the three lower powers of ten nearly empty.

# %% solution="sample_log_uniform"
def sample_log_uniform(low, high, size, seed):
    """Random numbers between low and high whose logarithm is uniform.

    low, high: positive numbers, low < high. size: how many. seed: for np.random.default_rng.
    Returns an array of shape (size,).

    Example: about half of the values of sample_log_uniform(0.01, 100.0, 1000, 0) lie below 1.
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high), size))
    ### END SOLUTION

# %% [markdown] hints="sample_log_uniform"
# What is to be uniform here: the values, or their logarithms?
#
# ---
#
# `rng.uniform(a, b, size)` draws between `a` and `b`. Which `a` and `b` must it be, so that afterwards a power brings the numbers between low and high? Logarithm and power must have the same base.
#
# ---
#
# A generator from the seed; the logarithms of both limits; `size` uniform numbers between these two; and the power of them all, which undoes the logarithm.

# %% test="test_sample_log_uniform" points=4
check("sample_log_uniform", sample_log_uniform)

# %% demonstration=true
fig, axes = plt.subplots(2, 1, figsize=(8, 2.5), sharex=True)
uniform = np.random.default_rng(0).uniform(1e-4, 1, 60)
for ax, values, colour, name in [(axes[0], uniform, ORANGE, "uniform"), (axes[1], sample_log_uniform(1e-4, 1, 60, 0), BLUE, "log-uniform")]:
    ax.plot(values, np.zeros(60), "|", color=colour, markersize=22)
    ax.set(xscale="log", yticks=[], xlim=(0.8e-4, 1.25), ylim=(-1, 1))
    ax.spines["left"].set_visible(False)
    ax.set_ylabel(name, rotation=0, ha="right", va="center")
axes[1].set_xlabel("value (logarithmic axis)")
fig.suptitle("60 numbers from 0.0001 to 1: only log-uniform ones try every power of ten")
show(fig, "60 random numbers between 0.0001 and 1 on a logarithmic axis. The uniform ones crowd between 0.1 and 1, the log-uniform "
          "ones lie evenly over all four powers of ten.")

# %% [markdown]
# The search itself is a loop over settings. It does not care how the training works: it is given a function `train`, calls it with the *training* images, and measures. The test images are not even among its arguments, so it cannot look at them by mistake.

# %% solution="search"
def search(train, settings, X_train, y_train, X_val, y_val):
    """Train with each setting, and measure.

    train: called as train(X_train, y_train, learning_rate, reg); returns weights W, shape (D, C).
    settings: pairs (learning_rate, reg), in anything that a for loop can go through (once).

    Returns a list with one dictionary for each setting, in their order, with the keys "learning_rate", "reg",
    "train_accuracy" and "val_accuracy". accuracy(W, X, y) measures: the share of rows that W gets right.

    Example: search(train, [(0.1, 1.0)], ...) could return
    [{"learning_rate": 0.1, "reg": 1.0, "train_accuracy": 0.5, "val_accuracy": 0.4}].
    """
    ### BEGIN SOLUTION
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({
            "learning_rate": learning_rate,
            "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val),
        })
    return results
    ### END SOLUTION

# %% [markdown] hints="search"
# Which images may `train` see, and on which images is each of the two accuracies measured?
#
# ---
#
# A `for` loop can unpack a pair: `for a, b in pairs`. Call `train` once in each round and keep its weights in a variable: both accuracies are measured with them.
#
# ---
#
# Start with an empty list. For each pair: train with the training images and the pair's two numbers; measure the weights on the training images, then on the validation images; append a new dictionary with four keys. Behind the loop, return the list.

# %% test="test_search" points=6
check("search", search)

# %% [markdown]
# `track(settings, "name")` hands out the settings one by one and draws a progress bar. For softmax, we draw learning rates between $3 \cdot 10^{-7}$ and $5 \cdot 10^{-6}$ and $\lambda$ between 10 and $10^4$.

# %% demonstration=true
def train(X, y, learning_rate, reg):
    return train_sgd(my_loss, X, y, learning_rate, reg, SEARCH_STEPS, 200, 0)


rates = RATE_FACTOR * sample_log_uniform(3e-7, 5e-6, NUM_RANDOM, seed=1)
regs = sample_log_uniform(10, 1e4, NUM_RANDOM, seed=2)
settings = list(zip(rates.tolist(), regs.tolist()))
results = search(train, track(settings, "random search:"), X_centred, y_train, X_val_centred, y_val)
print("learning rate     lambda   training   validation")
for one in sorted(results, key=lambda one: -one["val_accuracy"]):
    print(f"{one['learning_rate']:13.2g} {one['reg']:10.1f} {one['train_accuracy']:10.3f} "
          f"{one['val_accuracy']:8.3f} ± {standard_error(one['val_accuracy'], len(y_val)):.3f}")

# %% [markdown]
# ### Many settings at the price of a few
#
# Did the bar seem slow? One setting at a time, the computer spends its time on fetching each minibatch from memory and multiplying it by a thin matrix of ten columns. Multiplying by a matrix of 490 columns takes far less than 49 times as long. So `sgd_many` puts the weights of 49 settings beside each other, and walks with all of them at once, using your loss. It gives the same weights as your own loop, up to rounding:

# %% demonstration=true
pair = settings[:2]
together = sgd_many(my_loss, X_centred, y_train, *zip(*pair), num_iters=50)
for (learning_rate, reg), W_many in zip(pair, together):
    W_one = train_sgd(my_loss, X_centred, y_train, learning_rate, reg, 50, 200, 0)
    print(f"largest difference {np.abs(W_many - W_one).max():.1e}, largest weight {np.abs(W_one).max():.1e}")

# %% demonstration=true
map_rates, map_regs = RATE_FACTOR * np.logspace(-8, -5, 7), np.logspace(0, 6, 7)
grid = [(rate, reg) for rate in map_rates for reg in map_regs]
Ws = sgd_many(my_loss, X_centred, y_train, *zip(*grid), num_iters=SEARCH_STEPS,
              steps=lambda numbers: track(numbers, f"{len(grid)} settings at once, steps:"))
accuracy_map = np.array([accuracy(W, X_val_centred, y_val) for W in Ws]).reshape(7, 7)

# %% demonstration=true
fig, ax = plt.subplots(figsize=(8, 5))
x, y_axis = np.log10(map_regs), np.log10(map_rates)
image = ax.imshow(accuracy_map, origin="lower", aspect="auto", cmap="viridis", vmin=0.1, vmax=max(0.3, accuracy_map.max()),
                  extent=(-0.5, 6.5, y_axis[0] - 0.25, y_axis[-1] + 0.25))
middle = (0.1 + accuracy_map.max()) / 2
for i, j in np.ndindex(7, 7):
    value = accuracy_map[i, j]
    ax.text(x[j], y_axis[i], f"{100 * value:.0f}" if value else "×", ha="center", va="center", fontsize=11,
            color="black" if value > middle else "white")
best = accuracy_map.max()
for i, j in np.argwhere(accuracy_map > best - standard_error(best, len(y_val))):
    ax.add_patch(plt.Rectangle((x[j] - 0.5, y_axis[i] - 0.25), 1, 0.5, fill=False, edgecolor=RED, linewidth=2.5))
ax.set(xlabel=r"$\log_{10} \lambda$", ylabel=r"$\log_{10}$ learning rate")
ax.set_title(f"{my_name}, {SEARCH_STEPS:,} steps: a ridge of good settings.\nFramed: within one standard error of the best. ×: diverged", fontsize=11)
ax.spines[:].set_visible(False)
fig.colorbar(image, ax=ax, label="validation accuracy", shrink=0.9)
at = np.unravel_index(np.argmax(accuracy_map), accuracy_map.shape)
show(fig, f"A map of 49 settings, learning rate against lambda, with the validation accuracy of each in percent. The best, {100 * best:.0f}, "
          f"is at learning rate {map_rates[at[0]]:.1g} and lambda {map_regs[at[1]]:g}. It falls off towards small learning rates, and "
          "where learning rate times lambda exceeds 1 the training diverges.")

# %% [markdown]
# How to read the map. At the bottom, the steps are so small that little happens in the given time. There, a larger $\lambda$ *seems* to help, along a diagonal; but only because the regulariser shrinks the random first weights, which small steps cannot get rid of. At the top right, the regulariser is a parabola that is too steep for the steps (learning rate $\times\, 2\lambda > 2$, the rule of notebook 05), and the weights explode. In between lies a ridge of good settings.
#
# If the best value lay *on* an edge of the map, we would have to widen the map on that side: better ones may lie beyond.

# %% [markdown]
# ## 7. Choose
#
# Choose by validation accuracy, never by training accuracy (which, trained to the end, prefers the smallest $\lambda$). If two settings have the same validation accuracy, take the one with the larger $\lambda$: of two models that explain the data equally well, take the simpler one.

# %% solution="choose_best"
def choose_best(results):
    """The result with the highest validation accuracy; of several, the one with the largest reg.

    results: a list of dictionaries with at least the keys "reg" and "val_accuracy", as search returns them. Not empty;
    it must not be changed.
    Returns one of these dictionaries.

    Example: of reg 1 with val_accuracy 0.3, reg 10 with 0.4 and reg 100 with 0.4, it returns the last.
    """
    ### BEGIN SOLUTION
    return max(results, key=lambda one: (one["val_accuracy"], one["reg"]))
    ### END SOLUTION

# %% [markdown] hints="choose_best"
# Which of the keys decides first, and which one only when the first is equal?
#
# ---
#
# `max` and `sorted` take a `key` function. Tuples are compared entry by entry: (2, 5) is larger than (2, 3), and smaller than (3, 0).
#
# ---
#
# Either a loop that remembers the best result so far, and replaces it if the accuracy is higher, or if it is equal and `reg` is larger. Or the maximum by a key that holds both numbers, the deciding one first. The list itself stays as it is.

# %% test="test_choose_best" points=4
check("choose_best", choose_best)

# %% demonstration=true
best_sgd = choose_best(results)
p = best_sgd["val_accuracy"]
rivals = sum(p - one["val_accuracy"] < standard_error(p, len(y_val)) for one in results)
print(f"Random search chooses learning rate {best_sgd['learning_rate']:.2g}, lambda {best_sgd['reg']:.3g}: "
      f"validation accuracy {p:.3f} ± {standard_error(p, len(y_val)):.3f}.")
print(f"{rivals} of {len(results)} settings (the chosen one included) lie within one standard error of it.")

# %% [markdown]
# ### One standard error
#
# "The best" is the best partly by luck. `choose_best` follows every bit of that luck: one image more out of 1,000, and another $\lambda$ is chosen. The **one-standard-error rule** does not. Let $b$ be the highest validation accuracy. Every setting with an accuracy of at least $b - \mathrm{SE}(b)$ did about as well, as far as these images can tell. Among those, take **the largest $\lambda$**.
#
# Why the largest? Two models explain the data equally well, and one of them assumes less: its weights are smaller, it reacts less to every single pixel, and other training images would have given nearly the same weights. So you have fewer assumptions at no measurable cost. The rule is not for free, though: it gives away accuracy that is there but cannot be measured, up to about one standard error. (It comes from the book on decision trees by Breiman, Friedman, Olshen and Stone, 1984.)

# %% solution="choose_simplest"
def choose_simplest(results, n):
    """The one-standard-error rule: of all results within one standard error of the best, the one with the largest reg.

    results: as for choose_best; the list must not be changed. n: the number of validation images.
    If b is the highest val_accuracy, those within are the results with a val_accuracy of at least b - standard_error(b, n).
    Of several with the same largest reg, the one with the highest val_accuracy.
    Returns one of these dictionaries.

    Example: n = 100, reg 1 with val_accuracy 0.50, reg 10 with 0.46, reg 100 with 0.44: it returns the second.
    """
    ### BEGIN SOLUTION
    best = choose_best(results)["val_accuracy"]
    near = [one for one in results if one["val_accuracy"] >= best - standard_error(best, n)]
    return max(near, key=lambda one: (one["reg"], one["val_accuracy"]))
    ### END SOLUTION

# %% [markdown] hints="choose_simplest"
# Work through the example by hand: how large is the standard error of 0.50 on 100 images, and which results lie within it?
#
# ---
#
# You have written both parts already: `choose_best` finds the best, `standard_error` its error. Then keep those results that are good enough, and look at `reg` only among them.
#
# ---
#
# Find the highest validation accuracy. Subtract its standard error from it: that is the limit. Make a list of the results that reach the limit. Of these, return the one with the largest `reg`, and let the accuracy decide if two have the same.

# %% test="test_choose_simplest" points=4
check("choose_simplest", choose_simplest)

# %% demonstration=true
simplest_sgd = choose_simplest(results, len(y_val))
for name, one in (("best", best_sgd), ("simplest within one standard error", simplest_sgd)):
    print(f"{name}: lambda {one['reg']:.3g}, learning rate {one['learning_rate']:.2g}, validation accuracy {one['val_accuracy']:.3f}")

# %% [markdown]
# ### Question 4: an honest number
#
# A group tries 16 settings. The best validation accuracy (on 1,000 images) is 0.406. They run *all 16* on the test images: the setting that validation chose gets 0.391, the best of the 16 gets 0.398. Which number is an honest estimate of how well their chosen classifier will do on new images?
#
# - **a** 0.406
# - **b** 0.391
# - **c** 0.398

# %% solution="answer_honest"
answer_honest = ...
### BEGIN SOLUTION
answer_honest = "b"  # the others are the best of 16, and so partly luck
### END SOLUTION

# %% [markdown] hints="answer_honest"
# Which of the three numbers did not take part in any choice?
#
# ---
#
# The best of 16 noisy numbers is the best partly by luck. It does not matter whether the 16 were measured on validation or on test images.
#
# ---
#
# For each of the three numbers, ask: was it picked because it was large? A number that was picked so is too good to be true. The one that is left is the estimate.

# %% test="test_answer_honest" points=1
check_choice_given(answer_honest, "answer_honest", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_honest, "answer_honest", "b", points=1, read="section 2, Three piles: what the best of many settings owes to luck")
### END HIDDEN TESTS

# %% [markdown]
# ## 8. What lambda really does: train to the end
#
# On the map, $\lambda$ was entangled with the learning rate and the number of steps. To see $\lambda$ alone, each training must go on until it *arrives*, at the minimum of its loss. The softmax loss with $\lambda > 0$ has exactly one minimum, so where we arrive does not depend on the way.
#
# Plain gradient descent would take very long to arrive. `lbfgs` needs far fewer steps: from the last few gradients it estimates how the loss bends in each direction (its second derivatives), and chooses its steps accordingly. `Curvature` gives it what is known of that beforehand, from the images alone. The loss is still yours, and the minimum is the same one. From here on the pixels are standardised, so the interesting values of $\lambda$ are quite different ones: 0.0003 to 1.

# %% demonstration=true
X_centred = X_val_centred = None  # 600 MB that are not needed any more
X_used, y_used = prepared(train_images[:NUM_CONVERGED], mean, std, "training images, 7,000 at a time:"), y_train[:NUM_CONVERGED]
X_val = standardise(val_images, mean, std)
curvature = Curvature.of(X_used, steps=lambda numbers: track(numbers, "curvature (the last step takes longest):"))

# %% demonstration=true
converged, weights = [], {}
W, calls = np.zeros((X_used.shape[1], 10), dtype=np.float32), 0
for reg in track(LAMBDAS, "converged, large lambdas first:"):
    guide = curvature.preconditioner(reg, typical=0.1 if softmax else 2.0)
    minimum = lbfgs(lambda V: my_loss(V, X_used, y_used, reg), W, tolerance=1e-3, precondition=guide)
    W, calls = minimum.W, calls + minimum.evaluations
    weights[reg] = W
    converged.append({"learning_rate": 0.0, "reg": reg, "train_accuracy": accuracy(W, X_used, y_used),
                      "val_accuracy": accuracy(W, X_val, y_val)})
    if not minimum.converged:
        print(f"lambda {reg:g} has not quite arrived: the gradient's norm is {minimum.gradient_norm:.1g}")
print(f"your loss was asked {calls} times")
print("  lambda   training   validation")
for one in converged:
    print(f"{one['reg']:8g} {one['train_accuracy']:10.3f} {one['val_accuracy']:8.3f} ± {standard_error(one['val_accuracy'], len(y_val)):.3f}")

# %% demonstration=true
regs = np.array([one["reg"] for one in converged])
train_curve = np.array([one["train_accuracy"] for one in converged])
val_curve = np.array([one["val_accuracy"] for one in converged])
best_converged, simplest_converged = choose_best(converged), choose_simplest(converged, len(y_val))
p = best_converged["val_accuracy"]
limit = p - standard_error(p, len(y_val))

fig, axes = plt.subplots(1, 2, figsize=(10, 4.2))
for ax, curve, n, colour, name in [(axes[0], train_curve, len(y_used), BLUE, "training"), (axes[1], val_curve, len(y_val), RED, "validation")]:
    ax.errorbar(regs, curve, yerr=standard_error(curve, n), fmt="o-", color=colour, capsize=4)
    ax.set(xscale="log", xlabel=r"$\lambda$   (further right: simpler)", ylabel=f"{name} accuracy (n = {n:,})")
axes[1].axhspan(limit, p, color=GREY, alpha=0.2, label="within one standard error of the best")
for one, marker, name in [(best_converged, "^", "best"), (simplest_converged, "s", "simplest within one standard error")]:
    axes[1].plot(one["reg"], one["val_accuracy"], marker, color="black", markersize=9, label=f"{name}: $\\lambda$ = {one['reg']:g}")
axes[1].legend(loc="lower center", fontsize=10)
axes[0].set_title("The smaller $\\lambda$, the more training images are right", fontsize=11)
axes[1].set_title("On images that it has not seen, the model is best in between", fontsize=11)
fig.suptitle(f"{my_name}, converged, {len(y_used):,} training images, ± 1 standard error. The two scales differ", fontsize=12)
table = ", ".join(f"{reg:g}: {a:.3f} and {b:.3f}" for reg, a, b in zip(regs, train_curve, val_curve))
show(fig, f"Training and validation accuracy against lambda, a panel for each. Lambda, training and validation: {table}. Training accuracy "
          f"rises with smaller lambda throughout; validation accuracy is highest at {best_converged['reg']:g}, and within one standard "
          f"error of that up to {simplest_converged['reg']:g}.")

# %% [markdown]
# This is the trade-off of the lecture. From right to left the model becomes freer. Training accuracy rises all the way. Validation accuracy rises, has a flat top, and falls: too far right, the model is too simple (**underfitting**); too far left, it has learnt what is peculiar to its training images (**overfitting**), and the gap between the two accuracies opens. (If validation lies a little *above* training at the right end, that is chance: these 1,000 images are slightly easier than most. They are the same for all values of $\lambda$, so luck lifts or lowers the whole curve together, more than its shape.)
#
# This is what we measured, for softmax with standardised pixels, everything converged. Yours should agree within 0.005 if you run the same setting; other versions of NumPy and other processors round differently.
#
# | $\lambda$ | 1 | 0.3 | 0.1 | 0.03 | 0.01 | 0.003 | 0.001 | 0.0003 |
# |---|---|---|---|---|---|---|---|---|
# | 49,000 images: training | 0.382 | 0.406 | 0.424 | 0.443 | 0.457 | 0.470 | 0.483 | 0.495 |
# | 49,000 images: validation | 0.397 | 0.412 | 0.417 | 0.419 | 0.420 | 0.405 | 0.401 | 0.381 |
# | 10,000 images: training | 0.402 | 0.432 | 0.465 | 0.511 | 0.557 | 0.616 | 0.678 | 0.749 |
# | 10,000 images: validation | 0.378 | 0.389 | 0.395 | 0.396 | 0.392 | 0.384 | 0.364 | 0.339 |
#
# ### Question 5: who overfits
#
# Look at the rows for 10,000 images. Which of these models overfits most?
#
# - **a** $\lambda = 1$
# - **b** $\lambda = 0.03$
# - **c** $\lambda = 0.0003$

# %% solution="answer_overfits"
answer_overfits = ...
### BEGIN SOLUTION
answer_overfits = "c"
### END SOLUTION

# %% [markdown] hints="answer_overfits"
# How does overfitting show, when you know training and validation accuracy?
#
# ---
#
# In the rows for 10,000 images, subtract validation from training accuracy, column by column.
#
# ---
#
# Overfitting is the gap between what a model knows by heart and what it can do with new images. Compute the gap at the three values of $\lambda$ in question, and take the largest.

# %% test="test_answer_overfits" points=1
check_choice_given(answer_overfits, "answer_overfits", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_overfits, "answer_overfits", "c", points=1, read="section 8, What lambda really does")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 6: five times the images
#
# Compare the rows for 10,000 images with those for 49,000, at $\lambda = 0.0003$. What does the fivefold number of training images do?
#
# - **a** Training accuracy falls and validation accuracy rises: with more images, there is less to gain by learning them by heart.
# - **b** Both rise: more images always help everywhere.
# - **c** Nothing: the differences are within one standard error.

# %% solution="answer_more_images"
answer_more_images = ...
### BEGIN SOLUTION
answer_more_images = "a"
### END SOLUTION

# %% [markdown] hints="answer_more_images"
# In the column $\lambda = 0.0003$, in which direction does each of the two accuracies move from 10,000 to 49,000 images?
#
# ---
#
# Compare the two training rows, then the two validation rows, and hold the changes against the standard errors (about 0.015 for validation).
#
# ---
#
# Write down the two changes with their signs. Then look for the statement that has both signs right, and ask why it is harder to learn more images by heart.

# %% test="test_answer_more_images" points=1
check_choice_given(answer_more_images, "answer_more_images", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_more_images, "answer_more_images", "a", points=1, read="section 8, What lambda really does: the table")
### END HIDDEN TESTS

# %% [markdown]
# **A sharper look (not graded).** The error bars of neighbouring values of $\lambda$ overlap, so which one is best cannot be told from the bars alone. But all these models were measured on the *same* 1,000 images, and most images are right, or wrong, for both. Only the images on which two models disagree tell anything. If one model is right where the other is wrong on $b$ images, and the other way round on $c$ images, the difference of the accuracies is $(b - c)/n$, with a standard error of $\sqrt{b + c - (b - c)^2/n}\,/\,n$, which is often much smaller. That is the **paired** comparison:

# %% demonstration=true
right = {reg: np.argmax(X_val @ W, axis=1) == y_val for reg, W in weights.items()}
n, best_reg = len(y_val), best_converged["reg"]
print(f"lambda {best_reg:g}, the best, against")
for reg in LAMBDAS:
    if reg != best_reg:
        b, c = np.sum(right[best_reg] & ~right[reg]), np.sum(~right[best_reg] & right[reg])
        difference, error = (b - c) / n, np.sqrt(b + c - (b - c) ** 2 / n) / n
        verdict = "   more than two standard errors" if abs(difference) > 2 * error else ""
        print(f"{reg:8g}: {b:3d} : {c:3d}   difference {100 * difference:5.1f} ± {100 * error:.1f} points{verdict}")

# %% [markdown]
# ## 9. Why many people never see this curve: stopping early
#
# Now train with SGD, at the same values of $\lambda$ and on the same images, but stop after a fixed number of steps.

# %% demonstration=true
early = sgd_many(my_loss, X_used, y_used, [RATE_FACTOR * EARLY_RATE] * len(regs), regs, num_iters=EARLY_STEPS,
                 steps=lambda numbers: track(numbers, f"{len(regs)} lambdas at once, steps:"))
early_train = np.array([accuracy(W, X_used, y_used) for W in early])
early_val = np.array([accuracy(W, X_val, y_val) for W in early])

# Without any regulariser: one training, looked at after several numbers of steps.
recorder = Recorder(my_loss, keep=WATCHED, steps=max(WATCHED), label="lambda 0, steps:")
recorder.weights[max(WATCHED)] = train_sgd(recorder, X_used, y_used, RATE_FACTOR * EARLY_RATE, 0.0, max(WATCHED), 200, 0)
by_steps = np.array([(accuracy(W, X_used, y_used), accuracy(W, X_val, y_val)) for _, W in sorted(recorder.weights.items())])
for steps, (_, p) in zip(WATCHED, by_steps):
    print(f"lambda 0, {steps:6,} steps: validation accuracy {p:.3f} ± {standard_error(p, len(y_val)):.3f}")

# %% demonstration=true
fig, axes = plt.subplots(1, 3, figsize=(12, 4.6))
for ax, n, name, of_converged, of_early in [
    (axes[0], len(y_used), "training", train_curve, early_train), (axes[1], len(y_val), "validation", val_curve, early_val),
]:
    for curve, colour, style_of, filled, what in [
        (of_converged, BLUE, "o-", BLUE, "converged"), (of_early, ORANGE, "s:", "white", f"stopped after {EARLY_STEPS:,} steps"),
    ]:
        ax.errorbar(regs, curve, yerr=standard_error(curve, n), fmt=style_of, color=colour, capsize=3, markerfacecolor=filled, label=what)
    ax.set(xscale="log", xlabel=r"$\lambda$", ylabel=f"{name} accuracy")
axes[2].errorbar(WATCHED, by_steps[:, 1], yerr=standard_error(by_steps[:, 1], len(y_val)), fmt="s:", color=ORANGE, capsize=3, markerfacecolor="white")
axes[2].set(xscale="log", xlabel=r"steps, with $\lambda = 0$", ylabel="validation accuracy")
axes[0].set_title("Stopped early, nothing is\nlearnt by heart", fontsize=11)
axes[1].set_title("Stopped early, a small $\\lambda$\nhardly matters", fontsize=11)
axes[2].set_title("Fewer steps act like\na larger $\\lambda$", fontsize=11)
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
table = ", ".join(f"{reg:g}: {a:.3f} and {b:.3f}" for reg, a, b in zip(regs, val_curve, early_val))
show(fig, f"Three panels. Training accuracy against lambda: it rises steeply with smaller lambda when converged, and stays flat when stopped "
          f"early. Validation accuracy against lambda, converged and stopped early: {table}. Validation accuracy at lambda 0 against the "
          f"number of steps: " + ", ".join(f"{steps}: {p:.3f}" for steps, p in zip(WATCHED, by_steps[:, 1])) + ".")

# %% [markdown]
# The dotted curves are nearly flat below $\lambda = 0.1$: even the smallest $\lambda$ seems harmless. Has the regulariser become unnecessary? No. The weights start near 0 and grow with every step, first in the directions that all images agree on, only much later in the directions that suit single images. Who stops early keeps the weights small, and that is what $\lambda$ would have done. The right panel shows this without any regulariser: there, the number of steps decides.
#
# With all 49,000 images, we measured validation accuracies of 0.416 to 0.418 after 3,000 steps at $\lambda = 0$ (learning rate 0.003), as good as the best converged model (0.420 ± 0.016). So a flat curve over $\lambda$ does not say that regularisation is useless. It may say that you regularise already, in another way.
#
# ### Question 7: stopped early
#
# Why does SGD with $\lambda = 0$, stopped after 3,000 steps, do as well as the best converged model?
#
# - **a** It has reached a lower training loss than `lbfgs`.
# - **b** Weights that start small and stop early stay small: that limits the model much as $\lambda$ does.
# - **c** Minibatches show it other images than `lbfgs` gets to see.
# - **d** By luck: with another seed it would fail.

# %% solution="answer_early"
answer_early = ...
### BEGIN SOLUTION
answer_early = "b"
### END SOLUTION

# %% [markdown] hints="answer_early"
# How large are the weights at the start, and how does their size change from step to step?
#
# ---
#
# Read the paragraph below the figure again: what would a large $\lambda$ have done to the weights? And to which loss does `lbfgs` go, compared with SGD that stops early?
#
# ---
#
# Hold each statement against what you have seen: the training accuracies in the left figure, the images that both methods were given, what other seeds gave in section 5. One statement is left, and it is about the size of the weights.

# %% test="test_answer_early" points=1
check_choice_given(answer_early, "answer_early", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_early, "answer_early", "b", points=1, read="section 9, Why many people never see this curve")
### END HIDDEN TESTS

# %% [markdown]
# ## 10. Your own search
#
# So far, somebody else had chosen the ranges. From here on you do. Your classifier is trained on all 49,000 training images, standardised, by your own `train_sgd`; you look for the learning rate and the $\lambda$ with which it does best on the validation images.
#
# 1. A **first search**, wide and cheap: few steps, ranges of one or more powers of ten. It only has to show where the good settings lie.
# 2. A look at its **loss curves**: is the learning rate too small, too large, and are there enough steps?
# 3. A **finer search** in narrower ranges around the good settings, with more steps.
# 4. The **choice** among the settings of the finer search, by your `choose_simplest`.
#
# If the finer search is not good enough, change its ranges and run it again, as often as you like: that is what validation images are for.
#
# **Where to begin?** The ranges of section 6 are of no use here: those pixels were not standardised. Sections 8 and 9 used standardised pixels: there you can see at which $\lambda$ the accuracy falls, and one learning rate that works. The time: a thousand steps take one or two seconds, and each setting half a second more to be measured.
#
# **What counts** (12 points, told in the check at the end): that the file is complete, that the ranges are your own and the table shows all of both searches, that the weights have the accuracies that the table says, that your choice follows the rule, that the test images were used once and after it, and how far your finer search gets: 0.36, 0.38 and 0.39 on the validation images by its best setting are worth one point each. (The best one, not the chosen one: so following the rule costs you no point.)
#
# Write the ranges of your first search as a dictionary, `{"learning_rate": (low, high), "reg": (low, high), "number": 10, "steps": 200, "seed": 1}`, with your own numbers: `number` settings (8 to 40) are drawn from the two ranges, each is trained for `steps` steps, and `seed` decides what is drawn.

# %% solution="first_ranges"
first_ranges = ...
### BEGIN SOLUTION
first_ranges = {"learning_rate": (1e-5, 1e-1), "reg": (1e-3, 1e1), "number": 8, "steps": 150, "seed": 1}
### END SOLUTION

# %% [markdown] hints="first_ranges"
# Which learning rate did section 9 use on standardised pixels, and at which values of $\lambda$ does the validation curve of section 8 fall on either side?
#
# ---
#
# A first search should be too wide rather than too narrow: one or two powers of ten on either side of what you know. Too small a learning rate is not dangerous, it only learns little in the given steps.
#
# ---
#
# Take the learning rate of section 9 as the middle, and go up and down from there by a power of ten or more. For `reg`, let the range begin where section 8 shows overfitting and end where it shows underfitting. Ten settings and 200 steps are a fair start.

# %% test="test_first_ranges" points=1
check_ranges_given(first_ranges, "first_ranges")
### BEGIN HIDDEN TESTS
from solutions.hidden.tune_lambda import grade_ranges
grade_ranges(first_ranges, "first_ranges", points=1)
### END HIDDEN TESTS

# %% demonstration=true
X_all = X_used if len(X_used) == len(train_images) else prepared(train_images, mean, std, "training images, 7,000 at a time:")


def own_search(name, ranges):
    rates = sample_log_uniform(*ranges["learning_rate"], ranges["number"], ranges["seed"])
    regs = sample_log_uniform(*ranges["reg"], ranges["number"], ranges["seed"] + 1)
    weights, losses = [], []

    def train(X, y, learning_rate, reg):
        recorder = Recorder(my_loss)
        with np.errstate(all="ignore"):  # some settings diverge: that is a result, too
            W = train_sgd(recorder, X, y, learning_rate, reg, ranges["steps"], 200, 0)
        weights.append(W)
        losses.append(recorder.losses)
        return W

    settings = list(zip(rates.tolist(), regs.tolist()))
    results = search(train, track(settings, name), X_all, y_train, X_val, y_val)
    print("learning rate     lambda   training   validation")
    for one in sorted(results, key=lambda one: -one["val_accuracy"]):
        print(f"{one['learning_rate']:13.2g} {one['reg']:10.2g} {one['train_accuracy']:10.3f} "
              f"{one['val_accuracy']:8.3f} ± {standard_error(one['val_accuracy'], len(y_val)):.3f}")
    if not any(one["val_accuracy"] for one in results):
        print("An accuracy of 0: training has diverged, with every setting. Try smaller learning rates.")
    return Searched(ranges, results, weights, losses)

# %% demonstration=true
check_ranges(first_ranges, "first_ranges")
first = own_search("first search:", first_ranges)

# %% [markdown]
# On the left, where the good settings lie. On the right, the losses of the same trainings: the three best, and the ones with the smallest and the largest learning rate. Does the best curve still fall when the steps end? (A loss that is not finite, or far above the others, is left out or cut off.)

# %% demonstration=true
def points_of(one):
    return one["learning_rate"], one["reg"], one["val_accuracy"]


order = sorted(range(len(first.results)), key=lambda k: -first.results[k]["val_accuracy"])
by_rate = sorted(order, key=lambda k: first.results[k]["learning_rate"])
fig, axes = plt.subplots(1, 2, figsize=(11, 4.4))
x, y_axis, p = map(np.array, zip(*map(points_of, first.results)))
image = axes[0].scatter(y_axis, x, c=p, cmap="viridis", s=420, vmin=0.1, vmax=0.42)
for k in order:
    axes[0].text(y_axis[k], x[k], f"{100 * p[k]:.0f}", ha="center", va="center", fontsize=10, color="black" if p[k] > 0.28 else "white")
axes[0].set(xscale="log", yscale="log", xlabel=r"$\lambda$", ylabel="learning rate", title="Validation accuracy in percent")
axes[0].margins(0.12)
window = max(1, first.ranges["steps"] // 10)
for k, colour, style_of in zip(dict.fromkeys([*order[:3], by_rate[0], by_rate[-1]]), (BLUE, GREEN, ORANGE, GREY, RED), ("-", "--", "-.", ":", ":")):
    axes[1].plot(smooth(first.losses[k], window), style_of, color=colour, label=f"rate {x[k]:.2g}, $\\lambda$ {y_axis[k]:.2g}: {100 * p[k]:.0f} %")
axes[1].set(xlabel="step", ylabel=f"loss, mean over {window} steps", title="The losses on the way")
lowest = min(smooth(first.losses[order[0]], window))
if np.isfinite(lowest):
    axes[1].set_ylim(0.85 * lowest, 2.2 * lowest)
axes[1].legend(fontsize=10)
best = order[0]
show(fig, f"Left: {len(order)} settings, learning rate against lambda, with their validation accuracy. The best, {p[best]:.3f}, has learning "
          f"rate {x[best]:.2g} and lambda {y_axis[best]:.2g}. Right: losses of some trainings against the step. The best ends at "
          f"{smooth(first.losses[best], window)[-1]:.2f}, the one with the smallest learning rate at {smooth(first.losses[by_rate[0]], window)[-1]:.2f}.")

# %% [markdown]
# Now narrow the ranges. Where do the good settings lie, in the middle or at an edge? (At an edge: move the range beyond it.) Together, the two ranges must span fewer powers of ten than before, and four at most.

# %% solution="finer_ranges"
finer_ranges = ...
### BEGIN SOLUTION
finer_ranges = {"learning_rate": (2e-3, 8e-3), "reg": (1e-2, 1e0), "number": 8, "steps": 500, "seed": 3}
### END SOLUTION

# %% [markdown] hints="finer_ranges"
# Between which learning rates do the three or four best settings of the first search lie, and between which values of $\lambda$?
#
# ---
#
# If the losses still fell at the end, give more steps, and a little smaller a learning rate will do. The rule prefers a large $\lambda$, so the range should reach up to where the accuracy begins to fall.
#
# ---
#
# Take the smallest and the largest learning rate among your best settings as the new limits, or a factor of two around the best one. Do the same for `reg`, but keep it a little wider. Three times as many steps as in the first search, eight settings or more.

# %% test="test_finer_ranges" points=1
check_ranges_given(finer_ranges, "finer_ranges", first_ranges)
### BEGIN HIDDEN TESTS
from solutions.hidden.tune_lambda import grade_ranges
grade_ranges(finer_ranges, "finer_ranges", points=1, first=first_ranges)
### END HIDDEN TESTS

# %% demonstration=true
check_ranges(finer_ranges, "finer_ranges", first_ranges)
finer = own_search("finer search:", finer_ranges)
chosen = choose_simplest(finer.results, len(y_val))
W_chosen = finer.weights[finer.results.index(chosen)]

# %% demonstration=true
best = choose_best(finer.results)
limit = best["val_accuracy"] - standard_error(best["val_accuracy"], len(y_val))
_, x, p = map(np.array, zip(*map(points_of, finer.results)))
fig, ax = plt.subplots(figsize=(8, 4.2))
ax.axhspan(limit, best["val_accuracy"], color=GREY, alpha=0.2, label="within one standard error of the best")
ax.errorbar(x, p, yerr=standard_error(p, len(y_val)), fmt="o", color=RED, capsize=4, label="validation ± 1 standard error")
for one, marker, name in [(best, "^", "best"), (chosen, "s", "chosen by the rule")]:
    ax.plot(one["reg"], one["val_accuracy"], marker, color="black", markersize=9, label=f"{name}: $\\lambda$ = {one['reg']:.2g}")
ax.set(xscale="log", xlabel=r"$\lambda$   (further right: simpler)", ylabel="validation accuracy")
ax.set_title(f"Your finer search: {np.sum(p >= limit)} of {len(p)} settings cannot be told from the best", fontsize=11)
fig.legend(loc="outside lower center", ncols=2)
show(fig, f"Validation accuracy of {len(p)} settings against lambda. The best has {best['val_accuracy']:.3f} at lambda {best['reg']:.2g}; the rule chooses "
          f"lambda {chosen['reg']:.2g} with {chosen['val_accuracy']:.3f}. {np.sum(p >= limit)} settings lie within one standard error of the best.")

# %% [markdown]
# Are you content with the best accuracy of your finer search? With what this course teaches, 0.39 and more can be reached in a few seconds. If not, ask: do the good settings lie at an edge of the ranges; did the losses still fall? Change `finer_ranges` (or `first_ranges`) and run the cells again from there.

# %% [markdown]
# ## 11. What it has learnt: the templates
#
# Each column of `W` can be drawn as an image, the template of its class. The weights act on standardised pixels, so dividing by `std` gives the weight of a raw pixel. Mid-grey is weight 0; each class has one scale for its three colours. The upper two rows are the converged models of section 8 with the largest and the smallest $\lambda$, the last row is your own choice.

# %% demonstration=true
def template_images(W):
    raw = W[:-1] / std[:, None]
    scale = np.percentile(np.abs(raw), 99.5, axis=0)
    return (0.5 + 0.5 * np.clip(raw / scale, -1, 1)).T.reshape(-1, 32, 32, 3)


rows = [(f"$\\lambda$ = {reg:g},\nconverged", weights[reg]) for reg in (max(LAMBDAS), min(LAMBDAS))]
rows.append((f"yours: $\\lambda$ = {chosen['reg']:.2g},\n{finer.ranges['steps']:,} steps", W_chosen))
fig, axes = plt.subplots(len(rows), 10, figsize=(11, 1.2 * len(rows) + 0.5))
for row, (name, W) in zip(axes, rows):
    for ax, image in zip(row, template_images(W)):
        ax.imshow(image)
        ax.set(xticks=[], yticks=[])
    row[0].set_ylabel(name, fontsize=10, rotation=0, ha="right", va="center")
for ax, name in zip(axes[0], cifar.class_names):
    ax.set_title(name, fontsize=10)
show(fig, f"The weights of each of ten classes drawn as images of 32 by 32 pixels, in three rows: lambda {max(LAMBDAS):g} converged, lambda "
          f"{min(LAMBDAS):g} converged, and your choice, lambda {chosen['reg']:.2g}. What they show is for you to describe.")

# %% [markdown] question="question_templates"
# ### Question 8: describe your templates
#
# In five to eight sentences: what do you see in the templates of at least three classes, and where in the training images does it come from? How do the templates of the large and the small $\lambda$ differ, and your own from both? And what does that mean for images that the model has not seen?
#
# ### BEGIN MARK SCHEME
# 3 points, one for each:
#
# - at least three classes are described by colour and shape as they are in the student's own figure, and explained as an average of that class's training images: blue around ship and airplane, an automobile seen from the front with a darker windscreen, green or brown around deer and horse, a horse that seems to have two heads because horses look to either side
# - large against small lambda: smooth surfaces against noise, in which neighbouring pixels have opposite weights; the student's own row is placed between them, or likened to one of them, rightly
# - the consequence: differences between single neighbouring pixels suit single training images and say nothing about new ones (overfitting); or: one template a class knows backgrounds and colours better than shapes, so that one class in the surroundings of another is taken for it
#
# No point for "the small lambda is worse" without a reason that is seen in the figure.
# ### END MARK SCHEME

# %% [markdown] answer="answer_templates" points=3
# The ship's template is blue, most of all at the bottom, and the airplane's is blue around a darker middle: both are photographed against water or sky. The automobile shows a car from the front, purple-red below and with a bluish windscreen above: many training images are cars taken from there. The deer is a dark reddish spot in the middle of green, the frog a yellow one on grey. The horse is dark and reddish above yellow-green ground, without a clear shape: horses in the training images look left as often as right, and the template is an average of all of them.
#
# With the largest lambda the surfaces are smooth and one can guess the class. With the smallest, neighbouring pixels have weights of opposite sign, and the picture is coloured noise. My own row looks like that of the largest lambda, a little sharper and with a little more grain: it has a large lambda, too, and it was stopped early. Nothing in a photograph of a ship depends on the difference of two neighbouring pixels, so weights as in the second row fit single training images and do not help with new ones. And the smooth templates, too, know colours and backgrounds rather than shapes: an airplane above water is taken for a ship.

# %% [markdown]
# ## 12. Open the envelope, once
#
# Now, and only now, the test images. Before you do: are the preprocessing, the loss, both searches and the choice final? When they are, set `choice_is_final = True` below. The envelope counts how many different weights are tried on the test images, and the file that you hand in says so, and when.
#
# (The count is there for those who lose count. It can be got around, by a new kernel for instance: the test images are public, and nobody can see what you do at your own computer. Who does so cheats, first of all, the reader of the result: a test accuracy that took part in the choice is too good to be true, and nothing in it says by how much.)

# %% solution="choice_is_final"
choice_is_final = ...
### BEGIN SOLUTION
choice_is_final = True
### END SOLUTION

# %% [markdown] hints="choice_is_final"
# If the test accuracy turns out lower than you hope: is there anything that you would change?
#
# ---
#
# If there is, change it now. The validation images are there to be used again and again, the test images are not.
#
# ---
#
# Write `True` when nothing is left to be changed.

# %% demonstration=true
envelope = Envelope(lambda W: accuracy(W, standardise(cifar.X_test, mean, std), cifar.y_test))
test_accuracy = envelope.open(W_chosen, final=choice_is_final)
X_test = standardise(cifar.X_test, mean, std)  # decided and measured: from here on, they may be looked at
print(f"{my_name}, learning rate {chosen['learning_rate']:.3g}, lambda {chosen['reg']:.3g}, {finer.ranges['steps']:,} steps, {len(y_train):,} images")
print(f"validation accuracy {chosen['val_accuracy']:.3f} ± {standard_error(chosen['val_accuracy'], len(y_val)):.3f}  (chosen among {len(finer.results)})")
print(f"test accuracy       {test_accuracy:.4f} ± {standard_error(test_accuracy, len(cifar.y_test)):.4f}")

# %% [markdown]
# The file that you hand in: the ranges and the table of both searches, the weights of every setting of the finer one, `mean` and `std`, which are needed to use them, your choice and its test accuracy. The check below says at once whether anything is missing; the grader tries the weights on the images.

# %% demonstration=true
saved = save_results(first, finer, chosen, mean, std, test_accuracy, envelope, f"{my_name}, SGD")
print(f"{saved}: {os.path.getsize(saved) / 1e6:.1f} MB, beside this notebook. Hand it in together with it.")

# %% test="test_results_file" points=12
check_results_given(choice_is_final, "tune_lambda_results.npz")
### BEGIN HIDDEN TESTS
from solutions.hidden.tune_lambda import grade_results_file
grade_results_file({"file": 1, "search": 2, "table": 2, "choice": 2, "test images": 2,
                    "validation accuracy 0.36": 1, "validation accuracy 0.38": 1, "validation accuracy 0.39": 1})
### END HIDDEN TESTS

# %% [markdown]
# ### Which classes get mixed up?

# %% demonstration=true
predicted = np.argmax(X_test @ W_chosen, axis=1)
counts = np.zeros((10, 10), dtype=int)
np.add.at(counts, (cifar.y_test, predicted), 1)
shares = 100 * counts / counts.sum(axis=1, keepdims=True)
off = shares - np.diag(np.diag(shares))
i, j = np.unravel_index(np.argmax(off), off.shape)

fig, ax = plt.subplots(figsize=(7.4, 6))
image = ax.imshow(shares, cmap="Blues", vmin=0, vmax=60)
for row, column in np.ndindex(10, 10):
    ax.text(column, row, f"{shares[row, column]:.0f}", ha="center", va="center", fontsize=10, color="white" if shares[row, column] > 35 else "black")
ax.set_xticks(range(10), cifar.class_names, rotation=45, ha="right")
ax.set_yticks(range(10), cifar.class_names)
ax.set(xlabel="class with the largest score", ylabel="true class")
ax.set_title(f"Of 100 test images of a row's class. Most frequent mistake:\n{cifar.class_names[i]} taken for {cifar.class_names[j]} ({shares[i, j]:.0f} in 100)", fontsize=11)
ax.spines[:].set_visible(False)
fig.colorbar(image, ax=ax, shrink=0.8, label="percent of the true class")
told = ", ".join(f"{name} {share:.0f}" for name, share in zip(cifar.class_names, np.diag(shares)))
show(fig, f"Confusion matrix of ten classes, in percent of the true class. Right: {told}. Most frequent mistake: {cifar.class_names[i]} taken for "
          f"{cifar.class_names[j]}, {shares[i, j]:.0f} in 100.")

# %% [markdown]
# Things with the same surroundings are mixed up: ships and airplanes (blue all around), trucks and automobiles, cats and dogs. The templates know backgrounds and colours better than shapes.
#
# ### What the test images say about the tour
#
# Your choice is made and saved, so we may look, for once, at what the *other* models would have given on the test images: those of sections 8 and 9. (In your own projects, don't: the temptation to "correct" the choice is too great.)

# %% demonstration=true
test_curve = np.array([accuracy(weights[reg], X_test, cifar.y_test) for reg in LAMBDAS])
early_test = np.array([accuracy(W, X_test, cifar.y_test) for W in early])
regs = np.array(LAMBDAS)
fig, ax = plt.subplots(figsize=(8, 4.4))
for curve, colour, style_of, n, name, shift in [
    (val_curve, RED, "s--", len(y_val), "validation, converged", 1.0), (test_curve, "black", "^-", 10_000, "test, converged", 1.04),
    (early_test, GREEN, "o:", 10_000, f"test, SGD stopped after {EARLY_STEPS:,} steps", 0.96),
]:
    ax.errorbar(shift * regs, curve, yerr=standard_error(curve, n), fmt=style_of, color=colour, capsize=3, label=f"{name} (n = {n:,})")
ax.set(xscale="log", xlabel=r"$\lambda$", ylabel="accuracy")
ax.set_title("10,000 test images: the same curve, with error bars a third as long", fontsize=11)
fig.legend(loc="outside lower center", ncols=2)
table = ", ".join(f"{reg:g}: {a:.3f} and {b:.3f}" for reg, a, b in zip(LAMBDAS, test_curve, early_test))
show(fig, f"Accuracy against lambda on validation and on test images. Test accuracy, converged and stopped early: {table}.")
for reg, converged_one, early_one in zip(LAMBDAS, test_curve, early_test):
    print(f"lambda {reg:8g}: test accuracy converged {converged_one:.3f}, stopped early {early_one:.3f}")
print(f"By the rule, section 8 would have chosen lambda {simplest_converged['reg']:g}, by the best validation accuracy {best_converged['reg']:g}.")
print(f"The whole notebook took {perf_counter() - notebook_began:.0f} s.")

# %% [markdown]
# Our test accuracies with 49,000 images, converged: 0.380, 0.398, 0.410, 0.416, 0.416, 0.411, 0.400, 0.390 from $\lambda = 1$ down to $0.0003$; stopped after 3,000 steps: 0.369, 0.391, 0.403, 0.409, 0.408, 0.409, 0.409, 0.409. With 10,000 images, converged: 0.375, 0.390, 0.395, 0.388, 0.378, 0.358, 0.335, 0.316. (Converged: within 0.005. Stopped early: within 0.01, since other random minibatches lead elsewhere.)

# %% [markdown] question="question_report"
# ### Question 9: a report
#
# Write the result section of a short report on your experiment, four to eight sentences, for a reader who was not there and will believe only what you can support. Use your own numbers.
#
# ### BEGIN MARK SCHEME
# 4 points, one for each:
#
# - the test accuracy of the one chosen model is given as the result, with its standard error (about 0.005) or an equivalent error bar, and the number of test images
# - it says how lambda was chosen: on validation images, in which ranges it was searched, by which rule, and that the test images were used once, after the choice (or how often, if more than once)
# - it says what is needed to repeat it: number of training images, preprocessing with training statistics only, the loss, converged or the number of steps, the seed where SGD was used (most of these)
# - it does not claim more than the data support: neighbouring lambdas cannot be told apart by 1,000 validation images (overlapping error bars or the paired comparison), or the best validation accuracy is optimistic because it was selected, or only one split / one seed was tried
#
# Deduct the first point if the best validation accuracy, or the best of several test accuracies, is given as the result.
# ### END MARK SCHEME

# %% [markdown] answer="answer_report" points=4
# We trained a linear classifier with the softmax loss and an L2 penalty on the first 49,000 of the 50,000 CIFAR-10 training images, standardised pixel by pixel with the mean and standard deviation of the first 10,000 of them, by SGD with minibatches of 200 (seed 0). A first search over 8 settings (learning rates from 0.00001 to 0.1, lambda from 0.001 to 10, 150 steps each) showed that learning rates between 0.001 and 0.02 work. A finer one over 8 settings (learning rates from 0.002 to 0.008, lambda from 0.01 to 1, 500 steps) was used for the choice, by the accuracy on the last 1,000 training images, which took no part in the training. The best of the eight had 0.412 ± 0.016. By the one-standard-error rule we chose the setting with the largest lambda within one standard error of it: learning rate 0.0039, lambda 0.40, with 0.403 ± 0.016. The 10,000 test images were used once, after this choice: the chosen model is right on 38.5 % of them, ± 0.5 (one standard error).
#
# The validation images cannot tell this setting from the five others that lie within one standard error. The rule may have cost up to one or two points of accuracy that these images cannot show. The validation accuracy is that of a setting that was selected, and therefore slightly optimistic. We tried one split and one seed only; with other minibatches, 500 steps may end one point higher or lower.

# %% [markdown]
# ## Summary
#
# - Training images decide the weights, validation images decide $\lambda$, test images decide nothing: they measure, once.
# - Means and deviations for the preprocessing are learnt, so they come from the training images alone.
# - An accuracy without an error bar says little: on 1,000 images it is known to about 1.6 points. Models measured on the same images are compared in pairs.
# - Learning rates and $\lambda$ are searched on a logarithmic scale. Of all settings within one standard error of the best, take the one with the largest $\lambda$: fewer assumptions, at no measurable cost.
# - Converged training shows the curve over $\lambda$: underfitting on one side, overfitting on the other. Early stopping flattens it, because it regularises by itself.
#
# **What comes next.** You have reached the end of the course. A linear classifier stops near 0.41 on CIFAR-10, since one template a class is not enough. Networks with many layers reach far beyond 0.9, and they are made of what you have now: a loss, a regulariser, a gradient, minibatches, and a validation set to choose the rest.

# %% summary=true
