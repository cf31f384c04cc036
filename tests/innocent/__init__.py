"""Right answers in odd styles, each of which must score full: a file an assignment, and one of damaged notebooks."""
