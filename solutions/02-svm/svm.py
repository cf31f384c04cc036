# %% [markdown]
# # The SVM loss of a batch, its gradient, and how to check a gradient
#
# To improve the weights a computer has to know how the loss changes with each of them. That is the **gradient**: one number
# for each weight. Gradients are easy to get almost right, and an almost right gradient still trains, only worse. So this
# notebook teaches two things at once: the gradient of the SVM loss, and a way to find out whether *any* gradient is right.
#
# **Lecture:** CS231n (Stanford), lecture 3, part 1, loss functions and regularisation: the multiclass SVM loss of a whole
# dataset, with its code, and the term $\lambda R(W)$. Its gradient belongs to the part that follows.
#
# ## What you will be able to do
#
# - write the SVM loss of a batch with its regulariser, and its gradient, first with loops and then without;
# - predict the very first loss of a training run, and read a wrong one;
# - measure a gradient by centred differences, and choose the step;
# - judge a gradient check: relative error, thresholds, double precision, kinks, and the regulariser by itself;
# - say what a loop in Python costs.
#
# **Time:** about 90 minutes. You need notebook `01-hinge`, and the derivative of $w^2$.
#
# **How the checks work** you know from `01-hinge`. Here too the code must be general: no fixed sizes, no changes to the arrays
# that it is given, and new arrays in what it returns. The last cell sums up what passes and what is open.

# %% first=true

# %% setup="imports"
import numpy as np
from linearloss import check, check_choice_given, check_number_given

# %% demonstration=true
# For the figures and the timing.
import time
import matplotlib.pyplot as plt
from linearloss.figures import BLUE, GREEN, GREY, PURPLE, RED, show, style

style()

# %% [markdown]
# ## 1. From one image to a batch, and a second term
#
# In `01-hinge` one image with scores $s = x_i W$ had the loss $L_i = \sum_{j \ne y_i} \max(0, s_j - s_{y_i} + 1)$. The
# **data loss** of $N$ images is the mean of these.
#
# The data loss alone is not what we want to minimise. Weights that fit every training image perfectly may do so by
# leaning on accidents of those images, and then they do badly on new ones: this is *overfitting*. Of two explanations that
# fit equally well, take the simpler one, says Occam's razor. To make "simpler" count, we add a **penalty on large
# weights**, the regulariser:
#
# $$L(W) = \underbrace{\frac{1}{N} \sum_{i=1}^{N} \sum_{j \neq y_i} \max(0,\; s_{ij} - s_{i y_i} + 1)}_{\text{data loss}}
# \;+\; \underbrace{\lambda \sum_{d, c} W_{dc}^2}_{\text{regulariser}}
# \qquad\text{with } S = X W$$
#
# The number $\lambda$ (in code `reg`, because `lambda` is a reserved word in Python) sets the exchange rate: at
# $\lambda = 0$ only the data count; at a very large $\lambda$ the best weights are all nearly zero. How to choose it is
# the subject of `06-tune-lambda`, and other penalties come in `04-regularization`.
#
# Three conventions, in every notebook of this pack:
#
# - the data loss is the **mean** over the images; the regulariser is added once, **after** the division by $N$;
# - the regulariser is `reg * np.sum(W**2)`, with **no one-half** in front. (Many books write $\frac{\lambda}{2}$, to
#   have a neater derivative: either is fine, as long as loss and gradient agree);
# - therefore the regulariser's gradient is `2 * reg * W`: the derivative of $\lambda W_{dc}^2$ with respect to $W_{dc}$.
#
# Here is a batch small enough to follow with a pencil: three images, three numbers and the constant 1 each, three classes.

# %% setup="toy"
# N = 3 images, D = 4 numbers (the last one the constant 1), C = 3 classes.
X_toy = np.array([[3.0, -3.0, -3.0, 1.0],
                  [0.0,  0.0,  6.0, 1.0],
                  [6.0, -3.0, -3.0, 1.0]])
y_toy = np.array([0, 1, 2])
W_toy = np.array([[-1.0,  1.0,  2.0],
                  [-1.0,  0.0,  2.0],
                  [ 1.0,  1.0,  1.0],
                  [ 1.0, -1.0, -1.0]])

# %%
S_toy = X_toy @ W_toy
for i in range(3):
    print(f"image {i}: right class {y_toy[i]}, scores {S_toy[i]}")
print("sum of the squared weights:", np.sum(W_toy**2))

# %% [markdown]
# With a pencil: image 0 has the right score -2. Class 1 gives $-1 - (-2) + 1 = 2$, which is above 0: **violated**. Class 2
# gives $-4 - (-2) + 1 = -1$: kept, no cost. Do the other two images. The three losses are 2, 4 and 1, and the data loss is
# $7/3$.
#
# ## 2. The gradient, by thinking
#
# `dW` is the gradient: an array of the same shape as `W`, (D, C). Its entry $(d, c)$ says how fast the loss rises when
# $W_{dc}$ does.
#
# Take **one** term, of image $i$ and wrong class $j$. If it is kept ($s_{ij} - s_{iy_i} + 1 < 0$), it is 0 and stays 0 when
# $W$ moves a little: it adds nothing to the gradient. If it is violated, it is
#
# $$s_{ij} - s_{i y_i} + 1 = \sum_d x_{id} W_{dj} - \sum_d x_{id} W_{d y_i} + 1$$
#
# Only two columns of $W$ occur in it, and the derivative can be read off:
#
# | column of `dW` | what a violated term adds |
# |---|---|
# | the wrong class $j$ | $+x_i$ |
# | the right class $y_i$ | $-x_i$ |
# | any other class | nothing |
#
# A violated term thus touches **two** columns. If an image violates three margins, its right class receives $-x_i$ three
# times, not once. At the end all is divided by $N$, as the loss is, and the regulariser's part is added.
#
# *And exactly at the kink, where the term is 0 and about to rise?* There the slope is 0 on one side and not on the other.
# Any value between is allowed (a "subgradient"); most code takes 0. With real numbers you practically never hit it.
#
# ### Question 1: the factor of the right class
#
# There are $C = 10$ classes, and a certain image violates the margin against 4 wrong classes. With which factor does
# $x_i$ enter the column of its **right** class, before the division by $N$? (A number with its sign.)

