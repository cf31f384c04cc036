# %% [markdown]
# # The multiclass SVM loss, one image at a time
#
# A linear classifier gives every image one score for each class. Some weights give good scores, others give bad ones.
# Before we can search for good weights we need a number that says *how bad* the present ones are. That number is the
# **loss**, and this notebook builds one of the two that linear classifiers are most often trained with: the multiclass
# SVM loss, also called the hinge loss.
#
# **Lecture:** CS231n (Stanford), lecture 3, part 1, loss functions and regularisation: from the definition of a loss to the
# seven questions about the multiclass SVM loss.
#
# ## What you will be able to do
#
# - say what a dataset, a score function and a loss are, and why the loss of a dataset is a mean;
# - compute the multiclass SVM loss by hand, with a loop, and with NumPy, and spot a mistake in somebody else's result;
# - predict how the loss answers when scores change: the slack, the kink, and the value to expect before any training;
# - tell which changes to the formula matter (the square) and which only shift or rescale it.
#
# **Time:** about 45 minutes. You need Python functions, NumPy arrays and matrix products; no calculus.
#
# **How the checks work.** Under each piece of code that you write stands a check. Run it: it needs less than a second, says
# which parts of the task are right on a few small examples, and if something is not right yet it says in words what, and
# often why. Run it as often as you like. When your work is graded, the same is looked at on further data that you do not
# see here, and that adds the points. So make your code general: no fixed sizes, no changes to the arrays that it is given,
# and new arrays in what it returns. Cells that show something with your functions wait for them, and say so: you may run
# the whole notebook at any time. The last cell sums up what passes and what is open.

# %% first=true

# %% setup="imports"
import numpy as np

from linearloss import check, check_choice_given, check_number_given

# %% demonstration=true
# For the figures.
import matplotlib.pyplot as plt
from linearloss.figures import BLUE, GREEN, GREY, RED, show, style

style()

# %% [markdown]
# ## 1. A dataset, a score function, a loss
#
# A **dataset** is $N$ pairs $(x_i, y_i)$. Each $x_i$ is an image, written as a vector of $D$ numbers; each label $y_i$ is
# the number of its class, from $0$ to $C - 1$. We stack the images as the rows of a matrix:
#
# | name | shape | what it holds |
# |---|---|---|
# | `X` | (N, D) | one image a row; the last column is all ones, so that the last row of `W` acts as a bias |
# | `y` | (N,) | the labels, whole numbers |
# | `W` | (D, C) | the weights, one column a class |
# | `S = X @ W` | (N, C) | the scores, one row an image, one column a class |
#
# The **score function** is linear: $f(x, W) = x W$, one score for each class. The classifier answers with the class that
# has the highest score.
#
# The **loss** of one example, $L_i$, compares its scores with its label. The loss of the dataset is the **mean**:
#
# $$L = \frac{1}{N} \sum_{i=1}^{N} L_i\big(f(x_i, W),\, y_i\big)$$
#
# It is a mean and not a sum, so that the loss of 100 images can be compared with the loss of 50,000.
#
# The lecture's example has three images, a cat, a car and a frog, and three classes. If you have fetched CIFAR-10 already
# (`linearloss data` in a terminal; the last notebook needs it, this one does not), the next cell shows three such images
# from it, with the scores that the example gives them.

# %% demonstration=true
from linearloss.data import cache_status, load_cifar10

if cache_status().present:
    photographs = load_cifar10(fetch=False)
    fig, axes = plt.subplots(1, 3, figsize=(7, 3))
    example = [("a cat", 8, "cat 3.2, car 5.1, frog -1.7"), ("a car", 81, "cat 1.3, car 4.9, frog 2.0"),
               ("a frog", 29, "cat 2.2, car 2.5, frog -3.1")]
    for ax, (name, number, scores) in zip(axes, example):
        ax.imshow(photographs.X_test[number])
        ax.set(title=name, xlabel=scores.replace(", ", "\n"), xticks=[], yticks=[])
    show(fig, "Three photographs from CIFAR-10, each with its three scores: "
              + "; ".join(f"{name} with the scores {scores}" for name, _, scores in example) + ".")
else:
    print("CIFAR-10 is not on this computer yet: on with the example's numbers.")

# %% [markdown]
# A photograph of CIFAR-10 is 32 by 32 pixels of three colours, 3072 numbers. To follow every step with a pencil we use the
# smallest dataset that gives the same scores: three images of three pixels each, and the constant 1.

# %% setup="toy"
CLASSES = ["cat", "car", "frog"]

# One image a row: three pixels and the constant 1.
X_toy = np.array([[2.0, 0.0, 1.0, 1.0],   # the cat image
                  [0.0, 1.0, 0.0, 1.0],   # the car image
                  [1.0, 0.0, 1.0, 1.0]])  # the frog image
y_toy = np.array([0, 1, 2])

