"""`make demo`: a sample class, graded from nothing."""
