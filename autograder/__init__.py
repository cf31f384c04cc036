"""Course pack on loss functions and regularisation: the checks, the grader and its command line.

Importing this package imports nothing else: notebooks take what they need from
`autograder.checks` and `autograder.data`, which need NumPy and the standard library only.
"""

__version__ = "1.0.0"
