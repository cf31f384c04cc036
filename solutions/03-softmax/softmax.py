# %% [markdown]
# # Softmax and cross-entropy
#
# The SVM loss asks only whether the right class is ahead by the margin. The second great loss of linear classifiers turns the
# scores into **probabilities** first, and asks how much of them the right class got.
#
# **Lecture:** CS231n (Stanford), lecture 3, part 1, loss functions and regularisation: the softmax classifier, its questions, and
# the comparison with the SVM.
#
# ## What you will be able to do
#
# - turn the scores of a linear classifier into probabilities, and say what such a "probability" is and is not;
# - measure with the **cross-entropy loss** how bad these probabilities are;
# - write both so that scores of $\pm 10\,000$ do no harm;
# - say where the softmax loss and the SVM's hinge loss agree and where they part;
# - derive the gradient of the softmax loss, which is surprisingly short, and compute it with and without loops.
#
# **Time:** about 75 minutes. A pocket calculator (or an empty cell) is welcome.
#
# **How the checks work** you know from `01-hinge`. The last cell sums up what passes and what is open.

# %% first=true

# %% setup="imports"
import time

import numpy as np

from linearloss import check, check_choice_given, check_list_given, check_number_given

# %% demonstration=true
# For the figures.
import matplotlib.pyplot as plt
from linearloss.figures import BLUE, GREEN, GREY, ORANGE, RED, show, style

style()

# %% [markdown]
# ## 1. Probabilities from scores
#
# In the notebooks before this one, a score had no meaning of its own. The hinge loss only asked whether the correct
# class is ahead of the others by the margin. Now we want more: the scores should tell **how sure** the classifier is.
#
# We keep the three images that you know. Their scores are the rows of $S$, with one column for each class
# (here $N = 3$ images and $C = 3$ classes; `S = X @ W` with `X` of shape (N, D) and `W` of shape (D, C), as always).

# %% setup="toy"
classes = ["cat", "car", "frog"]
S_toy = np.array(
    [
        [3.2, 5.1, -1.7],  # an image of a cat
        [1.3, 4.9, 2.0],   # an image of a car
        [2.2, 2.5, -3.1],  # an image of a frog
    ]
)
y_toy = np.array([0, 1, 2])  # the correct class of each row

# %% [markdown]
# Probabilities must be positive, and they must add up to one. Two steps get us there from a row of scores
# $s_1, \dots, s_C$:
#
# 1. **exponentiate**: $e^{s_j}$ is positive whatever the score, and a larger score stays larger;
# 2. **normalise**: divide by the sum, so that the row adds up to 1.
#
# $$p_j = \frac{e^{s_j}}{\sum_{k} e^{s_k}}$$
#
# This is the **softmax function**. Read backwards, a score is a *logarithm of a probability, up to a constant*:
# $\ln p_j = s_j - \ln \sum_k e^{s_k}$, and the constant is the same for all classes. So a **difference** of scores
# is the logarithm of a **ratio** of probabilities:
#
# $$\frac{p_j}{p_k} = e^{s_j - s_k}$$
#
# (A classifier with these probabilities is also called *multinomial logistic regression*.)

# %% [markdown]
# ### Question 1: three exponentials
#
# Do it by hand for the cat image, scores 3.2, 5.1 and -1.7. What are the three exponentials? Give a
# list of three numbers in the order cat, car, frog, with at least two decimals.

# %% solution="answer_exp_cat"
answer_exp_cat = ...
### BEGIN SOLUTION
answer_exp_cat = [24.53, 164.02, 0.183]
### END SOLUTION

# %% [markdown] hints="answer_exp_cat"
# What does $e^s$ do with a large score, with a small one, and with a negative one? Which of the three numbers will be
# below 1?
#
# ---
#
# `np.exp` takes a whole array at once. A pocket calculator has a key $e^x$.
#
# ---
#
# Make an array of the cat's three scores (the first row of `S_toy`), put it through the exponential, and read off the
# three numbers. None of them is negative.

# %% test="test_answer_exp_cat" points=1.5
check_list_given(answer_exp_cat, "answer_exp_cat", 3)
### BEGIN HIDDEN TESTS
from autograder.grading import expect_numbers

expect_numbers(answer_exp_cat, "answer_exp_cat", [24.5325, 164.0219, 0.1827], points=1.5, tolerance=0.006, read="section 1")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 2: three probabilities
#
# And the three probabilities of the cat image? A list of three numbers with three decimals.

# %% solution="answer_p_cat"
answer_p_cat = ...
### BEGIN SOLUTION
answer_p_cat = [0.130, 0.869, 0.001]
### END SOLUTION

# %% [markdown] hints="answer_p_cat"
# The three exponentials of question 1 are shares of a whole. What is the whole?
#
# ---
#
# Section 1, step 2: normalise. The three results must add up to 1; check that before you go on.
#
# ---
#
# Add the three exponentials. Divide each of them by that sum. Round at the very end, to three decimals.

# %% test="test_answer_p_cat" points=1.5
check_list_given(answer_p_cat, "answer_p_cat", 3)
### BEGIN HIDDEN TESTS
from autograder.grading import expect_numbers

expect_numbers(answer_p_cat, "answer_p_cat", [0.12998, 0.86905, 0.00097], points=1.5, tolerance=0.0006, read="section 1")
### END HIDDEN TESTS

# %% [markdown]
# ## 2. Large scores, and the row maximum
#
# The formula has a trap. The largest number that float64 can hold is about $1.8 \cdot 10^{308}$, and $e^{710}$ is
# larger. With an untidy learning rate or unscaled pixels, scores of a thousand are nothing unusual:

# %%
with np.errstate(over="ignore", invalid="ignore"):
    large = np.exp(np.array([1000.0, 999.0]))
    print("exponentials:", large)
    print("divided by their sum:", large / large.sum())

# %% [markdown]
# Infinity divided by infinity is `nan`, and one `nan` spoils every weight at the next step of training. Yet there is
# nothing extreme about the probabilities: the scores differ by 1, so their ratio is $e$, that is, 0.73 and 0.27.
#
# The way out: softmax does not change when **one number is added to all scores of a row**, because
#
# $$\frac{e^{s_j + c}}{\sum_k e^{s_k + c}} = \frac{e^{c}\, e^{s_j}}{e^{c} \sum_k e^{s_k}} = \frac{e^{s_j}}{\sum_k e^{s_k}}$$
#
# We may choose $c$ as we please, and the best choice is minus the largest score of the row,
# $c = -\max_k s_k$. Then the largest exponent is 0, so nothing can overflow. And the sum is at least $e^0 = 1$, so we
# never divide by zero either.
#
# The word **row** matters. Each image has its own largest score, so each needs its own $c$.

