# %% [markdown]
# # Regularisation: L2, L1, elastic net and their relatives
#
# Both losses carry a second term, $\lambda \sum W^2$, that you have taken for granted so far. Here you learn what it is for, and what
# else can stand in its place.
#
# **Lecture:** CS231n (Stanford), lecture 3, part 1, loss functions and regularisation: the part on regularisation, from overfitting
# and Occam's razor to L2, L1, elastic net, max-norm, dropout, batch normalisation and stochastic depth.
#
# ## What you will be able to do
#
# - explain why the smallest training loss is not the goal, and what $\lambda$ trades against what;
# - write the L2, L1 and elastic net penalties with their gradients, with or without the bias;
# - say what each penalty calls "simple", and correct two things that are often said about L1;
# - limit the length of each class's weights (max-norm), and know why that is a constraint and not a penalty;
# - get weights that are **exactly** zero, which plain gradient steps never give you;
# - recognise dropout, batch normalisation and stochastic depth when you meet them.
#
# **Time:** about 75 minutes.
#
# **How the checks work** you know from `01-hinge`. The last cell sums up what passes and what is open.

# %% first=true

# %% setup="imports"
import numpy as np

from linearloss import check, check_choice_given, check_number_given

# %% demonstration=true
# For the figures.
import matplotlib.pyplot as plt
from linearloss.figures import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, show, style

style()

# %% [markdown]
# ## 1. A small training loss is not the goal
#
# A classifier is useful for images that nobody has labelled yet. The training loss tells how well it does on images
# whose labels it was shown, and that is not the same thing.
#
# The difference is easiest to see where we can draw the whole model. So, for this section, the task is to fit a
# polynomial to 14 noisy points. The polynomial is a linear model like ours: the features of a point $x$ are its
# powers, the last one is $x^0 = 1$ (the bias), and the prediction is `X @ w`. The data loss is the mean squared
# error, again a mean over examples.

# %%
def noisy_points(n, seed):
    """n points x in [-1, 1] and values y: a smooth curve plus noise of standard deviation 0.25."""
    x = np.linspace(-1, 1, n)
    return x, np.sin(2.5 * x) + 0.25 * np.random.default_rng(seed).normal(size=n)


def mean_squared_error(w, x, y):
    return np.mean((np.vander(x, len(w)) @ w - y) ** 2)


x_train, y_train = noisy_points(14, seed=2)
x_test, y_test = noisy_points(400, seed=3)

# %% [markdown]
# To fit it we need no loop. The loss is
#
# $$L(w) = \frac{1}{N} \lVert X w - y \rVert^2 + \lambda \sum_k w_k^2 ,$$
#
# where the sum leaves out the bias. Its gradient is $\frac{2}{N} X^T (X w - y) + 2 \lambda w$. Setting it to zero
# gives a linear system, the *ridge normal equations*:
#
# $$\Bigl(\frac{1}{N} X^T X + \lambda I'\Bigr)\, w = \frac{1}{N} X^T y ,$$
#
# where $I'$ is the identity with a zero in the bias's place. In this section $\lambda$ is `lam` (`lambda` is a word
# of Python's own). First we take `lam = 0`: data loss and nothing else.

# %%
def fit_polynomial(x, y, degree, lam):
    """The weights (degree + 1,) that minimise the loss above; highest power first, the bias last."""
    X = np.vander(x, degree + 1)
    identity = np.eye(degree + 1)
    identity[-1, -1] = 0.0
    return np.linalg.solve(X.T @ X / len(x) + lam * identity, X.T @ y / len(x))


for degree in (1, 3, 6, 12):
    w = fit_polynomial(x_train, y_train, degree, lam=0.0)
    train, test = mean_squared_error(w, x_train, y_train), mean_squared_error(w, x_test, y_test)
    print(f"degree {degree:2d}   training error {train:7.4f}   test error {test:7.4f}   largest weight {np.abs(w).max():9.1f}")

# %% demonstration=true
def draw_fit(axis, degree, lam, title):
    """The training points, the curve they came from, and one fitted polynomial."""
    x = np.linspace(-1, 1, 500)
    w = fit_polynomial(x_train, y_train, degree, lam)
    axis.plot(x, np.sin(2.5 * x), color=GREEN, linestyle="--", label="the curve behind the data")
    axis.plot(x, np.vander(x, degree + 1) @ w, color=RED, label="fitted polynomial")
    axis.plot(x_train, y_train, "o", color=BLUE, label="training points")
    axis.set(title=title, xlabel="x", ylim=(-2, 2))


figure, axes = plt.subplots(1, 3, figsize=(10, 3.6), sharey=True)
draw_fit(axes[0], 1, 0, "degree 1: too stiff")
draw_fit(axes[1], 3, 0, "degree 3: about right")
draw_fit(axes[2], 12, 0, "degree 12: fits the noise")
axes[0].set_ylabel("y")
figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
show(figure, "Fourteen noisy points, the curve behind them, and three fitted polynomials. Degree 1, a straight line, misses the bends; degree "
             "3 follows the curve; degree 12 runs through nearly every point and swings wildly between them.")

# %% [markdown]
# Degree 12 has the smallest training error by far, and the largest test error: between the points the curve swings
# wildly. It has learnt the noise. This is **overfitting**. Look at the last column of the table, too: to swing like
# that, the polynomial needs huge weights that nearly cancel each other.
#
# ## 2. Data loss plus lambda times R(W)
#
# One way out is a smaller model (degree 3). The other is to keep the large model but to make it *pay* for being
# complicated:
#
# $$L(W) = \underbrace{\frac{1}{N} \sum_{i=1}^{N} L_i}_{\text{data loss: fit the training data}}
#  \; + \; \underbrace{\lambda\, R(W)}_{\text{regularisation: stay simple}}$$
#
# The idea is old. Occam's razor: of several explanations that fit what we saw, prefer the simplest, as it is the
# likeliest to hold for what we shall see. $R(W)$ is a number for "how far from simple". It is a *soft* demand: the
# model may still be complicated where the data loss falls by more than the penalty rises. $\lambda \ge 0$ is the
# exchange rate between the two. It is a **hyperparameter**: you choose it, the training does not.
#
# Here is degree 12 once more, all thirteen weights available, at three values of $\lambda$ with $R(w) = \sum_k w_k^2$.

