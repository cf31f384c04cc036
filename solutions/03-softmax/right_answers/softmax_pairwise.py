"""
title = "Every class against every other, without a sum of exponentials of scores"
why = "One over the sum of exp(s_k - s_j): it overflows to infinity for hopeless classes, and 1 over infinity is the right 0."
replaces = "softmax"
"""
def softmax(S):
    with np.errstate(over="ignore"):
        ratios = np.exp(S[:, None, :] - S[:, :, None])
    return 1 / ratios.sum(axis=2)