# %% [markdown]
# ### Question 3: the largest entry of the matrix
#
# Somebody subtracts the largest entry of the *whole matrix*. Take
# $S = \begin{pmatrix} 1000 & 999 \\ 0 & 1 \end{pmatrix}$. What does float64 arithmetic then give for the
# probabilities in the **second** row?
#
# - **a** the right ones, 0.27 and 0.73, because a shift changes nothing
# - **b** 0.5 and 0.5
# - **c** `nan` and `nan`, because both exponentials are 0

# %% solution="answer_global_max"
answer_global_max = ...
### BEGIN SOLUTION
answer_global_max = "c"
### END SOLUTION

# %% [markdown] hints="answer_global_max"
# After the shift by 1000, what are the scores in the second row?
#
# ---
#
# $e^{-1000}$ is a positive number, but what does float64 make of it? Ask `np.exp(-1000.0)`.
#
# ---
#
# Write down the second row after the shift, then its two exponentials as float64 holds them, then their sum, and then
# one divided by the other. Which of the three choices is that?

# %% test="test_answer_global_max" points=1
check_choice_given(answer_global_max, "answer_global_max", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice

expect_choice(answer_global_max, "answer_global_max", "c", points=1, read="section 2")
### END HIDDEN TESTS

# %% [markdown]
# Now write it. No loop is needed: `np.max` and `np.sum` take `axis=` and `keepdims=True`.

# %% solution="softmax"
def softmax(S):
    """Probabilities of each row of scores.

    S: scores, float array of shape (N, C), one row for each example. It must not be changed.

    Returns P: float array of shape (N, C), with p_j = exp(s_j) / sum over k of exp(s_k) in each row.
    Works without a Python loop over the examples, and for scores of any size: rows near +10000 and
    rows near -10000 may stand in one matrix.

    Example: softmax(np.array([[0.0, 0.0], [1000.0, 999.0]])) is [[0.5, 0.5], [0.731, 0.269]].
    """
    ### BEGIN SOLUTION
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    return E / np.sum(E, axis=1, keepdims=True)
    ### END SOLUTION

# %% [markdown] hints="softmax"
# What do the scores of one row share: the maximum, the sum, or both? Along which axis does a row run?
#
# ---
#
# Section 2. Try by hand what shapes you get: `S` is (N, C), the maxima must be (N, 1) so that they fit beside it.
# That is what `keepdims=True` is for.
#
# ---
#
# Three steps: subtract from each row its own largest score (into a new array); exponentiate everything; divide each
# row by its own sum. One axis serves both the maximum and the sum.

# %% test="test_softmax" points=8
check("softmax", softmax)

# %% [markdown]
# The cat image on its way from scores to probabilities. Do the numbers agree with your
# answers to questions 1 and 2?

# %% demonstration=true
fig, axes = plt.subplots(1, 3, figsize=(10, 3.4))
steps = [
    ("score $s_j$", S_toy[0], "{:.1f}"),
    ("exponential $e^{s_j}$", np.exp(S_toy[0]), "{:.2f}"),
    ("probability $p_j$", softmax(S_toy)[0], "{:.3f}"),
]
for ax, (label, values, form) in zip(axes, steps):
    bars = ax.bar(classes, values, color=[BLUE, ORANGE, GREEN])
    ax.bar_label(bars, [form.format(v) for v in values], padding=3)
    ax.axhline(0, color="black", linewidth=0.8)
    ax.margins(y=0.15)
    ax.set_ylabel(label)
    ax.set_xlabel("class")
fig.suptitle("The cat image: a lead of 1.9 in the score is a factor $e^{1.9} = 6.7$ in probability")
show(fig, "Three bar charts of the cat image for the classes cat, car and frog: scores "
          + "; ".join([", ".join(form.format(v) for v in values) for _, values, form in steps])
          + ". (Scores, exponentials, probabilities.) The car has the largest bar in all three.")

# %% [markdown]
# ## 3. From probabilities to a loss
#
# What should the probabilities be? 1 for the correct class $y$, and 0 for the others. Only the correct class's
# probability needs a penalty: the row adds up to 1, so if $p_y$ is close to 1, all the others are close to 0. The
# **cross-entropy loss** of an example is
#
# $$L_i = -\ln p_{y_i}$$
#
# It is 0 when $p_y = 1$, and it grows without limit as $p_y$ goes to 0. The figure shows the two ends: being unsure
# costs little, being **sure and wrong** costs a lot. (The loss is also called the *softmax loss*; it is the negative
# log-likelihood of the correct labels.)

# %% demonstration=true
p = np.linspace(0.001, 1, 500)
fig, ax = plt.subplots(figsize=(6.5, 3.6))
ax.plot(p, -np.log(p), color=BLUE)
for chance, text, side in ((0.01, "sure of another class", "left"), (0.5, "fifty-fifty", "left"), (0.9, "fairly sure", "center")):
    ax.plot(chance, -np.log(chance), "o", color=RED, markersize=8)
    ax.annotate(f"{text}: {-np.log(chance):.2f}", (chance, -np.log(chance)), xytext=(4, 12), textcoords="offset points", ha=side)
ax.set_xlabel("probability $p_y$ of the correct class")
ax.set_ylabel("loss $-\\ln p_y$")
ax.set_title("Sure and wrong is what the loss punishes")
show(fig, "The loss against the probability of the correct class: it falls steeply from the left, 4.61 at 0.01, through 0.69 at one "
          "half and 0.11 at 0.9, to 0 at 1.")

# %% [markdown]
# ### Question 4: the losses of the toy example
#
# What are the losses of the three images of the toy example? Use your probabilities (an empty cell and
# your `softmax` will do). Give a list in the order cat, car, frog image, with three decimals.

# %% solution="answer_losses"
answer_losses = ...
### BEGIN SOLUTION
answer_losses = [2.040, 0.079, 6.156]
### END SOLUTION

# %% [markdown] hints="answer_losses"
# Of the three probabilities in a row, which one does the loss look at?
#
# ---
#
# Section 3: $-\ln p_y$, with `np.log`. The correct class of image $i$ is `y_toy[i]`, and the images were given in the
# order of the classes.
#
# ---
#
# Take the matrix of probabilities of the toy scores. From each row take the entry of its correct class. Minus its
# natural logarithm is the loss: three numbers, none negative.

# %% test="test_answer_losses" points=1.5
check_list_given(answer_losses, "answer_losses", 3)
### BEGIN HIDDEN TESTS
from autograder.grading import KnownList, expect_numbers

base_10 = KnownList(
    "slide-in-base-10",
    "These are the losses to base 10, as on a slide that is often seen: the course uses the natural logarithm, np.log.",
    (0.8861, 0.0344, 2.6737),
)
expect_numbers(
    answer_losses, "answer_losses", [2.04036, 0.07913, 6.15648], points=1.5, tolerance=0.0011, read="section 3", known=[base_10]
)
### END HIDDEN TESTS

# %% [markdown]
# ### Which logarithm?
#
# A formula that says only "log" leaves its base open. A slide that is often seen gives
# **0.89** as the loss of this very cat image, for the very same probability. You have found another number.
#
# ### Question 5: the base of the logarithm
#
# To which base is the logarithm that gives 0.89?
#
# - **a** base $e$ (natural, `np.log`)
# - **b** base 2 (`np.log2`)
# - **c** base 10 (`np.log10`)

# %% solution="answer_log_base"
answer_log_base = ...
### BEGIN SOLUTION
answer_log_base = "c"
### END SOLUTION

# %% [markdown] hints="answer_log_base"
# The same probability, another logarithm: by which factor do two logarithms of one number differ?
#
# ---
#
# You know the cat's probability from question 2. Try the three functions of NumPy on it.
#
# ---
#
# Compute minus the logarithm of that probability to each of the three bases, and see which of them gives what the
# slide says.

# %% test="test_answer_log_base" points=1
check_choice_given(answer_log_base, "answer_log_base", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice

expect_choice(answer_log_base, "answer_log_base", "c", points=1, read="section 3, Which logarithm?")
### END HIDDEN TESTS

# %% [markdown]
# Another base only multiplies the loss by a constant, so the ranking of two classifiers does not change. But the
# balance with the regulariser does, and so does the gradient. **In this course the logarithm is natural, everywhere:**
# it is the one that undoes $e^{s}$, and with it the gradient has no stray factor.

# %% [markdown]
# ### Smallest, largest, first
#
# Three questions that you have answered for the hinge loss come again.
#
# ### Question 6: the smallest loss
#
# What is the smallest value (or the limit from above, if no finite scores reach it) of the softmax
# loss of one example? A number.

# %% solution="answer_smallest_loss"
answer_smallest_loss = ...
### BEGIN SOLUTION
answer_smallest_loss = 0
### END SOLUTION

# %% [markdown] hints="answer_smallest_loss"
# What would the probability of the correct class be for a perfect classifier?
#
# ---
#
# The figure above: at which end of the axis is the curve lowest?
#
# ---
#
# Say how large the probability can become at most (or come near to), and put this into $-\ln p$.

# %% test="test_answer_smallest_loss" points=1
check_number_given(answer_smallest_loss, "answer_smallest_loss")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number

expect_number(answer_smallest_loss, "answer_smallest_loss", 0.0, points=1, tolerance=1e-6, read="section 3")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 7: the largest loss
#
# And the largest, with $C$ classes?
#
# - **a** 1
# - **b** $\ln C$
# - **c** $C - 1$
# - **d** there is no largest, the loss can exceed any number

# %% solution="answer_largest_loss"
answer_largest_loss = ...
### BEGIN SOLUTION
answer_largest_loss = "d"
### END SOLUTION

# %% [markdown] hints="answer_largest_loss"
# What happens to the loss as the correct class's probability goes to 0? Does anything stop it?
#
# ---
#
# The figure above, at its left end. Remember the hinge loss: how far behind could the correct class fall?
#
# ---
#
# Try probabilities of 0.1, 0.001, 0.00001: by how much does the loss rise each time? Then ask whether any of the
# numbers offered is never exceeded.

# %% test="test_answer_largest_loss" points=1
check_choice_given(answer_largest_loss, "answer_largest_loss", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice

expect_choice(answer_largest_loss, "answer_largest_loss", "d", points=1, read="section 3")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 8: the first loss
#
# Training starts with tiny random weights, so that all scores are close to 0. What is the softmax loss
# then, with the 10 classes of CIFAR-10? A number with three decimals.
#
# (Remember the answer: it is the first thing to look at when you train. If the first loss is something else, look for
# a mistake before you train on.)

# %% solution="answer_first_loss"
answer_first_loss = ...
### BEGIN SOLUTION
answer_first_loss = 2.303
### END SOLUTION

# %% [markdown] hints="answer_first_loss"
# If all ten scores are equal, how large is each probability?
#
# ---
#
# Ten equal shares of 1. Section 3 says what the loss makes of the correct one.
#
# ---
#
# Write down the probability of the correct class when no class is preferred; take minus its natural logarithm. It
# depends on the number of classes alone.

# %% test="test_answer_first_loss" points=1
check_number_given(answer_first_loss, "answer_first_loss")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number

expect_number(answer_first_loss, "answer_first_loss", 2.302585, points=1, tolerance=0.001, read="section 3")
### END HIDDEN TESTS

# %% [markdown]
# ## 4. Log-sum-exp
#
# Suppose the correct class is behind by 1000: scores $(0, 1000)$ and $y = 0$. The loss should be 1000, as
# we are about to see. But after the shift by the row's maximum the correct class has the exponential
# $e^{-1000}$, which float64 rounds to 0. The logarithm of 0 is $-\infty$, and the loss is lost.
#
# The remedy is to **simplify before computing**. Put the softmax into the loss:
#
# $$L_i = -\ln \frac{e^{s_y}}{\sum_k e^{s_k}} = \ln \sum_k e^{s_k} \;-\; s_y$$
#
# The logarithm and the exponential of $s_y$ have cancelled. What remains, the logarithm of a sum of exponentials, is
# known as **log-sum-exp**, and it is safe after the shift by $m = \max_k s_k$:
#
# $$\ln \sum_k e^{s_k} = m + \ln \sum_k e^{s_k - m}$$
#
# One of the exponentials is $e^0 = 1$, so the logarithm is taken of a number between 1 and $C$. In our
# example it gives $1000 + \ln(1 + 0) - 0 = 1000$, as it should.
#
# Two half-measures to avoid: adding a small constant, $\ln(p + 10^{-12})$, or clipping $p$. Both replace infinity by
# a loss that is merely wrong (27.6 for that constant), and whose gradient is zero just where the mistake is worst.

# %% [markdown]
# Write the losses of a whole matrix of scores, **one for each example**. (The mean comes later, in the loss
# functions.)

# %% solution="cross_entropy"
def cross_entropy(S, y):
    """The cross-entropy loss of each example.

    S: scores, float array of shape (N, C). It must not be changed.
    y: correct classes, integer array of shape (N,), each from 0 to C - 1.

    Returns the losses -ln p[y], a float array of shape (N,), with the natural logarithm, not their mean.
    Works without a Python loop over the examples, for rows near +10000 and -10000, and by log-sum-exp, so
    that a correct class that is behind by 1000 gives a loss of 1000.

    Example: cross_entropy(np.array([[0.0, 0.0], [0.0, 1000.0]]), np.array([1, 0])) is [0.693, 1000.0].
    """
    ### BEGIN SOLUTION
    shifted = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y]
    ### END SOLUTION

# %% [markdown] hints="cross_entropy"
# Where does a probability become exactly 0 in float64, and could you do without ever computing it?
#
# ---
#
# Section 4: log-sum-exp. For a row of scores and its class, do it on paper for $(0, 1000)$ and $y = 0$. To pick one
# entry of each row, give two index arrays: the rows' numbers, and `y`.
#
# ---
#
# Shift each row by its own maximum, into a new array. From then on use the shifted scores only: the logarithm of each
# row's sum of exponentials, minus the correct class's entry. The result has one number for each row, and no mean is
# taken.

# %% test="test_cross_entropy" points=10
check("cross_entropy", cross_entropy)

# %% [markdown]
# Compare with your answer to question 4.

# %% demonstration=true
for name, row, p_row, loss_of_image in zip(classes, S_toy, softmax(S_toy), cross_entropy(S_toy, y_toy)):
    print(f"{name:>4} image: scores {row}, probabilities {np.round(p_row, 3)}, loss {loss_of_image:.4f}")

# %% [markdown]
# ### Question 9: the loss of the batch
#
# What is the softmax loss of the whole toy batch, the **mean** over the three images? A number with
# at least three decimals. (The hinge loss of the same batch was 5.27. The two cannot be compared as numbers: they are
# measured on different scales.)

# %% solution="answer_mean_loss"
answer_mean_loss = ...
### BEGIN SOLUTION
answer_mean_loss = 2.7587
### END SOLUTION

# %% [markdown] hints="answer_mean_loss"
# Which three numbers is it the mean of?
#
# ---
#
# Question 4 has the three losses. With rounded ones the last digit may suffer: your `cross_entropy` gives all digits.
#
# ---
#
# Compute the loss of each of the three images, add the three up, and divide by how many they are.

# %% test="test_answer_mean_loss" points=1
check_number_given(answer_mean_loss, "answer_mean_loss")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number

expect_number(answer_mean_loss, "answer_mean_loss", 2.758655, points=1, tolerance=0.001, read="section 3")
### END HIDDEN TESTS

# %% [markdown]
# ## 5. What finite precision does
#
# On paper, no finite scores reach a loss of exactly 0: the other classes always keep a crumb of probability. One
# sometimes reads that a computer, with its finite precision, can reach the extremes even less. It is the other way
# round: **rounding is what reaches them.**
#
# Take two classes, scores $(g, 0)$ with correct class 0, so that $g$ is the gap by which the correct class leads. The loss is
# $\ln(1 + e^{-g})$. In float64 the number after 1 is $1 + 2.2 \cdot 10^{-16}$. If $e^{-g}$ is at most half of that
# step, $1 + e^{-g}$ is rounded to exactly 1.
#
# ### Question 10: a loss of exactly 0
#
# From which gap $g$ on is `np.log(1 + np.exp(-g))` **exactly 0**? Give one decimal. Work it out from
# the half step, $2^{-53}$, or try gaps in a cell of your own. (A `cross_entropy` that takes the logarithm of the sum does
# the same: try `cross_entropy(np.array([[g, 0.0]]), np.array([0]))`.)

# %% solution="answer_zero_gap"
answer_zero_gap = ...
### BEGIN SOLUTION
answer_zero_gap = 36.7
### END SOLUTION

# %% [markdown] hints="answer_zero_gap"
# For which $e^{-g}$ does adding it to 1 leave exactly 1?
#
# ---
#
# Half a step of float64 beside 1 is $2^{-53}$. Which equation for $g$ follows? A logarithm solves it.
#
# ---
#
# Set $e^{-g}$ equal to the half step, take the natural logarithm on both sides, and solve for $g$. Or let a loop
# raise $g$ by 0.1 until the printed loss is 0.0.

# %% test="test_answer_zero_gap" points=1
check_number_given(answer_zero_gap, "answer_zero_gap")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number

expect_number(answer_zero_gap, "answer_zero_gap", 36.74, points=1, tolerance=0.15, read="section 5")
### END HIDDEN TESTS

# %% [markdown]
# The other extreme is infinity. Here is the loss as one would write it without log-sum-exp, for scores $(0, g)$ and correct class 0,
# which is now **behind** by $g$. The row's maximum has been subtracted.

# %%
def loss_without_log_sum_exp(g):
    """-ln(p) of a class that is behind by g, with p computed first."""
    with np.errstate(divide="ignore"):
        return -np.log(np.exp(-g) / (np.exp(-g) + 1.0))


print("behind by 10:   ", loss_without_log_sum_exp(10.0))
print("behind by 1000: ", loss_without_log_sum_exp(1000.0))

# %% [markdown]
# ### Question 11: a loss of infinity
#
# From which gap on is the result infinity? Find it with `loss_without_log_sum_exp`, and round to a whole
# number. (The smallest positive number that float64 can hold is about $5 \cdot 10^{-324}$.)

# %% solution="answer_infinite_gap"
answer_infinite_gap = ...
### BEGIN SOLUTION
answer_infinite_gap = 745
### END SOLUTION

# %% [markdown] hints="answer_infinite_gap"
# Which number inside the logarithm makes the loss infinite, and when does $e^{-g}$ become that?
#
# ---
#
# Call `loss_without_log_sum_exp` with a few gaps between 10 and 1000, and halve the interval each time.
#
# ---
#
# Search: keep one gap at which the loss is finite and one at which it is infinite, try the middle, and go on until
# they are less than 1 apart.

# %% test="test_answer_infinite_gap" points=1
check_number_given(answer_infinite_gap, "answer_infinite_gap")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number

expect_number(answer_infinite_gap, "answer_infinite_gap", 745.13, points=1, tolerance=1.2, read="section 5")
### END HIDDEN TESTS

# %% [markdown]
# A loss of exactly 0 does no harm: the true value is about $10^{-16}$ or less. A loss of infinity does, and log-sum-exp
# avoids it. (In float32 the two limits are nearer, at about 16.6 and 104. And `np.log1p(x)`, which computes
# $\ln(1 + x)$ without forming $1 + x$, would give the tiny losses too, should you ever need them.)
#
# ## 6. Hinge and softmax compared
#
# Two classes again, with the correct class ahead by a gap $g$ (behind, where $g$ is negative). The hinge loss is
# $\max(0, 1 - g)$, the softmax loss $\ln(1 + e^{-g})$.

# %% demonstration=true
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.9))

