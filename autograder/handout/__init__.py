"""What students get: the notebooks with the data of their checks, and the archive of them."""