# %% solution="answer_coefficient"
answer_coefficient = ...
### BEGIN SOLUTION
answer_coefficient = -4
### END SOLUTION

# %% [markdown] hints="answer_coefficient"
# Which column does one violated term take the image away from, and how many such terms does this image have?
#
# ---
#
# The table of columns just above. Draw ten boxes for the classes, and go through the wrong classes one by one: what
# does each put into the box of the right class?
#
# ---
#
# For each violated margin note what goes into the right class's column, and for each kept one too. Add up. Give the
# sign as well.

# %% test="test_answer_coefficient" points=1
check_number_given(answer_coefficient, "answer_coefficient")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_coefficient, "answer_coefficient", -4, points=1, tolerance=1e-6, read="section 2, the table of columns: each violated term adds its share")
### END HIDDEN TESTS

# %% [markdown]
# ### Your turn: `svm_loss_naive`
#
# Write loss and gradient with loops: over the images, and over the classes. Clear comes before fast here; this version
# will be the yardstick for the fast one.

# %% solution="svm_loss_naive"
def svm_loss_naive(W, X, y, reg):
    """Multiclass SVM loss and its gradient, with loops; margin 1.

    W: float array (D, C), the weights; not to be changed
    X: float array (N, D), one image a row
    y: int array (N,), the right classes
    reg: float, the regularisation strength

    Returns (loss, dW):
      loss: one number, the mean over the images of the hinge losses, plus reg * sum(W**2) (no one-half)
      dW: float array (D, C), the gradient of loss with respect to W; its regulariser's part is 2 * reg * W

    Example: W = [[0.0, 0.5]], X = [[2.0]], y = [0], reg = 0 has the scores 0 and 1;
    the loss is 1 - 0 + 1 = 2.0, and dW = [[-2.0, 2.0]].
    """
    ### BEGIN SOLUTION
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
    ### END SOLUTION

# %% [markdown] hints="svm_loss_naive"
# For one image and one wrong class: what does the pair cost, and which columns of `dW` does it touch?
#
# ---
#
# The table of columns in section 2. Try the toy batch's image 0 by hand: one of its wrong classes is violated, the
# other is not. A column of `dW` is `dW[:, c]`; what does `+=` do there that `=` does not?
#
# ---
#
# Zeros for the loss and for `dW` first. Loop over the images, inside it over the classes, and skip the right one.
# For each pair compute the margin; only if it is positive add it to the loss, and change the two columns. After
# both loops divide by the number of images, then add the regulariser to each of the two.

# %% [markdown]
# The check looks at the toy batch, first with `reg = 0` (the data loss alone), then with `reg = 0.3`.

# %% test="test_svm_loss_naive" points=8
check("svm_loss_naive", svm_loss_naive)

# %% demonstration=true
loss, dW = svm_loss_naive(W_toy, X_toy, y_toy, 0.0)
print("data loss", round(loss, 4))
print("gradient\n", dW)

# %% [markdown]
# Every row of the gradient adds up to 0, because each violated term gives to one class what it takes from another. In the
# last row, that of the constant 1, each single entry happens to cancel as well.
#
# ## 3. The first loss of a training run
#
# A gradient check takes a moment; this one takes a second and catches a surprising number of mistakes. Start with tiny
# random weights: all scores are nearly 0, every wrong class falls short by nearly the full margin, and you know from
# `01-hinge` what the data loss must be. With `reg = 0` and ten classes:

# %% demonstration=true
rng = np.random.default_rng(0)
X_start = np.hstack([rng.uniform(-1, 1, size=(50, 20)), np.ones((50, 1))])
y_start = rng.integers(0, 10, size=50)
W_start = 1e-4 * rng.normal(size=(21, 10))
print("first loss:", round(svm_loss_naive(W_start, X_start, y_start, 0.0)[0], 4), "   C - 1 =", 10 - 1)

# %% [markdown]
# If your first loss is not $C - 1$ (with `reg = 0`), stop and look. Now two questions about first losses.
#
# ### Question 2: a friend's first loss
#
# A friend's code starts with the loss 10.0 on ten classes, with `reg = 0`. What is it, most
# probably?
#
# - **a** the loss was not divided by $N$
# - **b** the right class is counted among the wrong ones
# - **c** the margin of 1 was forgotten
# - **d** nothing is wrong: it is the number of classes

# %% solution="answer_first_bug"
answer_first_bug = ...
### BEGIN SOLUTION
answer_first_bug = "b"
### END SOLUTION

# %% [markdown] hints="answer_first_bug"
# What would the loss of one image be, if all ten scores were 0?
#
# ---
#
# Question 7 of notebook 01, and section 3: compare 10.0 with what it should be. By how much is it off, and what
# adds just that?
#
# ---
#
# Work out the first loss that each of the four slips would give: times N; with one class more; without the margin;
# or as it is. Choose the slip that gives 10.0, whatever N is.

