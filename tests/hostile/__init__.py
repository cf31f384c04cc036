"""Hostile submissions, a file a class: what each tries, what it hands in, what it must get."""
