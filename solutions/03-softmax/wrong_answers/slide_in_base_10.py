"""
title = "The cat's loss to base 10"
replaces = "answer_losses"
thinks = "The slide says 0.89."
[expected]
test_answer_losses = 0
"""
answer_losses = [0.886, 0.034, 2.674]