# %% test="test_answer_first_bug" points=1
check_choice_given(answer_first_bug, "answer_first_bug", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_first_bug, "answer_first_bug", "b", points=1, read="section 3, and question 7 of notebook 01")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 3: a first loss with the regulariser
#
# CIFAR-10 has $C = 10$ classes and, with the constant, $D = 3073$ numbers an image. Suppose
# every weight is $+0.001$ or $-0.001$, so that all scores are nearly 0, and `reg` is 20. Which **total** loss do you
# expect at the start? Take the scores as exactly 0, and give at least two decimals.

# %% solution="answer_first_loss"
answer_first_loss = ...
### BEGIN SOLUTION
answer_first_loss = 9.6146
### END SOLUTION

# %% [markdown] hints="answer_first_loss"
# Which two terms does the total loss have, and which of them does not depend on the images?
#
# ---
#
# The data loss at scores of 0 stands just above. For the regulariser: how many weights are there, what is the
# square of each, and does its sign matter?
#
# ---
#
# Number of weights, times the square of one, times `reg`; no one-half. Add the data loss of ten classes at scores
# of 0.

# %% test="test_answer_first_loss" points=1
check_number_given(answer_first_loss, "answer_first_loss")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_first_loss, "answer_first_loss", 9 + 20 * 3073 * 10 * 1e-6, points=1, tolerance=0.006, read="section 1: data loss plus reg times the sum of all D * C squared weights, no one-half")
### END HIDDEN TESTS

# %% [markdown]
# ## 4. The slope by measuring
#
# There is a second way to a gradient that needs no thinking: **measure**. Move one weight by a small step $h$, see by how
# much the loss changes, divide by the step. In one dimension there are two ways to do it:
#
# $$\text{one-sided:}\quad \frac{f(w + h) - f(w)}{h} \qquad\qquad
# \text{centred:}\quad \frac{f(w + h) - f(w - h)}{2h}$$
#
# Which is better? A smooth function near $w$ is $f(w \pm h) = f \pm h f' + \frac{h^2}{2} f'' \pm \frac{h^3}{6} f''' + \dots$
# Put this in:
#
# - one-sided: $f' + \frac{h}{2} f'' + \dots$: the error shrinks in proportion to $h$;
# - centred: the even powers cancel, and what is left is $f' + \frac{h^2}{6} f''' + \dots$: the error shrinks with $h^2$.
#
# For the price of one more call of $f$, the centred difference gives, at the same step, about twice as many right digits. Use it always.

# %% demonstration=true
w = np.linspace(-0.2, 2.2, 100)
curve = lambda w: w**3 / 2
w0, h = 1.0, 0.7
fig, ax = plt.subplots()
ax.plot(w, curve(w), color=GREY)
for start, end, colour, style, label in [(w0, w0 + h, RED, "--", "one-sided: too steep"),
                                         (w0 - h, w0 + h, BLUE, "-.", "centred: close")]:
    slope = (curve(end) - curve(start)) / (end - start)
    ax.plot(w, curve(w0) + slope * (w - w0), color=colour, ls=style)
    ax.plot([start, end], [curve(start), curve(end)], "o", color=colour, ms=5)
    ax.text(2.24, curve(w0) + slope * 1.2, label, color=colour, va="bottom")
ax.plot(w, curve(w0) + 1.5 * (w - w0), color=GREEN, ls=":")
ax.text(2.24, curve(w0) + 1.5 * 1.2, "true slope", color=GREEN, va="top")
ax.plot([w0], [curve(w0)], "s", color="black")
ax.set(xlabel="weight w", ylabel="f(w)", ylim=(-1.4, 5.4), xlim=(-0.2, 2.2), title="A centred difference is closer to the true slope")
show(fig, "A curve that bends upwards, f(w) = w cubed over 2, and three straight lines at w = 1: the true slope, 1.5; a centred "
          "difference with the step 0.7, slope 1.7; a one-sided one, slope 2.8, which is much too steep.")

# %% [markdown]
# For a matrix of weights, do this for **one entry at a time**, all others staying where they are:
#
# $$\frac{\partial f}{\partial W_{dc}} \approx \frac{f(W + h E_{dc}) - f(W - h E_{dc})}{2h}$$
#
# where $E_{dc}$ is 1 at the place $(d, c)$ and 0 elsewhere. It costs two calls of $f$ for every weight: 61,460 for
# CIFAR-10. That is why we still derive gradients, and measure only to check them.
#
# **Double precision.** Two nearly equal numbers are subtracted here, and most of their digits cancel. In `float64` a number
# has about 16 digits, in `float32` only 7, which is hopeless with a step of $10^{-5}$. Work on a `float64` copy of `W`,
# whatever it came as; the copy also keeps the caller's `W` unchanged.
#
# ### Your turn: `numerical_gradient`
#
# Take $h = 10^{-5}$. `np.ndindex(W.shape)` walks through all positions of an array of any shape, `W[position]` is the entry
# there; `np.array(W, dtype=np.float64)` makes a copy. The function `f` takes an array of W's shape and returns one number.

# %% solution="numerical_gradient"
def numerical_gradient(f, W):
    """Gradient of f at W, measured by centred differences with the step 1e-5.

    f: a function; f(W) returns one number for an array of W's shape
    W: float array of any shape, (D, C) or (D,) for example; not to be changed

    Returns a float64 array of W's shape. Computes in float64, even if W is float32.

    Example: f = lambda W: np.sum(W**2), W = [1.0, -3.0] gives [2.0, -6.0] (to about nine digits).
    """
    ### BEGIN SOLUTION
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * h)
    return gradient
    ### END SOLUTION