# %% demonstration=true
figure, axes = plt.subplots(1, 3, figsize=(10, 3.6), sharey=True)
draw_fit(axes[0], 12, 1e-9, "$\\lambda = 10^{-9}$: overfits")
draw_fit(axes[1], 12, 1e-3, "$\\lambda = 10^{-3}$: about right")
draw_fit(axes[2], 12, 3.0, "$\\lambda = 3$: underfits")
axes[0].set_ylabel("y")
figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
show(figure, "Degree 12 fitted to the same points at three strengths: with lambda 1e-9 it swings through nearly every point, with 1e-3 it follows the "
             "curve, with 3 it is nearly a flat line.")

# %% [markdown]
# Sixty values of $\lambda$ in place of three show the whole trade-off.

# %% demonstration=true
lams = np.logspace(-9, 2, 60)
fits = [fit_polynomial(x_train, y_train, 12, lam) for lam in lams]
figure, axis = plt.subplots(figsize=(8, 3.8))
axis.loglog(lams, [mean_squared_error(w, x_test, y_test) for w in fits], color=RED, label="test error")
axis.loglog(lams, [mean_squared_error(w, x_train, y_train) for w in fits], color=BLUE, linestyle="--", label="training error")
axis.set(title="Training error only rises with $\\lambda$; test error has a valley",
         xlabel="$\\lambda$", ylabel="mean squared error")
axis.text(1e-7, 2.2e-2, "training error", color=BLUE, va="top")
axis.text(5e-9, 0.4, "test error", color=RED)
errors = {lam: (mean_squared_error(w, x_train, y_train), mean_squared_error(w, x_test, y_test)) for lam, w in zip(lams, fits)}
best = min(errors, key=lambda lam: errors[lam][1])
show(figure, "Training and test error of the degree 12 against lambda, both axes logarithmic. The training error only rises. The test error "
             f"falls from {errors[lams[0]][1]:.2g} at lambda 1e-9 to {errors[best][1]:.2g} at {best:.0e}, and rises to {errors[lams[-1]][1]:.2g} at 100.")
print("lambda    training error   test error")
for lam in (lams[0], lams[20], best, lams[-1]):
    print(f"{lam:7.0e}   {errors[lam][0]:14.4f}   {errors[lam][1]:10.4f}")

# %% [markdown]
# On the left the model listens to the data only and overfits. On the right it listens to the penalty only and
# underfits. The bottom of the valley is what we look for, and you cannot see it in the training error. The last
# notebook of the course finds it for CIFAR-10.
#
# ### Question 1: training error and lambda
#
# For each $\lambda$, let $W$ minimise data loss $+\ \lambda R(W)$ exactly. When $\lambda$ grows, the
# **data loss** of that $W$ on the training set
#
# - **a** can only fall or stay
# - **b** can only rise or stay
# - **c** falls at first and rises later

# %% solution="answer_training_loss"
answer_training_loss = ...
### BEGIN SOLUTION
answer_training_loss = "b"
### END SOLUTION

# %% [markdown] hints="answer_training_loss"
# For one fixed W, does the training data loss know anything about λ?
#
# ---
#
# Take two strengths, λ₁ < λ₂, with their minimisers W₁ and W₂. What does it mean that W₁ is best at λ₁, and that W₂
# is best at λ₂? The blue dashed curve above shows a case.
#
# ---
#
# Write down the two inequalities and add them: what remains says which of the two has the smaller penalty. Put that
# back into the first inequality to compare the data losses.

# %% test="test_answer_training_loss" points=1
check_choice_given(answer_training_loss, "answer_training_loss", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_training_loss, "answer_training_loss", "b", points=1, read="section 2, Data loss plus lambda times R(W)")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 2: an enormous lambda
#
# You train on CIFAR-10, which has 10 classes with equally many test images each, with L2 on all weights and the bias, and an
# enormous $\lambda$, so that the penalty is all that counts. Where all scores of an image are equal, `np.argmax` answers with the
# first class. Which share of the test images does this classifier get right? (A number between 0 and 1.)

# %% solution="answer_huge_lambda"
answer_huge_lambda = ...
### BEGIN SOLUTION
answer_huge_lambda = 0.1
### END SOLUTION

# %% [markdown] hints="answer_huge_lambda"
# Which W has the smallest penalty of all?
#
# ---
#
# With that W, what are the scores of an image, and what does the classifier answer?
#
# ---
#
# It answers the same for every image. So it is right on the images of one class: which share of all are they?

# %% test="test_answer_huge_lambda" points=1
check_number_given(answer_huge_lambda, "answer_huge_lambda")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_huge_lambda, "answer_huge_lambda", 0.1, points=1, read="section 2, Data loss plus lambda times R(W), and think of W = 0")
### END HIDDEN TESTS

# %% [markdown] question="question_choose_lambda"
# ### Question 3: in your own words
#
# A friend says: "$\lambda$ is only one more number in the loss. Let gradient descent
# learn it together with $W$, by minimising the training loss." What would come out, why, and what should be done
# instead? Three or four sentences.
# ### BEGIN MARK SCHEME
# 1 point: the result is lambda = 0 (or as small as is allowed): for fixed W the loss grows with lambda, as R(W) >= 0.
# 1 point: so nothing restrains the model, and it overfits; the training loss does not measure what we want.
# 1 point: choose lambda by the error on data not used for training (a validation set, cross-validation), not on the
# test set.
# ### END MARK SCHEME

# %% [markdown] answer="choose_lambda" points=3
# As $R(W) \ge 0$, the training loss never falls when $\lambda$ grows, so minimising it over $\lambda$ gives
# $\lambda = 0$. Then the penalty is gone and the model is free to overfit: the training loss cannot see that. Choose
# $\lambda$ by the error on a validation set that was not trained on, and keep the test set for one last measurement.

