"""Gradescope: results.json, the autograder zip, and what runs in its container."""