# %% [markdown] hints="numerical_gradient"
# If you move one entry of W up by h and then down by h, how far apart are the two points at which you ask f?
#
# ---
#
# The second formula of section 4, for one entry at a time. Think it through for W with two entries: what is W just
# before you come to the second one? And what is its dtype?
#
# ---
#
# Make a float64 copy of W and an array of zeros like it. For each position: note the entry; move the copy's entry
# up, ask f; move it down, ask f; set it back to what you noted; store the difference divided by the distance of the
# two points. Return the array after the loop.

# %% test="test_numerical_gradient" points=8
check("numerical_gradient", numerical_gradient)

# %% [markdown]
# Now put your two functions side by side. `numerical_gradient` wants a function of `W` alone, and your loss takes four
# arguments. Python's `lambda W: …` makes a small function on the spot: it takes `W`, and the other three stay fixed. (The word
# has nothing to do with the strength $\lambda$.)

# %% demonstration=true
measured_toy = numerical_gradient(lambda W: svm_loss_naive(W, X_toy, y_toy, 0.0)[0], W_toy)
derived_toy = svm_loss_naive(W_toy, X_toy, y_toy, 0.0)[1]
print("measured\n", np.round(measured_toy, 6))
print("largest difference:", np.max(np.abs(measured_toy - derived_toy)))

# %% [markdown]
# ### How large should the step be?
#
# A large step makes the error that the formulas above show. A tiny step makes another one: rounding. The values of $f$ are
# off by about $10^{-16}$ of their size, and the division by $2h$ blows that up. So the error of a centred difference is
# about
#
# $$\underbrace{c_1 h^2}_{\text{too coarse}} + \underbrace{c_2 \frac{10^{-16}}{h}}_{\text{rounding}}$$
#
# and drawn over $h$, with logarithmic axes, it is a **V**. The left picture shows it for a smooth curve, $\log(1 + e^w)$: a
# stand-in for the softmax loss of the next notebook, which with two classes is this very curve. The right picture shows your SVM loss on a random batch,
# measured along a random direction. The hinge is made of straight pieces, and on a straight piece there is no error of the
# first kind at all, until the step reaches over a **kink**.

# %% demonstration=true
steps = np.logspace(-13, 0, 79)
smooth = lambda w: np.log1p(np.exp(w))
true_slope = 1 / (1 + np.exp(-1.0))                     # at w = 1
one_sided = [abs((smooth(1 + h) - smooth(1.0)) / h / true_slope - 1) for h in steps]
centred = [abs((smooth(1 + h) - smooth(1 - h)) / (2 * h) / true_slope - 1) for h in steps]
w32, h32 = np.float32(1), steps[steps > 1e-7].astype(np.float32)
single = [abs(float((smooth(w32 + h) - smooth(w32 - h)) / (2 * h)) / true_slope - 1) for h in h32]

rng = np.random.default_rng(4)
X_batch = np.hstack([rng.normal(size=(30, 5)), np.ones((30, 1))])
y_batch = rng.integers(0, 4, size=30)
W_batch = rng.normal(size=(6, 4))                       # of order 1, as after training
direction = rng.normal(size=W_batch.shape)
along = lambda h: svm_loss_naive(W_batch + h * direction, X_batch, y_batch, 0.0)[0]
svm_slope = np.sum(svm_loss_naive(W_batch, X_batch, y_batch, 0.0)[1] * direction)
svm_error = [abs((along(h) - along(-h)) / (2 * h) / svm_slope - 1) for h in steps]

# %% demonstration=true
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.3), sharey=True)
floor = 1e-14                                           # an error of exactly 0 has no place on a logarithmic axis
left.loglog(steps, np.maximum(one_sided, floor), color=RED, ls="--", label="one-sided")
left.loglog(steps, np.maximum(centred, floor), color=BLUE, label="centred")
left.loglog(h32, np.maximum(single, floor), color=PURPLE, ls=":", label="centred, float32")
left.legend(loc="upper left", frameon=False)
left.set(title="Smooth: a V, and its bottom near 1e-5", xlabel="step h", ylabel="relative error of the slope", ylim=(5e-15, 1e1))
right.loglog(steps, np.maximum(svm_error, floor), color=GREEN)
crossed = steps[np.argmax((np.array(svm_error) > 1e-6) & (steps > 1e-6))]
right.axvline(crossed, color=GREY, lw=1)
right.text(crossed * 0.6, 1e-6, "first kink\nwithin reach", ha="right", color=GREY)
right.text(1e-12, 2e-2, "rounding only:\nfalls as 1/h", color=GREEN)
right.set(title="SVM: only rounding, until a kink is crossed", xlabel="step h")
show(fig, "Two pictures of the error of a measured slope against the step, both axes logarithmic. Left, a smooth curve: the centred "
          "difference makes a V with its bottom at 1e-10 near the step 1e-5, the one-sided one a V that is higher and further "
          "left, float32 stays above 1e-5. Right, the SVM loss: the error falls all the way as rounding shrinks, and jumps up at "
          f"the step {crossed:.0e}, where the first kink comes within reach.")
print("step      one-sided  centred    SVM")
for h in (1e-13, 1e-9, 1e-5, 1e-3, 1e-1):
    nearest = np.argmin(np.abs(np.log(steps / h)))
    print(f"{h:<8.0e}  {one_sided[nearest]:9.0e}  {centred[nearest]:9.0e}  {svm_error[nearest]:9.0e}")

# %% [markdown]
# Three things to take away. The bottom of the centred V lies near $h = 10^{-5}$, with about ten right digits. The
# error of `float32` never gets below about $10^{-5}$, and at the step that is best for `float64` hardly two of its digits are
# right. And the SVM error jumps at once when a kink comes within reach of the step.
#
# ### Question 4: ten times smaller
#
# In the right arm of the V rounding plays no part. Make $h$ ten times smaller there: how many times smaller does the error of a
# **centred** difference become? (A number above 1.)