# %% [markdown]
# ## 3. Three penalties
#
# From here on $W$ is (D, C) again: one **column** for each class, and the bias in the last **row** (it meets the
# last column of ones in $X$). Three penalties are in common use:
#
# | name | $R(W)$ | slope for one weight $w$ |
# |---|---|---|
# | L2 | $\sum_{d,c} W_{dc}^2$ | $2w$ |
# | L1 | $\sum_{d,c} \lvert W_{dc} \rvert$ | $\operatorname{sign}(w)$ |
# | elastic net | $\sum_{d,c} \bigl(\beta W_{dc}^2 + \lvert W_{dc} \rvert\bigr)$ | $2\beta w + \operatorname{sign}(w)$ |
#
# In each case the loss gets $\lambda R(W)$ and the gradient gets $\lambda$ times the slope, weight by weight. Two
# conventions to watch when you read other code:
#
# - **No one-half.** Some authors write $\frac{1}{2} \lambda \sum W^2$, so that the 2 of the derivative cancels. We do
#   not; so the 2 stays.
# - **$\beta$ stands at the squares**, and at the squares only. Some libraries mix the two terms with $\beta$ and
#   $1 - \beta$ instead.

# %% demonstration=true
w = np.linspace(-2, 2, 401)
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8))
for penalty, slope, color, style, label in (
    (w**2, 2 * w, BLUE, "-", "L2"),
    (np.abs(w), np.sign(w), ORANGE, "--", "L1"),
    (0.5 * w**2 + np.abs(w), w + np.sign(w), PURPLE, "-.", "elastic net, $\\beta = 0.5$"),
):
    left.plot(w, penalty, color=color, linestyle=style, label=label)
    right.plot(w, np.where(w == 0, np.nan, slope), color=color, linestyle=style)
left.set(title="L1 has a corner at 0, L2 is flat there", xlabel="weight w", ylabel="penalty for this weight")
right.set(title="Near 0 L1 still pushes; L2 hardly does", xlabel="weight w", ylabel="slope of the penalty")
figure.legend(loc="outside lower center", ncols=3)
show(figure, "Left, the penalty of one weight: L2 a parabola that is flat at 0, L1 two straight lines with a corner at 0, the elastic net a "
             "bowl with a corner. Right, their slopes: L2 a line through 0, L1 jumps from -1 to 1 at 0, the elastic net jumps too and then rises.")

# %% [markdown]
# ### 3.1. The corner at zero
#
# At $w = 0$ the function $\lvert w \rvert$ has no derivative: from the left the slope is $-1$, from the right $+1$.
# Any number in between is a *subgradient*, and gradient steps are allowed to use any of them. We take the one in the
# middle, **0**, which is also what `np.sign(0.0)` gives.
#
# ### 3.2. The bias
#
# The bias only shifts a class's score; it makes no curve wilder. So many people leave it out of the penalty, as the
# polynomial fit above did. The function below does so when it is asked: `penalise_bias=False` means that the last
# row of `W` counts neither in the loss **nor** in the gradient. The default, `True`, penalises everything, as
# `reg * sum(W**2)` in the other notebooks does.

# %% solution="reg_loss_grad"
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    """The penalty lam * R(W) and its gradient, by itself, without any data loss.

    W              float array of shape (D, C); the last row is the bias
    kind           "l2", "l1" or "elastic"; anything else raises ValueError
    lam            the strength lambda, a number
    beta           weight of the squares in the elastic net; not used by the other two
    penalise_bias  False leaves the last row out of the loss and of the gradient

    Returns (loss, dW): a number, and a new float array of shape (D, C). No one-half; the slope of |w| at 0 is 0.
    W itself is not changed. Use no Python loop over the weights.

    Example: reg_loss_grad(np.array([[1.0], [-3.0]]), "l2", 0.5) returns 5.0 and [[1.0], [-3.0]].
    """
    ### BEGIN SOLUTION
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(f"unknown kind of regulariser: {kind!r}")
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
    ### END SOLUTION

# %% [markdown] hints="reg_loss_grad"
# How do the three penalties differ? Look at the table: what would you have to change in one line to get from one to
# the next?
#
# ---
#
# Every penalty is a sum over weights of a value for each weight, and has a slope for each weight. Keep both as arrays
# of the shape of W: `np.abs` and `np.sign` make those of L1. For the bias, section 3.2 says which row, and in which
# of the two arrays.
#
# ---
#
# 1. An if, elif, …, else on `kind` that sets two arrays, the penalties and the slopes; the else raises. 2. Without
# the bias: the row in question set to zero in both arrays (make sure that neither of them is W itself). 3. Return λ
# times the sum of the one, and λ times the other.

# %% test="test_reg_loss_grad" points=12
check("reg_loss_grad", reg_loss_grad)

# %% [markdown]
# ## 4. What each penalty calls simple
#
# A favourite example: one input of four ones, and two weight vectors (here as columns, one class).
#
# $$x = (1, 1, 1, 1), \qquad w_1 = (1, 0, 0, 0), \qquad w_2 = (\tfrac14, \tfrac14, \tfrac14, \tfrac14)$$
#
# The scores are equal, so no data loss can tell them apart; the penalties can. Work out with a pencil what each of them makes of the
# two: the sum of squares, the sum of sizes, the number of weights that are not zero. The table comes after two questions.
#
# ### Question 4: what L1 prefers
#
# By the sum of the sizes $\lvert w \rvert$, L1 prefers
#
# - **a** $w_1$
# - **b** $w_2$
# - **c** neither: it is a tie

# %% solution="answer_l1_prefers"
answer_l1_prefers = ...
### BEGIN SOLUTION
answer_l1_prefers = "c"
### END SOLUTION

# %% [markdown] hints="answer_l1_prefers"
# Which four sizes are added for w₁, and which four for w₂?
#
# ---
#
# A penalty prefers the smaller of its two numbers.
#
# ---
#
# Add up the absolute values of w₁, then those of w₂, and compare the two sums.

# %% test="test_answer_l1_prefers" points=1
check_choice_given(answer_l1_prefers, "answer_l1_prefers", ["a", "b", "c"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_l1_prefers, "answer_l1_prefers", "c", points=1, read="section 4, add up the sizes")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 5: who prefers the first?
#
# You will read that "L1 measures complexity by the number of non-zero weights, and so prefers
# $w_1$". Which of these measures really prefers $w_1$ here?
#
# - **a** the sum of squares (L2)
# - **b** the sum of absolute values (L1)
# - **c** the number of non-zero weights (often called L0)
# - **d** the elastic net

# %% solution="answer_prefers_w1"
answer_prefers_w1 = ...
### BEGIN SOLUTION
answer_prefers_w1 = "c"
### END SOLUTION

# %% [markdown] hints="answer_prefers_w1"
# To prefer w₁ a measure must be smaller for w₁ than for w₂. Which measures are?
#
# ---
#
# Go through the four one by one, with a pencil; two of them you have worked out already.
#
# ---
#
# For each measure write its two numbers and <, = or > between them. Exactly one has the sign that is asked for.

# %% test="test_answer_prefers_w1" points=1
check_choice_given(answer_prefers_w1, "answer_prefers_w1", ["a", "b", "c", "d"])
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_prefers_w1, "answer_prefers_w1", "c", points=1, read="section 4: work out each measure for both")
### END HIDDEN TESTS

