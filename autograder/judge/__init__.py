"""The trusted side: official tests, references and comparisons, with the judge's own NumPy."""