# %% solution="answer_factor"
answer_factor = ...
### BEGIN SOLUTION
answer_factor = 100
### END SOLUTION

# %% [markdown] hints="answer_factor"
# Which power of h does the error of a centred difference go with, where rounding plays no part?
#
# ---
#
# The bullet points after the two formulas, or the slope of the right arm of the V: how many grid lines does the
# error fall while h falls by one?
#
# ---
#
# Write the error as a constant times that power of h. Put in h / 10 for h, and divide the old error by the new one.

# %% test="test_answer_factor" points=1
check_number_given(answer_factor, "answer_factor")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_factor, "answer_factor", 100, points=1, tolerance=0.5, read="section 4: the error of a centred difference is in proportion to the square of h")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 5: the smallest step
#
# Your friend uses $h = 10^{-13}$, "since the limit is taken for $h \to 0$". What does the picture say?
#
# - **a** the smaller the step, the smaller the error: $10^{-13}$ is best
# - **b** rounding spoils the result: only a few digits are right, and a larger step is better
# - **c** the step does not matter for smooth functions
# - **d** so small a step runs over the most kinks

# %% solution="answer_step"
answer_step = ...
### BEGIN SOLUTION
answer_step = "b"
### END SOLUTION

# %% [markdown] hints="answer_step"
# Which of the two errors in the sum below the heading is the larger one at so small a step?
#
# ---
#
# Put $10^{-13}$ into the second term, and take $c_2$ as 1. Then look at the left end of the left picture.
#
# ---
#
# Compare three things in the picture: the error at the left end, the error at the bottom of the V, and where the
# bottom lies. One of the four sentences says what you see.

# %% test="test_answer_step" points=1
check_choice_given(answer_step, "answer_step", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_step, "answer_step", "b", points=1, read="section 4, the left arm of the V")
### END HIDDEN TESTS

# %% [markdown]
# ## 5. Judging a gradient check
#
# Is a difference of $10^{-4}$ between a derived entry $a$ and a measured entry $n$ small? That depends on how large they
# are. So we look at the **relative error**
#
# $$\frac{|a - n|}{|a| + |n|}$$
#
# which is 0 for equal numbers and 1 for numbers of opposite sign. An entry that should be 0 carries a little rounding noise,
# and noise over noise would be 1. The function below therefore never divides by less than a
# tenth of the largest $|a| + |n|$ of the array.

# %% setup="relative_error"
def relative_error(a, n):
    """Relative error of each entry of a (derived) against n (measured); arrays of one shape."""
    sizes = np.abs(a) + np.abs(n)
    return np.abs(a - n) / np.maximum(sizes, max(0.1 * np.max(sizes), 1e-300))

# %% [markdown]
# As a rule of thumb, in double precision with a step near $10^{-5}$:
#
# | worst relative error | what it means |
# |---|---|
# | above 1e-2 | the gradient is probably wrong |
# | 1e-4 to 1e-2 | suspicious: for a smooth loss, wrong; with kinks, look closer |
# | 1e-7 to 1e-4 | usually fine if the loss has kinks; for a smooth loss keep looking |
# | 1e-7 and below | good |
#
# Check at weights **of order 1**, on a handful of images, and check the data loss first, with `reg = 0`:

# %% demonstration=true
measured_batch = numerical_gradient(lambda W: svm_loss_naive(W, X_batch, y_batch, 0.0)[0], W_batch)
derived_batch = svm_loss_naive(W_batch, X_batch, y_batch, 0.0)[1]
print(f"worst relative error: {relative_error(derived_batch, measured_batch).max():.1e}")

# %% [markdown]
# ### Why weights of order 1?
#
# Suppose somebody forgets to look whether a margin is violated, and lets every wrong class add to the gradient. Such a
# gradient does not depend on `W` at all: it is what the right one gives at `W = 0`, where every margin is violated. We can
# make it from your own function, and check it at weights of several sizes:

# %% demonstration=true
careless = svm_loss_naive(0 * W_batch, X_batch, y_batch, 0.0)[1]       # as if every margin were violated
for size in [1e-6, 1e-2, 0.2, 1.0]:
    W = size * W_batch
    error = relative_error(careless, numerical_gradient(lambda W: svm_loss_naive(W, X_batch, y_batch, 0.0)[0], W)).max()
    print(f"weights of order {size:g}: worst relative error {error:.1e}")

# %% [markdown]
# ### Question 6: passed, and wrong
#
# At tiny weights the check is passed by a gradient that is plainly wrong. Why?
#
# - **a** at tiny weights the rounding of the measurement hides the mistake
# - **b** at tiny weights every margin is violated, so it makes no difference whether one looks
# - **c** at tiny weights the true gradient is zero, and zero agrees with everything
# - **d** the step $h$ is too large for tiny weights

# %% solution="answer_tiny_weights"
answer_tiny_weights = ...
### BEGIN SOLUTION
answer_tiny_weights = "b"
### END SOLUTION

# %% [markdown] hints="answer_tiny_weights"
# With all weights nearly 0, what are the scores, and what is every margin?
#
# ---
#
# Section 3: which margins are violated at the start of training? Then ask what the careless gradient gets wrong,
# and when.
#
# ---
#
# Write down the margin for scores of 0, see on which side of the kink it lies, and compare the careless gradient
# with the right one there. Then find the sentence that says so.

# %% test="test_answer_tiny_weights" points=1
check_choice_given(answer_tiny_weights, "answer_tiny_weights", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_tiny_weights, "answer_tiny_weights", "b", points=1, read="sections 3 and 5: which margins are violated when all scores are nearly 0?")
### END HIDDEN TESTS