# %% [markdown]
# Now let your function say the same:

# %% demonstration=true
x = np.ones((1, 4))
w1, w2 = np.array([[1.0], [0.0], [0.0], [0.0]]), np.full((4, 1), 0.25)
print("                         w1      w2")
print(f"score               {(x @ w1).item():7.3f} {(x @ w2).item():7.3f}")
for kind in ("l2", "l1", "elastic"):
    print(f"R(w), {kind:13s} {reg_loss_grad(w1, kind, 1.0, 0.5)[0]:7.3f} {reg_loss_grad(w2, kind, 1.0, 0.5)[0]:7.3f}")
print(f"non-zero weights    {np.count_nonzero(w1):7d} {np.count_nonzero(w2):7d}")

# %% [markdown]
# L2 prefers one of the two clearly: it dislikes single large weights, because squaring makes them expensive, and it
# asks all inputs to contribute a little.

# %% [markdown]
# So where does L1's fame for zeros come from? The example hides it, because its four inputs are equally large. As
# soon as they differ, the tie is broken. Think of $\sum_k \lvert w_k \rvert$ as a price that is the same for each
# unit of weight: the cheapest way to reach a score is to buy only where a unit of weight yields most.
#
# ### Question 6: the cheapest way to a score
#
# Now $x = (2, 1, 1, 1)$. Among all $w$ with score $w^T x = 1$, what is the smallest possible
# $\sum_k \lvert w_k \rvert$? (A number, to two decimals.)

# %% solution="answer_smallest_l1"
answer_smallest_l1 = ...
### BEGIN SOLUTION
answer_smallest_l1 = 0.5
### END SOLUTION

# %% [markdown] hints="answer_smallest_l1"
# What does it cost to raise the score by 1 using the first weight only? And using the second one only?
#
# ---
#
# A unit of weight always costs 1, but it raises the score by the input that it meets. Which weight gives most score
# for its price?
#
# ---
#
# Put all weight on that one, the others 0, and solve input times weight = 1. Then try to move a little weight
# elsewhere at the same score: does the sum of sizes fall?

# %% test="test_answer_smallest_l1" points=2
check_number_given(answer_smallest_l1, "answer_smallest_l1")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_smallest_l1, "answer_smallest_l1", 0.5, points=2, read="section 4, What each penalty calls simple: put all weight where it yields most")
### END HIDDEN TESTS

# %% [markdown]
# The picture behind it: take two weights, a data loss with its minimum outside, and allow only those weights whose
# penalty is at most 1. For L2 the allowed region is a disc, for L1 a diamond. The best allowed point is where the
# lowest contour of the data loss touches the region, and a diamond is often touched at a corner, where one weight
# is exactly zero.

# %% demonstration=true
A, B = np.meshgrid(np.linspace(-1.4, 2.2, 721), np.linspace(-1.4, 1.6, 601))
data_loss = (A - 1.6) ** 2 + 0.6 * (A - 1.6) * (B - 0.45) + (B - 0.45) ** 2
paper = dict(facecolor="white", edgecolor="none", pad=1, alpha=0.8)
figure, axes = plt.subplots(1, 2, figsize=(9, 4.2), sharey=True)
for axis, size, color, title in (
    (axes[0], A**2 + B**2, BLUE, "L2: both weights stay non-zero"),
    (axes[1], np.abs(A) + np.abs(B), ORANGE, "L1: touched at a corner, $w_2 = 0$"),
):
    best = np.argmin(np.where(size <= 1 + 1e-9, data_loss, np.inf))
    axis.contourf(A, B, size, levels=[0, 1], colors=[color], alpha=0.35)
    axis.contour(A, B, data_loss, levels=np.array([0.12, 0.5, 1, 2, 4]) * data_loss.flat[best], colors=GREY, linewidths=1)
    axis.plot(1.6, 0.45, "x", color="black")
    axis.annotate("least data loss", (1.6, 0.45), (0, 8), textcoords="offset points", ha="center", bbox=paper)
    axis.plot(A.flat[best], B.flat[best], "o", color=RED, markersize=9)
    axis.annotate(f"({A.flat[best]:.2f}, {abs(B.flat[best]):.2f})", (A.flat[best], B.flat[best]), (6, -20), textcoords="offset points",
                  color=RED, bbox=paper)
    axis.set(title=title, xlabel="$w_1$", aspect="equal")
    axis.axhline(0, color=GREY, linewidth=0.8, zorder=0)
    axis.axvline(0, color=GREY, linewidth=0.8, zorder=0)
axes[0].set_ylabel("$w_2$")
show(figure, "Two pictures of the plane of two weights, with the contours of a data loss whose minimum lies to the right, outside the allowed "
             "region. Left, L2: the region is a disc, and the best point on its edge has two non-zero weights. Right, L1: the region is a "
             "diamond, and the best point is its right corner, where the second weight is 0.")

# %% [markdown]
# ## 5. Max-norm: a constraint, not a penalty
#
# Sometimes "max-norm" stands in one list with L2 and L1, but it is another kind of thing. It adds nothing to the
# loss. It is a **rule** that $W$ must obey: the length of each class's weights is at most a given number,
#
# $$\lVert W_{:,c} \rVert = \sqrt{\sum_d W_{dc}^2} \;\le\; \texttt{max\_norm} \qquad \text{for every class } c .$$
#
# Below the limit it costs nothing at all; at the limit it is a wall. You train as usual, and after each step you
# put every column that became too long back on the wall: same direction, length `max_norm`. A column that obeys
# already **stays as it is**. In our convention a class is a *column* of `W`, bias included.
#
# While we are at lengths: "L2" is named after the Euclidean length, too, but the penalty $\sum W^2$ is its
# **square**.
#
# ### Question 7: twice the weights
#
# All weights are doubled, $W \to 2W$. By which factor does the L2 penalty $\sum_{d,c} W_{dc}^2$ grow?