g = np.linspace(-4, 5, 400)
soft = cross_entropy(np.column_stack([g, np.zeros_like(g)]), np.zeros(len(g), dtype=int))
left.plot(g, np.maximum(0, 1 - g), color=RED, linestyle="--")
left.plot(g, soft, color=BLUE)
left.text(-2.5, 3.85, "hinge", color=RED, ha="left")
left.text(-3.9, 2.0, "softmax", color=BLUE, ha="left")
left.annotate("margin 1", (1, 0), xytext=(1.6, 1.3), arrowprops={"arrowstyle": "->"})
left.set_xlabel("gap $g = s_y - s_j$")
left.set_ylabel("loss")
left.set_title("Alike where wrong; past the margin\nonly the hinge is silent")

g = np.linspace(0, 50, 1001)
rounded = np.log(1 + np.exp(-g))
right.semilogy(g, np.exp(-g), color=GREY, linestyle=":")
right.semilogy(g[rounded > 0], rounded[rounded > 0], color=BLUE)
right.text(44, 1e-15, "on paper,\nabout $e^{-g}$", ha="center")
right.text(16, 1e-6, "in float64", color=BLUE)
right.axvline(36.74, color="black", linewidth=0.8)
right.text(37.5, 1e-3, "exactly 0\nfrom here on")
right.set_xlabel("gap $g = s_y - s_j$")
right.set_ylabel("softmax loss (logarithmic axis)")
right.set_title("Softmax is never satisfied,\nuntil rounding stops it")
show(fig, "Left: hinge and softmax loss against the gap. Both fall with slope -1 where the gap is far below 0; the hinge is 0 from the "
          "margin 1 on, softmax only comes near 0. Right, with a logarithmic axis: the softmax loss falls as e to the minus gap, "
          "in float64 down to a gap of 36.7, and is exactly 0 from there on.")