# %% [markdown]
# ### The regulariser by itself
#
# The most frequent mistake of all in this assignment is small: the gradient adds `reg * W` where the loss needs
# `2 * reg * W`. The next cell makes that mistake on purpose, on top of your data gradient, and checks it at three strengths.

# %% demonstration=true
for reg in [5e-6, 1e-3, 1.0]:
    measured = numerical_gradient(lambda W: svm_loss_naive(W, X_batch, y_batch, reg)[0], W_batch)
    without_two = derived_batch + reg * W_batch
    without_any = derived_batch
    print(f"reg = {reg:g}: factor 2 missing {relative_error(without_two, measured).max():.1e},"
          f"  regulariser missing {relative_error(without_any, measured).max():.1e}")

# %% [markdown]
# At `reg = 5e-6` even a regulariser that is missing altogether hardly shows: a relative error near 1e-4 is what kinks may
# cause as well. With weights as small as those of a real run on images it would be smaller still. So check the regulariser
# where it is large, **at `reg` of order 1**, and best by itself: subtract what you get at `reg = 0`.

# %% demonstration=true
with_reg, without_reg = svm_loss_naive(W_batch, X_batch, y_batch, 1.0)[1], svm_loss_naive(W_batch, X_batch, y_batch, 0.0)[1]
measured = numerical_gradient(lambda W: svm_loss_naive(W, X_batch, y_batch, 1.0)[0] - svm_loss_naive(W, X_batch, y_batch, 0.0)[0], W_batch)
print(f"your regulariser by itself: worst relative error {relative_error(with_reg - without_reg, measured).max():.1e}")

# %% [markdown]
# ### Question 7: the factor 2
#
# Suppose the factor 2 is missing, and you check the regulariser by itself. Which relative error, by the formula at the
# beginning of this section, does **every** entry show? Give it to three decimals.

# %% solution="answer_missing_two"
answer_missing_two = ...
### BEGIN SOLUTION
answer_missing_two = 1 / 3
### END SOLUTION

# %% [markdown] hints="answer_missing_two"
# What is the derived entry of the regulariser's gradient if the 2 is missing, and what is the measured one?
#
# ---
#
# The formula at the beginning of section 5. Try it for a single weight of 1 and `reg` of 1.
#
# ---
#
# Put both entries into the relative error. W and reg occur in every term, above and below the line, and cancel;
# what is left is a fraction of small whole numbers.

# %% test="test_answer_missing_two" points=1
check_number_given(answer_missing_two, "answer_missing_two")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_missing_two, "answer_missing_two", 1 / 3, points=1, tolerance=0.004, read="section 5: put a = reg * W and n = 2 * reg * W into the relative error")
### END HIDDEN TESTS

# %% [markdown]
# ### A kink is not a bug
#
# The hinge has a kink wherever a margin is exactly 0. If the step reaches across, the measurement mixes the slopes of both
# sides. It then disagrees with the derived gradient, though the derived one is right.
#
# The smallest example has one weight: $f(w) = \max(0, w)$, at a point a little to the left of the kink, $w = -10^{-6}$. There
# $f$ is flat: its slope is exactly 0. Work out on paper what a centred difference with $h = 10^{-5}$ gives: one of its two
# points lies on the other side.
#
# ### Question 8: measured beside a kink
#
# What is $\dfrac{f(w + h) - f(w - h)}{2h}$ for $f(w) = \max(0, w)$, $w = -10^{-6}$ and $h = 10^{-5}$? (Two decimals.)

# %% solution="answer_beside_kink"
answer_beside_kink = ...
### BEGIN SOLUTION
answer_beside_kink = 0.45
### END SOLUTION

# %% [markdown] hints="answer_beside_kink"
# Which of the two points $w + h$ and $w - h$ is above 0?
#
# ---
#
# $f$ is 0 at every negative number, and the number itself at every positive one. Write down $w + h$ first.
#
# ---
#
# Take the value at the point above 0, subtract 0, divide by $2h$. In units of $10^{-6}$ it is a fraction of small whole numbers.

# %% test="test_answer_beside_kink" points=1
check_number_given(answer_beside_kink, "answer_beside_kink")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_beside_kink, "answer_beside_kink", 0.45, points=1, tolerance=0.001, read="section 5, A kink is not a bug: only one of the two points lies above 0")
### END HIDDEN TESTS

# %% [markdown]
# The derived slope, 0, is right, and the relative error is 1, the largest there is. A step of $10^{-7}$ does not reach the
# kink, and measures 0.
#
# Now your SVM loss. Watch what happens to the number of disagreements, along 200 random directions, when the step gets smaller:

# %% demonstration=true
rng = np.random.default_rng(8)
directions = [v / np.linalg.norm(v) for v in rng.normal(size=(200, *W_batch.shape))]
derived_dW = svm_loss_naive(W_batch, X_batch, y_batch, 0.0)[1]

def slope_error(direction, h):
    """Relative error of the derived slope along a direction, against a centred difference with the step h."""
    above = svm_loss_naive(W_batch + h * direction, X_batch, y_batch, 0.0)[0]
    below = svm_loss_naive(W_batch - h * direction, X_batch, y_batch, 0.0)[0]
    measured, derived = (above - below) / (2 * h), np.sum(derived_dW * direction)
    return abs(measured - derived) / (abs(measured) + abs(derived))

for h in [1e-1, 3e-2, 1e-2, 1e-3, 1e-5]:
    errors = np.array([slope_error(direction, h) for direction in directions])
    print(f"h = {h:<6g} {np.sum(errors > 1e-4):3d} of 200 directions disagree (relative error above 1e-4)")