# One class a column: cat, car, frog. The last row is the bias.
W_toy = np.array([[1.0,  2.6,  1.4],
                  [1.2,  4.4,  2.5],
                  [1.1, -0.6, -4.0],
                  [0.1,  0.5, -0.5]])

# The scores, rounded to the one decimal that they have: the same as X_toy @ W_toy.
S_toy = np.array([[3.2, 5.1, -1.7],
                  [1.3, 4.9,  2.0],
                  [2.2, 2.5, -3.1]])

# %%
print("shapes: X", X_toy.shape, " W", W_toy.shape, " S", (X_toy @ W_toy).shape)
print("image    ", "  ".join(f"{name:>5}" for name in CLASSES), "  answers")
for i in range(3):
    row = X_toy[i] @ W_toy
    print(f"{CLASSES[y_toy[i]]:<9}", "  ".join(f"{value:5.1f}" for value in row), " ", CLASSES[np.argmax(row)])

# %% [markdown]
# Only the car image is classified rightly. The cat image is called a car by a moderate gap; for the frog image, the frog
# is the class with the *lowest* score. A useful loss should be small for the car, larger for the cat and largest for the
# frog.
#
# ### Two ways to write a linear score
#
# The lecture that this notebook follows writes `W.dot(x)`: there `W` has shape (C, D), one **row** a class. We write
# `x @ W` with `W` of shape (D, C), one **column** a class, because a whole batch is then simply `X @ W`. The two matrices
# are each other's transpose and the scores are the same. When you read code, look at the shape of `W` first.

# %%
W_lecture = W_toy.T                      # (C, D), as in the lecture
print("lecture:  W.dot(x) =", np.round(W_lecture.dot(X_toy[0]), 4))
print("here:     x @ W    =", np.round(X_toy[0] @ W_toy, 4))

# %% [markdown]
# ## 2. The multiclass SVM loss
#
# The idea in one sentence: *the right class should beat every wrong class by at least 1; each wrong class that comes
# closer costs as much as it comes too close.*
#
# Let $s = x_i W$ be the scores of one image. The **case form** says exactly that:
#
# $$L_i = \sum_{j \neq y_i} \begin{cases} 0 & \text{if } s_{y_i} \ge s_j + 1 \\ s_j - s_{y_i} + 1 & \text{otherwise} \end{cases}$$
#
# The number 1 is the **margin**. Where $s_{y_i} = s_j + 1$ exactly, the second line gives 0 too. So the two cases
# meet, and we can write both as a maximum, the **max form**:
#
# $$L_i = \sum_{j \neq y_i} \max(0,\; s_j - s_{y_i} + 1)$$
#
# This sum over all wrong classes is due to Weston and Watkins. Notice what the sum leaves out: $j = y_i$, the right class
# itself. And mind the indices: a printed version of the lecture has $s_{y_j}$ in places where $s_{y_i}$ is meant. The right
# class belongs to the image, $i$; there is no right class of a class $j$.

# %% demonstration=true
gap = np.linspace(-3, 4, 200)
fig, ax = plt.subplots()
ax.plot(gap, np.maximum(0, 1 - gap), color=BLUE)
ax.plot([1], [0], "o", color=RED, clip_on=False)
ax.annotate("the kink: ahead by exactly 1", (1, 0.06), (1.2, 1.1), color=RED, arrowprops={"arrowstyle": "-", "color": RED})
ax.text(-2.9, 1.5, "too close, or behind:\nit costs 1 for every 1", color=BLUE)
ax.text(2.05, 0.12, "far enough ahead: free", color=BLUE)
ax.set(xlabel="how far the right class is ahead of the wrong one, $s_{y_i} - s_j$ (score units)",
       ylabel="cost of this wrong class", xlim=(-3, 4), ylim=(-0.1, 4.2), title="A wrong class costs nothing once it is 1 behind")
show(fig, "The cost of one wrong class against the lead of the right class. From the left the line falls by 1 for every 1, "
          "reaches 0 where the lead is 1, the kink, and stays at 0 from there on.")

# %% [markdown]
# Seen from the side, the curve looks like a door hinge: hence the name *hinge loss*.
#
# ### The cat, by hand
#
# The cat image has the scores cat 3.2, car 5.1, frog -1.7, and its right class is the cat. Two classes are wrong:
#
# - car: $\max(0,\; 5.1 - 3.2 + 1) = \max(0,\; 2.9) = 2.9$
# - frog: $\max(0,\; -1.7 - 3.2 + 1) = \max(0,\; -3.9) = 0$
#
# Together $L_{\text{cat}} = 2.9$. Before you go on, take a pencil and do the same for the car image and the frog image.
#
# ### Your turn: `L_i`
#
# Write the loss of **one** image. Use a loop over the classes, and whichever of the two forms you like better.