# %% [markdown]
# **Jiggle a data point.** Three images, all with correct class 0, have the score rows
#
# $$(10, -2, 3), \qquad (10, 9, 9), \qquad (10, -100, -100)$$
#
# ### Question 12: three softmax losses
#
# What are their three **softmax** losses? A list, with five decimals (`cross_entropy` will tell you).

# %% solution="answer_jiggle_softmax"
answer_jiggle_softmax = ...
### BEGIN SOLUTION
answer_jiggle_softmax = [0.00092, 0.55144, 0.0]
### END SOLUTION

# %% [markdown] hints="answer_jiggle_softmax"
# Which of the three images is the classifier least sure of?
#
# ---
#
# Put the three rows into one matrix of scores and call your `cross_entropy`; the correct class is 0 for each.
#
# ---
#
# Make an array of shape (3, 3) of the score rows and an array of three zeros for the labels. The function returns the
# three losses; round them to five decimals (a very small one may become 0).

# %% test="test_answer_jiggle_softmax" points=1.5
check_list_given(answer_jiggle_softmax, "answer_jiggle_softmax", 3)
### BEGIN HIDDEN TESTS
from autograder.grading import expect_numbers

expect_numbers(
    answer_jiggle_softmax, "answer_jiggle_softmax", [0.0009176, 0.5514447, 0.0], points=1.5, tolerance=6e-5, read="section 6"
)
### END HIDDEN TESTS

