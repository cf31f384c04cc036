"""
title = "float32 after the shift"
why = "After the shift the scores are small, so float32 keeps seven digits."
replaces = "softmax"
"""
def softmax(S):
    Z = (S - S.max(axis=1, keepdims=True)).astype(np.float32)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
