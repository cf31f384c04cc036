"""
title = "2W changes nothing, it is thought"
replaces = "answer_doubled_mean"
thinks = "The lecture says that the loss of 2W is the same."
[expected]
test_answer_doubled_mean = 0
"""
answer_doubled_mean = 5.2667
