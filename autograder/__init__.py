"""The grader of a course on loss functions and regularisation, and its command line. Notebooks need `linearloss` alone."""