# %% [markdown]
# At a sensible step a kink shows in a few isolated places, and they vanish when the step gets smaller. A bug stays at every step.
# Using only a few images helps too: fewer margins, fewer kinks.
#
# Does the size of the margin matter? Let $\Delta$ stand in place of the 1. A kink lies where $s_j - s_{y_i} + \Delta = 0$, so
# another $\Delta$ moves the kinks to other places. The next cell counts the terms that lie within the reach of a step of $10^{-2}$,
# at tiny weights, where all scores are nearly 0, and at weights of order 1:

# %% demonstration=true
def terms_near_a_kink(W, delta, h=1e-2):
    """How many of the terms of the loss may change sides along a direction of length 1, with the step h."""
    S = X_batch @ W
    terms = S - S[np.arange(30), y_batch][:, None] + delta
    terms[np.arange(30), y_batch] = np.inf           # the right class has no term
    reach = 2 * h * np.linalg.norm(X_batch, axis=1)[:, None]
    return np.sum(np.abs(terms) < reach), 30 * 3

for delta in [1.0, 0.1, 1e-3]:
    near = [terms_near_a_kink(size * W_batch, delta)[0] for size in (1e-4, 1.0)]
    print(f"margin {delta:<6g} terms near a kink, of 90: {near[0]:3d} at tiny weights, {near[1]:3d} at weights of order 1")

# %% [markdown]
# At tiny weights every term is about $\Delta$: far from its kink for $\Delta = 1$, and at the kink for a tiny $\Delta$. At
# weights of order 1 the terms are spread out, and the margin makes little difference.

# %% [markdown] question="question_kink"
# ### Question 9: in your own words
#
# You check the gradient of an SVM loss with $h = 10^{-3}$, at weights of order 1 and with `reg = 1e-6`. Of 500 entries, 497
# have a relative error below $10^{-4}$; the other three lie between $10^{-3}$ and $10^{-2}$.
#
# In four to six sentences: what are the two possible explanations for the three entries, and which further measurement
# tells them apart? Would you expect the same picture for a smooth loss? And what can this check, as it was done, **not** tell
# you about the regulariser, and what would you do about that?
# ### BEGIN MARK SCHEME
# 1 point: either the step of these three entries crosses a kink of the hinge (the measurement is off), or the derived gradient
# is wrong there (a bug).
#
# 1 point: measure again with a smaller step (e.g. 1e-5) or fewer images / other weights: errors by kinks vanish, a bug stays.
#
# 1 point: a smooth loss has no kinks, so isolated errors of this size would point to a bug.
#
# 1 point: at reg = 1e-6 the regulariser is far too small to be seen next to the data gradient; check at reg of order 1, best by
# itself (difference to reg = 0).
# ### END MARK SCHEME

# %% [markdown] answer="prose_kink" points=4
# Either the step crosses a kink for these three entries, so that the measurement mixes two slopes while the derived gradient
# is right, or the derived gradient is wrong there. I would measure again with a smaller step, such as 1e-5: the errors from
# kinks vanish, since the step no longer reaches them, and a bug stays. A smooth loss has no kinks, so there three isolated
# errors of that size would mean a bug. The check says nothing about the regulariser: at reg = 1e-6 its part of the gradient is
# hundreds of thousands of times smaller than the rest, and it could be missing with all errors still below 1e-4. I would check it by
# itself at reg = 1, as the difference between reg = 1 and reg = 0.

# %% [markdown]
# ## 6. Without loops
#
# Your naive version is right, and slow. A CIFAR-10 run calls this function thousands of times, so it is worth a second
# version in which NumPy treats all images at once.
#
# **The loss.** You had this in `01-hinge`: a matrix of margins, (N, C), whose entries for the right classes are set to zero.
#
# **The gradient.** Look at section 2 again: each image adds its $x_i$ to some columns of `dW`, each time with a whole-number
# factor. Call the factor of image $i$ and class $c$ $A_{ic}$. Then
#
# $$\frac{\partial}{\partial W_{dc}} \text{(data loss)} = \frac{1}{N} \sum_{i=1}^{N} x_{id} A_{ic}
# \qquad\text{as a matrix product:}\qquad \frac{1}{N} X^\top A$$
#
# What is in $A$, of shape (N, C)? For a **wrong** class: 1 if its margin is violated, 0 if not. For the **right** class: you
# answered that for one image in section 2. The shapes agree: (D, N) times (N, C) is (D, C).
#
# For the toy batch and its six wrong-class places, four margins are violated:

# %% demonstration=true
A_toy = np.array([[-1, 1, 0], [1, -2, 1], [0, 1, -1]])
fig, ax = plt.subplots(figsize=(4.6, 3.2))
ax.imshow(np.sign(A_toy), cmap="PuOr_r", vmin=-2.2, vmax=2.2)
for i in range(3):
    for c in range(3):
        right_class = c == y_toy[i]
        ax.text(c, i, f"{A_toy[i, c]:+d}" if A_toy[i, c] else "0", ha="center", va="center", fontsize=13, fontweight="bold" if right_class else "normal")
        if right_class:
            ax.add_patch(plt.Rectangle((c - 0.47, i - 0.47), 0.94, 0.94, fill=False, lw=2))
ax.set(xticks=range(3), yticks=range(3), xlabel="class c (framed: the right one)", ylabel="image i", title="The factors A: every row adds up to 0")
ax.spines[:].set_visible(False); ax.tick_params(length=0)
show(fig, "The matrix A of the toy batch, one row an image, one column a class: image 0 has -1, +1, 0; image 1 has +1, -2, +1; image 2 "
          "has 0, +1, -1. The right class of each image, framed, holds minus the number of violated margins of its row.")