# %% solution="L_i"
def L_i(x, y, W):
    """Multiclass SVM loss of one example, with a loop over the classes; margin 1.

    x: float array (D,), one image (its last entry is the constant 1)
    y: int, the number of the right class, 0 to C - 1
    W: float array (D, C), one column a class; neither x nor W may be changed

    Returns the loss, one number: the sum (not the mean) over the wrong classes.

    Example: x = [1.0], W = [[0.5, 0.25]], y = 0 has the scores 0.5 and 0.25; the loss is 0.25 - 0.5 + 1 = 0.75.
    """
    ### BEGIN SOLUTION
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        if j == y:
            continue
        loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
    ### END SOLUTION

# %% [markdown] hints="L_i"
# How many wrong classes does an image have when there are three classes, and which one is not among them?
#
# ---
#
# The max form of section 2, and the cat by hand below it. For the docstring's example the scores are 0.5 and 0.25:
# only one term is left. Which?
#
# ---
#
# Compute all the scores with one product. Start a sum at zero; for every class number except y, add what the max form
# says for it. Return the sum after the loop, not inside it.

# %% test="test_L_i" points=6
check("L_i", L_i)

# %% demonstration=true
losses_toy = [L_i(X_toy[i], y_toy[i], W_toy) for i in range(3)]
for name, loss in zip(CLASSES, losses_toy):
    print(f"{name:<5} {loss:7.4f}")
print(f"mean  {np.mean(losses_toy):7.4f}")

# %% [markdown]
# The order is the one that we asked for: car, cat, frog. The mean, 5.2667, is how bad `W_toy` is on this dataset.
#
# ## 3. Find the error
#
# ### Question 1: one slip
#
# A widely shared recording of the lecture gives **10.9** for the frog image and **4.6** for the mean, in place of 12.9
# and 5.2667. One single slip turns 12.9 into exactly 10.9. Which?
#
# - **a** the frog class itself was counted among the wrong classes
# - **b** the margin of 1 was left out of both terms
# - **c** the minus sign of the score -3.1 was lost in one of the terms
# - **d** the term of the car class was forgotten
#
# Write the letter as text, for example `"a"`.

# %% solution="answer_recording"
answer_recording = ...
### BEGIN SOLUTION
answer_recording = "b"
### END SOLUTION

# %% [markdown] hints="answer_recording"
# By how much is 10.9 less than 12.9, and how many terms does the frog's sum have?
#
# ---
#
# Write the frog's two terms of section 2 with all their parts, one under the other. Then make each of the four slips
# in turn.
#
# ---
#
# For each slip: change the two terms accordingly, clip them at zero, add them. Keep the slip whose sum is 10.9.

# %% test="test_answer_recording" points=1
check_choice_given(answer_recording, "answer_recording", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_recording, "answer_recording", "b", points=1, read="section 2; try each slip with a pencil")
### END HIDDEN TESTS

# %% [markdown]
# ## 4. Without the loop
#
# NumPy can do the work for all classes at once. Three steps are enough for one image:
#
# 1. all margins in one go, $m_j = \max(0,\; s_j - s_{y_i} + 1)$ for every $j$: `np.maximum` compares entry by entry
#    (`np.max` is another function: it looks for the largest entry);
# 2. the right class must not count: look at what the formula gives for $j = y_i$, and deal with it;
# 3. add up.
#
# The lecture shows code of this kind for its (C, D) weights, with `W.dot(x)`. Yours takes W as (D, C).

# %% solution="L_i_vectorized"
def L_i_vectorized(x, y, W):
    """Multiclass SVM loss of one example, without a loop over the classes; margin 1.

    x: float array (D,), one image
    y: int, the number of the right class
    W: float array (D, C), one column a class; neither x nor W may be changed

    Returns the loss, one number, the same as L_i(x, y, W).

    Example: x = [1.0], W = [[0.5, 0.25]], y = 0 gives 0.75.
    """
    ### BEGIN SOLUTION
    scores = x @ W
    margins = np.maximum(0.0, scores - scores[y] + 1.0)
    margins[y] = 0.0
    return np.sum(margins)
    ### END SOLUTION

# %% [markdown] hints="L_i_vectorized"
# If you put $j = y_i$ into the formula, what does the right class's own term come to, whatever its score is?
#
# ---
#
# `np.maximum` with a whole vector on one side; one entry of a vector can be set by its number. Try it on the cat's
# three scores and look at each step.
#
# ---
#
# One vector of scores; from it, in one expression, the vector of clipped margins, for all classes; put the entry of
# the right class right; add up the vector.

# %% test="test_L_i_vectorized" points=6
check("L_i_vectorized", L_i_vectorized)

# %% [markdown]
# ## 5. A whole table of scores
#
# To explore the loss we want to play with **scores** directly, for many images at once, and to vary the formula. Two
# knobs are enough for everything that follows:
#
# $$L_i = \sum_{j \neq y_i} \max(0,\; s_j - s_{y_i} + \Delta)^{\,p}$$
#
# - $\Delta$ (`delta`) is the margin; so far it was 1;
# - $p$ (`p`) is 1 for the hinge, and 2 for the *squared* hinge: each term is clipped at zero, **then** squared, and then
#   the terms are added.
#
# The scores are a matrix `S` of shape (N, C). To take from each row the score of its own right class, NumPy wants two
# lists of positions, rows and columns. Here they pick one entry from each row of a small matrix:

# %%
A = np.array([[10, 11, 12],
              [20, 21, 22]])
picked = A[np.arange(2), [2, 0]]         # row 0 column 2, row 1 column 0
print(picked, "shape", picked.shape)
print("as a column, to be subtracted from every column of A:", picked[:, None].shape)

# %% [markdown]
# Return **one loss for each row**, without a loop over the rows. Do not take the mean here: whoever calls the function
# may want to see each image's loss.

# %% solution="hinge_losses"
def hinge_losses(S, y, delta=1.0, p=1):
    """Multiclass hinge loss of each row of a score matrix.

    S: float array (N, C), scores; not to be changed
    y: int array (N,), the right class of each row
    delta: the margin, a number above 0
    p: 1 for the hinge, 2 for the squared hinge

    Returns a float array (N,): for each row the sum over the wrong classes of max(0, s_j - s_y + delta)**p.

    Example: S = [[0.5, 0.0], [0.0, 2.0]], y = [0, 0] gives [0.5, 3.0]; with p = 2 it gives [0.25, 9.0].
    """
    ### BEGIN SOLUTION
    rows = np.arange(len(y))
    margins = np.maximum(0.0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0.0
    return np.sum(margins**p, axis=1)
    ### END SOLUTION

# %% [markdown] hints="hinge_losses"
# For one image, `scores[y]` is one number. What must stand in its place for N images, and which shape must it have,
# so that each row gets its own?
#
# ---
#
# The cell before this one picks one entry from each row, and turns the picks into a column. The same two lists of
# positions can also be used to set entries. Try a table that is not square.
#
# ---
#
# The row numbers; the right scores as a column; all clipped margins, (N, C), with delta in them; zero at the right
# class of each row; then the power; then one sum along each row. In this order.

# %% test="test_hinge_losses" points=10
check("hinge_losses", hinge_losses)

# %% demonstration=true
print("toy losses:", hinge_losses(S_toy, y_toy), "  mean:", round(float(np.mean(hinge_losses(S_toy, y_toy))), 4))
print("margin 5:  ", hinge_losses(S_toy, y_toy, delta=5.0))

# %% [markdown]
# ## 6. The lecture's seven questions about one loss
#
# A formula is understood when you can say what it does *before* you run it. Think first, then use your `hinge_losses` to
# make sure. Give numbers with at least two decimals, unless they are exact with fewer.
#
# ### Question 2: how much may the car's score fall?
#
# The car image has the scores 1.3, **4.9**, 2.0, and its loss is 0. Let only its own score, 4.9, fall; the others stay. By
# how much can it fall, at most, so that the loss of the car image is still 0?

# %% solution="answer_slack"
answer_slack = ...
### BEGIN SOLUTION
answer_slack = 1.9
### END SOLUTION

# %% [markdown] hints="answer_slack"
# The car's own score falls. Which of the two wrong classes notices first?
#
# ---
#
# The loss stays 0 as long as the own score leads each wrong class by at least 1. Only the closest rival matters.
#
# ---
#
# Take the highest wrong score, add the margin: this is where the own score must stop. Subtract it from the score that
# the car has now.

# %% test="test_answer_slack" points=1
check_number_given(answer_slack, "answer_slack")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_slack, "answer_slack", 1.9, points=1, tolerance=0.001, read="section 2: by how much must the right class lead its closest rival?")
### END HIDDEN TESTS

# %% [markdown]
# The figure lets the car's own score move and draws what your function says. If your answer is right, the dashed line
# stands at the end of the flat part.

# %% demonstration=true
own = np.linspace(-1, 7, 161)
moving = np.tile(S_toy[1], (len(own), 1))
moving[:, 1] = own
fig, ax = plt.subplots()
ax.plot(own, hinge_losses(moving, np.ones(len(own), dtype=int)), color=BLUE)
ax.plot([4.9], [0], "o", color=GREEN, ms=8, clip_on=False)
ax.annotate("now: 4.9", (4.9, 0.15), (4.9, 1.2), color=GREEN, ha="center", arrowprops={"arrowstyle": "-", "color": GREEN})
said = "Question 2 has no answer yet."
if isinstance(answer_slack, (int, float)):
    ax.axvline(4.9 - answer_slack, color=RED, ls="--")
    ax.text(4.9 - answer_slack + 0.1, 5, "4.9 minus your answer", color=RED)
    said = f"A dashed line marks 4.9 minus your answer, {4.9 - answer_slack:g}."
ax.set(xlabel="own score of the car image (score units)", ylabel="loss of the car image", ylim=(-0.2, None),
       xlim=(-1, 7), title="The loss is blind to the image's own score until the lead is used up")
show(fig, "The loss of the car image against its own score. From the right it is 0 as long as the lead lasts; then it rises to "
          f"the left, and further left twice as fast. A dot marks the score now, 4.9, with loss 0. {said}")

