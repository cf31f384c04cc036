"""Everything secret: sources of the notebooks, references, hidden tests, wrong answers."""
