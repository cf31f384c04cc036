"""Bring your own: a small complete course, and one more exercise, written from the same few texts."""