# %% [markdown]
# The curve has a second, fainter bend further to the left. There the other wrong class comes too close as well, and from
# there on the loss climbs twice as fast.
#
# ### Question 3: "the loss does not change"
#
# Lectures like to say that the SVM loss does not change when the scores change a little. That holds while there is slack
# left. Now take an image whose right class leads one wrong class by **exactly 1** and all others by at least 2: it sits on
# the kink. What does its loss do if its own score moves by 0.1?
#
# - **a** nothing, in either direction
# - **b** it rises by 0.1 if the own score falls, and stays the same if the own score rises
# - **c** it rises by 0.1 if the own score falls, and falls by 0.1 if the own score rises
# - **d** it rises by 0.1 in both directions

# %% solution="answer_kink"
answer_kink = ...
### BEGIN SOLUTION
answer_kink = "b"
### END SOLUTION

# %% [markdown] hints="answer_kink"
# Which of the terms is 0 and would be above 0 after the smallest step, and in which direction must that step go?
#
# ---
#
# The dot in the figure of the hinge, section 2: what does the curve do to the left of it, what to the right?
#
# ---
#
# Put a lead of 0.9 into the term, then a lead of 1.1, and compare each with what a lead of 1 costs. The other classes
# are farther behind: they stay as they were.

# %% test="test_answer_kink" points=1
check_choice_given(answer_kink, "answer_kink", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_kink, "answer_kink", "b", points=1, read="the figure of the hinge in section 2: look left and right of the kink")
### END HIDDEN TESTS

# %% [markdown]
# Remember the kink. At that point the loss has no single slope, and in the next notebook this will matter when we check
# gradients.
#
# ### A figure that moves
#
# In the next figure you move one score of one image: with the mouse in the plot, or with the slider and the arrow keys. Every loss
# in it is what **your** `hinge_losses` returns. Try these three, and say each time what you expect before you move anything:
#
# 1. *Car image, car score.* Let it fall from 4.9. Where does the loss begin to rise, and where does it begin to rise twice as fast?
#    The table says which wrong class costs what.
# 2. *Frog image, car score.* This is the score of a wrong class. How far must it fall until nothing more is gained by it, and what
#    is left of the loss then?
# 3. *Cat image, frog score.* How far can it rise from -1.7 before the loss notices?
#
# (A picture that stands still means that this page shows no widgets, or that the library for them is missing: `%pip install
# anywidget`, then restart the kernel. After opening the notebook anew, run the cell again.)

# %% demonstration=true
from linearloss.move_score import move_a_score

move_a_score({"hinge": hinge_losses}, S_toy, CLASSES)

# %% [markdown]
# ### Question 4: the smallest loss
#
# What is the smallest value that the loss of one image can take? (A number.)

# %% solution="answer_smallest"
answer_smallest = ...
### BEGIN SOLUTION
answer_smallest = 0
### END SOLUTION

# %% [markdown] hints="answer_smallest"
# Can a term of the sum be negative?
#
# ---
#
# The max form: what is the least that each term can be, and can all of them be that at the same time?
#
# ---
#
# Find the smallest value of one term. Look for an image in this notebook on which every term has that value. Add the
# terms.

# %% test="test_answer_smallest" points=1
check_number_given(answer_smallest, "answer_smallest")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_smallest, "answer_smallest", 0, points=1, tolerance=1e-6, read="section 2, the max form")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 5: the largest loss
#
# And the largest?
#
# - **a** $C - 1$
# - **b** $C$
# - **c** there is none: it can be as large as you like
# - **d** the largest score

# %% solution="answer_largest"
answer_largest = ...
### BEGIN SOLUTION
answer_largest = "c"
### END SOLUTION

# %% [markdown] hints="answer_largest"
# What does the loss do while a wrong class's score grows and grows?
#
# ---
#
# The left end of the hinge's figure. Does the curve level off?
#
# ---
#
# Suppose somebody names a largest value. Choose a wrong score so high that its single term is above it already, and
# see what is left of the claim.

# %% test="test_answer_largest" points=1
check_choice_given(answer_largest, "answer_largest", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_largest, "answer_largest", "c", points=1, read="the figure of the hinge in section 2, its left end")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 6: before any training
#
# Training usually starts with tiny random weights, so all scores are nearly 0. What is then the mean loss on CIFAR-10,
# which has $C = 10$ classes? Give the whole number that it is very close to. (To try it: a table of zeros is easily made.)

# %% solution="answer_first_loss"
answer_first_loss = ...
### BEGIN SOLUTION
answer_first_loss = 9
### END SOLUTION

# %% [markdown] hints="answer_first_loss"
# When all scores are equal, how large is each gap, and what is then each term?
#
# ---
#
# The max form with equal scores. How many terms does the sum have, for ten classes? A table of zeros with ten
# columns shows it.
#
# ---
#
# One term, from a gap of zero and the margin; times the number of wrong classes. The mean over images that all have
# the same loss is that loss.