# %% solution="answer_doubled"
answer_doubled = ...
### BEGIN SOLUTION
answer_doubled = 4
### END SOLUTION

# %% [markdown] hints="answer_doubled"
# What becomes of one term of the sum when its weight is doubled?
#
# ---
#
# The penalty is the square of a length, not the length. What happens to the area of a square when its side doubles?
#
# ---
#
# Write the square of 2w as a number times the square of w; that number comes out of the whole sum.

# %% test="test_answer_doubled" points=1
check_number_given(answer_doubled, "answer_doubled")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_doubled, "answer_doubled", 4, points=1, read="section 5, Max-norm, its last paragraph")
### END HIDDEN TESTS

# %% solution="project_max_norm"
def project_max_norm(W, max_norm):
    """W with every column that is longer than max_norm scaled down to that length.

    W         float array of shape (D, C), one column a class
    max_norm  the greatest length allowed, a number above 0

    Returns a new float array of shape (D, C); columns that are short enough, also columns of zeros, are unchanged.
    Use no Python loop.

    Example: with max_norm = 2 the columns (3, 4) and (0, 1) become (1.2, 1.6) and (0, 1).
    """
    ### BEGIN SOLUTION
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (max_norm / np.maximum(norms, max_norm))
    ### END SOLUTION

# %% [markdown] hints="project_max_norm"
# By which factor must a column of length 5 be multiplied to get length 2? And a column of length 1?
#
# ---
#
# The lengths are one number for each column: which axis is summed over? One factor for each column multiplies all of
# its rows by broadcasting. `np.minimum`, `np.maximum` or `np.where` handle long and short columns together.
#
# ---
#
# 1. The lengths of all columns: square, sum down the rows, root. 2. A factor for each column: limit over length where
# the column is too long, else 1; see to it that a length of 0 makes no nan. 3. Return W times the factors, as a new
# array.

# %% test="test_project_max_norm" points=6
check("project_max_norm", project_max_norm)

# %% [markdown]
# A look at the result: eight classes with two weights each, so that every column is an arrow.

# %% demonstration=true
before = np.random.default_rng(5).normal(scale=1.1, size=(2, 8))
after = project_max_norm(before, 1.5)
figure, axis = plt.subplots(figsize=(5, 4.6))
axis.add_patch(plt.Circle((0, 0), 1.5, fill=False, color=GREY, linestyle="--"))
axis.plot(np.stack([np.zeros(8), before[0]]), np.stack([np.zeros(8), before[1]]), color=ORANGE, linestyle=":", linewidth=1.5)
axis.plot(np.stack([np.zeros(8), after[0]]), np.stack([np.zeros(8), after[1]]), color=BLUE)
axis.plot(*before, "s", color=ORANGE, label="before")
axis.plot(*after, "o", color=BLUE, label="after")
axis.set(title="Only columns beyond the circle move", xlabel="first weight", ylabel="second weight", aspect="equal")
figure.legend(loc="outside right center")
show(figure, "Eight arrows from the origin, one a column, and a circle of radius 1.5. Columns that ended outside the circle now end on it, in the "
             "same direction: " + ", ".join(f"{a:.2f} to {b:.2f}" for a, b in zip(np.linalg.norm(before, axis=0), np.linalg.norm(after, axis=0)))
             + " (lengths before and after).")

# %% [markdown]
# ## 6. Exact zeros: soft thresholding
#
# Section 4 promised that L1 makes weights exactly zero. Does it, if you train by gradient steps
# $w \leftarrow w - \eta\,(\text{data gradient} + \lambda \operatorname{sign}(w))$, with learning rate $\eta$? Follow
# one weight that should vanish. The push towards zero always has the same length $\eta\lambda$. So the weight does
# not land on 0: it jumps over it, is pushed back, and jumps over it again.
#
# The cure is to treat the corner exactly. First take the step of the **data loss alone**, $v = w - \eta \cdot
# \text{data gradient}$. Then move $v$ towards 0 by $t = \eta\lambda$, **and stop at 0** when you get there:
#
# $$\operatorname{soft}(v, t) = \operatorname{sign}(v)\, \max(0, \lvert v \rvert - t)$$
#
# This is *soft thresholding*, and the two steps together are a *proximal gradient step*. (It is the exact minimiser
# of $\frac{1}{2}(w - v)^2 + t \lvert w \rvert$.)

# %% demonstration=true
v, t = np.linspace(-2, 2, 401), 0.6
figure, axis = plt.subplots(figsize=(6.4, 3.8))
axis.plot(v, v, color=GREY, linestyle=":")
axis.plot(v, np.where(v > t, v - t, np.where(v < -t, v + t, 0)), color=BLUE, linewidth=2.5)
axis.axvspan(-t, t, color=ORANGE, alpha=0.25)
axis.text(0, -1.75, "becomes exactly 0", ha="center")
axis.text(1.22, 1.5, "no change", color=GREY, ha="right")
axis.text(1.45, 0.5, "soft(v, 0.6)", color=BLUE)
axis.set(title="Soft thresholding: shrink by t, stop at 0", xlabel="v", ylabel="soft(v, t)")
show(figure, "soft(v, 0.6) against v: 0 between -0.6 and 0.6; outside, a line parallel to the diagonal and 0.6 closer to 0.")

# %% solution="soft_threshold"
def soft_threshold(W, t):
    """Every entry of W moved towards 0 by t, and set to exactly 0 where its size is t or less.

    W  float array of any shape; here (D, C)
    t  a number, 0 or more

    Returns a new float array of the same shape. Use no Python loop.

    Example: soft_threshold(np.array([[1.0, -0.2, -3.0]]), 0.5) returns [[0.5, 0.0, -2.5]].
    """
    ### BEGIN SOLUTION
    return np.sign(W) * np.maximum(np.abs(W) - t, 0)
    ### END SOLUTION

# %% [markdown] hints="soft_threshold"
# Take t = 0.5: where do 2, -2, 0.3 and -0.3 land?
#
# ---
#
# The formula above has three steps, and NumPy has a function for each: `np.abs`, `np.maximum` and `np.sign`. (`max`
# is Python's own and does not go entry by entry.)
#
# ---
#
# 1. The size of each weight, less t. 2. Nothing below 0. 3. The sign of the weight back in front. The result is a new
# array; no mask is needed.