# %% [markdown]
# ### Your turn: `svm_loss_vectorized`
#
# No loop over the images and none over the classes, and no loop in disguise either (a comprehension, `np.vectorize` and
# `np.apply_along_axis` are loops too).

# %% solution="svm_loss_vectorized"
def svm_loss_vectorized(W, X, y, reg):
    """Multiclass SVM loss and its gradient, without loops; margin 1.

    W: float array (D, C), the weights; not to be changed
    X: float array (N, D), one image a row
    y: int array (N,), the right classes
    reg: float, the regularisation strength

    Returns (loss, dW), the same as svm_loss_naive:
      loss: one number, the mean over the images of the hinge losses, plus reg * sum(W**2) (no one-half)
      dW: float array (D, C), the gradient of loss with respect to W; its regulariser's part is 2 * reg * W

    Example: W = [[0.0, 0.5]], X = [[2.0]], y = [0], reg = 0 gives the loss 2.0 and dW = [[-2.0, 2.0]].
    """
    ### BEGIN SOLUTION
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
    ### END SOLUTION

# %% [markdown] hints="svm_loss_vectorized"
# What is in the matrix A in the row of an image: for a wrong class that is violated, for one that is kept, and for
# the right class?
#
# ---
#
# Your margins from notebook 01 give the loss, and they also tell which entries of A are 1. For the right class look
# at your answer in section 2. `M[np.arange(N), y]` is one entry of each row; how does a row of N numbers become a
# column?
#
# ---
#
# Scores; the right ones as a column; margins clipped at 0; zeros for the right classes. Their sum over N is the
# data loss. A: ones where a margin is positive, as numbers; then at the right classes what balances each row. One
# matrix product gives the data gradient. Divide, and add the regulariser to both.

# %% test="test_svm_loss_vectorized" points=10
check("svm_loss_vectorized", svm_loss_vectorized)

# %% [markdown]
# Two versions of one function are a gift: each checks the other. Compare them on a larger random batch, and check the new
# gradient against the measurement too:

# %% demonstration=true
loss_naive, dW_naive = svm_loss_naive(W_batch, X_batch, y_batch, 0.3)
loss_fast, dW_fast = svm_loss_vectorized(W_batch, X_batch, y_batch, 0.3)
measured = numerical_gradient(lambda W: svm_loss_vectorized(W, X_batch, y_batch, 0.3)[0], W_batch)
print(f"losses differ by {abs(loss_naive - loss_fast):.1e}, gradients by {np.max(np.abs(dW_naive - dW_fast)):.1e}")
print(f"worst relative error against the measurement: {relative_error(dW_fast, measured).max():.1e}")

# %% [markdown]
# And what is it worth? The next cell times both versions on batches of images as long as those of CIFAR-10 (3073 numbers, ten
# classes). Each point is the best of three runs on *your* machine.

# %% demonstration=true
def best_time(function, N):
    """Seconds for one call on N random images of CIFAR-10's length, the best of three."""
    rng = np.random.default_rng(N)
    X, y, W = rng.normal(size=(N, 3073)), rng.integers(0, 10, size=N), 0.01 * rng.normal(size=(3073, 10))
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        function(W, X, y, 0.1)
        seconds.append(time.perf_counter() - start)
    return min(seconds)

counts = [25, 50, 100, 200, 400]
naive_seconds = [best_time(svm_loss_naive, N) for N in counts]
fast_seconds = [best_time(svm_loss_vectorized, N) for N in counts]
for N, slow, fast in zip(counts, naive_seconds, fast_seconds):
    print(f"N = {N:3d}: naive {1000 * slow:7.2f} ms, vectorised {1000 * fast:6.2f} ms, ratio {slow / fast:5.1f}")

# %% demonstration=true
fig, ax = plt.subplots()
ax.loglog(counts, [1000 * s for s in naive_seconds], "o-", color=RED)
ax.loglog(counts, [1000 * s for s in fast_seconds], "s--", color=BLUE)
ax.text(430, 1000 * naive_seconds[-1], "naive", color=RED, va="center")
ax.text(430, 1000 * fast_seconds[-1], "vectorised", color=BLUE, va="center")
ax.set(xlabel="images in the batch, N", ylabel="time for one call (ms)", xticks=counts, xticklabels=counts, xlim=(22, 800),
       title=f"Without loops, {counts[-1]} images go {naive_seconds[-1] / fast_seconds[-1]:.0f} times as fast")
ax.minorticks_off()
show(fig, "The time of one call against the number of images, both axes logarithmic. Both lines rise; the vectorised version lies far "
          f"below the naive one, by a factor of {naive_seconds[-1] / fast_seconds[-1]:.0f} at {counts[-1]} images. The numbers stand above.")

# %% [markdown]
# ## Summary
#
# - The full loss is data loss plus `reg * sum(W**2)`; the gradient's second part is `2 * reg * W`.
# - Each violated margin adds $x_i$ to the wrong class's column and takes it from the right class's column; in matrices,
#   $X^\top A / N$.
# - Before training: is the first loss $C - 1$ (plus the regulariser)?
# - Before trusting a gradient: centred differences in float64 with a step near 1e-5, relative errors, weights of order 1, the
#   regulariser by itself at `reg` of order 1. A few isolated errors that vanish with a smaller step are kinks.
# - Keep a slow and obvious version to test the fast one with.
#
# **Next:** `03-softmax` builds the other great loss of linear classifiers, which turns scores into probabilities. You will
# check its gradient with the `numerical_gradient` that you wrote here.

# %% summary=true
