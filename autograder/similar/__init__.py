"""Submissions that are alike, to be looked at by a human: fingerprints of normalised code, never a verdict."""
