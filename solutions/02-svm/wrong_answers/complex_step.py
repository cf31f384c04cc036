"""
code = "complex-step"
title = "The complex step in place of centred differences"
thinks = "The complex step has no rounding."
says = "You hand f complex numbers: f takes real ones, and centred differences were asked for."
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
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        moved = np.array(W, dtype=complex)
        moved[position] += 1j * h
        gradient[position] = np.imag(f(moved)) / h
    return gradient
