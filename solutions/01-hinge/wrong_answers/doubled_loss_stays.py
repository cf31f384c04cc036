"""
code = "doubled-loss-stays"
title = "2W changes nothing, it is thought"
thinks = "The lecture says that the loss of 2W is the same."
says = "That is the mean before the doubling: the loss of 2W stays the same only for images whose loss is 0."
replaces = "answer_doubled_mean"
[expected.test_answer_doubled_mean]
answer = 0
"""
answer_doubled_mean = 5.2667