# %% test="test_answer_first_loss" points=1
check_number_given(answer_first_loss, "answer_first_loss")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_first_loss, "answer_first_loss", 9, points=1, tolerance=0.01, read="section 2: put equal scores into the max form and count the terms")
### END HIDDEN TESTS

# %% [markdown]
# This number is worth knowing by heart. If the very first loss of a training run is not close to it, there is a mistake
# in the code, and you have found it before wasting an hour.
#
# ### Question 7: what if the right class counted too?
#
# Suppose the sum ran over **all** classes, $j = y_i$ included. What does the right class's own term come to, whatever the
# scores are? Give the **mean** loss of the toy dataset that results.

# %% solution="answer_own_class_mean"
answer_own_class_mean = ...
### BEGIN SOLUTION
answer_own_class_mean = 6.2667
### END SOLUTION

# %% [markdown] hints="answer_own_class_mean"
# What is $s_j - s_{y_i} + 1$ for $j = y_i$?
#
# ---
#
# Every image gets the same extra amount. What does that do to a mean?
#
# ---
#
# The mean of the three losses as they are, plus the right class's own term, once. Four decimals are enough.

# %% test="test_answer_own_class_mean" points=1
check_number_given(answer_own_class_mean, "answer_own_class_mean")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_own_class_mean, "answer_own_class_mean", 6.2667, points=1, read="section 6, question 7: s_j - s_y for j = y, and then the margin")
### END HIDDEN TESTS

# %% [markdown]
# A constant moves no minimum: the best weights stay the best. We leave the right class out because a loss of **0** should
# mean "nothing left to mend".
#
# ### Question 8: a mean over the wrong classes in place of their sum
#
# Suppose each image's loss were divided by the number of its wrong classes, $C - 1$. Give the mean loss of the toy
# dataset.

# %% solution="answer_mean_over_classes"
answer_mean_over_classes = ...
### BEGIN SOLUTION
answer_mean_over_classes = 2.6333
### END SOLUTION

# %% [markdown] hints="answer_mean_over_classes"
# How many wrong classes does each of the three images have?
#
# ---
#
# The number of wrong classes is the same for every image, so it makes no difference whether you divide before or
# after the mean.
#
# ---
#
# Take the mean loss of the toy dataset and divide it by the number of wrong classes.

# %% test="test_answer_mean_over_classes" points=1
check_number_given(answer_mean_over_classes, "answer_mean_over_classes")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_mean_over_classes, "answer_mean_over_classes", 2.6333, points=1, read="section 6, question 8: divide by the number of wrong classes")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 9: a mean over all classes
#
# Code that calls `np.mean(margins, axis=1)` divides by $C$ and not by $C - 1$: the zero that stands in the place of the right
# class is counted as well. What is the mean loss of the toy dataset then?

# %% solution="answer_mean_over_all"
answer_mean_over_all = ...
### BEGIN SOLUTION
answer_mean_over_all = 1.7556
### END SOLUTION

# %% [markdown] hints="answer_mean_over_all"
# Does one more zero in a row change the row's sum? And its mean?
#
# ---
#
# Compare with question 8: the same sum, shared among how many?
#
# ---
#
# Take the mean loss of the toy dataset and divide it by the number of all classes. Four decimals are enough.

# %% test="test_answer_mean_over_all" points=1
check_number_given(answer_mean_over_all, "answer_mean_over_all")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_mean_over_all, "answer_mean_over_all", 1.75556, points=1, tolerance=0.001, read="section 6, question 9: divide by the number of all classes")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 10: and lambda?
#
# It is often said that this changes nothing, since it only changes the scale. That is true of the loss alone. From the
# next notebook on, however, we shall minimise a sum of two terms, $L(W) + \lambda R(W)$, where $R$ measures how large the
# weights are and the number $\lambda$ says how much that counts. Divide $L$ by $C - 1$. What must happen to $\lambda$ if
# the best $W$ is to stay where it was?
#
# - **a** nothing: a change of scale never moves the minimum
# - **b** $\lambda$ must be divided by $C - 1$ too
# - **c** $\lambda$ must be multiplied by $C - 1$
# - **d** nothing helps: the minimum moves for every $\lambda$

# %% solution="answer_lambda"
answer_lambda = ...
### BEGIN SOLUTION
answer_lambda = "b"
### END SOLUTION

# %% [markdown] hints="answer_lambda"
# If you divide a whole function by a positive number, where does its lowest point go?
#
# ---
#
# Compare $L + \lambda R$ with $L / (C - 1) + \lambda' R$. For which $\lambda'$ is the second one the first one
# divided by a number?
#
# ---
#
# Divide the whole objective, both terms, by $C - 1$: its minimum stays. Read off what now stands in front of $R$.

