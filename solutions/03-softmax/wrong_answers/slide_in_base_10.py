"""
code = "slide-in-base-10"
title = "The cat's loss to base 10"
thinks = "The slide says 0.89."
says = ""
replaces = "answer_losses"
[expected.test_answer_losses]
"number 1" = 0
"number 2" = 0
"number 3" = 0
"""
answer_losses = [0.886, 0.034, 2.674]