# %% [markdown]
# ### Question 13: their hinge losses
#
# And their **hinge** losses (margin 1)? Add as a fourth the row $(9.9, 9, 9)$: the second image, moved
# a little so that its own score falls by 0.1. A list of four numbers.

# %% solution="answer_jiggle_hinge"
answer_jiggle_hinge = ...
### BEGIN SOLUTION
answer_jiggle_hinge = [0, 0, 0, 0.2]
### END SOLUTION

# %% [markdown] hints="answer_jiggle_hinge"
# By how much does the correct class lead each of the others, and is that more or less than the margin?
#
# ---
#
# The hinge loss of notebook 01: for each wrong class $\max(0, s_j - s_y + 1)$, added up.
#
# ---
#
# Four rows, two wrong classes each: write down the eight differences $s_j - s_y + 1$, replace negative ones by 0, and
# add the two of each row.

# %% test="test_answer_jiggle_hinge" points=2
check_list_given(answer_jiggle_hinge, "answer_jiggle_hinge", 4)
### BEGIN HIDDEN TESTS
from autograder.grading import expect_numbers

expect_numbers(answer_jiggle_hinge, "answer_jiggle_hinge", [0.0, 0.0, 0.0, 0.2], points=2, tolerance=0.005, read="section 6")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 14: the other way
#
# Now let the own score of the second image **rise**, from 10 to 10.1. Which loss falls?
#
# - **a** the hinge loss only
# - **b** the softmax loss only
# - **c** both
# - **d** neither

# %% solution="answer_jiggle_up"
answer_jiggle_up = ...
### BEGIN SOLUTION
answer_jiggle_up = "b"
### END SOLUTION

# %% [markdown] hints="answer_jiggle_up"
# Is there any hinge loss left in the second image that could fall?
#
# ---
#
# Compare with question 13 (the hinge loss of that row) and question 12 (its softmax loss).
#
# ---
#
# Compute both losses for $(10.1, 9, 9)$ and compare each with what it was for $(10, 9, 9)$.