# %% test="test_answer_lambda" points=1
check_choice_given(answer_lambda, "answer_lambda", list("abcd"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_lambda, "answer_lambda", "b", points=1, read="section 6, question 10: a minimum stays when the whole objective, both terms, is divided by one number")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 11: the squared hinge
#
# Now square each term (`p=2`). Give the mean loss of the toy dataset.

# %% solution="answer_squared_mean"
answer_squared_mean = ...
### BEGIN SOLUTION
answer_squared_mean = 30.5533
### END SOLUTION

# %% [markdown] hints="answer_squared_mean"
# Which of the three images have terms above zero, and what are these?
#
# ---
#
# Square the terms, not the losses: the frog has two terms. Or let your own function do it.
#
# ---
#
# Your function gives one loss for each row of the toy scores; with the other p, it squares. Take the mean of its
# three numbers.

# %% test="test_answer_squared_mean" points=1
check_number_given(answer_squared_mean, "answer_squared_mean")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_squared_mean, "answer_squared_mean", 30.5533, points=1, tolerance=0.01, read="section 5: each term is clipped at zero, then squared, then the terms are added")
### END HIDDEN TESTS

# %% [markdown]
# This is no change of scale: it is a **different loss**. The plain hinge finds two slips of 1 as bad as one slip of 2.
# The squared hinge finds the one slip of 2 twice as bad as the two slips of 1: it minds large slips most.

# %% demonstration=true
gap = np.linspace(-2, 3, 201)
pairs = np.column_stack([gap, np.zeros_like(gap)])   # two classes; the right one, class 0, leads by gap
zeros = np.zeros(len(gap), dtype=int)
fig, ax = plt.subplots()
ax.plot(gap, hinge_losses(pairs, zeros), color=BLUE)
ax.plot(gap, hinge_losses(pairs, zeros, p=2), color=RED, ls="--")
ax.text(-1.95, 1.75, "hinge, p = 1", color=BLUE)
ax.text(-1.1, 5.4, "squared hinge, p = 2", color=RED)
ax.set(xlabel="lead of the right class, $s_{y_i} - s_j$ (score units)", ylabel="cost of this wrong class",
       xlim=(-2, 3), ylim=(-0.2, 9), title="Squaring makes large slips dearer, small ones cheaper, and rounds the kink")
show(fig, "Hinge and squared hinge against the lead of the right class. Both are 0 from a lead of 1 on. Between 0 and 1 the "
          "squared hinge lies below, at 0 both are 1, and to the left the square grows much faster: 9 against 3 at a lead of -2.")

# %% [markdown]
# ### Question 12: where the square belongs
#
# A printed version of the lecture asks this question about the squared hinge, but its formula has lost the square: it
# shows the plain hinge, $\sum_{j \ne y_i} \max(0, s_j - s_{y_i} + 1)$. Where does the square belong? One of these gives
# 8.41, 0 and 83.25 for the three toy images; which?
#
# - **a** $\sum_{j \ne y_i} \max(0,\; s_j - s_{y_i} + 1)^2$, the maximum first, then the square
# - **b** $\sum_{j \ne y_i} \max\big(0,\; (s_j - s_{y_i} + 1)^2\big)$, the square first, then the maximum
# - **c** $\Big(\sum_{j \ne y_i} \max(0,\; s_j - s_{y_i} + 1)\Big)^2$, the sum first, then the square

# %% solution="answer_square"
answer_square = ...
### BEGIN SOLUTION
answer_square = "a"
### END SOLUTION

# %% [markdown] hints="answer_square"
# The car image has a loss of 0 here. Which of the three formulas gives it a 0?
#
# ---
#
# Try each formula on the car image first, then on the frog: its two terms are 6.3 and 6.6.
#
# ---
#
# Two tests decide. A class that is far behind: what becomes of its negative number if it is squared first? Two terms:
# is the square of a sum the sum of the squares?