# %% test="test_soft_threshold" points=5
check("soft_threshold", soft_threshold)

# %% [markdown]
# ### Question 8: a subgradient step
#
# One weight is $w = 0.04$. The gradient of the data loss there is $0.2$, the learning rate is $\eta = 0.1$, and $\lambda = 0.5$. What
# is the weight after one plain **subgradient** step with L1? (Two decimals.)

# %% solution="answer_subgradient_step"
answer_subgradient_step = ...
### BEGIN SOLUTION
answer_subgradient_step = 0.04 - 0.1 * (0.2 + 0.5)
### END SOLUTION

# %% [markdown] hints="answer_subgradient_step"
# Which two pushes act on w in one plain step?
#
# ---
#
# w = 0.04 is positive, so what is the slope of |w| there? The formula of the step stands at the beginning of section
# 6.
#
# ---
#
# Add the gradient of the data loss and λ times the sign, multiply by η, subtract from w. Look at the sign of what
# comes out.

# %% test="test_answer_subgradient_step" points=1
check_number_given(answer_subgradient_step, "answer_subgradient_step")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_subgradient_step, "answer_subgradient_step", -0.03, points=1, read="section 6, Exact zeros, its first paragraph")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 9: a proximal step
#
# And what is it after one **proximal** step from the same $w = 0.04$?

# %% solution="answer_proximal_step"
answer_proximal_step = ...
### BEGIN SOLUTION
answer_proximal_step = 0.0
### END SOLUTION

# %% [markdown] hints="answer_proximal_step"
# The proximal step has two halves. Which of the two gradients belongs to the first half?
#
# ---
#
# First the step of the data loss alone gives v. Then soft thresholding of v, with t = ηλ.
#
# ---
#
# Compute v = w - η · (data gradient) and t = ηλ. Is |v| larger than t, or not? The picture of soft(v, t) says what
# follows.

# %% test="test_answer_proximal_step" points=1
check_number_given(answer_proximal_step, "answer_proximal_step")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_proximal_step, "answer_proximal_step", 0.0, points=1, read="section 6, Exact zeros; the threshold is the learning rate times lambda")
### END HIDDEN TESTS

# %% [markdown]
# ### The experiment
#
# Two hundred examples with 40 features, of which only six matter; the target is one number for each example. The data
# loss is the mean squared error. We train with **your** functions, in three ways: minibatch steps with the subgradient
# of L1, proximal steps on minibatches of the same size, and proximal steps on the full batch.

# %% demonstration=true
rng = np.random.default_rng(7)
X_sparse = rng.normal(size=(200, 40))
W_true = np.zeros((40, 1))
W_true[:6, 0] = [2.0, -1.5, 1.2, -1.0, 0.8, 0.6]
y_sparse = X_sparse @ W_true + 0.5 * rng.normal(size=(200, 1))


def train_l1(method, lam, batch_size=200, learning_rate=0.05, steps=600):
    """The weights after each step, shape (steps, 40)."""
    rng = np.random.default_rng(0)
    W = 0.1 * rng.normal(size=(40, 1))
    history = []
    for _ in range(steps):
        rows = rng.choice(200, batch_size, replace=False)
        dW_data = 2 * X_sparse[rows].T @ (X_sparse[rows] @ W - y_sparse[rows]) / batch_size
        if method == "subgradient":
            W = W - learning_rate * (dW_data + reg_loss_grad(W, "l1", lam, 0.0)[1])
        else:
            W = soft_threshold(W - learning_rate * dW_data, learning_rate * lam)
        history.append(W[:, 0])
    return np.array(history)

# %% demonstration=true
figure, axis = plt.subplots(figsize=(8, 3.8))
subgradient, proximal = train_l1("subgradient", 0.5, 50), train_l1("proximal", 0.5)
axis.plot(subgradient[:150, 20], color=RED, linewidth=1, marker=".", markersize=4)
axis.plot(proximal[:150, 20], color=BLUE, linewidth=2.5)
axis.set(title="A useless weight: subgradient steps jump around 0, proximal steps stay on it",
         xlabel="step", ylabel="weight number 20", ylim=(-0.07, 0.07), xlim=(0, 195))
axis.text(153, 0.0, "proximal,\nfull batch", color=BLUE, va="center")
axis.text(153, 0.035, "subgradient,\nminibatches", color=RED, va="center")
show(figure, "Weight number 20, which should vanish, over 150 steps. The subgradient steps on minibatches jump to and fro around 0, up to "
             f"{np.abs(subgradient[50:150, 20]).max():.2f} away; the proximal steps reach 0 and stay on it.")

# %% demonstration=true
lams = np.logspace(-2, 0.5, 9)
figure, axis = plt.subplots(figsize=(9.5, 4))
for method, batch_size, color, style, label in (
    ("proximal", 200, BLUE, "o-", "proximal, full batch"),
    ("proximal", 50, GREEN, "^--", "proximal, minibatches of 50"),
    ("subgradient", 50, RED, "s:", "subgradient, minibatches of 50"),
):
    zeros = [100 * np.mean(train_l1(method, lam, batch_size)[-1] == 0) for lam in lams]
    axis.semilogx(lams, zeros, style, color=color, label=label, clip_on=False)
    print(f"{label:32s}", "  ".join(f"{z:5.1f}" for z in zeros))
axis.axhline(85, color=GREY, linewidth=1, zorder=0)
axis.text(lams[-1], 76, "line: 34 of the 40\nfeatures are useless", color=GREY, ha="right", va="top", fontsize=10)
axis.set(title="Exact zeros come from the proximal step, not from L1 alone", xlabel="$\\lambda$",
         ylabel="weights that are exactly 0, in %", ylim=(0, 100))
figure.legend(loc="outside right center")
show(figure, "The percentage of weights that are exactly 0 against lambda, for three ways to train; the numbers are printed above. Proximal steps "
             "on the full batch reach 85 per cent, the share of useless features, first; on minibatches later; subgradient steps never leave 0 per cent.")

# %% [markdown]
# Compare the two proximal curves as well: minibatches cost zeros at small $\lambda$, as their noise lifts weights off 0
# again. But it is the proximal step that makes zeros at all. (Full-batch subgradient steps make none either: try
# `train_l1("subgradient", 0.5, 200)`.)
#
# ### Question 10: how wide is the trap?
#
# In the experiment the learning rate is 0.05. At $\lambda = 0.5$, up to which size $\lvert v \rvert$ does a proximal step make a
# weight exactly 0? (Three decimals.)

