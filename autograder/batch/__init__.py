"""Grading many submissions: finding them, sharing them out, keeping the results."""