# %% test="test_answer_jiggle_up" points=1
check_choice_given(answer_jiggle_up, "answer_jiggle_up", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice

expect_choice(answer_jiggle_up, "answer_jiggle_up", "b", points=1, read="section 6")
### END HIDDEN TESTS

# %% [markdown]
# That is the difference in character. To the hinge loss the three images are equally good, and it spends no more effort
# on them: only images inside the margin, or on its wrong side, shape the classifier. The second image sits right on the margin, so
# a small move one way costs 0.2 and the other way gains nothing. The softmax loss tells the three apart and keeps
# pulling the correct score up and the others down for ever, though less and less hard. In practice the two give
# classifiers of about the same accuracy.
#
# ### One score, two losses
#
# The figure that moves, from notebook 01, now with your `cross_entropy` and `softmax`; the hinge beside them is your `hinge_losses` from
# there, if it is found. Three things to try:
#
# 1. *Car image, car score.* Raise it from 4.9. What do the two losses do, and what does the car's probability?
# 2. *Cat image, cat score.* Raise it until the hinge loss is 0. How sure is softmax of the cat at this point?
# 3. *Frog image, frog score.* Lower it to the left end. Both curves are straight there, but one is twice as steep. Which, and why?
#    (How many wrong classes does each loss look at, when the frog is far behind?)

# %% demonstration=true
from linearloss.carry_over import find_hinge_losses
from linearloss.move_score import move_a_score

found = find_hinge_losses("../01-hinge/hinge.ipynb")
print(found.sentence)
hinge = {"hinge": found.function} if found else {}
move_a_score({**hinge, "softmax": cross_entropy}, S_toy, classes, softmax)

# %% [markdown]
# ### Question 15: one image more
#
# A classifier has the hinge loss $L$ and the softmax loss $L'$ on a training set, both **sums** over the images here, not means. You
# add one image to the set and keep $W$. Which of these can happen? (On paper, with finite scores.)
#
# - **a** both sums stay exactly the same
# - **b** the hinge sum stays the same, and the softmax sum rises
# - **c** the softmax sum stays the same, and the hinge sum rises
# - **d** both sums must rise

# %% solution="answer_add_point"
answer_add_point = ...
### BEGIN SOLUTION
answer_add_point = "b"
### END SOLUTION

# %% [markdown] hints="answer_add_point"
# The new image adds its own loss to each sum. For which of the two losses can that be exactly 0?
#
# ---
#
# The left figure above, at a gap of 3, say. (On paper: leave out what float64 rounds away.)
#
# ---
#
# Take an image whose correct class leads by more than the margin. What does it add to the hinge sum? What does it add to the softmax
# sum, however large the lead? Then see which choice says that.

# %% test="test_answer_add_point" points=1
check_choice_given(answer_add_point, "answer_add_point", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice

expect_choice(answer_add_point, "answer_add_point", "b", points=1, read="section 6")
### END HIDDEN TESTS

# %% [markdown]
# ## 7. What the probabilities are, and are not
#
# They **are** positive numbers that add up to 1, in the same order as the scores. They are what the model, *if its
# assumptions held*, would call the probability of each class.
#
# They are **not** automatically the frequency with which the classifier is right. Three reasons:
#
# - **Their sharpness depends on the size of the weights.** Multiply $W$ by 2 and every score doubles: not one decision
#   changes, but the largest probability of each image grows towards 1. A stronger regulariser makes $W$ smaller and the
#   probabilities flatter. So lambda alone can make a classifier timid or boastful, while it decides nearly as before.
# - **They are relative to the classes on offer.** An image of a house must still share out a total of 1 among
#   cat, car and frog. A large $p_j$ says "more like this than like the others", not "like this".
# - **Training examples are flattered.** A model that has learnt its training images by heart is sure of them, and often
#   too sure of new ones.
#
# Whether "90 % sure" is right nine times in ten can be tested on held-out images. A classifier that passes is called
# *calibrated*; softmax does not promise it.

# %% [markdown]
# ### Question 16: half the scores
#
# Halve all scores of the cat image, to 1.6, 2.55 and -0.85 (as a stronger regulariser might). What is
# the probability of the class **car** now? (For the scores as they were, see question 2.) A number with three decimals.

# %% solution="answer_half_scores"
answer_half_scores = ...
### BEGIN SOLUTION
answer_half_scores = 0.704
### END SOLUTION

# %% [markdown] hints="answer_half_scores"
# Halving the scores halves the difference between two of them. What does that do to the ratio of their probabilities?
#
# ---
#
# Section 1, with other scores. Your `softmax` takes `S_toy[:1] / 2`.
#
# ---
#
# Take the three halved scores, exponentiate, add up, and divide the car's exponential by the sum. It must come out
# smaller than in question 2.

# %% test="test_answer_half_scores" points=1
check_number_given(answer_half_scores, "answer_half_scores")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number

expect_number(answer_half_scores, "answer_half_scores", 0.7041, points=1, tolerance=0.001, read="section 7")
### END HIDDEN TESTS

# %% demonstration=true
factors = np.linspace(0, 3, 121)
curves = softmax(factors[:, None] * S_toy[0])
fig, ax = plt.subplots(figsize=(6.8, 3.8))
for j, (name, colour, style) in enumerate(zip(classes, [BLUE, ORANGE, GREEN], ["--", "-", ":"])):
    ax.plot(factors, curves[:, j], color=colour, linestyle=style)
    ax.text(3.05, curves[-1, j] + {"cat": 0.045, "car": 0.0, "frog": -0.015}[name], name, color=colour, va="center")
ax.axvline(1, color="black", linewidth=0.8)
ax.text(1.03, 0.5, "the scores as they are")
ax.set_xlim(0, 3.3)
ax.set_ylim(-0.06, 1.06)
ax.set_xlabel("factor on all weights (and so on all scores)")
ax.set_ylabel("probability $p_j$")
ax.set_title("Cat image: always the same decision, any confidence you like")
show(fig, "The three probabilities of the cat image against a factor on all weights. At the factor 0 each is one third; the car's rises "
          "towards 1, 0.87 at the factor 1; cat and frog fall towards 0. The order never changes.")

# %% [markdown] question="question_confidence"
# ### Question 17: in your own words
#
# A friend has trained a softmax classifier on photographs of cats, cars and frogs. For a new photograph it says
# "car, 0.99". Your friend concludes: "So of 100 photographs like this, 99 are cars." Give two reasons why that does not
# follow, and say what one would have to do to find out how often such an answer is right. Three to six sentences.
#
# ### BEGIN MARK SCHEME
# 4 points:
# - 1 for saying that the size of the probability depends on the scale of the weights (training length, lambda), which
#   the decisions do not show;
# - 1 for a second reason: only the classes on offer share the total of 1 (a photograph of something else gets a class
#   too); or overfitting makes the model too sure; or new data may differ from the training data;
# - 2 for the test: gather held-out labelled photographs on which the model says about 0.99 and count how many are
#   right (1 if counting accuracy is named but not on held-out data, or not for this level of confidence).
# ### END MARK SCHEME

# %% [markdown] answer="answer_confidence" points=4
# The 0.99 depends on the size of the weights: with all weights doubled the classifier would decide the
# same and say about 0.9999, and a weaker regulariser works in that direction. So the number by itself is not a frequency. Besides, the three probabilities must add
# up to 1, so a photograph of a bus or of a house has to be called something, perhaps with great confidence. To find
# out, take labelled photographs that were not used in training, collect those for which the classifier says about 0.99,
# and count for how many of them it is right. If it is 99 in 100, the classifier is calibrated at that level.

# %% [markdown]
# ## 8. The gradient
#
# To train, we need the gradient of the loss with respect to $W$. Start with the scores of one example. In the form of
# section 4,
#
# $$L_i = \ln \sum_k e^{s_k} - s_y$$
#
# Differentiate with respect to one score $s_j$. The derivative of the logarithm is one over the sum, times the derivative of the
# sum, and only one term of the sum contains $s_j$:
#
# $$\frac{\partial L_i}{\partial s_j} = \frac{e^{s_j}}{\sum_k e^{s_k}} - [j = y] = p_j - [j = y]$$
#
# where $[j = y]$ is 1 for the correct class and 0 for the others. With the labels as rows of zeros and a one, this is
# **"p minus y"**: the probability that the model gives, minus the probability that it should give. A step of gradient
# descent goes *against* it: the scores of wrong classes are pushed down, in proportion to the probability they took; the
# correct class's score is pushed up, in proportion to what it lacks; and the pushes add up to zero.
#
# ### Question 18: the gradient of the scores
#
# What is the gradient of the cat image's loss with respect to its three scores? Correct class: cat. A list in
# the order cat, car, frog, with three decimals. Mind the signs.

# %% solution="answer_score_gradient"
answer_score_gradient = ...
### BEGIN SOLUTION
answer_score_gradient = [-0.870, 0.869, 0.001]
### END SOLUTION

# %% [markdown] hints="answer_score_gradient"
# Which score should rise for the loss to fall, and so which entry of the gradient is negative?
#
# ---
#
# "p minus y": you have p from question 2. Write the label as a row of zeros and a one.
#
# ---
#
# Write the cat's three probabilities, and under them the row that has a one at the correct class and zeros elsewhere.
# Subtract. The three results must add up to 0.

# %% test="test_answer_score_gradient" points=1.5
check_list_given(answer_score_gradient, "answer_score_gradient", 3)
### BEGIN HIDDEN TESTS
from autograder.grading import expect_numbers

expect_numbers(
    answer_score_gradient, "answer_score_gradient", [-0.87002, 0.86905, 0.00097], points=1.5, tolerance=0.0006, read="section 8"
)
### END HIDDEN TESTS

# %% [markdown]
# From the scores to the weights: $s_j = \sum_d x_d W_{dj}$, so $W_{dj}$ changes only the score $s_j$, at the rate
# $x_d$. By the chain rule
#
# $$\frac{\partial L_i}{\partial W_{dj}} = x_d \,\bigl(p_j - [j = y]\bigr)$$
#
# Compare with the hinge loss. There a wrong class pushed with weight 1 if it was inside the margin, and not at all otherwise;
# here each class pushes with a weight between 0 and 1.
#
# The loss of the batch is the **mean** over the examples, plus the regulariser, in this course **without one-half**:
#
# $$L = \frac1N \sum_i L_i + \lambda \sum_{d,j} W_{dj}^2, \qquad
# \frac{\partial L}{\partial W} = \frac1N \sum_i \frac{\partial L_i}{\partial W} + 2 \lambda W$$
#
# with $\lambda$ called `reg` in the code. Write it with loops first: over the examples, and over the classes. You may
# call your own functions from above, or start afresh. Mind that `cross_entropy` wants a matrix, so one row of scores is
# `s[None, :]`.

# %% solution="softmax_loss_naive"
def softmax_loss_naive(W, X, y, reg):
    """The softmax loss of a batch and its gradient, with loops.

    W: weights, float array of shape (D, C). It must not be changed.
    X: data, float array of shape (N, D), one example a row.
    y: correct classes, integer array of shape (N,).
    reg: the regularisation strength (lambda), a number.

    Returns (loss, dW):
    loss: the mean of the examples' losses, plus reg * sum(W**2) (no one-half), a number;
    dW: the gradient of that loss, float array of shape (D, C); the regulariser's share is 2 * reg * W.
    Stays finite when some rows of scores lie near +10000 and others near -10000.

    Example: with W = 0 and C = 2 classes, the loss is ln 2 = 0.693, whatever X and y are.
    """
    ### BEGIN SOLUTION
    N, C = X.shape[0], W.shape[1]
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        s = s - np.max(s)
        total = np.sum(np.exp(s))
        loss += np.log(total) - s[y[i]]
        for j in range(C):
            p = np.exp(s[j]) / total
            dW[:, j] += (p - (j == y[i])) * X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
    ### END SOLUTION

# %% [markdown] hints="softmax_loss_naive"
# For one example: what does its loss need, and what does its push on each column of `dW` need, that you have computed
# already?
#
# ---
#
# Sections 4 and 8. Try it by hand with `W` = 0 and two classes: every probability is a half, and the two columns of
# `dW` must be each other's negative. `dW` has the shape of `W`.
#
# ---
#
# For each example: its scores; its own maximum off; the exponentials and their sum; its loss added to the total. For
# each class: the probability, less 1 if it is the correct class, times the example, added to that class's column.
# After the loops: divide both by N, and only then add the regulariser to each, with the factor 2 in the gradient.

# %% test="test_softmax_loss_naive" points=10
check("softmax_loss_naive", softmax_loss_naive)

# %% [markdown]
# To see "p minus y" alone, let `X` be the identity matrix: then $W$ itself is the matrix of scores,
# and $N$ times the gradient has one row for each image.

# %% demonstration=true
loss, dW = softmax_loss_naive(S_toy, np.eye(3), y_toy, 0.0)
print(f"mean loss of the toy batch: {loss:.4f}")

pushes = 3 * dW
fig, ax = plt.subplots(figsize=(8.5, 3.8))
for j, (name, colour, hatch) in enumerate(zip(classes, [BLUE, ORANGE, GREEN], ["", "//", ".."])):
    bars = ax.bar(np.arange(3) + 0.27 * (j - 1), pushes[:, j], 0.25, color=colour, hatch=hatch, edgecolor="white", label=f"{name}'s score")
    ax.bar_label(bars, [f"{v:+.2f}" for v in pushes[:, j]], padding=2, fontsize=10)
ax.axhline(0, color="black", linewidth=0.8)
ax.margins(y=0.15)
ax.set_xticks(np.arange(3), [f"{name} image" for name in classes])
ax.set_ylabel("$p_j - [j = y]$\n(negative: descent raises the score)")
ax.set_title("Each image's gradient adds up to zero; the car image hardly pulls")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
show(fig, "The gradient with respect to the three scores, as bars for each image. "
          + "; ".join(f"{name} image: " + ", ".join(f"{v:+.2f}" for v in row) for name, row in zip(classes, pushes))
          + ", in the order cat, car, frog. Each image's bars add up to 0.")

# %% [markdown]
# ## 9. Without loops
#
# Collect the pushes of all examples in a matrix of shape (N, C): row $i$ is $p - y$ for example $i$. Call it $G$. The
# sum over the examples in
#
# $$\frac{\partial L}{\partial W_{dj}} = \frac1N \sum_i X_{id}\, G_{ij} + 2\lambda W_{dj}$$
#
# is a matrix product: $\frac1N X^\mathsf{T} G + 2 \lambda W$. Check the shapes: (D, N) times (N, C) is (D, C), the shape of $W$.
#
# A hint about indices: `P[np.arange(N), y]` picks **one entry in each row**, that of the correct class. `P[:, y]` looks
# alike and is something else: whole columns.

# %% solution="softmax_loss_vectorized"
def softmax_loss_vectorized(W, X, y, reg):
    """The softmax loss of a batch and its gradient, without a Python loop over the examples.

    W: weights, float array of shape (D, C). It must not be changed.
    X: data, float array of shape (N, D), one example a row.
    y: correct classes, integer array of shape (N,).
    reg: the regularisation strength (lambda), a number.

    Returns (loss, dW), just as softmax_loss_naive: the mean loss plus reg * sum(W**2) (no one-half), and its
    gradient of shape (D, C). Stays finite when some rows of scores lie near +10000 and others near -10000.

    Example: with W = 0 and C = 2 classes, the loss is ln 2 = 0.693, whatever X and y are.
    """
    ### BEGIN SOLUTION
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    S -= np.max(S, axis=1, keepdims=True)
    E = np.exp(S)
    totals = np.sum(E, axis=1, keepdims=True)
    loss = np.mean(np.log(totals[:, 0]) - S[rows, y]) + reg * np.sum(W**2)
    G = E / totals
    G[rows, y] -= 1.0
    return loss, X.T @ G / N + 2 * reg * W
    ### END SOLUTION

# %% [markdown] hints="softmax_loss_vectorized"
# Which matrix has one row for each example and holds all the pushes at once? What is its shape?
#
# ---
#
# Section 9. Work out shapes before values: (D, N) times (N, C). To change one entry in each row, index with the rows'
# numbers and with `y`.
#
# ---
#
# All scores by one matrix product; each row's maximum off; exponentials and row sums; the losses by log-sum-exp, and
# their mean. The pushes are the probabilities with 1 taken off at each correct class. The gradient is one more matrix
# product, divided by N. The regulariser comes last, in both.

# %% test="test_softmax_loss_vectorized" points=12
check("softmax_loss_vectorized", softmax_loss_vectorized)

# %% [markdown]
# ### Three checks of your function
#
# First the sanity check of question 8: tiny weights, ten classes. Then your gradient against centred differences, measured with **your
# own** `numerical_gradient` from notebook 02, if it is there: at weights of order 1, and with a regulariser that is large enough to
# show. The softmax loss has no kinks, so the errors should all be tiny. Last the time.

# %% demonstration=true
generator = np.random.default_rng(0)
X_big = generator.normal(size=(300, 100))
y_big = generator.integers(0, 10, size=300)
W_big = generator.normal(size=(100, 10)) / 10

loss, _ = softmax_loss_vectorized(1e-4 * W_big, X_big, y_big, 0.0)
print(f"first loss: {loss:.4f}, and ln 10 = {np.log(10):.4f}")

# %% demonstration=true
from linearloss.carry_over import find_numerical_gradient

found = find_numerical_gradient("../02-svm/svm.ipynb")
print(found.sentence)
W_small, X_small, y_small = generator.normal(size=(12, 10)), X_big[:20, :12], y_big[:20]
derived = softmax_loss_vectorized(W_small, X_small, y_small, 0.5)[1]
measured = found.function(lambda W: softmax_loss_vectorized(W, X_small, y_small, 0.5)[0], W_small)
sizes = np.abs(derived) + np.abs(measured)
errors = np.abs(derived - measured) / np.maximum(sizes, 0.1 * sizes.max())
print(f"worst relative error of {errors.size} entries: {errors.max():.1e} (below 1e-7 is good here)")

# %% demonstration=true
times = {}
for function in (softmax_loss_naive, softmax_loss_vectorized):
    start = time.perf_counter()
    function(W_big, X_big, y_big, 0.5)
    times[function.__name__] = time.perf_counter() - start
    print(f"{function.__name__:>24}: {1000 * times[function.__name__]:8.2f} ms")
print(f"without loops it is {times['softmax_loss_naive'] / times['softmax_loss_vectorized']:.0f} times as fast")

# %% [markdown]
# ## 10. Both losses at work
#
# Nine points in a plane, three classes, and a linear classifier with nine weights. Each coloured area is where one class has the
# highest score. The arrow of a class shows its weights of x1 and x2: its score grows in this direction. The ring around a
# point grows with its loss. Drag an arrow, or move any weight with its slider and the arrow keys. Losses and gradients come
# from **your** `softmax_loss_vectorized`, and from your `svm_loss_vectorized` of notebook 02, if it is found. One step subtracts
# the learning rate times `dW` from the weights; notebook 05 is about such steps.
#
# 1. *By hand.* Set lambda to 0, choose the SVM loss, and move the weights until no point is in the area of another class. Then press
#    *Double the weights*: what happens to the rings, although no area changes?
# 2. *Down the gradient.* Start again, keep lambda at 0, and run 100 steps of the SVM loss, twice. Watch the length of the gradient: at
#    some step it is exactly 0, and nothing moves any more. Now choose softmax and run on. Which of the two is satisfied?
# 3. *The second term.* Choose softmax and run 100 steps at lambda 0. Then set lambda to 0.1 and run on: the arrows shrink, the data
#    term rises, and still the sum falls. At lambda 1 all points end near the same loss. You know this number for three classes: $\ln 3$.
#
# The idea is that of the web demonstration of linear classification of CS231n.

# %% demonstration=true
from linearloss.carry_over import find_loss
from linearloss.move_weights import move_the_weights

found = find_loss("svm_loss_vectorized", "../02-svm/svm.ipynb")
print(found.sentence)
svm = {"SVM": found.function} if found else {}
move_the_weights({**svm, "softmax": softmax_loss_vectorized})

# %% [markdown]
# ## Summary
#
# - **Softmax** exponentiates the scores and normalises each row: $p_j = e^{s_j} / \sum_k e^{s_k}$. Only differences of
#   scores matter, so subtract each row's maximum first.
# - **Cross-entropy** is $-\ln p_y$, with the natural logarithm. Compute it as log-sum-exp minus $s_y$, and a gap of 1000
#   costs 1000 and not infinity.
# - It starts at $\ln C$, approaches 0 and has no upper bound. The hinge is content past its margin; softmax never is.
# - The probabilities depend on the scale of the weights: their order can be trusted more than their size.
# - The gradient with respect to the scores is **p minus y**; for the batch, $X^\mathsf{T} G / N + 2 \lambda W$.
#
# **What comes next:** both losses carry the term $\lambda \sum W^2$, and so far we have taken it for granted. Notebook 04,
# on regularisation, asks what it is for, and what else could stand in its place.

# %% summary=true