# %% solution="answer_threshold"
answer_threshold = ...
### BEGIN SOLUTION
answer_threshold = 0.025
### END SOLUTION

# %% [markdown] hints="answer_threshold"
# Which number is $t$ in soft$(v, t)$, in a proximal step?
#
# ---
#
# The picture of soft(v, 0.6): between which two values of v is it 0? Section 6 says what stands in place of the 0.6.
#
# ---
#
# The threshold is the learning rate times λ; both numbers stand in the question.

# %% test="test_answer_threshold" points=1
check_number_given(answer_threshold, "answer_threshold")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_threshold, "answer_threshold", 0.025, points=1, tolerance=0.0004, read="section 6, Exact zeros: the threshold is the learning rate times lambda")
### END HIDDEN TESTS

# %% [markdown] question="question_no_zeros"
# ### Question 11: in your own words
#
# A friend trains a linear classifier with an L1 penalty and ordinary SGD.
# `np.sum(W == 0)` prints 0, and they look for a bug. Explain (a) why L1 makes weights small but SGD leaves none
# exactly zero; (b) what soft thresholding does differently; (c) why an L2 penalty gives no exact zeros even if it is
# minimised exactly. Five sentences will do.
# ### BEGIN MARK SCHEME
# 1 point: the L1 push has constant length (learning rate times lambda) and changes its sign at 0, so a step jumps over 0.
# 1 point: the noise of minibatches (or the data gradient, which is hardly ever exactly opposite) keeps the weight moving
# about 0; hitting it exactly is a coincidence. It is not a bug.
# 1 point: soft thresholding stops at 0: every value within t = learning rate * lambda of 0 becomes exactly 0.
# 1 point: the slope of L2 is 2 * lambda * w, which vanishes at 0: near 0 it cannot hold against any data gradient
# (the parabola has no corner), so the minimum is small but not zero.
# ### END MARK SCHEME

# %% [markdown] answer="no_zeros" points=4
# (a) The L1 part of a step always has the length $\eta\lambda$ and points towards 0, so a weight close to 0 is thrown
# over it; minibatch noise shakes it further, and it would take a coincidence to land on 0. There is no bug. (b) Soft
# thresholding shrinks the weight by $\eta\lambda$ but stops at 0, so a whole interval of values becomes exactly 0.
# (c) The slope of the L2 penalty is $2\lambda w$ and vanishes at 0. However small the data gradient at 0 is, the
# penalty cannot balance it there, so the minimum lies at a small but non-zero weight.

# %% [markdown]
# ## 7. Lambda belongs to its data loss
#
# In notebook 01 you saw that dividing the hinge loss by the number of wrong classes, $C - 1$, only rescales it. It is
# often added that this "does not matter". For the data loss alone that is true: a positive factor does not move the
# minimum. But now there is a second term. Divide one term and not the other, and the exchange rate has changed:
#
# $$\arg\min_W \; \tfrac{1}{a} L_{\text{data}}(W) + \lambda R(W) \;=\; \arg\min_W \; L_{\text{data}}(W) + a\,\lambda R(W) .$$
#
# A small example: three images with three classes, and scores $w \cdot S$ with a single number $w$ to learn.

# %% demonstration=true
S = np.array([[1.0, 0.6, 0.1], [0.2, 0.8, 0.3], [0.6, -0.2, 0.9]])
w = np.linspace(0, 4, 801)
margins = np.maximum(0, w[:, None, None] * (S - np.diag(S)[:, None]) + 1)
data = np.mean(np.sum(margins, axis=2) - 1, axis=1)  # the right class itself contributes exactly 1
figure, axis = plt.subplots(figsize=(8, 3.8))
for loss, color, style, label in (
    (data + 0.16 * w**2, BLUE, "-", "sum over classes, $\\lambda$ = 0.16"),
    (data / 2 + 0.16 * w**2, RED, "--", "divided by C - 1 = 2, $\\lambda$ = 0.16"),
    (data / 2 + 0.08 * w**2, GREEN, "-.", "divided by C - 1 = 2, $\\lambda$ = 0.08"),
):
    best = np.argmin(loss)
    axis.plot(w, loss, color=color, linestyle=style, label=label)
    axis.plot(w[best], loss[best], "o", color=color, markersize=8)
    axis.vlines(w[best], 0, loss[best], color=color, linewidth=0.8, linestyle=":")
axis.set(title="Dividing the data loss moves the best w, unless $\\lambda$ is divided too",
         xlabel="w", ylabel="total loss", ylim=(0, 2.8))
figure.legend(loc="outside lower center", ncols=3, fontsize=10)
show(figure, "Three total losses against a single weight w, each with its lowest point marked. The sum over classes with lambda 0.16, and the "
             "loss divided by 2 with lambda divided by 2 as well, are lowest at the same w; divided by 2 with the old lambda, the lowest point "
             "lies further left.")

# %% [markdown]
# ### Question 12: the colleague's lambda
#
# A multiclass SVM on CIFAR-10 (10 classes) sums the hinge over the 9 wrong classes and uses
# $\lambda = 0.09$. A colleague takes the mean over the 9 wrong classes instead. Which $\lambda$ must the colleague use
# to get the same $W$? (A number, to four decimals.)

# %% solution="answer_rescaled_lambda"
answer_rescaled_lambda = ...
### BEGIN SOLUTION
answer_rescaled_lambda = 0.09 / 9
### END SOLUTION

# %% [markdown] hints="answer_rescaled_lambda"
# The colleague's data loss is the old one divided by what?
#
# ---
#
# Use the equation above: the minimiser stays where it is if the whole loss is multiplied by one number. Which number
# turns the old data loss into the new one?
#
# ---
#
# Divide the whole old loss by that number, both terms. What then stands in front of R(W) is the colleague's λ.

# %% test="test_answer_rescaled_lambda" points=2
check_number_given(answer_rescaled_lambda, "answer_rescaled_lambda")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_rescaled_lambda, "answer_rescaled_lambda", 0.01, points=2, tolerance=0.0002, read="section 7, Lambda belongs to its data loss")
### END HIDDEN TESTS

