"""Reading submitted notebooks and laying them over the official ones."""
