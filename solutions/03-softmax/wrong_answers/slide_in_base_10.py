"""
code = "slide-in-base-10"
title = "The cat's loss to base 10"
thinks = "The slide says 0.89."
says = "These are the losses to base 10, as on a slide that is often seen: the course uses the natural logarithm, np.log."
replaces = "answer_losses"
[expected.test_answer_losses]
"number 1" = 0
"number 2" = 0
"number 3" = 0
"""
answer_losses = [0.886, 0.034, 2.674]
