"""
code = "nan-to-num"
title = "nan is replaced by numbers after the overflow"
thinks = "np.nan_to_num makes the result finite."
says = "Where the exponentials overflow, you replace nan by a number: the result is finite and wrong. Prevent the overflow, by subtracting each row's maximum."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    with np.errstate(all="ignore"):
        E = np.exp(S)
        P = E / E.sum(axis=1, keepdims=True)
    return np.nan_to_num(P)