# %% test="test_answer_square" points=1
check_choice_given(answer_square, "answer_square", list("abc"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_square, "answer_square", "a", points=1, read="section 5: what is squared, and when")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 13: twice the weights
#
# Doubling $W$ doubles all scores. What does the **mean** loss of the toy dataset become for $2W$?

# %% solution="answer_doubled_mean"
answer_doubled_mean = ...
### BEGIN SOLUTION
answer_doubled_mean = 9.5333
### END SOLUTION

# %% [markdown] hints="answer_doubled_mean"
# All scores double. Does the margin double?
#
# ---
#
# Compute the frog's two terms and the cat's larger one with doubled scores, by hand; or give your function a doubled
# table.
#
# ---
#
# Double the table of toy scores, take each row's loss with the margin as it was, then the mean. It is not twice the
# old mean.

# %% test="test_answer_doubled_mean" points=1
check_number_given(answer_doubled_mean, "answer_doubled_mean")
### BEGIN HIDDEN TESTS
from autograder.grading import expect_number
expect_number(answer_doubled_mean, "answer_doubled_mean", 9.5333, points=1, read="section 6, question 13: the scores double, the margin does not")
### END HIDDEN TESTS

# %% [markdown]
# ### Question 14: is a zero unique?
#
# Suppose you have found a $W$ whose loss is 0 on **every** image of a dataset. Is it the only one?
#
# - **a** yes: a loss of 0 is the minimum, and a minimum is unique
# - **b** no: $2W$ has loss 0 on every image as well
# - **c** no, but of all its multiples only $W$ itself has loss 0

# %% solution="answer_unique"
answer_unique = ...
### BEGIN SOLUTION
answer_unique = "b"
### END SOLUTION

# %% [markdown] hints="answer_unique"
# An image has loss 0. What do you know about its leads, and what do they become when all scores double?
#
# ---
#
# The figure below draws each image's loss against a factor: what does the car image's curve do right of the line?
#
# ---
#
# Loss 0 says: every lead is at least the margin. Multiply the leads by 2, and by other factors, and ask again whether
# each of them is at least the margin.

# %% test="test_answer_unique" points=1
check_choice_given(answer_unique, "answer_unique", list("abc"))
### BEGIN HIDDEN TESTS
from autograder.grading import expect_choice
expect_choice(answer_unique, "answer_unique", "b", points=1, read="section 6, question 14: what do doubled scores do to a lead of 1 or more?")
### END HIDDEN TESTS

# %% demonstration=true
factors = np.linspace(0, 3, 121)
fig, ax = plt.subplots()
for i, (colour, style) in enumerate([(BLUE, "-"), (GREEN, "--"), (RED, "-.")]):
    curve = [hinge_losses(a * S_toy, y_toy)[i] for a in factors]
    ax.plot(factors, curve, color=colour, ls=style)
    ax.text(3.04, curve[-1], CLASSES[i], color=colour, va="center")
ax.axvline(1, color=GREY, lw=1)
ax.text(1.03, 31, "our W", color=GREY)
ax.set(xlabel="factor a: the scores are those of $a \\cdot W$", ylabel="loss of the image", xlim=(0, 3), ylim=(-0.4, 36),
       title="Larger weights cost the car image nothing; cat and frog pay more")
show(fig, "The loss of each image against a factor on all weights. All three start at 2 for the factor 0. The car's falls to 0 "
          "before the factor 1 and stays there; the cat's dips and then rises slowly, to 6.7 at the factor 3; the frog's steeply, to 34.7.")

# %% [markdown]
# Look at the left end, too: with $a = 0$ all scores are 0, and all three images have the same loss. You met that number
# in question 6, there for ten classes.

# %% [markdown] question="question_scale"
# ### Question 15: in your own words
#
# A colleague says: "The size of the weights is irrelevant to the SVM loss. My classifier has loss 0, and when I
# multiplied `W` by 1000 the loss was still 0."
#
# In four to six sentences: for which images does multiplying $W$ by a factor above 1 leave a zero loss at zero, and why?
# For which images does the loss grow without bound as the factor grows, and why? And what does all this tell you about choosing between $W$, $2W$
# and $1000W$ by the loss alone?
# ### BEGIN MARK SCHEME
# 1 point: an image with loss 0 leads every wrong class by at least 1; the factor multiplies the lead, so it stays at least 1.
#
# 1 point: where a wrong class has a score above the right one (negative lead), the factor makes the lead more negative, and
# what this class costs grows without bound.
#
# 1 point: the margin of 1 stays fixed while the scores scale (so the size does matter: e.g. a lead between 0 and 1 is mended by
# a larger factor, and a small factor brings a lead below 1).
#
# 1 point: among weights of zero loss the loss has no preference; something else must choose, such as a penalty on large weights
# (regularisation).
# ### END MARK SCHEME

# %% [markdown] answer="prose_scale" points=4
# An image has loss 0 when its right class leads every wrong class by at least 1. A factor above 1 multiplies each of those
# leads, so they stay at least 1 and the loss stays 0: that is what the colleague saw. If a wrong class scores higher than
# the right one, the lead is negative, the factor makes it more negative, and the cost of that class grows without bound, as for
# the cat and the frog. The size of the weights does matter, because the margin of 1 does not scale with them: a lead of 0.5 costs
# 0.5 with $W$, and nothing with $2W$. Among the weights that reach loss 0 the loss itself cannot choose. One needs a second
# criterion, for instance a penalty on large weights, which is what regularisation adds.

# %% [markdown]
# ## Summary
#
# - A loss says how bad the weights are: the mean over the examples of a loss for each one.
# - The multiclass SVM loss asks the right class to lead **every** wrong class by 1, and charges for what is lacking.
# - It lies between 0 and infinity; with all scores equal it is $C - 1$; it is blind to changes within the slack, and
#   exactly at the kink it is not.
# - Counting the right class adds a constant. Dividing by the classes rescales, so $\lambda$ must follow. Squaring makes a
#   different loss. Zero loss does not single out one $W$.
#
# **Next:** in `02-svm` the loss of a whole batch gets its second term, regularisation, and its gradient, and you will
# learn how to make sure that a gradient is right.

# %% summary=true