# %% [markdown]
# The same holds for the mean over examples, for a one-half in $R(W)$, and for pixels measured in 0 to 1 or in
# 0 to 255. A value of $\lambda$ copied from another program means nothing until you know its data loss.
#
# ## 8. Three relatives from deep learning
#
# These three regularise networks with many layers. They are named here so that you recognise them; nothing in this
# section is graded.
#
# **Dropout.** During training, each unit of a layer is switched off with some probability (often one half), drawn
# anew for every example and step. No unit can rely on one particular other unit, so the network spreads what it knows
# over many, a little as L2 spreads weight over many inputs. At test time all units are on, with their outputs scaled
# so that the expected sum stays the same.

# %% demonstration=true
def draw_network(axis, layers, dropped, title):
    for (x, heights), (x_next, next_heights) in zip(layers, layers[1:]):
        for i, h in enumerate(heights):
            for j, k in enumerate(next_heights):
                if (x, i) not in dropped and (x_next, j) not in dropped:
                    axis.plot([x, x_next], [h, k], color=GREY, linewidth=0.9, zorder=1)
    for x, heights in layers:
        for i, h in enumerate(heights):
            off = (x, i) in dropped
            axis.scatter(x, h, s=280, color="white" if off else BLUE, edgecolor=RED if off else BLUE,
                         linestyle="--" if off else "-", zorder=2)
            if off:
                axis.scatter(x, h, s=90, marker="x", color=RED, zorder=3)
    axis.set_title(title)
    axis.axis("off")
    axis.margins(0.15)


layers = [(0, [1, 2, 3]), (1, [0.5, 1.5, 2.5, 3.5]), (2, [0.5, 1.5, 2.5, 3.5]), (3, [1.5, 2.5])]
figure, axes = plt.subplots(1, 3, figsize=(10, 2.9))
draw_network(axes[0], layers, set(), "test time: all units on")
draw_network(axes[1], layers, {(1, 0), (1, 2), (2, 1), (2, 2)}, "one training step ...")
draw_network(axes[2], layers, {(1, 1), (1, 3), (2, 0), (2, 1)}, "... and the next one")
figure.suptitle("Dropout: a random half of the units is off, drawn anew each step", fontsize=12)
show(figure, "A network of four layers, drawn three times: with all units on, as at test time; then twice with two of the four units in each "
             "middle layer crossed out and without connections, other units each time.")

# %% [markdown]
# **Batch normalisation.** For each unit, the values over the current minibatch are shifted and scaled to mean 0 and
# standard deviation 1; a scale and a shift that are learnt follow. Its purpose is to make deep networks easier to
# train. It also regularises, as a side effect: mean and deviation come from a random minibatch, so each example sees
# a slightly different, noisy version of them. At test time running averages take their place.

# %% demonstration=true
rng = np.random.default_rng(1)
figure, axes = plt.subplots(1, 2, figsize=(9, 3.1), sharey=True)
for mean, deviation, color, hatch, label in ((4.0, 2.2, ORANGE, "//", "unit 1"), (-2.0, 0.6, BLUE, "", "unit 2")):
    values = rng.normal(mean, deviation, size=256)
    axes[0].hist(values, bins=np.arange(-5, 12, 0.5), color=color, alpha=0.6, hatch=hatch, edgecolor="white", label=label)
    axes[1].hist((values - values.mean()) / values.std(), bins=np.arange(-5, 12, 0.5), color=color, alpha=0.6, hatch=hatch, edgecolor="white")
axes[0].set(title="before: each unit its own range", xlabel="value of the unit", ylabel="examples of the batch")
axes[1].set(title="after: mean 0, deviation 1", xlabel="normalised value")
figure.legend(loc="outside right center")
show(figure, "Histograms of two units over a batch. Before: one is spread widely around 4, the other narrowly around -2. After the normalisation "
             "both have the same place and width.")

# %% [markdown]
# **Stochastic depth.** Very deep networks are often built from blocks, each with a shortcut around it. During
# training, whole blocks are skipped at random, so that the signal takes the shortcut. It is dropout for layers: the
# network trains as a shallower one that changes at every step, and is used at its full depth when it is tested.

# %% demonstration=true
figure, axis = plt.subplots(figsize=(9, 2.2))
skipped = {2, 4}
for block in range(1, 7):
    off = block in skipped
    axis.add_patch(plt.Rectangle((block - 0.3, -0.15), 0.6, 0.3, facecolor="white" if off else BLUE,
                                 edgecolor=RED if off else BLUE, linestyle="--" if off else "-", linewidth=1.5))
    axis.text(block, 0, f"block {block}", ha="center", va="center", color=RED if off else "white", fontsize=10)
    axis.annotate("", (block + 0.49, 0.02), (block - 0.49, 0.02), arrowprops=dict(
        arrowstyle="->", connectionstyle="arc3,rad=-0.8", color=RED if off else GREY, linewidth=2 if off else 1))
    if not off:
        axis.plot([block - 0.5, block - 0.3], [0, 0], color=GREY)
        axis.plot([block + 0.3, block + 0.5], [0, 0], color=GREY)
axis.set(xlim=(0.3, 6.7), ylim=(-0.25, 0.45), title="Stochastic depth: in this step blocks 2 and 4 are skipped")
axis.axis("off")
show(figure, "A row of six blocks, each with a shortcut above it. Blocks 2 and 4 are dashed, and the signal takes their shortcut; it runs "
             "through the other four.")

# %% [markdown]
# ## Summary
#
# - The full loss is data loss $+\ \lambda R(W)$. Training error rises with $\lambda$; test error has a valley, which
#   you find with validation data.
# - L2 ($\sum W^2$, slope $2W$) dislikes large weights and spreads them. L1 ($\sum \lvert W \rvert$, slope
#   $\operatorname{sign} W$) charges the same for every unit of weight; the elastic net adds $\beta \sum W^2$ to it.
# - On $w_1$ against $w_2$ L1 is a tie. Counting non-zeros is another measure (L0).
# - L1's exact zeros come from its corner, and only an algorithm that respects the corner, such as gradient step plus
#   soft threshold, delivers them.
# - Max-norm is a constraint on each column; L2 as we write it is a squared norm.
# - Whoever rescales the data loss must rescale $\lambda$ as well.
#
# **Next:** in notebook 05 you train the SVM and the softmax classifier by stochastic gradient descent, with
# `reg * sum(W**2)` as the penalty.

# %% summary=true
