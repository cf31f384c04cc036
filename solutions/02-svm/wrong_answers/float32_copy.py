"""
code = "float32-copy"
title = "W is turned into float32"
thinks = "float32 is enough for weights."
says = "You turn W into float32, whose rounding swallows much of so small a step: compute in float64, whatever W came as."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
centred = 0
unchanged = 0
shapes = 0
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float32)
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
